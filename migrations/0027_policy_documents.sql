CREATE SCHEMA "policy_documents";
--> statement-breakpoint
CREATE TABLE "policy_documents"."amendments" (
	"relation_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"document_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"e_id" text,
	"place" text,
	"provision" jsonb,
	CONSTRAINT "amendments_key" PRIMARY KEY("relation_id","ordinal"),
	CONSTRAINT "amendments_operation_known" CHECK ("policy_documents"."amendments"."operation" in ('replace', 'insert', 'repeal')),
	CONSTRAINT "amendments_whole" CHECK (("policy_documents"."amendments"."operation" = 'repeal') = ("policy_documents"."amendments"."provision" is null)
        and ("policy_documents"."amendments"."operation" = 'insert') = ("policy_documents"."amendments"."place" is not null)
        and ("policy_documents"."amendments"."operation" = 'insert' or "policy_documents"."amendments"."e_id" is not null)),
	CONSTRAINT "amendments_place_known" CHECK ("policy_documents"."amendments"."place" in ('before', 'after', 'first', 'last'))
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"year" smallint,
	"title" text NOT NULL,
	"subject" text,
	"authority" text NOT NULL,
	"signer_name" text,
	"signer_office" text,
	"legal_field" text NOT NULL,
	"language" text DEFAULT 'id' NOT NULL,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"stage" text NOT NULL,
	"drafted_on" date,
	"enacted_on" date,
	"promulgated_on" date,
	"effective_on" date,
	"place" text NOT NULL,
	"gazette" text,
	"official_version_id" uuid,
	"amended_from" date,
	"partly_revoked_from" date,
	"revoked_from" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "documents_kind_known" CHECK ("policy_documents"."documents"."kind" in ('constitution', 'assembly-decree', 'law', 'government-regulation-in-lieu', 'government-regulation', 'presidential-regulation', 'ministerial-regulation', 'provincial-regulation', 'governor-regulation', 'city-regulation', 'mayor-regulation', 'presidential-decision', 'ministerial-decision', 'governor-decision', 'mayor-decision', 'mayor-instruction', 'circular')),
	CONSTRAINT "documents_stage_known" CHECK ("policy_documents"."documents"."stage" in ('idea', 'draft', 'consultation', 'harmonisation', 'signed', 'promulgated', 'withdrawn')),
	CONSTRAINT "documents_field_known" CHECK ("policy_documents"."documents"."legal_field" in ('administrative', 'civil-service', 'constitutional', 'local-government', 'public-finance', 'public-services', 'data-and-information', 'labour', 'civil', 'criminal', 'other')),
	CONSTRAINT "documents_language_known" CHECK ("policy_documents"."documents"."language" in ('id', 'en')),
	CONSTRAINT "documents_numbered_whole" CHECK (num_nulls("policy_documents"."documents"."number", "policy_documents"."documents"."year") in (0, 2)),
	CONSTRAINT "documents_enacted_whole" CHECK (case when "policy_documents"."documents"."stage" in ('signed', 'promulgated')
        then num_nulls("policy_documents"."documents"."number", "policy_documents"."documents"."year", "policy_documents"."documents"."enacted_on") = 0
        else num_nonnulls("policy_documents"."documents"."enacted_on", "policy_documents"."documents"."promulgated_on", "policy_documents"."documents"."effective_on") = 0 end),
	CONSTRAINT "documents_promulgated_whole" CHECK ("policy_documents"."documents"."stage" <> 'promulgated' or num_nulls("policy_documents"."documents"."promulgated_on", "policy_documents"."documents"."effective_on") = 0),
	CONSTRAINT "documents_days_in_order" CHECK (coalesce("policy_documents"."documents"."drafted_on" <= "policy_documents"."documents"."enacted_on", true)
        and coalesce("policy_documents"."documents"."enacted_on" <= "policy_documents"."documents"."promulgated_on", true))
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."relations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"effective_on" date,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "relations_unique" UNIQUE("document_id","kind","target_id"),
	CONSTRAINT "relations_kind_known" CHECK ("policy_documents"."relations"."kind" in ('amends', 'revokes', 'revokes-part', 'implements', 'based-on', 'refers-to')),
	CONSTRAINT "relations_of_two" CHECK ("policy_documents"."relations"."document_id" <> "policy_documents"."relations"."target_id"),
	CONSTRAINT "relations_dated" CHECK ("policy_documents"."relations"."effective_on" is null or "policy_documents"."relations"."kind" in ('amends', 'revokes', 'revokes-part'))
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"version_id" uuid,
	"by_document_id" uuid,
	"taken_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "steps_kind_known" CHECK ("policy_documents"."steps"."kind" in ('proposed', 'registered', 'drafting-begun', 'consultation-opened', 'harmonisation-begun', 'returned', 'signed', 'promulgated', 'withdrawn', 'took-effect', 'amended', 'partly-revoked', 'revoked')),
	CONSTRAINT "steps_state_known" CHECK ("policy_documents"."steps"."state" in ('idea', 'draft', 'consultation', 'harmonisation', 'signed', 'promulgated', 'withdrawn', 'in-force', 'amended', 'partly-revoked', 'revoked')),
	CONSTRAINT "steps_reason_given" CHECK ("policy_documents"."steps"."kind" not in ('returned', 'withdrawn') or "policy_documents"."steps"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."version_texts" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"text" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"note" text,
	"sha256" "bytea" NOT NULL,
	"provision_count" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"created_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "versions_number_unique" UNIQUE("document_id","number"),
	CONSTRAINT "versions_sha256_length" CHECK (octet_length("policy_documents"."versions"."sha256") = 32)
);
--> statement-breakpoint
ALTER TABLE "policy_documents"."amendments" ADD CONSTRAINT "amendments_relation_fk" FOREIGN KEY ("relation_id") REFERENCES "policy_documents"."relations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."amendments" ADD CONSTRAINT "amendments_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."documents" ADD CONSTRAINT "documents_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."relations" ADD CONSTRAINT "relations_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."relations" ADD CONSTRAINT "relations_target_fk" FOREIGN KEY ("target_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."steps" ADD CONSTRAINT "steps_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."steps" ADD CONSTRAINT "steps_by_document_fk" FOREIGN KEY ("by_document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."steps" ADD CONSTRAINT "steps_version_fk" FOREIGN KEY ("version_id") REFERENCES "policy_documents"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."version_texts" ADD CONSTRAINT "version_texts_version_fk" FOREIGN KEY ("version_id") REFERENCES "policy_documents"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."versions" ADD CONSTRAINT "versions_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "amendments_document_index" ON "policy_documents"."amendments" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_number_unique" ON "policy_documents"."documents" USING btree ("kind","year",upper("number"),lower("authority"));--> statement-breakpoint
CREATE INDEX "documents_unit_index" ON "policy_documents"."documents" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "documents_kind_index" ON "policy_documents"."documents" USING btree ("kind","year","id");--> statement-breakpoint
CREATE INDEX "documents_enacted_index" ON "policy_documents"."documents" USING btree (coalesce("enacted_on", 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "documents_effective_index" ON "policy_documents"."documents" USING btree ("effective_on") WHERE "policy_documents"."documents"."effective_on" is not null;--> statement-breakpoint
CREATE INDEX "documents_keywords_index" ON "policy_documents"."documents" USING gin ("keywords");--> statement-breakpoint
CREATE INDEX "relations_target_index" ON "policy_documents"."relations" USING btree ("target_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "steps_effect_once" ON "policy_documents"."steps" USING btree ("document_id","kind","happened_on",coalesce("by_document_id", "document_id")) WHERE "policy_documents"."steps"."kind" in ('took-effect', 'amended', 'partly-revoked', 'revoked');--> statement-breakpoint
CREATE INDEX "steps_document_index" ON "policy_documents"."steps" USING btree ("document_id","at","id");--> statement-breakpoint
CREATE INDEX "steps_at_index" ON "policy_documents"."steps" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "steps_by_document_index" ON "policy_documents"."steps" USING btree ("by_document_id");--> statement-breakpoint
CREATE INDEX "steps_version_index" ON "policy_documents"."steps" USING btree ("version_id");--> statement-breakpoint
alter table policy_documents.documents add constraint documents_official_version_fk
  foreign key (official_version_id) references policy_documents.versions (id);
--> statement-breakpoint
create index documents_official_version_index on policy_documents.documents (official_version_id);
--> statement-breakpoint
create trigger documents_touch before update on policy_documents.documents
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger relations_touch before update on policy_documents.relations
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- What was handed in, and what happened, can be added to only.
create function policy_documents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% stay as they are', tg_table_schema, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
--> statement-breakpoint
create trigger steps_append_only before update or delete on policy_documents.steps
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
create trigger versions_append_only before update or delete on policy_documents.versions
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
create trigger version_texts_append_only before update or delete on policy_documents.version_texts
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
create trigger amendments_kept before update on policy_documents.amendments
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
-- An enacted document is called what it is called, by whom and when it was enacted, and says what was signed.
create trigger documents_enacted_kept before update on policy_documents.documents
  for each row when (
    old.stage in ('signed', 'promulgated')
    and ((old.kind, old.number, old.year, old.title, old.authority, old.enacted_on, old.signer_name, old.signer_office, old.place)
         is distinct from
         (new.kind, new.number, new.year, new.title, new.authority, new.enacted_on, new.signer_name, new.signer_office, new.place)
      or (old.official_version_id is not null and old.official_version_id is distinct from new.official_version_id)
      or (old.effective_on is not null and old.effective_on is distinct from new.effective_on)
      or (old.promulgated_on is not null and old.promulgated_on is distinct from new.promulgated_on)
      or new.stage not in ('signed', 'promulgated')))
  execute function policy_documents.refuse_change();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of policy documents and what belongs to them.
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
select audit.watch('policy_documents.documents', 'policy-document', 'id'),
       audit.watch('policy_documents.steps', 'policy-document', 'document_id'),
       audit.watch('policy_documents.versions', 'policy-document', 'document_id'),
       audit.watch('policy_documents.relations', 'policy-document', 'document_id'),
       audit.watch('policy_documents.amendments', 'policy-document', 'document_id', keys => '{relation_id,ordinal}');
--> statement-breakpoint
select events.announce('policy_documents.documents', 'policy-document', 'policy-document'),
       events.announce_part('policy_documents.steps', 'policy-document', 'steps', 'document_id', 'policy-document-part'),
       events.announce_part('policy_documents.versions', 'policy-document', 'versions', 'document_id', 'policy-document-part'),
       events.announce_part('policy_documents.relations', 'policy-document', 'relations', 'document_id', 'policy-document-part'),
       events.announce_part('policy_documents.amendments', 'policy-document', 'relations', 'document_id', 'policy-document-part');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{policy-documents:read}'
 where name in ('auditor', 'head-of-unit', 'city-personnel-officer');
--> statement-breakpoint
update platform.roles
   set scopes = scopes || '{policy-documents:read,policy-documents:write}',
       description = 'Proposes and drafts policy documents, and says what they are to reach.'
 where name = 'policy-drafter';
--> statement-breakpoint
insert into platform.roles (name, label_id, label_en, description, scopes, reach) values
  ('legal-officer', 'Pengelola hukum (Bagian Hukum)', 'Legal officer',
   'Harmonises drafts, notes signature and promulgation, and keeps the register of law of the whole city.',
   '{organisation:read,policy-documents:read,policy-documents:write,policy-documents:enact}', 'everywhere');
