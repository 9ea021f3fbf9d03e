CREATE SCHEMA "reports";
--> statement-breakpoint
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
CREATE TABLE "reports"."categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"description" text,
	"kind" text NOT NULL,
	"service_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "categories_kind_known" CHECK ("reports"."categories"."kind" in ('complaint', 'complaint-with-inspection', 'information-request', 'aspiration'))
);
--> statement-breakpoint
CREATE TABLE "reports"."deadline_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"step" text NOT NULL,
	"working_days" smallint NOT NULL,
	"legal_basis" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "deadline_rules_kind_known" CHECK ("reports"."deadline_rules"."kind" in ('complaint', 'complaint-with-inspection', 'information-request', 'aspiration')),
	CONSTRAINT "deadline_rules_step_known" CHECK ("reports"."deadline_rules"."step" in ('first-response', 'resolution', 'reporter-reply')),
	CONSTRAINT "deadline_rules_days_range" CHECK ("reports"."deadline_rules"."working_days" between 1 and 250)
);
--> statement-breakpoint
CREATE TABLE "reports"."external_references" (
	"report_id" uuid NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	"address" text,
	CONSTRAINT "external_references_key" PRIMARY KEY("report_id","system")
);
--> statement-breakpoint
CREATE TABLE "reports"."messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"author" text NOT NULL,
	"is_internal" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "messages_author_known" CHECK ("reports"."messages"."author" in ('reporter', 'officer')),
	CONSTRAINT "messages_notes_of_officers" CHECK (not "reports"."messages"."is_internal" or "reports"."messages"."author" = 'officer')
);
--> statement-breakpoint
CREATE TABLE "reports"."reporters" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"name" text,
	"email" text,
	"phone" text
);
--> statement-breakpoint
CREATE TABLE "reports"."reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"key" "bytea" NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"category_id" uuid,
	"service_id" uuid,
	"unit_id" uuid,
	"text" text NOT NULL,
	"public_text" text,
	"longitude" double precision,
	"latitude" double precision,
	"address" text,
	"district_id" uuid,
	"urban_village_id" uuid,
	"visibility" text NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"are_photos_public" boolean DEFAULT false NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"merged_into_id" uuid,
	"followers" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"first_response_due_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"first_responded_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"reply_due_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"reopened_count" smallint DEFAULT 0 NOT NULL,
	"satisfaction" smallint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "reports_kind_known" CHECK ("reports"."reports"."kind" in ('complaint', 'complaint-with-inspection', 'information-request', 'aspiration')),
	CONSTRAINT "reports_state_known" CHECK ("reports"."reports"."state" in ('received', 'verified', 'in-progress', 'resolved', 'closed', 'returned', 'archived', 'merged')),
	CONSTRAINT "reports_visibility_known" CHECK ("reports"."reports"."visibility" in ('public', 'confidential')),
	CONSTRAINT "reports_channel_known" CHECK ("reports"."reports"."channel" in ('online', 'officer', 'open311')),
	CONSTRAINT "reports_place_whole" CHECK (("reports"."reports"."longitude" is null) = ("reports"."reports"."latitude" is null)),
	CONSTRAINT "reports_merged_whole" CHECK (("reports"."reports"."state" = 'merged') = ("reports"."reports"."merged_into_id" is not null)),
	CONSTRAINT "reports_not_merged_into_itself" CHECK ("reports"."reports"."merged_into_id" <> "reports"."reports"."id"),
	CONSTRAINT "reports_confidential_not_told" CHECK ("reports"."reports"."visibility" = 'public' or "reports"."reports"."public_text" is null),
	CONSTRAINT "reports_satisfaction_range" CHECK ("reports"."reports"."satisfaction" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "reports"."routing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rank" integer NOT NULL,
	"category_id" uuid,
	"service_id" uuid,
	"area_id" uuid,
	"unit_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "routing_rules_rank_range" CHECK ("reports"."routing_rules"."rank" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "reports"."steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from_unit_id" uuid,
	"to_unit_id" uuid,
	"ground" text,
	"message" text,
	"taken_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "steps_kind_known" CHECK ("reports"."steps"."kind" in ('received', 'verified', 'routed', 'progressed', 'resolved', 'returned', 'completed', 'archived', 'merged', 'confirmed', 'reopened', 'closed')),
	CONSTRAINT "steps_ground_known" CHECK ("reports"."steps"."ground" in ('out-of-authority', 'too-general', 'not-relevant', 'abusive', 'spam', 'not-completed')),
	CONSTRAINT "steps_ground_of_archived" CHECK (("reports"."steps"."kind" = 'archived') = ("reports"."steps"."ground" is not null))
);
--> statement-breakpoint
ALTER TABLE "platform"."photos" ADD CONSTRAINT "photos_file_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."photos" ADD CONSTRAINT "photos_thumbnail_fk" FOREIGN KEY ("thumbnail_sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."categories" ADD CONSTRAINT "categories_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."external_references" ADD CONSTRAINT "external_references_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."messages" ADD CONSTRAINT "messages_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reporters" ADD CONSTRAINT "reporters_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_category_fk" FOREIGN KEY ("category_id") REFERENCES "reports"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_district_fk" FOREIGN KEY ("district_id") REFERENCES "territory"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_urban_village_fk" FOREIGN KEY ("urban_village_id") REFERENCES "territory"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD CONSTRAINT "reports_merged_fk" FOREIGN KEY ("merged_into_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."routing_rules" ADD CONSTRAINT "routing_rules_category_fk" FOREIGN KEY ("category_id") REFERENCES "reports"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."routing_rules" ADD CONSTRAINT "routing_rules_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."routing_rules" ADD CONSTRAINT "routing_rules_area_fk" FOREIGN KEY ("area_id") REFERENCES "territory"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."routing_rules" ADD CONSTRAINT "routing_rules_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_announced_index" ON "platform"."files" USING btree ("announced_at");--> statement-breakpoint
CREATE INDEX "photos_file_index" ON "platform"."photos" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "photos_thumbnail_index" ON "platform"."photos" USING btree ("thumbnail_sha256");--> statement-breakpoint
CREATE INDEX "photos_claim_index" ON "platform"."photos" USING btree ("claimed_kind","claimed_by") WHERE "platform"."photos"."claimed_by" is not null;--> statement-breakpoint
CREATE INDEX "photos_unclaimed_index" ON "platform"."photos" USING btree ("created_at") WHERE "platform"."photos"."claimed_by" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "categories_code_unique" ON "reports"."categories" USING btree (lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "deadline_rules_unique" ON "reports"."deadline_rules" USING btree ("kind","step");--> statement-breakpoint
CREATE UNIQUE INDEX "external_references_unique" ON "reports"."external_references" USING btree ("system","value");--> statement-breakpoint
CREATE INDEX "messages_report_index" ON "reports"."messages" USING btree ("report_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_number_unique" ON "reports"."reports" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_key_unique" ON "reports"."reports" USING btree ("key");--> statement-breakpoint
CREATE INDEX "reports_unit_index" ON "reports"."reports" USING btree ("unit_id","received_at","id");--> statement-breakpoint
CREATE INDEX "reports_order_index" ON "reports"."reports" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "reports_due_index" ON "reports"."reports" USING btree ("due_at","id") WHERE "reports"."reports"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "reports_reply_due_index" ON "reports"."reports" USING btree ("reply_due_at","id") WHERE "reports"."reports"."ended_at" is null and "reports"."reports"."reply_due_at" is not null;--> statement-breakpoint
CREATE INDEX "reports_public_index" ON "reports"."reports" USING btree ("received_at","id") WHERE "reports"."reports"."public_text" is not null;--> statement-breakpoint
CREATE INDEX "reports_place_index" ON "reports"."reports" USING gist (point("longitude", "latitude")) WHERE "reports"."reports"."public_text" is not null;--> statement-breakpoint
CREATE INDEX "reports_merged_index" ON "reports"."reports" USING btree ("merged_into_id") WHERE "reports"."reports"."merged_into_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "routing_rules_rank_unique" ON "reports"."routing_rules" USING btree ("rank");--> statement-breakpoint
CREATE INDEX "steps_report_index" ON "reports"."steps" USING btree ("report_id","at","id");--> statement-breakpoint
create trigger categories_touch before update on reports.categories for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger routing_rules_touch before update on reports.routing_rules
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger deadline_rules_touch before update on reports.deadline_rules
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger reports_touch before update on reports.reports for each row execute function platform.touch_row();
--> statement-breakpoint
insert into platform.secrets (name, value)
  values ('reports', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
--> statement-breakpoint
-- What happened, and what was said, is never another afterwards.
create function reports.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'steps and messages of reports are only added to';
end
$$;
--> statement-breakpoint
create trigger steps_append_only before update or delete on reports.steps
  for each row execute function reports.refuse_change();
--> statement-breakpoint
create trigger messages_append_only before update or delete on reports.messages
  for each row execute function reports.refuse_change();
--> statement-breakpoint
-- Keeps reports, each wholly or not at all, and finds the unit of each. Says of each what became of it: `filed`,
-- `repeated` (the same before), `conflict` (its key belongs to another report), `unsettled` (another took the same key in
-- this moment: ask again).
create function reports.file_reports(incoming jsonb) returns jsonb language plpgsql as $$
declare
  outcomes jsonb;
begin
  with given as materialized (
    select g.*, decode(g.key, 'hex') as key_bytes, row_number() over (partition by g.key order by g.at) as turn
      from jsonb_to_recordset(incoming) as g (at integer, "stepId" uuid, id uuid, number text, key text,
             "secretHash" text, kind text, "categoryId" uuid, "serviceId" uuid, text text, longitude float8,
             latitude float8, "districtId" uuid, "urbanVillageId" uuid, address text, visibility text,
             "isAnonymous" boolean, channel text, "receivedAt" timestamptz, "firstResponseDueAt" timestamptz,
             "dueAt" timestamptz, reporter jsonb, "externalReferences" jsonb)),
  known as (
    select g.at, r.text, r.state, r.received_at, r.first_response_due_at, r.due_at
      from given g join reports.reports r on r.key = g.key_bytes),
  kept as (
    insert into reports.reports (id, number, key, secret_hash, kind, category_id, service_id, unit_id, text, longitude,
      latitude, address, district_id, urban_village_id, visibility, is_anonymous, channel, received_at,
      first_response_due_at, due_at)
    select g.id, g.number, g.key_bytes, decode(g."secretHash", 'hex'), g.kind, g."categoryId", g."serviceId",
           (select u.unit_id from reports.routing_rules u
             where (u.category_id is null or u.category_id = g."categoryId")
               and (u.service_id is null or u.service_id = g."serviceId")
               and (u.area_id is null or u.area_id in (g."districtId", g."urbanVillageId"))
             order by u.rank limit 1),
           g.text, g.longitude, g.latitude, g.address, g."districtId", g."urbanVillageId", g.visibility,
           g."isAnonymous", g.channel, g."receivedAt", g."firstResponseDueAt", g."dueAt"
      from given g
     where g.turn = 1 and not exists (select from known k where k.at = g.at)
     order by g.key_bytes
    on conflict do nothing
    returning id, unit_id),
  told_by as (
    insert into reports.reporters (report_id, name, email, phone)
    select g.id, g.reporter ->> 'name', g.reporter ->> 'email', g.reporter ->> 'phone'
      from given g join kept k on k.id = g.id where g.turn = 1 and jsonb_typeof(g.reporter) = 'object'),
  elsewhere as (
    insert into reports.external_references (report_id, system, value, address)
    select g.id, e.system, e.id, e.address
      from given g
      join kept k on k.id = g.id
     cross join lateral jsonb_to_recordset(g."externalReferences") as e (system text, id text, address text)
     where g.turn = 1),
  noted as (
    insert into reports.steps (id, report_id, kind, at, to_unit_id)
    select g."stepId", g.id, 'received', g."receivedAt", k.unit_id
      from given g join kept k on k.id = g.id where g.turn = 1)
  select jsonb_agg(jsonb_build_object(
           'outcome', case
             when o.at is not null then case when o.text = g.text then 'repeated' else 'conflict' end
             when k.id is null then 'unsettled'
             when g.turn = 1 then 'filed'
             when f.text = g.text then 'repeated'
             else 'conflict' end,
           'state', coalesce(o.state, 'received'),
           'receivedAt', coalesce(o.received_at, f."receivedAt"),
           'firstResponseDueAt', coalesce(o.first_response_due_at, f."firstResponseDueAt"),
           'dueAt', coalesce(o.due_at, f."dueAt")) order by g.at)
    into outcomes
    from given g
    join given f on f.key_bytes = g.key_bytes and f.turn = 1
    left join known o on o.at = g.at
    left join kept k on k.id = g.id;
  return outcomes;
end
$$;
--> statement-breakpoint
-- Ends so many reports that wait for a reply past their day: what is resolved is closed, what was returned is archived.
create function reports.end_unanswered(moment timestamptz, most integer) returns integer language plpgsql as $$
declare
  ended integer;
begin
  with due as (
    select r.id, r.state from reports.reports r
     where r.ended_at is null and r.reply_due_at < moment and r.state in ('resolved', 'returned')
     order by r.reply_due_at, r.id limit most for update skip locked),
  noted as (
    insert into reports.steps (id, report_id, kind, at, ground)
    select gen_random_uuid(), d.id, case d.state when 'resolved' then 'closed' else 'archived' end, moment,
           case d.state when 'returned' then 'not-completed' end
      from due d)
  update reports.reports r
     set state = case d.state when 'resolved' then 'closed' else 'archived' end, ended_at = moment, reply_due_at = null
    from due d where r.id = d.id;
  get diagnostics ended = row_count;
  return ended;
end
$$;
--> statement-breakpoint
insert into reports.deadline_rules (id, kind, step, working_days, legal_basis)
select ('019a4700-0000-7000-8000-0000000007' || to_char(row_number() over (), 'FM09'))::uuid, kind, step, days,
       'Perpres 76/2013; PermenPANRB 62/2018'
  from (values
    ('complaint', 'first-response', 3), ('complaint', 'resolution', 14), ('complaint', 'reporter-reply', 10),
    ('complaint-with-inspection', 'first-response', 3), ('complaint-with-inspection', 'resolution', 60),
    ('complaint-with-inspection', 'reporter-reply', 10),
    ('information-request', 'first-response', 3), ('information-request', 'resolution', 5),
    ('information-request', 'reporter-reply', 10),
    ('aspiration', 'first-response', 3), ('aspiration', 'resolution', 5), ('aspiration', 'reporter-reply', 10))
    rules (kind, step, days);
--> statement-breakpoint
-- The units that a row concerns, as before, and those of reports and what is written about them.
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
select audit.watch('reports.categories', 'report-category', 'id'),
       audit.watch('reports.routing_rules', 'report-routing-rule', 'id'),
       audit.watch('reports.deadline_rules', 'report-deadline-rule', 'id'),
       audit.watch('reports.reports', 'report', 'id', personal => '{text,address,longitude,latitude}',
         hidden => '{key,secret_hash}'),
       audit.watch('reports.steps', 'report', 'report_id', personal => '{message}'),
       audit.watch('reports.messages', 'report-message', 'id', personal => '{body}'),
       audit.watch('reports.external_references', 'report', 'report_id', keys => '{report_id,system}');
--> statement-breakpoint
select events.announce('reports.categories', 'report-category'),
       events.announce('reports.routing_rules', 'report-routing-rule'),
       events.announce('reports.deadline_rules', 'report-deadline-rule'),
       events.announce('reports.reports', 'report', 'report'),
       events.announce_part('reports.steps', 'report', 'steps', 'report_id', 'report-part'),
       events.announce('reports.messages', 'report-message', 'report-part'),
       events.announce_part('reports.external_references', 'report', 'externalReferences', 'report_id', 'report-part');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{reports:read}' where name in ('auditor', 'head-of-unit');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{reports:read,reports:read-sensitive,reports:write}'
 where name = 'service-manager';
--> statement-breakpoint
insert into platform.roles (name, label_id, label_en, description, scopes, reach) values
  ('report-officer', 'Petugas pengaduan', 'Officer of reports',
   'Handles the reports of citizens that come to one agency.',
   '{organisation:read,reports:read,reports:read-sensitive,reports:write}', 'own-agency'),
  ('report-coordinator', 'Koordinator pengaduan', 'Coordinator of reports',
   'Routes the reports of the whole city, and settles categories, routing and deadlines.',
   '{organisation:read,reports:read,reports:read-sensitive,reports:write,report-settings:write}', 'everywhere');
