CREATE TABLE "platform"."file_upload_pieces" (
	"upload_id" uuid NOT NULL,
	"start" bigint NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	CONSTRAINT "file_upload_pieces_key" PRIMARY KEY("upload_id","start")
);
--> statement-breakpoint
CREATE TABLE "platform"."file_uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"purpose" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"pieces" integer DEFAULT 0 NOT NULL,
	"told_sha256" "bytea",
	"state" text DEFAULT 'receiving' NOT NULL,
	"sha256" "bytea",
	"media_type" text,
	"refusal" text,
	"refusal_parameters" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_uploads_purpose_known" CHECK ("platform"."file_uploads"."purpose" in ('policy-document')),
	CONSTRAINT "file_uploads_state_known" CHECK ("platform"."file_uploads"."state" in ('receiving', 'checking', 'finished', 'refused', 'taken')),
	CONSTRAINT "file_uploads_received" CHECK ("platform"."file_uploads"."received_bytes" between 0 and "platform"."file_uploads"."bytes"),
	CONSTRAINT "file_uploads_whole" CHECK ("platform"."file_uploads"."state" = 'refused' or ("platform"."file_uploads"."state" = 'receiving') = ("platform"."file_uploads"."received_bytes" < "platform"."file_uploads"."bytes")),
	CONSTRAINT "file_uploads_finished" CHECK (("platform"."file_uploads"."state" in ('finished', 'taken')) = ("platform"."file_uploads"."sha256" is not null and "platform"."file_uploads"."media_type" is not null)),
	CONSTRAINT "file_uploads_refused" CHECK (("platform"."file_uploads"."state" = 'refused') = ("platform"."file_uploads"."refusal" is not null))
);
--> statement-breakpoint
ALTER TABLE "platform"."files" ADD COLUMN "scan" text;--> statement-breakpoint
ALTER TABLE "platform"."file_upload_pieces" ADD CONSTRAINT "file_upload_pieces_upload_fk" FOREIGN KEY ("upload_id") REFERENCES "platform"."file_uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."file_upload_pieces" ADD CONSTRAINT "file_upload_pieces_file_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."file_uploads" ADD CONSTRAINT "file_uploads_file_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_upload_pieces_file_index" ON "platform"."file_upload_pieces" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "file_uploads_owner_index" ON "platform"."file_uploads" USING btree ("owner") WHERE "platform"."file_uploads"."state" <> 'taken';--> statement-breakpoint
CREATE INDEX "file_uploads_file_index" ON "platform"."file_uploads" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "file_uploads_expiry_index" ON "platform"."file_uploads" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "files_scan_pending_index" ON "platform"."files" USING btree ("sha256") WHERE "platform"."files"."scan" = 'pending';--> statement-breakpoint
ALTER TABLE "platform"."files" ADD CONSTRAINT "files_scan_known" CHECK ("platform"."files"."scan" in ('pending', 'clean', 'infected', 'skipped'));--> statement-breakpoint
update platform.roles set scopes = scopes || '{files:write}' where name = 'policy-drafter';
