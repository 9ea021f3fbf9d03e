CREATE SCHEMA "consultations";
--> statement-breakpoint
CREATE TABLE "consultations"."comment_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"is_released" boolean NOT NULL,
	"ground" text,
	"decided_on" date NOT NULL,
	"decided_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "consultation_decisions_ground_known" CHECK ("consultations"."comment_decisions"."ground" in ('personal-data', 'insult', 'hate', 'unlawful', 'advertising', 'repeated', 'off-topic')),
	CONSTRAINT "consultation_decisions_whole" CHECK ("consultations"."comment_decisions"."is_released" = ("consultations"."comment_decisions"."ground" is null))
);
--> statement-breakpoint
CREATE TABLE "consultations"."comment_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "consultation_groups_of_round" UNIQUE("id","round_id")
);
--> statement-breakpoint
CREATE TABLE "consultations"."comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"e_id" text,
	"kind" text NOT NULL,
	"text" text,
	"preferred_alternative" text,
	"state" text NOT NULL,
	"rejected_for" text,
	"findings" text[] DEFAULT '{}' NOT NULL,
	"employee_id" uuid,
	"is_confidential" boolean DEFAULT false NOT NULL,
	"unit_id" uuid,
	"district_id" uuid,
	"gender" text,
	"age_band" text,
	"content_hash" "bytea",
	"proof_id" "bytea",
	"group_id" uuid,
	"written_on" date NOT NULL,
	CONSTRAINT "consultation_comments_kind_known" CHECK ("consultations"."comments"."kind" in ('support', 'concern', 'suggestion')),
	CONSTRAINT "consultation_comments_state_known" CHECK ("consultations"."comments"."state" in ('shown', 'held', 'rejected', 'withdrawn')),
	CONSTRAINT "consultation_comments_ground_known" CHECK ("consultations"."comments"."rejected_for" in ('personal-data', 'insult', 'hate', 'unlawful', 'advertising', 'repeated', 'off-topic')),
	CONSTRAINT "consultation_comments_gender_known" CHECK ("consultations"."comments"."gender" in ('male', 'female')),
	CONSTRAINT "consultation_comments_age_known" CHECK ("consultations"."comments"."age_band" in ('under-20', '20-29', '30-39', '40-49', '50-59', '60-and-over')),
	CONSTRAINT "consultation_comments_rejection_whole" CHECK (("consultations"."comments"."state" = 'rejected') = ("consultations"."comments"."rejected_for" is not null)),
	CONSTRAINT "consultation_comments_text_whole" CHECK (("consultations"."comments"."text" is null) = ("consultations"."comments"."state" = 'withdrawn' or "consultations"."comments"."rejected_for" is not distinct from 'personal-data')),
	CONSTRAINT "consultation_comments_grouped_if_shown" CHECK ("consultations"."comments"."group_id" is null or "consultations"."comments"."state" = 'shown')
);
--> statement-breakpoint
CREATE TABLE "consultations"."conclusions" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"record" jsonb NOT NULL,
	"sha256" "bytea" NOT NULL,
	"concluded_on" date NOT NULL,
	"concluded_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "consultation_conclusions_sha256_length" CHECK (octet_length("consultations"."conclusions"."sha256") = 32)
);
--> statement-breakpoint
CREATE TABLE "consultations"."group_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" jsonb NOT NULL,
	"changed_provisions" text[] DEFAULT '{}' NOT NULL,
	"corrects_id" uuid,
	"correction_reason" text,
	"answered_on" date NOT NULL,
	"answered_at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"answered_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "consultation_answers_outcome_known" CHECK ("consultations"."group_answers"."outcome" in ('accepted', 'partly-accepted', 'not-accepted')),
	CONSTRAINT "consultation_answers_correction_reasoned" CHECK (num_nulls("consultations"."group_answers"."corrects_id", "consultations"."group_answers"."correction_reason") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "consultations"."provisions" (
	"round_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"e_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "consultation_provisions_key" PRIMARY KEY("round_id","version_id","e_id")
);
--> statement-breakpoint
CREATE TABLE "consultations"."rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_name" text NOT NULL,
	"version_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"unit_ids" uuid[] DEFAULT '{}' NOT NULL,
	"title" text NOT NULL,
	"purpose" jsonb NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"alternatives" jsonb DEFAULT '[]' NOT NULL,
	"forum_topic_id" uuid,
	"survey_id" uuid,
	"ending" text,
	"ended_on" date,
	"cancellation_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "consultation_rounds_kind_known" CHECK ("consultations"."rounds"."subject_kind" in ('policy-document')),
	CONSTRAINT "consultation_rounds_audience_known" CHECK ("consultations"."rounds"."audience" in ('internal', 'public')),
	CONSTRAINT "consultation_rounds_days_in_order" CHECK ("consultations"."rounds"."opens_on" <= "consultations"."rounds"."closes_on"),
	CONSTRAINT "consultation_rounds_units_of_internal" CHECK ("consultations"."rounds"."audience" = 'internal' or "consultations"."rounds"."unit_ids" = '{}'),
	CONSTRAINT "consultation_rounds_ending_whole" CHECK (coalesce("consultations"."rounds"."ending" in ('concluded', 'cancelled'), true)
        and num_nulls("consultations"."rounds"."ending", "consultations"."rounds"."ended_on") in (0, 2)
        and ("consultations"."rounds"."ending" is not distinct from 'cancelled') = ("consultations"."rounds"."cancellation_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "consultations"."steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"reason" text,
	"version_id" uuid,
	"closes_on" date,
	"taken_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "consultation_steps_kind_known" CHECK ("consultations"."steps"."kind" in ('planned', 'opened', 'version-taken-up', 'extended', 'closed', 'concluded', 'cancelled')),
	CONSTRAINT "consultation_steps_reason_given" CHECK ("consultations"."steps"."kind" not in ('extended', 'cancelled') or "consultations"."steps"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "consultations"."versions" (
	"round_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"taken_on" date NOT NULL,
	CONSTRAINT "consultation_versions_key" PRIMARY KEY("round_id","version_id"),
	CONSTRAINT "consultation_versions_sha256_length" CHECK (octet_length("consultations"."versions"."sha256") = 32)
);
--> statement-breakpoint
ALTER TABLE "consultations"."comment_decisions" ADD CONSTRAINT "consultation_decisions_round_fk" FOREIGN KEY ("round_id") REFERENCES "consultations"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comment_decisions" ADD CONSTRAINT "consultation_decisions_comment_fk" FOREIGN KEY ("comment_id") REFERENCES "consultations"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comment_groups" ADD CONSTRAINT "consultation_groups_round_fk" FOREIGN KEY ("round_id") REFERENCES "consultations"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comments" ADD CONSTRAINT "consultation_comments_version_fk" FOREIGN KEY ("round_id","version_id") REFERENCES "consultations"."versions"("round_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comments" ADD CONSTRAINT "consultation_comments_provision_fk" FOREIGN KEY ("round_id","version_id","e_id") REFERENCES "consultations"."provisions"("round_id","version_id","e_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comments" ADD CONSTRAINT "consultation_comments_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comments" ADD CONSTRAINT "consultation_comments_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comments" ADD CONSTRAINT "consultation_comments_district_fk" FOREIGN KEY ("district_id") REFERENCES "territory"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."comments" ADD CONSTRAINT "consultation_comments_group_fk" FOREIGN KEY ("group_id","round_id") REFERENCES "consultations"."comment_groups"("id","round_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."conclusions" ADD CONSTRAINT "consultation_conclusions_round_fk" FOREIGN KEY ("round_id") REFERENCES "consultations"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."group_answers" ADD CONSTRAINT "consultation_answers_group_fk" FOREIGN KEY ("group_id","round_id") REFERENCES "consultations"."comment_groups"("id","round_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."group_answers" ADD CONSTRAINT "consultation_answers_corrects_fk" FOREIGN KEY ("corrects_id") REFERENCES "consultations"."group_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."provisions" ADD CONSTRAINT "consultation_provisions_version_fk" FOREIGN KEY ("round_id","version_id") REFERENCES "consultations"."versions"("round_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."rounds" ADD CONSTRAINT "consultation_rounds_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."rounds" ADD CONSTRAINT "consultation_rounds_topic_fk" FOREIGN KEY ("forum_topic_id") REFERENCES "forums"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."steps" ADD CONSTRAINT "consultation_steps_round_fk" FOREIGN KEY ("round_id") REFERENCES "consultations"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations"."versions" ADD CONSTRAINT "consultation_versions_round_fk" FOREIGN KEY ("round_id") REFERENCES "consultations"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_decisions_once" ON "consultations"."comment_decisions" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "consultation_decisions_round_index" ON "consultations"."comment_decisions" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "consultation_groups_round_index" ON "consultations"."comment_groups" USING btree ("round_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_comments_proof_unique" ON "consultations"."comments" USING btree ("proof_id");--> statement-breakpoint
CREATE INDEX "consultation_comments_round_index" ON "consultations"."comments" USING btree ("round_id","state","id");--> statement-breakpoint
CREATE INDEX "consultation_comments_provision_index" ON "consultations"."comments" USING btree ("round_id","version_id","e_id");--> statement-breakpoint
CREATE INDEX "consultation_comments_group_index" ON "consultations"."comments" USING btree ("group_id","round_id");--> statement-breakpoint
CREATE INDEX "consultation_comments_employee_index" ON "consultations"."comments" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "consultation_comments_unit_index" ON "consultations"."comments" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "consultation_comments_district_index" ON "consultations"."comments" USING btree ("district_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_answers_corrected_once" ON "consultations"."group_answers" USING btree ("corrects_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_answers_first_once" ON "consultations"."group_answers" USING btree ("group_id") WHERE "consultations"."group_answers"."corrects_id" is null;--> statement-breakpoint
CREATE INDEX "consultation_answers_group_index" ON "consultations"."group_answers" USING btree ("group_id","round_id","id");--> statement-breakpoint
CREATE INDEX "consultation_rounds_unit_index" ON "consultations"."rounds" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "consultation_rounds_subject_index" ON "consultations"."rounds" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "consultation_rounds_closing_index" ON "consultations"."rounds" USING btree ("closes_on","id");--> statement-breakpoint
CREATE INDEX "consultation_rounds_topic_index" ON "consultations"."rounds" USING btree ("forum_topic_id");--> statement-breakpoint
CREATE INDEX "consultation_rounds_survey_index" ON "consultations"."rounds" USING btree ("survey_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_steps_once" ON "consultations"."steps" USING btree ("round_id","kind","happened_on") WHERE "consultations"."steps"."kind" in ('opened', 'closed');--> statement-breakpoint
CREATE INDEX "consultation_steps_round_index" ON "consultations"."steps" USING btree ("round_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_versions_number_unique" ON "consultations"."versions" USING btree ("round_id","number");--> statement-breakpoint
alter table consultations.rounds add constraint consultation_rounds_version_fk
  foreign key (id, version_id) references consultations.versions (round_id, version_id) deferrable initially deferred;
--> statement-breakpoint
alter table consultations.rounds add constraint consultation_rounds_survey_fk
  foreign key (survey_id) references feedback.surveys (id);
--> statement-breakpoint
create trigger rounds_touch before update on consultations.rounds
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger comment_groups_touch before update on consultations.comment_groups
  for each row execute function platform.touch_row();
--> statement-breakpoint
create function consultations.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% stay as they are', tg_table_schema, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
--> statement-breakpoint
-- The file of what was consulted on loses nothing: neither a round nor what came of it.
create trigger rounds_kept before delete on consultations.rounds
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
create trigger rounds_ended_kept before update on consultations.rounds
  for each row when (old.ending is not null) execute function consultations.refuse_change();
--> statement-breakpoint
create trigger versions_append_only before update or delete on consultations.versions
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
create trigger provisions_append_only before update or delete on consultations.provisions
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
create trigger steps_append_only before update or delete on consultations.steps
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
create trigger comment_decisions_append_only before update or delete on consultations.comment_decisions
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
create trigger group_answers_append_only before update or delete on consultations.group_answers
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
create trigger conclusions_append_only before update or delete on consultations.conclusions
  for each row execute function consultations.refuse_change();
--> statement-breakpoint
-- What was answered stays in its group, and the group what it was.
create function consultations.keep_answered() returns trigger language plpgsql as $$
begin
  if exists (select from consultations.group_answers a where a.group_id = old.id) then
    raise exception 'groups that are answered stay as they are' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end
$$;
--> statement-breakpoint
create trigger comment_groups_answered before update or delete on consultations.comment_groups
  for each row execute function consultations.keep_answered();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of consultations and what belongs to them.
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
                when 'consultation' then (fields ->> 'unit_id')::uuid
                when 'consultation-part' then
                  (select r.unit_id from consultations.rounds r where r.id = coalesce(fields ->> 'round_id', units_of.subject)::uuid)
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
$$;
--> statement-breakpoint
select audit.watch('consultations.rounds', 'consultation', 'id'),
       audit.watch('consultations.versions', 'consultation', 'round_id', keys => '{round_id,version_id}'),
       audit.watch('consultations.steps', 'consultation', 'round_id'),
       audit.watch('consultations.comment_groups', 'consultation', 'round_id'),
       audit.watch('consultations.comment_decisions', 'consultation', 'round_id'),
       audit.watch('consultations.group_answers', 'consultation', 'round_id'),
       audit.watch('consultations.conclusions', 'consultation', 'round_id', keys => '{round_id}');
--> statement-breakpoint
select events.announce('consultations.rounds', 'consultation', 'consultation'),
       events.announce_part('consultations.versions', 'consultation', 'versions', 'round_id', 'consultation-part'),
       events.announce_part('consultations.steps', 'consultation', 'steps', 'round_id', 'consultation-part'),
       events.announce_part('consultations.comment_groups', 'consultation', 'groups', 'round_id', 'consultation-part'),
       events.announce_part('consultations.comment_decisions', 'consultation', 'comments', 'round_id', 'consultation-part'),
       events.announce_part('consultations.group_answers', 'consultation', 'answers', 'round_id', 'consultation-part'),
       events.announce_part('consultations.conclusions', 'consultation', 'conclusion', 'round_id', 'consultation-part');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{consultations:read}'
 where name in ('auditor', 'head-of-unit', 'city-personnel-officer');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{consultations:read,consultations:read-sensitive,consultations:write}'
 where name in ('policy-drafter', 'legal-officer');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{consultations:read,consultations:read-sensitive}'
 where name = 'change-manager';
