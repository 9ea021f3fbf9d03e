CREATE TABLE "platform"."files" (
	"sha256" "bytea" PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"announced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_sha256_length" CHECK (octet_length("platform"."files"."sha256") = 32)
);
--> statement-breakpoint
CREATE TABLE "platform"."photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" "bytea" NOT NULL,
	"thumbnail_sha256" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"proof_id" "bytea",
	"claimed_kind" text,
	"claimed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "photos_proof_key" UNIQUE("proof_id"),
	CONSTRAINT "photos_claimed_wholly" CHECK (("platform"."photos"."claimed_kind" is null) = ("platform"."photos"."claimed_by" is null))
);
--> statement-breakpoint
ALTER TABLE "platform"."photos" ADD CONSTRAINT "photos_file_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."photos" ADD CONSTRAINT "photos_thumbnail_fk" FOREIGN KEY ("thumbnail_sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_announced_index" ON "platform"."files" USING btree ("announced_at");--> statement-breakpoint
CREATE INDEX "photos_file_index" ON "platform"."photos" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "photos_thumbnail_index" ON "platform"."photos" USING btree ("thumbnail_sha256");--> statement-breakpoint
CREATE INDEX "photos_claim_index" ON "platform"."photos" USING btree ("claimed_kind","claimed_by") WHERE "platform"."photos"."claimed_by" is not null;--> statement-breakpoint
CREATE INDEX "photos_unclaimed_index" ON "platform"."photos" USING btree ("created_at") WHERE "platform"."photos"."claimed_by" is null;