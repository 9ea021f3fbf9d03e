CREATE SCHEMA "follow_ups";
--> statement-breakpoint
CREATE TABLE "follow_ups"."actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"responsible_id" uuid,
	"service_id" uuid,
	"title" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"first_due_on" date NOT NULL,
	"due_on" date NOT NULL,
	"accepted_on" date,
	"ended_on" date,
	"result" jsonb,
	"drop_reason" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "actions_state_known" CHECK ("follow_ups"."actions"."state" in ('proposed', 'accepted', 'in-progress', 'done', 'dropped')),
	CONSTRAINT "actions_ended_whole" CHECK (("follow_ups"."actions"."state" in ('done', 'dropped')) = ("follow_ups"."actions"."ended_on" is not null)),
	CONSTRAINT "actions_done_has_result" CHECK (("follow_ups"."actions"."state" = 'done') = ("follow_ups"."actions"."result" is not null)),
	CONSTRAINT "actions_dropped_has_reason" CHECK (("follow_ups"."actions"."state" = 'dropped') = ("follow_ups"."actions"."drop_reason" is not null)),
	CONSTRAINT "actions_accepted_before" CHECK ("follow_ups"."actions"."accepted_on" is not null or "follow_ups"."actions"."state" in ('proposed', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "follow_ups"."evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"description" jsonb NOT NULL,
	"address" text,
	"measure" jsonb,
	"before" double precision,
	"after" double precision,
	"added_at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"added_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "evidence_measure_whole" CHECK (("follow_ups"."evidence"."measure" is null) = ("follow_ups"."evidence"."after" is null)),
	CONSTRAINT "evidence_before_after" CHECK ("follow_ups"."evidence"."before" is null or "follow_ups"."evidence"."after" is not null)
);
--> statement-breakpoint
CREATE TABLE "follow_ups"."origin_reports" (
	"origin_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	CONSTRAINT "origin_reports_key" PRIMARY KEY("origin_id","report_id")
);
--> statement-breakpoint
CREATE TABLE "follow_ups"."origins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"publication_id" uuid,
	"service_id" uuid,
	"element" text,
	"value" double precision,
	"answers" integer,
	"target" double precision,
	"category_id" uuid,
	"district_id" uuid,
	"starts_on" date,
	"ends_on" date,
	"report_count" integer,
	"topic_id" uuid,
	"promises" smallint[],
	CONSTRAINT "origins_kind_known" CHECK ("follow_ups"."origins"."kind" in ('satisfaction', 'reports', 'report-cluster', 'forum-topic')),
	CONSTRAINT "origins_whole" CHECK (case "follow_ups"."origins"."kind"
        when 'satisfaction' then num_nulls("follow_ups"."origins"."publication_id", "follow_ups"."origins"."value", "follow_ups"."origins"."answers") = 0
        when 'report-cluster' then num_nulls("follow_ups"."origins"."category_id", "follow_ups"."origins"."starts_on", "follow_ups"."origins"."ends_on", "follow_ups"."origins"."report_count") = 0
        when 'forum-topic' then num_nulls("follow_ups"."origins"."topic_id", "follow_ups"."origins"."promises") = 0
        else true end)
);
--> statement-breakpoint
CREATE TABLE "follow_ups"."steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"message" jsonb,
	"due_on" date,
	"taken_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "steps_kind_known" CHECK ("follow_ups"."steps"."kind" in ('proposed', 'accepted', 'progressed', 'rescheduled', 'became-overdue', 'done', 'dropped')),
	CONSTRAINT "steps_due_whole" CHECK (("follow_ups"."steps"."kind" in ('proposed', 'rescheduled', 'became-overdue')) = ("follow_ups"."steps"."due_on" is not null)),
	CONSTRAINT "steps_rescheduled_why" CHECK ("follow_ups"."steps"."kind" <> 'rescheduled' or "follow_ups"."steps"."message" is not null)
);
--> statement-breakpoint
CREATE TABLE "follow_ups"."targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid,
	"service_id" uuid,
	"element" text,
	"value" numeric(5, 2) NOT NULL,
	"legal_basis" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "targets_unique" UNIQUE NULLS NOT DISTINCT("unit_id","service_id","element"),
	CONSTRAINT "targets_element_known" CHECK ("follow_ups"."targets"."element" in ('requirements', 'procedure', 'time', 'cost', 'product', 'staff-competence', 'staff-behaviour', 'complaint-handling', 'facilities')),
	CONSTRAINT "targets_value_range" CHECK ("follow_ups"."targets"."value" between 25 and 100),
	CONSTRAINT "targets_of_one" CHECK ("follow_ups"."targets"."unit_id" is null or "follow_ups"."targets"."service_id" is null)
);
--> statement-breakpoint
CREATE TABLE "trainings"."reported_needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"competency_id" uuid,
	"course_id" uuid,
	"reason" text NOT NULL,
	"origin_kind" text NOT NULL,
	"origin_id" uuid NOT NULL,
	"reported_on" date NOT NULL,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "reported_needs_origin_known" CHECK ("trainings"."reported_needs"."origin_kind" in ('follow-up')),
	CONSTRAINT "reported_needs_of_something" CHECK (num_nonnulls("trainings"."reported_needs"."competency_id", "trainings"."reported_needs"."course_id") > 0)
);
--> statement-breakpoint
ALTER TABLE "follow_ups"."actions" ADD CONSTRAINT "actions_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."actions" ADD CONSTRAINT "actions_responsible_fk" FOREIGN KEY ("responsible_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."actions" ADD CONSTRAINT "actions_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."evidence" ADD CONSTRAINT "evidence_action_fk" FOREIGN KEY ("action_id") REFERENCES "follow_ups"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origin_reports" ADD CONSTRAINT "origin_reports_origin_fk" FOREIGN KEY ("origin_id") REFERENCES "follow_ups"."origins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origin_reports" ADD CONSTRAINT "origin_reports_action_fk" FOREIGN KEY ("action_id") REFERENCES "follow_ups"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origin_reports" ADD CONSTRAINT "origin_reports_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origins" ADD CONSTRAINT "origins_action_fk" FOREIGN KEY ("action_id") REFERENCES "follow_ups"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origins" ADD CONSTRAINT "origins_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origins" ADD CONSTRAINT "origins_category_fk" FOREIGN KEY ("category_id") REFERENCES "reports"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origins" ADD CONSTRAINT "origins_district_fk" FOREIGN KEY ("district_id") REFERENCES "territory"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."origins" ADD CONSTRAINT "origins_topic_fk" FOREIGN KEY ("topic_id") REFERENCES "forums"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."steps" ADD CONSTRAINT "steps_action_fk" FOREIGN KEY ("action_id") REFERENCES "follow_ups"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."targets" ADD CONSTRAINT "targets_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups"."targets" ADD CONSTRAINT "targets_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."reported_needs" ADD CONSTRAINT "reported_needs_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."reported_needs" ADD CONSTRAINT "reported_needs_competency_fk" FOREIGN KEY ("competency_id") REFERENCES "competencies"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."reported_needs" ADD CONSTRAINT "reported_needs_course_fk" FOREIGN KEY ("course_id") REFERENCES "trainings"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_order_index" ON "follow_ups"."actions" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "actions_unit_index" ON "follow_ups"."actions" USING btree ("unit_id","due_on","id");--> statement-breakpoint
CREATE INDEX "actions_service_index" ON "follow_ups"."actions" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "actions_responsible_index" ON "follow_ups"."actions" USING btree ("responsible_id");--> statement-breakpoint
CREATE INDEX "actions_public_index" ON "follow_ups"."actions" USING btree ("due_on","id") WHERE "follow_ups"."actions"."accepted_on" is not null;--> statement-breakpoint
CREATE INDEX "actions_open_index" ON "follow_ups"."actions" USING btree ("due_on") WHERE "follow_ups"."actions"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "evidence_action_index" ON "follow_ups"."evidence" USING btree ("action_id","id");--> statement-breakpoint
CREATE INDEX "origin_reports_report_index" ON "follow_ups"."origin_reports" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "origins_action_index" ON "follow_ups"."origins" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "origins_publication_index" ON "follow_ups"."origins" USING btree ("publication_id");--> statement-breakpoint
CREATE INDEX "origins_topic_index" ON "follow_ups"."origins" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "origins_category_index" ON "follow_ups"."origins" USING btree ("category_id","district_id");--> statement-breakpoint
CREATE UNIQUE INDEX "steps_overdue_once" ON "follow_ups"."steps" USING btree ("action_id","due_on") WHERE "follow_ups"."steps"."kind" = 'became-overdue';--> statement-breakpoint
CREATE INDEX "steps_action_index" ON "follow_ups"."steps" USING btree ("action_id","at","id");--> statement-breakpoint
CREATE INDEX "reported_needs_unit_index" ON "trainings"."reported_needs" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "reported_needs_origin_index" ON "trainings"."reported_needs" USING btree ("origin_id");
--> statement-breakpoint
-- What was published stays: an origin that names it cannot lose it.
alter table follow_ups.origins add constraint origins_publication_fk
  foreign key (publication_id) references feedback.publications (id);
--> statement-breakpoint
create trigger targets_touch before update on follow_ups.targets
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger actions_touch before update on follow_ups.actions
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger reported_needs_touch before update on trainings.reported_needs
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- What was answered, what happened and what shows it is never another afterwards; nor is how long the city gave itself.
create function follow_ups.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'of follow-ups this is only added to';
end
$$;
--> statement-breakpoint
create trigger origins_append_only before update or delete on follow_ups.origins
  for each row execute function follow_ups.refuse_change();
--> statement-breakpoint
create trigger origin_reports_append_only before update or delete on follow_ups.origin_reports
  for each row execute function follow_ups.refuse_change();
--> statement-breakpoint
create trigger steps_append_only before update or delete on follow_ups.steps
  for each row execute function follow_ups.refuse_change();
--> statement-breakpoint
create trigger evidence_append_only before update or delete on follow_ups.evidence
  for each row execute function follow_ups.refuse_change();
--> statement-breakpoint
create trigger actions_first_due_kept before update on follow_ups.actions
  for each row when (old.first_due_on <> new.first_due_on) execute function follow_ups.refuse_change();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of follow-ups and what belongs to them.
create or replace function events.units_of(rule text, subject text, fields jsonb, day date)
returns table (unit_ids uuid[]) language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid
                when 'training-plan' then (fields ->> 'unit_id')::uuid
                when 'survey' then (fields ->> 'unit_id')::uuid
                when 'report' then (fields ->> 'unit_id')::uuid
                when 'report-part' then
                  (select r.unit_id from reports.reports r where r.id = (fields ->> 'report_id')::uuid)
                when 'forum' then (fields ->> 'unit_id')::uuid
                when 'forum-part' then
                  (select t.unit_id from forums.topics t where t.id = (fields ->> 'topic_id')::uuid)
                when 'follow-up' then (fields ->> 'unit_id')::uuid
                when 'follow-up-part' then
                  (select a.unit_id from follow_ups.actions a where a.id = (fields ->> 'action_id')::uuid)
                when 'questionnaire-part' then
                  (select q.unit_id from feedback.questionnaires q where q.id = (fields ->> 'questionnaire_id')::uuid)
                when 'survey-part' then
                  (select s.unit_id from feedback.surveys s where s.id = (fields ->> 'survey_id')::uuid)
                when 'training-plan-part' then
                  (select p.unit_id from trainings.plans p where p.id = subject::uuid) end,
      home.unit_id, seat.unit_id], null), '{}')
    from employees.home_unit(
           case when rule in ('employee', 'placement') then subject::uuid
                when rule in ('correction-request', 'assessment', 'enrolment', 'attendance', 'certificate')
                  then (fields ->> 'employee_id')::uuid
                when rule = 'assessment-part' then
                  (select a.employee_id from competencies.assessments a where a.id = subject::uuid) end, day) home,
         organisation.unit_of_position(
           case rule when 'placement' then (fields ->> 'position_id')::uuid
                     when 'standard' then (fields ->> 'position_id')::uuid
                     when 'position' then subject::uuid end, day) seat
$$;
--> statement-breakpoint
select audit.watch('follow_ups.targets', 'satisfaction-target', 'id'),
       audit.watch('follow_ups.actions', 'follow-up', 'id'),
       audit.watch('follow_ups.origins', 'follow-up', 'action_id'),
       audit.watch('follow_ups.origin_reports', 'follow-up', 'action_id', keys => '{origin_id,report_id}'),
       audit.watch('follow_ups.steps', 'follow-up', 'action_id'),
       audit.watch('follow_ups.evidence', 'follow-up', 'action_id'),
       audit.watch('trainings.reported_needs', 'training-need', 'id');
--> statement-breakpoint
select events.announce('follow_ups.targets', 'satisfaction-target'),
       events.announce('follow_ups.actions', 'follow-up', 'follow-up'),
       events.announce_part('follow_ups.origins', 'follow-up', 'origins', 'action_id', 'follow-up-part'),
       events.announce_part('follow_ups.origin_reports', 'follow-up', 'origins', 'action_id', 'follow-up-part'),
       events.announce_part('follow_ups.steps', 'follow-up', 'steps', 'action_id', 'follow-up-part'),
       events.announce_part('follow_ups.evidence', 'follow-up', 'evidence', 'action_id', 'follow-up-part'),
       events.announce('trainings.reported_needs', 'training-need', 'training-plan');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{follow-ups:read}'
 where name in ('auditor', 'head-of-unit', 'report-officer', 'city-personnel-officer');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{follow-ups:read,follow-ups:write}' where name = 'service-manager';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{follow-ups:read,follow-ups:write,satisfaction-targets:write}'
 where name = 'report-coordinator';
