CREATE SCHEMA "trainings";
--> statement-breakpoint
CREATE TABLE "trainings"."courses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"field" text NOT NULL,
	"learning_hours" integer NOT NULL,
	"provider" text,
	"description" text,
	"cost_per_head" bigint,
	"materials" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outcomes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"prerequisite_ids" uuid[] DEFAULT '{}' NOT NULL,
	"carries_assessment" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "courses_kind_known" CHECK ("trainings"."courses"."kind" in ('leadership-training', 'functional-training', 'technical-training', 'workshop', 'managerial-training', 'sociocultural-training', 'socialisation', 'technical-guidance', 'seminar', 'internship', 'course', 'refresher', 'coaching', 'mentoring', 'e-learning', 'distance-learning', 'secondment', 'outdoor-learning', 'benchmarking', 'exchange', 'self-study', 'community', 'on-the-job')),
	CONSTRAINT "courses_field_known" CHECK ("trainings"."courses"."field" in ('managerial', 'sociocultural', 'technical')),
	CONSTRAINT "courses_state_known" CHECK ("trainings"."courses"."state" in ('active', 'retired')),
	CONSTRAINT "courses_learning_hours_range" CHECK ("trainings"."courses"."learning_hours" between 1 and 1500),
	CONSTRAINT "courses_cost_range" CHECK ("trainings"."courses"."cost_per_head" >= 0)
);
--> statement-breakpoint
CREATE TABLE "trainings"."enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"state" text NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "trainings"."enrolments_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"quota_unit_id" uuid,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "enrolments_origin_known" CHECK ("trainings"."enrolments"."origin" in ('applied', 'nominated')),
	CONSTRAINT "enrolments_state_known" CHECK ("trainings"."enrolments"."state" in ('applied', 'nominated', 'confirmed', 'wait-listed', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "trainings"."sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"place" text,
	"link" text,
	"trainer" text,
	"quota" integer NOT NULL,
	"unit_quotas" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"seats_taken" integer DEFAULT 0 NOT NULL,
	"registration_from" date NOT NULL,
	"registration_until" date NOT NULL,
	"cost_per_head" bigint,
	"needs_approval" boolean DEFAULT true NOT NULL,
	"decision" text DEFAULT 'draft' NOT NULL,
	"cancellation_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "sessions_dates_forward" CHECK ("trainings"."sessions"."ends_on" >= "trainings"."sessions"."starts_on"),
	CONSTRAINT "sessions_registration_forward" CHECK ("trainings"."sessions"."registration_until" > "trainings"."sessions"."registration_from"),
	CONSTRAINT "sessions_registration_before_end" CHECK ("trainings"."sessions"."registration_until" <= "trainings"."sessions"."ends_on"),
	CONSTRAINT "sessions_quota_range" CHECK ("trainings"."sessions"."quota" between 1 and 10000),
	CONSTRAINT "sessions_seats_within_quota" CHECK ("trainings"."sessions"."seats_taken" between 0 and "trainings"."sessions"."quota"),
	CONSTRAINT "sessions_decision_known" CHECK ("trainings"."sessions"."decision" in ('draft', 'open', 'cancelled')),
	CONSTRAINT "sessions_cancelled_with_reason" CHECK (("trainings"."sessions"."decision" = 'cancelled') = ("trainings"."sessions"."cancellation_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD CONSTRAINT "enrolments_session_fk" FOREIGN KEY ("session_id") REFERENCES "trainings"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD CONSTRAINT "enrolments_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD CONSTRAINT "enrolments_quota_unit_fk" FOREIGN KEY ("quota_unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."sessions" ADD CONSTRAINT "sessions_course_fk" FOREIGN KEY ("course_id") REFERENCES "trainings"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "courses_code_unique" ON "trainings"."courses" USING btree (lower("code"));--> statement-breakpoint
CREATE INDEX "courses_search_index" ON "trainings"."courses" USING gin (to_tsvector('indonesian', "title" || ' ' || coalesce("provider", '') || ' ' || coalesce("description", '')));--> statement-breakpoint
CREATE INDEX "courses_title_index" ON "trainings"."courses" USING btree ("title","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_once" ON "trainings"."enrolments" USING btree ("session_id","employee_id") WHERE "trainings"."enrolments"."state" not in ('declined', 'withdrawn');--> statement-breakpoint
CREATE INDEX "enrolments_session_index" ON "trainings"."enrolments" USING btree ("session_id","arrival");--> statement-breakpoint
CREATE INDEX "enrolments_employee_index" ON "trainings"."enrolments" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "sessions_course_index" ON "trainings"."sessions" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "sessions_order_index" ON "trainings"."sessions" USING btree ("starts_on","id");--> statement-breakpoint
-- Bookkeeping of main rows.
create trigger courses_touch before update on trainings.courses for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger sessions_touch before update on trainings.sessions for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger enrolments_touch before update on trainings.enrolments for each row execute function platform.touch_row();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of enrolments.
create or replace function events.units_of(rule text, subject text, fields jsonb, day date)
returns table (unit_ids uuid[]) language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid end,
      home.unit_id, seat.unit_id], null), '{}')
    from employees.home_unit(
           case when rule in ('employee', 'placement') then subject::uuid
                when rule in ('correction-request', 'assessment', 'enrolment') then (fields ->> 'employee_id')::uuid
                when rule = 'assessment-part' then
                  (select a.employee_id from competencies.assessments a where a.id = subject::uuid) end, day) home,
         organisation.unit_of_position(
           case rule when 'placement' then (fields ->> 'position_id')::uuid
                     when 'standard' then (fields ->> 'position_id')::uuid
                     when 'position' then subject::uuid end, day) seat
$$;
--> statement-breakpoint
select audit.watch('trainings.courses', 'course', 'id'),
       audit.watch('trainings.sessions', 'training-session', 'id'),
       audit.watch('trainings.enrolments', 'enrolment', 'id');
--> statement-breakpoint
select events.announce('trainings.courses', 'course'),
       events.announce('trainings.sessions', 'training-session'),
       events.announce('trainings.enrolments', 'enrolment', 'enrolment');
--> statement-breakpoint
-- Who may what, in the roles that are there from the beginning.
update platform.roles set scopes = scopes || '{trainings:read}'
 where name in ('policy-drafter', 'integrator', 'assessor');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{trainings:read,enrolments:read}' where name = 'auditor';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{trainings:read,enrolments:read,enrolments:write}'
 where name in ('head-of-unit', 'agency-personnel-officer');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{trainings:read,trainings:write,enrolments:read,enrolments:write}'
 where name in ('city-personnel-officer', 'trainer');
