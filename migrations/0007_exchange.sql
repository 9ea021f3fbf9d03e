CREATE SCHEMA "events";
--> statement-breakpoint
CREATE TABLE "events"."effective_days" (
	"name" text PRIMARY KEY NOT NULL,
	"told_through" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events"."outbox" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events"."outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recorded_at" timestamp(6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"kind" text NOT NULL,
	"resource" text NOT NULL,
	"resource_id" text NOT NULL,
	"unit_ids" uuid[],
	"data" jsonb NOT NULL,
	CONSTRAINT "outbox_id_recorded_at_pk" PRIMARY KEY("id","recorded_at")
) PARTITION BY RANGE ("recorded_at");
--> statement-breakpoint
CREATE TABLE "platform"."idempotency_keys" (
	"caller" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"answer" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("caller","key_hash")
);
--> statement-breakpoint
CREATE TABLE "platform"."import_refused_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "import_refused_rows_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
ALTER TABLE "platform"."imports" DROP CONSTRAINT "imports_state_known";--> statement-breakpoint
ALTER TABLE "platform"."imports" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "platform"."imports" ADD COLUMN "cancel_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."import_refused_rows" ADD CONSTRAINT "import_refused_rows_import_fk" FOREIGN KEY ("import_id") REFERENCES "platform"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_order_index" ON "events"."outbox" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age_index" ON "platform"."idempotency_keys" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "platform"."imports" ADD CONSTRAINT "imports_state_known" CHECK ("platform"."imports"."state" in ('queued', 'running', 'finished', 'failed', 'cancelled'));