CREATE TABLE "reports"."escalation_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"step" text NOT NULL,
	"action" text NOT NULL,
	"level" text NOT NULL,
	"working_days" smallint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "escalation_rules_kind_known" CHECK ("reports"."escalation_rules"."kind" in ('complaint', 'complaint-with-inspection', 'information-request', 'aspiration')),
	CONSTRAINT "escalation_rules_step_known" CHECK ("reports"."escalation_rules"."step" in ('first-response', 'resolution')),
	CONSTRAINT "escalation_rules_action_known" CHECK ("reports"."escalation_rules"."action" in ('reminder', 'escalation')),
	CONSTRAINT "escalation_rules_level_known" CHECK ("reports"."escalation_rules"."level" in ('unit', 'agency', 'city')),
	CONSTRAINT "escalation_rules_days_range" CHECK ("reports"."escalation_rules"."working_days" between 0 and 250)
);
--> statement-breakpoint
ALTER TABLE "feedback"."retention_rules" DROP CONSTRAINT "retention_rules_subject_known";--> statement-breakpoint
ALTER TABLE "reports"."steps" DROP CONSTRAINT "steps_kind_known";--> statement-breakpoint
ALTER TABLE "reports"."messages" ADD COLUMN "source_report_id" uuid;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD COLUMN "escalation_level" text;--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD COLUMN "deadline_step" text;--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD COLUMN "deadline_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_rules_unique" ON "reports"."escalation_rules" USING btree ("kind","step","action","level");--> statement-breakpoint
ALTER TABLE "reports"."messages" ADD CONSTRAINT "messages_source_report_fk" FOREIGN KEY ("source_report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_source_index" ON "reports"."messages" USING btree ("source_report_id","id") WHERE "reports"."messages"."source_report_id" is not null;--> statement-breakpoint
CREATE INDEX "reports_unanswered_index" ON "reports"."reports" USING btree ("kind","first_response_due_at") WHERE "reports"."reports"."ended_at" is null and "reports"."reports"."first_responded_at" is null;--> statement-breakpoint
CREATE INDEX "reports_unresolved_index" ON "reports"."reports" USING btree ("kind","due_at") WHERE "reports"."reports"."ended_at" is null and "reports"."reports"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "reports_escalated_index" ON "reports"."reports" USING btree ("escalation_level","due_at","id") WHERE "reports"."reports"."escalation_level" is not null;--> statement-breakpoint
CREATE INDEX "reports_ended_index" ON "reports"."reports" USING btree ("ended_at","id") WHERE "reports"."reports"."ended_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "steps_told_once" ON "reports"."steps" USING btree ("report_id","kind","deadline_step","deadline_at","level") WHERE "reports"."steps"."level" is not null;--> statement-breakpoint
ALTER TABLE "feedback"."retention_rules" ADD CONSTRAINT "retention_rules_subject_known" CHECK ("feedback"."retention_rules"."subject" in ('drafts', 'sender-statistics', 'personal-answers', 'unpublished-texts', 'response-keys', 'report-identities'));--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_escalation_level_known" CHECK ("reports"."reports"."escalation_level" in ('unit', 'agency', 'city'));--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_level_of_escalations" CHECK (("reports"."steps"."kind" in ('reminded', 'escalated')) = (num_nulls("reports"."steps"."level", "reports"."steps"."deadline_step", "reports"."steps"."deadline_at") = 0));--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_level_known" CHECK ("reports"."steps"."level" in ('unit', 'agency', 'city'));--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_deadline_known" CHECK ("reports"."steps"."deadline_step" in ('first-response', 'resolution'));--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_kind_known" CHECK ("reports"."steps"."kind" in ('received', 'verified', 'routed', 'progressed', 'resolved', 'returned', 'completed', 'archived', 'merged', 'confirmed', 'reopened', 'reminded', 'escalated', 'closed'));--> statement-breakpoint
create trigger escalation_rules_touch before update on reports.escalation_rules
  for each row execute function platform.touch_row();
--> statement-breakpoint
insert into reports.escalation_rules (id, kind, step, action, level, working_days)
select ('019a4700-0000-7000-8000-0000000009' || to_char(row_number() over (), 'FM09'))::uuid, kind, step, action, level, days
  from unnest('{complaint,complaint-with-inspection,information-request,aspiration}'::text[]) kind
 cross join unnest('{first-response,resolution}'::text[]) step
 cross join (values ('reminder', 'unit', 1), ('escalation', 'agency', 0), ('escalation', 'city', 3)) rules (action, level, days);
--> statement-breakpoint
-- Notes of so many open reports that somebody is reminded of a deadline, or that it is escalated: each level once of each
-- deadline, whoever else does the same at that moment. Those that wait for whoever reported are left alone. `rules`: kind,
-- step, what is told, level, and the latest deadline that the rule speaks of.
create function reports.tell_of_deadlines(rules jsonb, moment timestamptz, most integer) returns integer
language plpgsql as $$
declare
  told integer;
begin
  with given as materialized (
    select g.* from jsonb_to_recordset(rules) as g (kind text, step text, told text, level text, until timestamptz)),
  due as materialized (
    (select r.id, g.step, g.told, g.level, r.first_response_due_at as deadline
       from given g join reports.reports r on r.kind = g.kind
      where g.step = 'first-response' and r.ended_at is null and r.first_responded_at is null
        and r.first_response_due_at <= g.until and r.state <> 'returned'
        and (g.told = 'escalated' or r.first_response_due_at >= moment)
        and not exists (select from reports.steps s where s.report_id = r.id and s.kind = g.told
                           and s.deadline_step = g.step and s.level = g.level
                           and s.deadline_at = r.first_response_due_at)
      order by r.first_response_due_at limit most)
    union all
    (select r.id, g.step, g.told, g.level, r.due_at
       from given g join reports.reports r on r.kind = g.kind
      where g.step = 'resolution' and r.ended_at is null and r.resolved_at is null
        and r.due_at <= g.until and r.state <> 'returned'
        and (g.told = 'escalated' or r.due_at >= moment)
        and not exists (select from reports.steps s where s.report_id = r.id and s.kind = g.told
                           and s.deadline_step = g.step and s.level = g.level and s.deadline_at = r.due_at)
      order by r.due_at limit most)
    limit most),
  taken as materialized (
    select r.id, r.first_responded_at, r.resolved_at, r.first_response_due_at, r.due_at from reports.reports r
     where r.id in (select d.id from due d) and r.ended_at is null and r.state <> 'returned'
     order by r.id for update skip locked),
  noted as (
    insert into reports.steps (id, report_id, kind, at, deadline_step, deadline_at, level)
    select gen_random_uuid(), d.id, d.told, moment, d.step, d.deadline, d.level
      from due d join taken k on k.id = d.id
     where case d.step when 'resolution' then k.resolved_at is null and k.due_at = d.deadline
                       else k.first_responded_at is null and k.first_response_due_at = d.deadline end
    on conflict (report_id, kind, deadline_step, deadline_at, level) where level is not null do nothing
    returning report_id, kind, level),
  raised as (
    update reports.reports r set escalation_level = h.level
      from (select n.report_id, (array_agg(n.level order by array_position('{unit,agency,city}'::text[], n.level) desc))[1] as level
              from noted n where n.kind = 'escalated' group by 1) h
     where r.id = h.report_id
       and array_position('{unit,agency,city}'::text[], h.level)
         > coalesce(array_position('{unit,agency,city}'::text[], r.escalation_level), 0))
  select count(*) into told from noted;
  return told;
end
$$;
--> statement-breakpoint
-- Tells other systems whom to send a message: they know the addresses.
create function reports.announce_deadlines() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into events.outbox (kind, resource, resource_id, unit_ids, data)
  select 'report.' || n.kind, 'report', n.report_id::text, unit_ids,
         jsonb_build_object('deadlineStep', n.deadline_step, 'escalationLevel', n.level)
    from new_rows n
    cross join lateral events.units_of('report-part', n.report_id::text, to_jsonb(n), events.today())
   where n.level is not null;
  return null;
end
$$;
--> statement-breakpoint
create trigger steps_deadlines after insert on reports.steps referencing new table as new_rows
  for each statement execute function reports.announce_deadlines();
--> statement-breakpoint
insert into feedback.retention_rules (id, subject, days, legal_basis) values
  ('019a4700-0000-7000-8000-000000000616', 'report-identities', 730, 'UU 27/2022 art. 16(2)(g), art. 43; Perpres 76/2013');
--> statement-breakpoint
select audit.watch('reports.escalation_rules', 'report-escalation-rule', 'id');
--> statement-breakpoint
select events.announce('reports.escalation_rules', 'report-escalation-rule');
