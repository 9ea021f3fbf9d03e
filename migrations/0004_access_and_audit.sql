CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE TABLE "platform"."api_key_uses" (
	"key_id" uuid NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"last_used_from" text NOT NULL,
	CONSTRAINT "api_key_uses_key_id_pk" PRIMARY KEY("key_id")
);
--> statement-breakpoint
CREATE TABLE "platform"."roles" (
	"name" text PRIMARY KEY NOT NULL,
	"label_id" text NOT NULL,
	"label_en" text NOT NULL,
	"description" text NOT NULL,
	"scopes" text[] NOT NULL,
	"reach" text NOT NULL,
	"unit_ids" uuid[],
	"token_values" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "roles_reach_known" CHECK ("platform"."roles"."reach" in ('everywhere', 'own-agency', 'own-subtree', 'listed-units', 'self')),
	CONSTRAINT "roles_units_only_listed" CHECK (("platform"."roles"."reach" = 'listed-units') = (cardinality(coalesce("platform"."roles"."unit_ids", '{}')) > 0))
);
--> statement-breakpoint
CREATE TABLE "audit"."entries" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit"."entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recorded_at" timestamp(6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"request_id" text,
	"operation" text NOT NULL,
	"resource" text NOT NULL,
	"resource_id" text,
	"table_name" text,
	"record_key" jsonb,
	"before" jsonb,
	"after" jsonb,
	"personal" jsonb,
	"salt" uuid,
	"reason" text,
	CONSTRAINT "entries_id_recorded_at_pk" PRIMARY KEY("id","recorded_at"),
	CONSTRAINT "entries_operation_known" CHECK ("audit"."entries"."operation" in ('insert', 'update', 'delete', 'read')),
	CONSTRAINT "entries_personal_salted" CHECK (("audit"."entries"."personal" is null) = ("audit"."entries"."salt" is null))
) PARTITION BY RANGE ("recorded_at");
--> statement-breakpoint
CREATE TABLE "audit"."heads" (
	"tree_size" bigint PRIMARY KEY NOT NULL,
	"root_hash" "bytea" NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"key_id" text NOT NULL,
	"jws" text NOT NULL,
	"sealed_through" "xid8" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."leaves" (
	"leaf_index" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"recorded_at" timestamp(6) with time zone NOT NULL,
	CONSTRAINT "leaves_entry_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit"."seal_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit"."tiles" (
	"level" smallint NOT NULL,
	"position" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "tiles_level_position_pk" PRIMARY KEY("level","position")
);
--> statement-breakpoint
CREATE TABLE "employees"."correction_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"changes" jsonb NOT NULL,
	"explanation" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"requested_by" text DEFAULT platform.current_actor() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "correction_requests_state_known" CHECK ("employees"."correction_requests"."state" in ('open', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "correction_requests_decided_whole" CHECK (("employees"."correction_requests"."state" = 'open') = ("employees"."correction_requests"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "previous_secret_hash" text;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "previous_valid_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "unit_ids" uuid[];--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "networks" text[];--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "requests_per_minute" integer;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "created_by" text DEFAULT platform.current_actor() NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD COLUMN "updated_by" text DEFAULT platform.current_actor() NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."api_key_uses" ADD CONSTRAINT "api_key_uses_key_fk" FOREIGN KEY ("key_id") REFERENCES "platform"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit"."heads" ADD CONSTRAINT "heads_key_fk" FOREIGN KEY ("key_id") REFERENCES "audit"."seal_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees"."correction_requests" ADD CONSTRAINT "correction_requests_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entries_resource_index" ON "audit"."entries" USING btree ("resource","resource_id","id");--> statement-breakpoint
CREATE INDEX "entries_actor_index" ON "audit"."entries" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "entries_transaction_index" ON "audit"."entries" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "entries_request_index" ON "audit"."entries" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "heads_signed_index" ON "audit"."heads" USING btree ("signed_at");--> statement-breakpoint
CREATE INDEX "leaves_recorded_index" ON "audit"."leaves" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "correction_requests_employee_index" ON "employees"."correction_requests" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "correction_requests_open_index" ON "employees"."correction_requests" USING btree ("id") WHERE "employees"."correction_requests"."state" = 'open';--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD CONSTRAINT "api_keys_rotation_whole" CHECK (("platform"."api_keys"."previous_secret_hash" is null) = ("platform"."api_keys"."previous_valid_until" is null));--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD CONSTRAINT "api_keys_units_named" CHECK (cardinality("platform"."api_keys"."unit_ids") > 0);--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD CONSTRAINT "api_keys_networks_named" CHECK (cardinality("platform"."api_keys"."networks") > 0);--> statement-breakpoint
ALTER TABLE "platform"."api_keys" ADD CONSTRAINT "api_keys_requests_positive" CHECK ("platform"."api_keys"."requests_per_minute" > 0);