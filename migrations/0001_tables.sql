CREATE SCHEMA IF NOT EXISTS "platform";
--> statement-breakpoint
CREATE SCHEMA "employees";
--> statement-breakpoint
CREATE SCHEMA "organisation";
--> statement-breakpoint
CREATE TABLE "platform"."api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "platform"."secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."workers" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."import_chunks" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_chunks_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "platform"."import_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"severity" text NOT NULL,
	"column" text,
	"code" text NOT NULL,
	"value" text,
	"parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "import_findings_severity_known" CHECK ("platform"."import_findings"."severity" in ('error', 'warning'))
);
--> statement-breakpoint
CREATE TABLE "platform"."imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource" text NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"file_sha256" text NOT NULL,
	"options" jsonb NOT NULL,
	"dry_run" boolean NOT NULL,
	"mode" text NOT NULL,
	"state" text NOT NULL,
	"rows_total" integer,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_created" integer DEFAULT 0 NOT NULL,
	"rows_updated" integer DEFAULT 0 NOT NULL,
	"rows_unchanged" integer DEFAULT 0 NOT NULL,
	"rows_refused" integer DEFAULT 0 NOT NULL,
	"warnings" integer DEFAULT 0 NOT NULL,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"failure" jsonb,
	"created_by" text DEFAULT platform.current_actor() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_state_known" CHECK ("platform"."imports"."state" in ('queued', 'running', 'finished', 'failed')),
	CONSTRAINT "imports_mode_known" CHECK ("platform"."imports"."mode" in ('valid-rows', 'all-or-nothing'))
);
--> statement-breakpoint
CREATE TABLE "employees"."employee_external_ids" (
	"owner_id" uuid NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "employee_external_ids_unique" PRIMARY KEY("system","value"),
	CONSTRAINT "employee_external_ids_one_per_system" UNIQUE("owner_id","system")
);
--> statement-breakpoint
CREATE TABLE "employees"."employees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nip" text NOT NULL,
	"nik" text,
	"name" text NOT NULL,
	"front_title" text,
	"back_title" text,
	"birth_place" text,
	"birth_date" date NOT NULL,
	"gender" text NOT NULL,
	"religion" text,
	"marital_status" text,
	"phone" text,
	"email" text,
	"official_email" text,
	"address" text,
	"employment_kind" text NOT NULL,
	"status" text NOT NULL,
	"appointed_on" date NOT NULL,
	"permanent_on" date,
	"education_level" text,
	"education_programme" text,
	"graduation_year" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "employees_nip_unique" UNIQUE("nip"),
	CONSTRAINT "employees_nik_unique" UNIQUE("nik"),
	CONSTRAINT "employees_nip_digits" CHECK ("employees"."employees"."nip" ~ '^[0-9]{18}$'),
	CONSTRAINT "employees_nik_digits" CHECK ("employees"."employees"."nik" ~ '^[0-9]{16}$'),
	CONSTRAINT "employees_gender_known" CHECK ("employees"."employees"."gender" in ('male', 'female')),
	CONSTRAINT "employees_religion_known" CHECK ("employees"."employees"."religion" in ('islam', 'kristen', 'katolik', 'hindu', 'buddha', 'konghucu', 'other')),
	CONSTRAINT "employees_marital_status_known" CHECK ("employees"."employees"."marital_status" in ('single', 'married', 'divorced', 'widowed')),
	CONSTRAINT "employees_employment_kind_known" CHECK ("employees"."employees"."employment_kind" in ('PNS', 'PPPK')),
	CONSTRAINT "employees_status_known" CHECK ("employees"."employees"."status" in ('active', 'leave', 'study', 'suspended', 'seconded', 'pre-retirement', 'retired', 'dismissed', 'deceased', 'inactive')),
	CONSTRAINT "employees_education_level_known" CHECK ("employees"."employees"."education_level" in ('sd', 'smp', 'sma', 'd1', 'd2', 'd3', 'd4', 's1', 'profesi', 's2', 'spesialis', 's3', 'subspesialis'))
);
--> statement-breakpoint
CREATE TABLE "employees"."placements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"decree_number" text,
	"decree_date" date,
	"end_decree_number" text,
	"end_decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "placements_kind_known" CHECK ("employees"."placements"."kind" in ('definitive', 'acting-plt', 'acting-plh', 'acting-pj', 'additional')),
	CONSTRAINT "placements_period_forward" CHECK ("employees"."placements"."valid_to" > "employees"."placements"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "employees"."rank_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"rank" text NOT NULL,
	"decree_number" text,
	"decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "rank_periods_start_unique" UNIQUE("employee_id","valid_from"),
	CONSTRAINT "rank_periods_rank_known" CHECK ("employees"."rank_periods"."rank" in ('I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII')),
	CONSTRAINT "rank_periods_period_forward" CHECK ("employees"."rank_periods"."valid_to" > "employees"."rank_periods"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "employees"."retirement_age_limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_kind" text NOT NULL,
	"functional_level" text,
	"position_name" text,
	"age" integer NOT NULL,
	"legal_basis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "retirement_age_limits_kind_known" CHECK ("employees"."retirement_age_limits"."position_kind" in ('jpt-utama', 'jpt-madya', 'jpt-pratama', 'administrator', 'pengawas', 'pelaksana', 'fungsional')),
	CONSTRAINT "retirement_age_limits_level_known" CHECK ("employees"."retirement_age_limits"."functional_level" in ('ahli-pertama', 'ahli-muda', 'ahli-madya', 'ahli-utama', 'pemula', 'terampil', 'mahir', 'penyelia')),
	CONSTRAINT "retirement_age_limits_age_range" CHECK ("employees"."retirement_age_limits"."age" between 40 and 80),
	CONSTRAINT "retirement_age_limits_period_forward" CHECK ("employees"."retirement_age_limits"."valid_to" > "employees"."retirement_age_limits"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "organisation"."position_external_ids" (
	"owner_id" uuid NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "position_external_ids_unique" PRIMARY KEY("system","value"),
	CONSTRAINT "position_external_ids_one_per_system" UNIQUE("owner_id","system")
);
--> statement-breakpoint
CREATE TABLE "organisation"."position_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"functional_level" text,
	"echelon" text,
	"job_class" integer,
	"head_count_needed" integer NOT NULL,
	"decree_number" text,
	"decree_date" date,
	"end_decree_number" text,
	"end_decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "position_versions_kind_known" CHECK ("organisation"."position_versions"."kind" in ('jpt-utama', 'jpt-madya', 'jpt-pratama', 'administrator', 'pengawas', 'pelaksana', 'fungsional')),
	CONSTRAINT "position_versions_level_known" CHECK ("organisation"."position_versions"."functional_level" in ('ahli-pertama', 'ahli-muda', 'ahli-madya', 'ahli-utama', 'pemula', 'terampil', 'mahir', 'penyelia')),
	CONSTRAINT "position_versions_level_only_functional" CHECK ("organisation"."position_versions"."functional_level" is null or "organisation"."position_versions"."kind" = 'fungsional'),
	CONSTRAINT "position_versions_echelon_known" CHECK ("organisation"."position_versions"."echelon" in ('I.a', 'I.b', 'II.a', 'II.b', 'III.a', 'III.b', 'IV.a', 'IV.b', 'V.a')),
	CONSTRAINT "position_versions_job_class_range" CHECK ("organisation"."position_versions"."job_class" between 1 and 17),
	CONSTRAINT "position_versions_head_count_range" CHECK ("organisation"."position_versions"."head_count_needed" between 0 and 100000),
	CONSTRAINT "position_versions_period_forward" CHECK ("organisation"."position_versions"."valid_to" > "organisation"."position_versions"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "organisation"."positions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation"."unit_external_ids" (
	"owner_id" uuid NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "unit_external_ids_unique" PRIMARY KEY("system","value"),
	CONSTRAINT "unit_external_ids_one_per_system" UNIQUE("owner_id","system")
);
--> statement-breakpoint
CREATE TABLE "organisation"."unit_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"short_name" text,
	"kind" text NOT NULL,
	"head_echelon" text,
	"legal_basis" text,
	"decree_number" text,
	"decree_date" date,
	"end_decree_number" text,
	"end_decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "unit_versions_kind_known" CHECK ("organisation"."unit_versions"."kind" in ('city', 'secretariat', 'council-secretariat', 'inspectorate', 'agency', 'board', 'hospital', 'district', 'urban-village', 'technical-unit', 'health-centre', 'school', 'division', 'section', 'other')),
	CONSTRAINT "unit_versions_head_echelon_known" CHECK ("organisation"."unit_versions"."head_echelon" in ('I.a', 'I.b', 'II.a', 'II.b', 'III.a', 'III.b', 'IV.a', 'IV.b', 'V.a')),
	CONSTRAINT "unit_versions_period_forward" CHECK ("organisation"."unit_versions"."valid_to" > "organisation"."unit_versions"."valid_from"),
	CONSTRAINT "unit_versions_not_own_parent" CHECK ("organisation"."unit_versions"."parent_id" <> "organisation"."unit_versions"."unit_id")
);
--> statement-breakpoint
CREATE TABLE "organisation"."units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "units_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "platform"."import_chunks" ADD CONSTRAINT "import_chunks_import_fk" FOREIGN KEY ("import_id") REFERENCES "platform"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."import_findings" ADD CONSTRAINT "import_findings_import_fk" FOREIGN KEY ("import_id") REFERENCES "platform"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees"."employee_external_ids" ADD CONSTRAINT "employee_external_ids_owner_fk" FOREIGN KEY ("owner_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees"."placements" ADD CONSTRAINT "placements_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees"."placements" ADD CONSTRAINT "placements_position_fk" FOREIGN KEY ("position_id") REFERENCES "organisation"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employees"."rank_periods" ADD CONSTRAINT "rank_periods_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation"."position_external_ids" ADD CONSTRAINT "position_external_ids_owner_fk" FOREIGN KEY ("owner_id") REFERENCES "organisation"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation"."position_versions" ADD CONSTRAINT "position_versions_position_fk" FOREIGN KEY ("position_id") REFERENCES "organisation"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation"."position_versions" ADD CONSTRAINT "position_versions_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation"."unit_external_ids" ADD CONSTRAINT "unit_external_ids_owner_fk" FOREIGN KEY ("owner_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation"."unit_versions" ADD CONSTRAINT "unit_versions_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation"."unit_versions" ADD CONSTRAINT "unit_versions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "employees_name_search_index" ON "employees"."employees" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "employees_name_order_index" ON "employees"."employees" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "employees_birth_date_index" ON "employees"."employees" USING btree ("birth_date");--> statement-breakpoint
CREATE INDEX "placements_employee_index" ON "employees"."placements" USING btree ("employee_id","valid_from");--> statement-breakpoint
CREATE INDEX "placements_position_index" ON "employees"."placements" USING btree ("position_id","valid_from");--> statement-breakpoint
CREATE INDEX "position_versions_position_index" ON "organisation"."position_versions" USING btree ("position_id","valid_from");--> statement-breakpoint
CREATE INDEX "position_versions_unit_index" ON "organisation"."position_versions" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "unit_versions_unit_index" ON "organisation"."unit_versions" USING btree ("unit_id","valid_from");--> statement-breakpoint
CREATE INDEX "unit_versions_parent_index" ON "organisation"."unit_versions" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "unit_versions_name_index" ON "organisation"."unit_versions" USING gin ("name" gin_trgm_ops);