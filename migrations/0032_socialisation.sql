CREATE SCHEMA "socialisation";
--> statement-breakpoint
CREATE TABLE "socialisation"."acknowledgements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"edition" smallint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"signed_on" date NOT NULL,
	"evidence" text,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"entered_by" text DEFAULT platform.current_actor() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	CONSTRAINT "acknowledgements_sha256_length" CHECK (octet_length("socialisation"."acknowledgements"."sha256") = 32),
	CONSTRAINT "acknowledgements_withdrawn_whole" CHECK (("socialisation"."acknowledgements"."withdrawn_at" is null) = ("socialisation"."acknowledgements"."withdraw_reason" is null)
        and ("socialisation"."acknowledgements"."withdrawn_at" is null or "socialisation"."acknowledgements"."evidence" is not null))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."coverage_days" (
	"campaign_id" uuid NOT NULL,
	"day" date NOT NULL,
	"unit_id" uuid NOT NULL,
	"position_kind" text NOT NULL,
	"members" integer NOT NULL,
	"reached" integer NOT NULL,
	"read" integer NOT NULL,
	"understood" integer NOT NULL,
	CONSTRAINT "coverage_days_key" PRIMARY KEY("campaign_id","day","unit_id","position_kind")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."members" (
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"audience_id" uuid NOT NULL,
	"first_unit_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"position_kind" text NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"required_edition" smallint DEFAULT 1 NOT NULL,
	"reached_at" timestamp with time zone,
	"reached_by" text,
	"read_edition" smallint,
	"read_at" timestamp with time zone,
	"understood_edition" smallint,
	"stance" text,
	"is_stance_confidential" boolean DEFAULT false NOT NULL,
	"reminded_on" date,
	"reminders" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "campaign_members_key" PRIMARY KEY("campaign_id","employee_id"),
	CONSTRAINT "campaign_members_kind_known" CHECK ("socialisation"."members"."position_kind" in ('jpt-utama', 'jpt-madya', 'jpt-pratama', 'administrator', 'pengawas', 'pelaksana', 'fungsional')),
	CONSTRAINT "campaign_members_channel_known" CHECK ("socialisation"."members"."reached_by" in ('portal', 'letter', 'e-mail', 'messenger', 'notice-board', 'assembly', 'meeting', 'online-meeting', 'ambassador')),
	CONSTRAINT "campaign_members_stance_known" CHECK ("socialisation"."members"."stance" in ('support', 'neutral', 'concern'))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."quiz_attempts" (
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"edition" smallint NOT NULL,
	"attempt" smallint NOT NULL,
	"answers" smallint[] NOT NULL,
	"correct" smallint NOT NULL,
	"has_passed" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	CONSTRAINT "quiz_attempts_key" PRIMARY KEY("campaign_id","employee_id","edition","attempt")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."stance_figures" (
	"campaign_id" uuid NOT NULL,
	"unit_id" uuid,
	"position_kind" text,
	"as_of" date NOT NULL,
	"support" integer NOT NULL,
	"neutral" integer NOT NULL,
	"concern" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "socialisation"."stances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"reason" text,
	"is_confidential" boolean NOT NULL,
	"stated_on" date NOT NULL,
	CONSTRAINT "campaign_stances_known" CHECK ("socialisation"."stances"."stance" in ('support', 'neutral', 'concern')),
	CONSTRAINT "campaign_stances_concern_said" CHECK ("socialisation"."stances"."stance" <> 'concern' or "socialisation"."stances"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "socialisation"."audiences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"name" text NOT NULL,
	"message" jsonb NOT NULL,
	"unit_ids" uuid[] DEFAULT '{}' NOT NULL,
	"unit_kinds" text[] DEFAULT '{}' NOT NULL,
	"position_kinds" text[] DEFAULT '{}' NOT NULL,
	"functional_levels" text[] DEFAULT '{}' NOT NULL,
	"ranks" text[] DEFAULT '{}' NOT NULL,
	"employment_kinds" text[] DEFAULT '{}' NOT NULL,
	"area_ids" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "campaign_audiences_ordinal_unique" UNIQUE("campaign_id","ordinal"),
	CONSTRAINT "campaign_audiences_of_campaign" UNIQUE("campaign_id","id")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	"purpose" jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"due_on" date NOT NULL,
	"target_percent" smallint NOT NULL,
	"answer_working_days" smallint NOT NULL,
	"reminder_days" smallint[] DEFAULT '{}' NOT NULL,
	"quiz" jsonb,
	"edition" smallint DEFAULT 0 NOT NULL,
	"started_on" date,
	"ended_on" date,
	"end_reason" text,
	"audience_sha256" "bytea",
	"audience_count" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "campaigns_subject_known" CHECK ("socialisation"."campaigns"."subject_kind" in ('policy-document')),
	CONSTRAINT "campaigns_state_known" CHECK ("socialisation"."campaigns"."state" in ('draft', 'running', 'ended', 'cancelled')),
	CONSTRAINT "campaigns_target_range" CHECK ("socialisation"."campaigns"."target_percent" between 1 and 100),
	CONSTRAINT "campaigns_answer_days_range" CHECK ("socialisation"."campaigns"."answer_working_days" between 1 and 60),
	CONSTRAINT "campaigns_started_whole" CHECK (num_nulls("socialisation"."campaigns"."started_on", "socialisation"."campaigns"."audience_sha256", "socialisation"."campaigns"."audience_count") in (0, 3)
        and ("socialisation"."campaigns"."started_on" is null) = ("socialisation"."campaigns"."edition" = 0)
        and ("socialisation"."campaigns"."state" not in ('running', 'ended') or "socialisation"."campaigns"."started_on" is not null)),
	CONSTRAINT "campaigns_ended_whole" CHECK (("socialisation"."campaigns"."state" in ('ended', 'cancelled')) = ("socialisation"."campaigns"."ended_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"told_on" date NOT NULL,
	"unit_id" uuid,
	"audience_id" uuid,
	"told" integer NOT NULL,
	"newly_reached" integer NOT NULL,
	"note" text,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"entered_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "campaign_deliveries_channel_known" CHECK ("socialisation"."deliveries"."channel" in ('portal', 'letter', 'e-mail', 'messenger', 'notice-board', 'assembly', 'meeting', 'online-meeting', 'ambassador'))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."editions" (
	"campaign_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"version_id" uuid NOT NULL,
	"version_number" smallint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"quiz" jsonb,
	"note" jsonb,
	"audience_ids" uuid[],
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"issued_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "campaign_editions_key" PRIMARY KEY("campaign_id","number"),
	CONSTRAINT "campaign_editions_version_unique" UNIQUE("campaign_id","version_id"),
	CONSTRAINT "campaign_editions_sha256_length" CHECK (octet_length("socialisation"."editions"."sha256") = 32)
);
--> statement-breakpoint
CREATE TABLE "socialisation"."reminders" (
	"campaign_id" uuid NOT NULL,
	"day" date NOT NULL,
	"reminded" integer NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	CONSTRAINT "campaign_reminders_key" PRIMARY KEY("campaign_id","day")
);
--> statement-breakpoint
ALTER TABLE "socialisation"."acknowledgements" ADD CONSTRAINT "acknowledgements_member_fk" FOREIGN KEY ("campaign_id","employee_id") REFERENCES "socialisation"."members"("campaign_id","employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."coverage_days" ADD CONSTRAINT "coverage_days_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."members" ADD CONSTRAINT "campaign_members_audience_fk" FOREIGN KEY ("campaign_id","audience_id") REFERENCES "socialisation"."audiences"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."members" ADD CONSTRAINT "campaign_members_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."members" ADD CONSTRAINT "campaign_members_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."quiz_attempts" ADD CONSTRAINT "quiz_attempts_member_fk" FOREIGN KEY ("campaign_id","employee_id") REFERENCES "socialisation"."members"("campaign_id","employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."stance_figures" ADD CONSTRAINT "stance_figures_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."stances" ADD CONSTRAINT "campaign_stances_member_fk" FOREIGN KEY ("campaign_id","employee_id") REFERENCES "socialisation"."members"("campaign_id","employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."audiences" ADD CONSTRAINT "campaign_audiences_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."campaigns" ADD CONSTRAINT "campaigns_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."deliveries" ADD CONSTRAINT "campaign_deliveries_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."deliveries" ADD CONSTRAINT "campaign_deliveries_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."deliveries" ADD CONSTRAINT "campaign_deliveries_audience_fk" FOREIGN KEY ("campaign_id","audience_id") REFERENCES "socialisation"."audiences"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."editions" ADD CONSTRAINT "campaign_editions_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."reminders" ADD CONSTRAINT "campaign_reminders_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "acknowledgements_once" ON "socialisation"."acknowledgements" USING btree ("campaign_id","employee_id","edition") WHERE "socialisation"."acknowledgements"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "acknowledgements_campaign_index" ON "socialisation"."acknowledgements" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "campaign_members_employee_index" ON "socialisation"."members" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "campaign_members_unit_index" ON "socialisation"."members" USING btree ("campaign_id","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stance_figures_once" ON "socialisation"."stance_figures" USING btree ("campaign_id",coalesce("unit_id"::text, ''),coalesce("position_kind", ''),"as_of");--> statement-breakpoint
CREATE INDEX "campaign_stances_member_index" ON "socialisation"."stances" USING btree ("campaign_id","employee_id");--> statement-breakpoint
CREATE INDEX "campaigns_unit_index" ON "socialisation"."campaigns" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "campaigns_subject_index" ON "socialisation"."campaigns" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "campaigns_running_index" ON "socialisation"."campaigns" USING btree ("id") WHERE "socialisation"."campaigns"."state" = 'running';--> statement-breakpoint
CREATE INDEX "campaign_deliveries_index" ON "socialisation"."deliveries" USING btree ("campaign_id","id");--> statement-breakpoint
create trigger campaigns_touch before update on socialisation.campaigns
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- Members change with every acknowledgement: their rows keep room for it.
alter table socialisation.members set (fillfactor = 70);
--> statement-breakpoint
-- What was read, told and said can be added to only.
create function socialisation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% stay as they are', tg_table_schema, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
--> statement-breakpoint
create trigger editions_append_only before update or delete on socialisation.editions
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger deliveries_append_only before update or delete on socialisation.deliveries
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger reminders_append_only before update or delete on socialisation.reminders
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger stances_append_only before update or delete on socialisation.stances
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger quiz_attempts_append_only before update or delete on socialisation.quiz_attempts
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger acknowledgements_kept before update on socialisation.acknowledgements
  for each row when (
    old.withdrawn_at is not null
    or (old.campaign_id, old.employee_id, old.edition, old.sha256, old.signed_on, old.evidence, old.at, old.entered_by)
       is distinct from
       (new.campaign_id, new.employee_id, new.edition, new.sha256, new.signed_on, new.evidence, new.at, new.entered_by))
  execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger acknowledgements_not_removed before delete on socialisation.acknowledgements
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
-- Once a campaign has begun its audiences stay as they were.
create function socialisation.refuse_late_audience() returns trigger language plpgsql as $$
begin
  if exists (select from socialisation.campaigns c
              where c.id = coalesce(new.campaign_id, old.campaign_id) and c.started_on is not null) then
    raise exception 'the audiences of a campaign that has begun stay as they are'
      using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end
$$;
--> statement-breakpoint
create trigger audiences_settled before insert or update or delete on socialisation.audiences
  for each row execute function socialisation.refuse_late_audience();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of campaigns and what belongs to them.
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
                  (select r.unit_id from reports.reports r where r.id = coalesce(fields ->> 'report_id', subject)::uuid)
                when 'forum' then (fields ->> 'unit_id')::uuid
                when 'forum-part' then
                  (select t.unit_id from forums.topics t where t.id = coalesce(fields ->> 'topic_id', subject)::uuid)
                when 'follow-up' then (fields ->> 'unit_id')::uuid
                when 'follow-up-part' then
                  (select a.unit_id from follow_ups.actions a where a.id = coalesce(fields ->> 'action_id', subject)::uuid)
                when 'policy-document' then (fields ->> 'unit_id')::uuid
                when 'policy-document-part' then
                  (select d.unit_id from policy_documents.documents d where d.id = coalesce(fields ->> 'document_id', units_of.subject)::uuid)
                when 'campaign' then (fields ->> 'unit_id')::uuid
                when 'campaign-part' then
                  (select c.unit_id from socialisation.campaigns c where c.id = coalesce(fields ->> 'campaign_id', units_of.subject)::uuid)
                when 'questionnaire-part' then
                  (select q.unit_id from feedback.questionnaires q where q.id = coalesce(fields ->> 'questionnaire_id', subject)::uuid)
                when 'survey-part' then
                  (select s.unit_id from feedback.surveys s where s.id = coalesce(fields ->> 'survey_id', subject)::uuid)
                when 'training-plan-part' then
                  (select p.unit_id from trainings.plans p where p.id = subject::uuid) end,
      case when rule in ('employee', 'placement') then
             (select h.unit_id from employees.home_unit(subject::uuid, day) h)
           when rule in ('correction-request', 'assessment', 'enrolment', 'attendance', 'certificate') then
             (select h.unit_id from employees.home_unit((fields ->> 'employee_id')::uuid, day) h)
           when rule = 'assessment-part' then
             (select h.unit_id
                from employees.home_unit((select a.employee_id from competencies.assessments a where a.id = subject::uuid),
                                         day) h) end,
      case when rule in ('placement', 'standard') then
             (select s.unit_id from organisation.unit_of_position((fields ->> 'position_id')::uuid, day) s)
           when rule = 'position' then
             (select s.unit_id from organisation.unit_of_position(subject::uuid, day) s) end], null), '{}')
$$
--> statement-breakpoint
select audit.watch('socialisation.campaigns', 'campaign', 'id'),
       audit.watch('socialisation.audiences', 'campaign', 'campaign_id'),
       audit.watch('socialisation.editions', 'campaign', 'campaign_id', keys => '{campaign_id,number}'),
       audit.watch('socialisation.deliveries', 'campaign', 'campaign_id'),
       audit.watch('socialisation.reminders', 'campaign', 'campaign_id', keys => '{campaign_id,day}'),
       audit.watch('socialisation.acknowledgements', 'campaign', 'campaign_id');
--> statement-breakpoint
select events.announce('socialisation.campaigns', 'campaign', 'campaign'),
       events.announce_part('socialisation.audiences', 'campaign', 'audiences', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.editions', 'campaign', 'editions', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.deliveries', 'campaign', 'deliveries', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.reminders', 'campaign', 'reminders', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.acknowledgements', 'campaign', 'acknowledgements', 'campaign_id', 'campaign-part');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{socialisation:read}' where name = 'auditor';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{socialisation:read,acknowledgements:write}' where name = 'head-of-unit';
--> statement-breakpoint
update platform.roles
   set scopes = scopes || '{socialisation:read,socialisation:read-sensitive,socialisation:write,acknowledgements:write}'
 where name = 'city-personnel-officer';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{socialisation:read,socialisation:write}' where name in ('policy-drafter', 'legal-officer');
--> statement-breakpoint
insert into platform.roles (name, label_id, label_en, description, scopes, reach) values
  ('change-manager', 'Pengelola perubahan', 'Change manager',
   'Prepares and runs socialisation campaigns, answers objections, and sees how ready each unit is.',
   '{organisation:read,policy-documents:read,socialisation:read,socialisation:read-sensitive,socialisation:write,acknowledgements:write}',
   'everywhere'),
  ('change-ambassador', 'Agen perubahan', 'Change ambassador',
   'Tells the people of the own unit of a change, and signs for those without an account.',
   '{organisation:read,socialisation:read,acknowledgements:write}', 'own-subtree');
