CREATE SCHEMA "feedback";
--> statement-breakpoint
CREATE TABLE "platform"."address_salts" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"published_on" date NOT NULL,
	"correction" text,
	"results" jsonb NOT NULL,
	"answers_digest" text NOT NULL,
	"signed" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."retention_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"days" integer NOT NULL,
	"legal_basis" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "retention_rules_subject_unique" UNIQUE("subject"),
	CONSTRAINT "retention_rules_subject_known" CHECK ("feedback"."retention_rules"."subject" in ('drafts', 'sender-statistics', 'personal-answers', 'unpublished-texts', 'response-keys')),
	CONSTRAINT "retention_rules_days_range" CHECK ("feedback"."retention_rules"."days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "feedback"."profile_counts" (
	"survey_id" uuid NOT NULL,
	"gender" text,
	"age_band" text,
	"education" text,
	"occupation" text,
	"disability" text,
	"answers" integer NOT NULL,
	CONSTRAINT "profile_counts_key" UNIQUE NULLS NOT DISTINCT("survey_id","gender","age_band","education","occupation","disability")
);
--> statement-breakpoint
CREATE TABLE "feedback"."response_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"counts" boolean NOT NULL,
	"answers" integer NOT NULL,
	"held_for" text,
	"reason" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."response_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."response_keys" (
	"survey_id" uuid NOT NULL,
	"key" "bytea" NOT NULL,
	"received_on" date NOT NULL,
	"content_hash" "bytea" NOT NULL,
	CONSTRAINT "response_keys_key" PRIMARY KEY("survey_id","key")
);
--> statement-breakpoint
CREATE TABLE "feedback"."response_texts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"survey_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"service_id" uuid,
	"received_on" date NOT NULL,
	"question" text NOT NULL,
	"is_personal" boolean NOT NULL,
	"body" text NOT NULL,
	"findings" text[] NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"published_body" text,
	"state_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "response_texts_state_known" CHECK ("feedback"."response_texts"."state" in ('held', 'published', 'withheld')),
	CONSTRAINT "response_texts_published_whole" CHECK (("feedback"."response_texts"."state" = 'published') = ("feedback"."response_texts"."published_body" is not null)),
	CONSTRAINT "response_texts_personal_never_published" CHECK (not "feedback"."response_texts"."is_personal" or "feedback"."response_texts"."state" <> 'published')
);
--> statement-breakpoint
CREATE TABLE "feedback"."responses" (
	"survey_id" uuid NOT NULL,
	"received_on" date NOT NULL,
	"id" uuid NOT NULL,
	"service_id" uuid,
	"answered_on" date NOT NULL,
	"channel" text NOT NULL,
	"source" text,
	"gender" text,
	"age_band" text,
	"education" text,
	"occupation" text,
	"disability" text,
	"cells" smallint[] NOT NULL,
	"numbers" numeric[],
	"state" text NOT NULL,
	"reason" text,
	"address_hash" "bytea",
	"receipt_hash" "bytea" NOT NULL,
	"content_hash" "bytea" NOT NULL,
	CONSTRAINT "responses_key" PRIMARY KEY("survey_id","received_on","id"),
	CONSTRAINT "responses_state_known" CHECK ("feedback"."responses"."state" in ('counted', 'quarantined', 'rejected')),
	CONSTRAINT "responses_reason_known" CHECK ("feedback"."responses"."reason" in ('many-from-address', 'identical', 'many-links')),
	CONSTRAINT "responses_quarantine_with_reason" CHECK ("feedback"."responses"."state" = 'counted' or "feedback"."responses"."reason" is not null)
) PARTITION BY RANGE ("received_on");
--> statement-breakpoint
CREATE TABLE "feedback"."senders" (
	"survey_id" uuid NOT NULL,
	"day" date NOT NULL,
	"address_hash" "bytea" NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "senders_key" PRIMARY KEY("survey_id","day","address_hash","content_hash")
);
--> statement-breakpoint
CREATE TABLE "feedback"."tallies" (
	"survey_id" uuid NOT NULL,
	"service_id" uuid,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"answers" integer NOT NULL,
	"cells" integer[] NOT NULL,
	"sums" numeric[] NOT NULL,
	"squares" numeric[] NOT NULL,
	CONSTRAINT "tallies_key" UNIQUE NULLS NOT DISTINCT("survey_id","service_id","dimension","value"),
	CONSTRAINT "tallies_dimension_known" CHECK ("feedback"."tallies"."dimension" in ('all', 'gender', 'age-band', 'education', 'occupation', 'disability', 'channel', 'month'))
);
--> statement-breakpoint
CREATE TABLE "feedback"."kiosks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"service_id" uuid,
	"name" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"revoked_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."questionnaire_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"cell_count" integer NOT NULL,
	"number_count" integer NOT NULL,
	"element_cells" smallint[],
	"frozen_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."questionnaires" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"kind" text NOT NULL,
	"unit_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "questionnaires_kind_known" CHECK ("feedback"."questionnaires"."kind" in ('satisfaction', 'own'))
);
--> statement-breakpoint
CREATE TABLE "feedback"."survey_services" (
	"survey_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"population" integer,
	CONSTRAINT "survey_services_key" PRIMARY KEY("survey_id","service_id"),
	CONSTRAINT "survey_services_population_range" CHECK ("feedback"."survey_services"."population" >= 1)
);
--> statement-breakpoint
CREATE TABLE "feedback"."surveys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"introduction" text,
	"unit_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"access" text DEFAULT 'public' NOT NULL,
	"link" text NOT NULL,
	"page_url" text,
	"population" integer,
	"answers_per_address" integer DEFAULT 10 NOT NULL,
	"identical_per_address" integer DEFAULT 3 NOT NULL,
	"late_days" integer DEFAULT 14 NOT NULL,
	"decision" text DEFAULT 'draft' NOT NULL,
	"closed_on" date,
	"closing_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "surveys_access_known" CHECK ("feedback"."surveys"."access" in ('public', 'token')),
	CONSTRAINT "surveys_decision_known" CHECK ("feedback"."surveys"."decision" in ('draft', 'open', 'closed')),
	CONSTRAINT "surveys_dates_forward" CHECK ("feedback"."surveys"."ends_on" >= "feedback"."surveys"."starts_on"),
	CONSTRAINT "surveys_population_range" CHECK ("feedback"."surveys"."population" >= 1),
	CONSTRAINT "surveys_answers_per_address_range" CHECK ("feedback"."surveys"."answers_per_address" between 1 and 100000),
	CONSTRAINT "surveys_identical_per_address_range" CHECK ("feedback"."surveys"."identical_per_address" between 1 and 100000),
	CONSTRAINT "surveys_late_days_range" CHECK ("feedback"."surveys"."late_days" between 0 and 90),
	CONSTRAINT "surveys_closed_whole" CHECK (("feedback"."surveys"."decision" = 'closed') = ("feedback"."surveys"."closed_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "feedback"."token_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"service_id" uuid,
	"origin" text NOT NULL,
	"size" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "token_batches_origin_known" CHECK ("feedback"."token_batches"."origin" in ('issued', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "feedback"."tokens" (
	"survey_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"batch_id" uuid NOT NULL,
	"service_id" uuid,
	"used_on" date,
	CONSTRAINT "tokens_key" PRIMARY KEY("survey_id","hash")
);
--> statement-breakpoint
CREATE TABLE "feedback"."services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"description" text,
	"requirements" text[] DEFAULT '{}' NOT NULL,
	"steps" text[] DEFAULT '{}' NOT NULL,
	"duration" text,
	"duration_working_days" integer,
	"cost" text,
	"product" text,
	"legal_bases" text[] DEFAULT '{}' NOT NULL,
	"opening_hours" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"channels" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"complaint_channels" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "services_state_known" CHECK ("feedback"."services"."state" in ('active', 'retired')),
	CONSTRAINT "services_duration_range" CHECK ("feedback"."services"."duration_working_days" between 0 and 1000)
);
--> statement-breakpoint
ALTER TABLE "feedback"."publications" ADD CONSTRAINT "publications_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."response_decisions" ADD CONSTRAINT "response_decisions_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."response_drafts" ADD CONSTRAINT "response_drafts_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."response_texts" ADD CONSTRAINT "response_texts_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."kiosks" ADD CONSTRAINT "kiosks_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."kiosks" ADD CONSTRAINT "kiosks_service_fk" FOREIGN KEY ("survey_id","service_id") REFERENCES "feedback"."survey_services"("survey_id","service_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."questionnaire_versions" ADD CONSTRAINT "questionnaire_versions_questionnaire_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "feedback"."questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."questionnaires" ADD CONSTRAINT "questionnaires_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."survey_services" ADD CONSTRAINT "survey_services_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."survey_services" ADD CONSTRAINT "survey_services_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."surveys" ADD CONSTRAINT "surveys_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."surveys" ADD CONSTRAINT "surveys_version_fk" FOREIGN KEY ("version_id") REFERENCES "feedback"."questionnaire_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."token_batches" ADD CONSTRAINT "token_batches_survey_fk" FOREIGN KEY ("survey_id") REFERENCES "feedback"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."token_batches" ADD CONSTRAINT "token_batches_service_fk" FOREIGN KEY ("survey_id","service_id") REFERENCES "feedback"."survey_services"("survey_id","service_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."tokens" ADD CONSTRAINT "tokens_batch_fk" FOREIGN KEY ("batch_id") REFERENCES "feedback"."token_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback"."services" ADD CONSTRAINT "services_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publications_number_unique" ON "feedback"."publications" USING btree ("survey_id","number");--> statement-breakpoint
CREATE INDEX "publications_order_index" ON "feedback"."publications" USING btree ("published_on","id");--> statement-breakpoint
CREATE INDEX "response_decisions_survey_index" ON "feedback"."response_decisions" USING btree ("survey_id","id");--> statement-breakpoint
CREATE INDEX "response_drafts_age_index" ON "feedback"."response_drafts" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "response_keys_day_index" ON "feedback"."response_keys" USING btree ("received_on");--> statement-breakpoint
CREATE INDEX "response_texts_survey_index" ON "feedback"."response_texts" USING btree ("survey_id","id");--> statement-breakpoint
CREATE INDEX "response_texts_response_index" ON "feedback"."response_texts" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "response_texts_age_index" ON "feedback"."response_texts" USING btree ("received_on") WHERE "feedback"."response_texts"."state" <> 'published';--> statement-breakpoint
CREATE INDEX "responses_held_index" ON "feedback"."responses" USING btree ("survey_id","received_on","id") WHERE "feedback"."responses"."state" <> 'counted';--> statement-breakpoint
CREATE INDEX "responses_source_index" ON "feedback"."responses" USING btree ("survey_id","source") WHERE "feedback"."responses"."source" is not null;--> statement-breakpoint
CREATE INDEX "responses_address_index" ON "feedback"."responses" USING btree ("received_on") WHERE "feedback"."responses"."address_hash" is not null;--> statement-breakpoint
CREATE INDEX "senders_day_index" ON "feedback"."senders" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "kiosks_code_unique" ON "feedback"."kiosks" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "kiosks_survey_index" ON "feedback"."kiosks" USING btree ("survey_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaire_versions_number_unique" ON "feedback"."questionnaire_versions" USING btree ("questionnaire_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaires_code_unique" ON "feedback"."questionnaires" USING btree (lower("code"));--> statement-breakpoint
CREATE INDEX "survey_services_service_index" ON "feedback"."survey_services" USING btree ("service_id","survey_id");--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_code_unique" ON "feedback"."surveys" USING btree (lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_link_unique" ON "feedback"."surveys" USING btree ("link");--> statement-breakpoint
CREATE INDEX "surveys_unit_index" ON "feedback"."surveys" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "surveys_order_index" ON "feedback"."surveys" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "token_batches_survey_index" ON "feedback"."token_batches" USING btree ("survey_id","id");--> statement-breakpoint
CREATE INDEX "tokens_batch_index" ON "feedback"."tokens" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "services_code_unique" ON "feedback"."services" USING btree (lower("code"));--> statement-breakpoint
CREATE INDEX "services_unit_index" ON "feedback"."services" USING btree ("unit_id","id");--> statement-breakpoint
CREATE INDEX "services_name_index" ON "feedback"."services" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "services_search_index" ON "feedback"."services" USING gin (to_tsvector('indonesian', "name" || ' ' || coalesce("description", '') || ' ' || coalesce("product", '')));
--> statement-breakpoint
-- Bookkeeping of main rows.
create trigger services_touch before update on feedback.services for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger questionnaires_touch before update on feedback.questionnaires
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger questionnaire_versions_touch before update on feedback.questionnaire_versions
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger surveys_touch before update on feedback.surveys for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger token_batches_touch before update on feedback.token_batches
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger kiosks_touch before update on feedback.kiosks for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger response_texts_touch before update on feedback.response_texts
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger response_drafts_touch before update on feedback.response_drafts
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger response_decisions_touch before update on feedback.response_decisions
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger publications_touch before update on feedback.publications
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger retention_rules_touch before update on feedback.retention_rules
  for each row execute function platform.touch_row();
--> statement-breakpoint
insert into platform.secrets (name, value)
  values ('proof-of-work', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')),
         ('survey-receipts', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
--> statement-breakpoint
-- What was asked of people is never another afterwards.
create function feedback.refuse_change_of_frozen() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null and (new.questions is distinct from old.questions or new.frozen_at is null) then
    raise exception using errcode = '23514', constraint = 'questionnaire_versions_frozen',
      schema = 'feedback', table = 'questionnaire_versions', message = 'a version that was used never changes';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger questionnaire_versions_frozen before update on feedback.questionnaire_versions
  for each row execute function feedback.refuse_change_of_frozen();
--> statement-breakpoint
-- One partition a month; what lies outside of all goes into the default one.
create table feedback.responses_default partition of feedback.responses default;
--> statement-breakpoint
create function feedback.ensure_partitions(months_ahead integer default 3) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first_day date;
  name text;
begin
  for ahead in -1..months_ahead loop
    first_day := date_trunc('month', now())::date + make_interval(months => ahead);
    name := to_char(first_day, '"responses_"YYYY_MM');
    continue when to_regclass('feedback.' || name) is not null;
    execute format('create table feedback.%I partition of feedback.responses for values from (%L) to (%L)', name,
      first_day, (first_day + interval '1 month')::date);
    perform feedback.guard_responses(format('feedback.%I', name)::regclass);
  end loop;
end
$$;
--> statement-breakpoint
-- Answers change by the functions below and by nothing else: these run as the owner, whoever calls them.
create function feedback.refuse_change() returns trigger language plpgsql as $$
begin
  if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    raise exception using errcode = '42501', message = 'answers to surveys are taken, decided on and erased by functions';
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- For statements: a partition does not inherit it, and gets one of its own.
create function feedback.guard_responses(guarded regclass) returns void language plpgsql as $$
begin
  execute format('create trigger responses_guarded before insert or update or delete or truncate on %s
    for each statement execute function feedback.refuse_change()', guarded);
end
$$;
--> statement-breakpoint
select feedback.guard_responses(p.oid) from pg_class p
 where p.relnamespace = 'feedback'::regnamespace and p.relkind in ('r', 'p') and p.relname ~ '^responses(_default|_\d{4}_\d{2})?$';
--> statement-breakpoint
select feedback.ensure_partitions();
--> statement-breakpoint
-- Sums two rows of figures place by place; the shorter counts as zeros.
create function feedback.added(figures anyarray, more anyarray) returns anyarray
language plpgsql immutable parallel safe as $$
begin
  if figures is null then
    return coalesce(more, '{}');
  end if;
  for place in 1..coalesce(cardinality(more), 0) loop
    figures[place] := coalesce(figures[place], 0) + more[place];
  end loop;
  return figures;
end
$$;
--> statement-breakpoint
create function feedback.with_cells(counts integer[], cells smallint[], sign integer, width integer) returns integer[]
language plpgsql immutable parallel safe as $$
begin
  if counts is null then
    counts := array_fill(0, array[width]);
  end if;
  for place in 1..coalesce(cardinality(cells), 0) loop
    counts[cells[place]] := counts[cells[place]] + sign;
  end loop;
  return counts;
end
$$;
--> statement-breakpoint
-- How often each of so many cells was chosen.
create aggregate feedback.cells_counted(cells smallint[], sign integer, width integer)
  (sfunc = feedback.with_cells, stype = integer[]);
--> statement-breakpoint
create function feedback.with_numbers(sums numeric[], numbers numeric[], power integer, sign integer) returns numeric[]
language plpgsql immutable parallel safe as $$
declare
  number numeric;
begin
  for place in 1..cardinality(numbers) loop
    number := coalesce(numbers[place], 0);
    -- The operator ^ rounds.
    sums[place] := coalesce(sums[place], 0) + sign * case power when 2 then number * number else number end;
  end loop;
  return sums;
end
$$;
--> statement-breakpoint
-- The numbers in each place summed, or their squares (power 2).
create aggregate feedback.numbers_summed(numbers numeric[], power integer, sign integer)
  (sfunc = feedback.with_numbers, stype = numeric[]);
--> statement-breakpoint
-- The groups that an answer counts in: all, and one for each thing that was said of who answered, when and by which way.
create function feedback.groups_of(answer feedback.responses) returns table (dimension text, value text)
language sql stable parallel safe as $$
  select * from (values
    ('all', ''), ('gender', coalesce(answer.gender, '')), ('age-band', coalesce(answer.age_band, '')),
    ('education', coalesce(answer.education, '')), ('occupation', coalesce(answer.occupation, '')),
    ('disability', coalesce(answer.disability, '')), ('channel', answer.channel),
    ('month', to_char(answer.answered_on, 'YYYY-MM'))) groups (dimension, value)
$$;
--> statement-breakpoint
-- Adds answers to the roll-ups (sign 1), or takes them off again (-1). In the order of the keys: two that add at once
-- wait for each other and never in a circle.
create function feedback.tally(rows feedback.responses[], sign integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into feedback.tallies as t (survey_id, service_id, dimension, value, answers, cells, sums, squares)
  select r.survey_id, r.service_id, d.dimension, d.value, sign * count(*)::integer,
         feedback.cells_counted(r.cells, sign, v.cell_count),
         coalesce(feedback.numbers_summed(r.numbers, 1, sign) filter (where r.numbers is not null),
                  array_fill(0::numeric, array[v.number_count])),
         coalesce(feedback.numbers_summed(r.numbers, 2, sign) filter (where r.numbers is not null),
                  array_fill(0::numeric, array[v.number_count]))
    from unnest(rows) r
    join feedback.surveys s on s.id = r.survey_id
    join feedback.questionnaire_versions v on v.id = s.version_id
   cross join lateral feedback.groups_of(r) d
   group by 1, 2, 3, 4, v.number_count order by 1, 2, 3, 4
  on conflict (survey_id, service_id, dimension, value) do update
    set answers = t.answers + excluded.answers,
        cells = feedback.added(t.cells, excluded.cells),
        sums = feedback.added(t.sums, excluded.sums),
        squares = feedback.added(t.squares, excluded.squares);
  insert into feedback.profile_counts as p (survey_id, gender, age_band, education, occupation, disability, answers)
  select survey_id, gender, age_band, education, occupation, disability, sign * count(*)::integer
    from unnest(rows) group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
  on conflict (survey_id, gender, age_band, education, occupation, disability) do update
    set answers = p.answers + excluded.answers;
  if sign < 0 then
    delete from feedback.tallies t
     where t.answers = 0 and t.survey_id in (select r.survey_id from unnest(rows) r);
    delete from feedback.profile_counts p
     where p.answers = 0 and p.survey_id in (select r.survey_id from unnest(rows) r);
  end if;
end
$$;
--> statement-breakpoint
-- Takes answers, each wholly or not at all, and says what became of each: `taken`, `repeated` (the same before),
-- `conflict` (its key belongs to another answer), `token-unknown`, `token-used`, `kiosk-revoked`, `not-open` (with the
-- survey's state), `outside-period`, `stale` (the survey is another than the one it was judged by), `unsettled` (another
-- took the same key in this moment: ask again). A survey that is being closed waits for answers under way.
create function feedback.take_responses(incoming jsonb, today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
-- Its statement is planned once, perhaps while the tables are empty, and must never read a whole one.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  outcomes jsonb;
  counted feedback.responses[];
begin
  perform from feedback.surveys s
    where s.id in (select (i ->> 'survey')::uuid from jsonb_array_elements(incoming) i) order by s.id for share;
  with given as materialized (
    select g.*, s.answers_per_address, s.identical_per_address, s.ends_on,
           decode(g.key, 'hex') as key_bytes, decode(g.token, 'hex') as token_bytes,
           decode(g.content, 'hex') as content_bytes, decode(g.address, 'hex') as address_bytes,
           case
             when s.decision <> 'open' then 'not-open'
             when s.version <> g.survey_version then 'stale'
             when g.channel = 'field' and (g.answered_on not between s.starts_on and s.ends_on or g.answered_on > today)
               then 'outside-period'
             when today < s.starts_on or today > s.ends_on + case g.channel when 'field' then s.late_days else 0 end
               then 'not-open'
             when g.kiosk is not null
                  and not exists (select from feedback.kiosks k where k.id = g.kiosk and k.revoked_on is null)
               then 'kiosk-revoked'
           end as refusal
      from jsonb_to_recordset(incoming) as g (place integer, survey uuid, survey_version integer, service uuid,
             id uuid, channel text, source text, kiosk uuid, key text, token text, answered_on date, gender text,
             age_band text, education text, occupation text, disability text, cells smallint[], numbers numeric[],
             reason text, address text, receipt text, content text, texts jsonb)
      join feedback.surveys s on s.id = g.survey),
  known as (
    select g.place, k.content_hash, k.received_on, r.state
      from given g
      join feedback.response_keys k on k.survey_id = g.survey and k.key = g.key_bytes
      left join feedback.responses r on r.survey_id = g.survey and r.received_on = k.received_on and r.id = g.id),
  first_of_key as (
    select distinct on (survey, key_bytes) place, survey, key_bytes, content_bytes
      from given where refusal is null and key_bytes is not null order by survey, key_bytes, place),
  keyed as (
    insert into feedback.response_keys (survey_id, key, received_on, content_hash)
    select survey, key_bytes, today, content_bytes from first_of_key order by 1, 2
    on conflict do nothing returning survey_id, key),
  spent as (
    update feedback.tokens t set used_on = today
      from (select distinct on (survey, token_bytes) survey, token_bytes, place
              from given where refusal is null and token_bytes is not null order by survey, token_bytes, place) f
     where t.survey_id = f.survey and t.hash = f.token_bytes and t.used_on is null
    returning f.place, t.service_id),
  accepted as (
    select g.*, p.service_id as token_service
      from given g left join spent p on p.place = g.place
     where g.refusal is null and (p.place is not null
        or g.key_bytes is not null and exists (
             select from first_of_key f join keyed k on k.survey_id = f.survey and k.key = f.key_bytes
              where f.place = g.place))),
  judged as (
    select a.*, coalesce(a.reason, case
        when a.address_bytes is null then null
        when b.identical + row_number() over (partition by a.survey, a.address_bytes, a.content_bytes order by a.place)
             > a.identical_per_address then 'identical'
        when b.answers + row_number() over (partition by a.survey, a.address_bytes order by a.place)
             > a.answers_per_address then 'many-from-address' end) as held
      from accepted a
     cross join lateral (
       select coalesce(sum(x.answers), 0) as answers,
              coalesce(sum(x.answers) filter (where x.content_hash = a.content_bytes), 0) as identical
         from feedback.senders x
        where x.survey_id = a.survey and x.day = today and x.address_hash = a.address_bytes) b),
  sent as (
    insert into feedback.senders as x (survey_id, day, address_hash, content_hash, answers)
    select survey, today, address_bytes, content_bytes, count(*) from judged
     where address_bytes is not null group by 1, 3, 4 order by 1, 3, 4
    on conflict (survey_id, day, address_hash, content_hash) do update set answers = x.answers + excluded.answers),
  kept as (
    insert into feedback.responses (survey_id, received_on, id, service_id, answered_on, channel, source, gender,
      age_band, education, occupation, disability, cells, numbers, state, reason, address_hash, receipt_hash, content_hash)
    select survey, today, id, coalesce(token_service, service), answered_on, channel, source, gender, age_band, education,
           occupation, disability, cells, numbers, case when held is null then 'counted' else 'quarantined' end, held,
           address_bytes, decode(receipt, 'hex'), content_bytes
      from judged
    returning *),
  noted as (
    insert into feedback.response_texts (survey_id, response_id, service_id, received_on, question, is_personal, body,
      findings)
    select j.survey, j.id, coalesce(j.token_service, j.service), today, t.question, t.is_personal, t.body, t.findings
      from judged j
     cross join lateral jsonb_to_recordset(j.texts) as t (question text, is_personal boolean, body text, findings text[]))
  select (select array_agg(k::feedback.responses) from kept k where k.state = 'counted'),
         jsonb_agg(jsonb_build_object('place', g.place, 'outcome', case
             when j.place is not null then 'taken'
             when o.place is not null
               then case when o.content_hash = g.content_bytes then 'repeated' else 'conflict' end
             when g.refusal is not null then g.refusal
             when g.token_bytes is null then 'unsettled'
             when exists (select from feedback.tokens t where t.survey_id = g.survey and t.hash = g.token_bytes)
               then 'token-used'
             else 'token-unknown' end,
           'receivedOn', coalesce(o.received_on, today),
           'state', coalesce(case when j.place is not null then case when j.held is null then 'counted' else 'quarantined' end end,
                             o.state)) order by g.place)
    into counted, outcomes
    from given g
    left join judged j on j.place = g.place
    left join known o on o.place = g.place;
  if counted is not null then
    perform feedback.tally(counted, 1);
  end if;
  return outcomes;
end
$$;
--> statement-breakpoint
-- Decides on answers that are held: they count, or they do not. Gives how many were decided on.
create function feedback.decide_responses(survey uuid, ids uuid[], held_for text, counts boolean) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  decided feedback.responses[];
begin
  with changed as (
    update feedback.responses r set state = case when counts then 'counted' else 'rejected' end
     where r.survey_id = decide_responses.survey and r.state = 'quarantined'
       and (ids is null or r.id = any (ids)) and (held_for is null or r.reason = held_for)
    returning r.*)
  select array_agg(c::feedback.responses) into decided from changed c;
  if counts and decided is not null then
    perform feedback.tally(decided, 1);
  end if;
  return coalesce(cardinality(decided), 0);
end
$$;
--> statement-breakpoint
-- Erases an answer with all that was written in it, for whoever has its receipt. False if there is none.
create function feedback.erase_response(survey uuid, received date, response uuid, receipt bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone feedback.responses;
begin
  delete from feedback.responses r
   where r.survey_id = erase_response.survey and r.received_on = received and r.id = response and r.receipt_hash = receipt
  returning r.* into gone;
  if gone.id is null then
    return false;
  end if;
  delete from feedback.response_texts t where t.response_id = response;
  if gone.state = 'counted' then
    perform feedback.tally(array[gone], -1);
  end if;
  return true;
end
$$;
--> statement-breakpoint
-- Forgets the address hashes of answers that came in before a day, of so many answers at most; gives how many it was.
create function feedback.forget_addresses(before date, most integer default 5000) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  forgotten integer;
begin
  update feedback.responses r set address_hash = null
    from (select o.survey_id, o.received_on, o.id from feedback.responses o
           where o.received_on < before and o.address_hash is not null limit most) old
   where r.survey_id = old.survey_id and r.received_on = old.received_on and r.id = old.id;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
--> statement-breakpoint
-- What the roll-ups should be by the answers themselves, less what they are: into temporary tables, within one snapshot
-- (repeatable read). Two passes over the answers, by who answered and by which way; all groups follow from these.
create function feedback.find_tally_differences() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  create temporary table by_profile on commit preserve rows as
    select survey_id, service_id, gender, age_band, education, occupation, cell, count(*) as n
      from (select r.survey_id, r.service_id, r.gender, r.age_band, r.education, r.occupation, unnest(r.cells) as cell
              from feedback.responses r where r.state = 'counted') one
     group by 1, 2, 3, 4, 5, 6, 7;
  create temporary table by_way on commit preserve rows as
    select survey_id, service_id, disability, channel, answered_on, cell, count(*) as n
      from (select r.survey_id, r.service_id, r.disability, r.channel, r.answered_on, unnest(r.cells) as cell
              from feedback.responses r where r.state = 'counted') one
     group by 1, 2, 3, 4, 5, 6;
  create temporary table by_person on commit preserve rows as
    select r.survey_id, r.service_id, r.gender, r.age_band, r.education, r.occupation, r.disability, r.channel,
           to_char(r.answered_on, 'YYYY-MM') as month, count(*) as n
      from feedback.responses r where r.state = 'counted' group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  create temporary table by_number on commit preserve rows as
    select r.survey_id, r.service_id, d.dimension, d.value, u.place, sum(u.number) as total,
           sum(u.number * u.number) as square
      from feedback.responses r
     cross join lateral unnest(r.numbers) with ordinality u (number, place)
     cross join lateral feedback.groups_of(r) d
     where r.state = 'counted' and r.numbers is not null group by 1, 2, 3, 4, 5;
  create temporary table tally_differences on commit preserve rows as
  with celled as (
    select survey_id, service_id, 'all' as dimension, '' as value, cell, sum(n) as n from by_profile group by 1, 2, 5
    union all
    select survey_id, service_id, 'gender', coalesce(gender, ''), cell, sum(n) from by_profile group by 1, 2, 4, 5
    union all
    select survey_id, service_id, 'age-band', coalesce(age_band, ''), cell, sum(n) from by_profile group by 1, 2, 4, 5
    union all
    select survey_id, service_id, 'education', coalesce(education, ''), cell, sum(n) from by_profile group by 1, 2, 4, 5
    union all
    select survey_id, service_id, 'occupation', coalesce(occupation, ''), cell, sum(n) from by_profile group by 1, 2, 4, 5
    union all
    select survey_id, service_id, 'disability', coalesce(disability, ''), cell, sum(n) from by_way group by 1, 2, 4, 5
    union all
    select survey_id, service_id, 'channel', channel, cell, sum(n) from by_way group by 1, 2, 4, 5
    union all
    select survey_id, service_id, 'month', to_char(answered_on, 'YYYY-MM'), cell, sum(n) from by_way group by 1, 2, 4, 5),
  counted as (
    select survey_id, service_id, 'all' as dimension, '' as value, sum(n) as answers from by_person group by 1, 2
    union all
    select survey_id, service_id, 'gender', coalesce(gender, ''), sum(n) from by_person group by 1, 2, 4
    union all
    select survey_id, service_id, 'age-band', coalesce(age_band, ''), sum(n) from by_person group by 1, 2, 4
    union all
    select survey_id, service_id, 'education', coalesce(education, ''), sum(n) from by_person group by 1, 2, 4
    union all
    select survey_id, service_id, 'occupation', coalesce(occupation, ''), sum(n) from by_person group by 1, 2, 4
    union all
    select survey_id, service_id, 'disability', coalesce(disability, ''), sum(n) from by_person group by 1, 2, 4
    union all
    select survey_id, service_id, 'channel', channel, sum(n) from by_person group by 1, 2, 4
    union all
    select survey_id, service_id, 'month', month, sum(n) from by_person group by 1, 2, 4),
  expected as (
    select c.survey_id, c.service_id, c.dimension, c.value, c.answers::integer as answers,
           (select array_agg(coalesce(x.n, 0)::integer order by i.cell)
              from generate_series(1, v.cell_count) i (cell)
              left join lateral unnest(d.cells, d.counts) x (cell, n) on x.cell = i.cell) as cells,
           coalesce((select array_agg(coalesce(n.total, 0) order by i.place)
                       from generate_series(1, v.number_count) i (place)
                       left join by_number n on n.survey_id = c.survey_id and n.dimension = c.dimension
                         and n.value = c.value and n.service_id is not distinct from c.service_id
                         and n.place = i.place), '{}') as sums,
           coalesce((select array_agg(coalesce(n.square, 0) order by i.place)
                       from generate_series(1, v.number_count) i (place)
                       left join by_number n on n.survey_id = c.survey_id and n.dimension = c.dimension
                         and n.value = c.value and n.service_id is not distinct from c.service_id
                         and n.place = i.place), '{}') as squares
      from counted c
      join feedback.surveys s on s.id = c.survey_id
      join feedback.questionnaire_versions v on v.id = s.version_id
      left join (select survey_id, service_id, dimension, value, array_agg(cell) as cells, array_agg(n) as counts
                   from celled group by 1, 2, 3, 4) d
        on d.survey_id = c.survey_id and d.service_id is not distinct from c.service_id
       and d.dimension = c.dimension and d.value = c.value)
  select coalesce(e.survey_id, t.survey_id) as survey_id, coalesce(e.service_id, t.service_id) as service_id,
         coalesce(e.dimension, t.dimension) as dimension, coalesce(e.value, t.value) as value,
         coalesce(e.answers, 0) - coalesce(t.answers, 0) as answers,
         feedback.added(e.cells, (select array_agg(-x order by n) from unnest(t.cells) with ordinality u (x, n))) as cells,
         feedback.added(e.sums, (select array_agg(-x order by n) from unnest(t.sums) with ordinality u (x, n))) as sums,
         feedback.added(e.squares, (select array_agg(-x order by n) from unnest(t.squares) with ordinality u (x, n)))
           as squares
    from expected e
    full join feedback.tallies t on t.survey_id = e.survey_id
     and coalesce(t.service_id, '00000000-0000-0000-0000-000000000000')
       = coalesce(e.service_id, '00000000-0000-0000-0000-000000000000')
     and t.dimension = e.dimension and t.value = e.value
   where (e.answers, e.cells, e.sums, e.squares) is distinct from (t.answers, t.cells, t.sums, t.squares);
  create temporary table profile_differences on commit preserve rows as
  with expected as (
    select survey_id, gender, age_band, education, occupation, disability, sum(n)::integer as answers
      from by_person group by 1, 2, 3, 4, 5, 6)
  select coalesce(e.survey_id, p.survey_id) as survey_id, coalesce(e.gender, p.gender) as gender,
         coalesce(e.age_band, p.age_band) as age_band, coalesce(e.education, p.education) as education,
         coalesce(e.occupation, p.occupation) as occupation, coalesce(e.disability, p.disability) as disability,
         coalesce(e.answers, 0) - coalesce(p.answers, 0) as answers
    from expected e
    full join feedback.profile_counts p on p.survey_id = e.survey_id and coalesce(p.gender, '') = coalesce(e.gender, '')
     and coalesce(p.age_band, '') = coalesce(e.age_band, '') and coalesce(p.education, '') = coalesce(e.education, '')
     and coalesce(p.occupation, '') = coalesce(e.occupation, '')
     and coalesce(p.disability, '') = coalesce(e.disability, '')
   where e.answers is distinct from p.answers;
end
$$;
--> statement-breakpoint
-- Adds the differences that were found to the roll-ups, whatever came in meanwhile; gives how many figures were wrong.
create function feedback.mend_tallies() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wrong integer;
begin
  select (select count(*) from tally_differences) + (select count(*) from profile_differences) into wrong;
  insert into feedback.tallies as t (survey_id, service_id, dimension, value, answers, cells, sums, squares)
  select survey_id, service_id, dimension, value, answers, cells, sums, squares from tally_differences order by 1, 2, 3, 4
  on conflict (survey_id, service_id, dimension, value) do update
    set answers = t.answers + excluded.answers, cells = feedback.added(t.cells, excluded.cells),
        sums = feedback.added(t.sums, excluded.sums), squares = feedback.added(t.squares, excluded.squares);
  delete from feedback.tallies where answers = 0;
  insert into feedback.profile_counts as p (survey_id, gender, age_band, education, occupation, disability, answers)
  select survey_id, gender, age_band, education, occupation, disability, answers from profile_differences
   order by 1, 2, 3, 4, 5, 6
  on conflict (survey_id, gender, age_band, education, occupation, disability) do update
    set answers = p.answers + excluded.answers;
  delete from feedback.profile_counts where answers = 0;
  drop table by_profile, by_way, by_person, by_number, tally_differences, profile_differences;
  return wrong;
end
$$;
--> statement-breakpoint
-- The official survey, word by word as the annex of PermenPANRB 14/2017 asks.
insert into feedback.questionnaires (id, code, title, kind) values
  ('019a4700-0000-7000-8000-000000000601', 'SKM',
   '{"id": "Survei kepuasan masyarakat", "en": "Satisfaction survey"}', 'satisfaction');
--> statement-breakpoint
insert into feedback.questionnaire_versions
  (id, questionnaire_id, number, cell_count, number_count, element_cells, frozen_at, questions) values
  ('019a4700-0000-7000-8000-000000000602', '019a4700-0000-7000-8000-000000000601', 1, 37, 0,
   '{1,5,9,13,17,21,25,29,33}', '2026-01-01T00:00:00Z', $questions$[{"key": "requirements", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?", "en": "How well do the requirements fit the kind of service?"}, "isRequired": true, "element": "requirements", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak sesuai", "en": "Not at all"}, {"id": "Kurang sesuai", "en": "Less well"}, {"id": "Sesuai", "en": "Well"}, {"id": "Sangat sesuai", "en": "Very well"}]}}, {"key": "procedure", "kind": "scale", "text": {"id": "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?", "en": "How easy is the procedure of the service in this unit?"}, "isRequired": true, "element": "procedure", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak mudah", "en": "Not easy"}, {"id": "Kurang mudah", "en": "Less easy"}, {"id": "Mudah", "en": "Easy"}, {"id": "Sangat mudah", "en": "Very easy"}]}}, {"key": "time", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?", "en": "How quickly was the service given?"}, "isRequired": true, "element": "time", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak cepat", "en": "Not quickly"}, {"id": "Kurang cepat", "en": "Less quickly"}, {"id": "Cepat", "en": "Quickly"}, {"id": "Sangat cepat", "en": "Very quickly"}]}}, {"key": "cost", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?", "en": "How reasonable is the cost of the service?"}, "isRequired": true, "element": "cost", "scale": {"least": 1, "most": 4, "labels": [{"id": "Sangat mahal", "en": "Very expensive"}, {"id": "Cukup mahal", "en": "Rather expensive"}, {"id": "Murah", "en": "Cheap"}, {"id": "Gratis", "en": "Free of charge"}]}}, {"key": "product", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?", "en": "How well does what you were given fit what the service standard promises?"}, "isRequired": true, "element": "product", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak sesuai", "en": "Not at all"}, {"id": "Kurang sesuai", "en": "Less well"}, {"id": "Sesuai", "en": "Well"}, {"id": "Sangat sesuai", "en": "Very well"}]}}, {"key": "staff-competence", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?", "en": "How competent are the staff?"}, "isRequired": true, "element": "staff-competence", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak kompeten", "en": "Not competent"}, {"id": "Kurang kompeten", "en": "Less competent"}, {"id": "Kompeten", "en": "Competent"}, {"id": "Sangat kompeten", "en": "Very competent"}]}}, {"key": "staff-behaviour", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?", "en": "How polite and friendly are the staff?"}, "isRequired": true, "element": "staff-behaviour", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak sopan dan ramah", "en": "Not polite and friendly"}, {"id": "Kurang sopan dan ramah", "en": "Less polite and friendly"}, {"id": "Sopan dan ramah", "en": "Polite and friendly"}, {"id": "Sangat sopan dan ramah", "en": "Very polite and friendly"}]}}, {"key": "complaint-handling", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?", "en": "How are complaints of users handled?"}, "isRequired": true, "element": "complaint-handling", "scale": {"least": 1, "most": 4, "labels": [{"id": "Tidak ada", "en": "There is no way"}, {"id": "Ada tetapi tidak berfungsi", "en": "There is one, which does not work"}, {"id": "Berfungsi kurang maksimal", "en": "It works less than it could"}, {"id": "Dikelola dengan baik", "en": "They are handled well"}]}}, {"key": "facilities", "kind": "scale", "text": {"id": "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?", "en": "How good are the facilities?"}, "isRequired": true, "element": "facilities", "scale": {"least": 1, "most": 4, "labels": [{"id": "Buruk", "en": "Bad"}, {"id": "Cukup", "en": "Fair"}, {"id": "Baik", "en": "Good"}, {"id": "Sangat baik", "en": "Very good"}]}}, {"key": "suggestions", "kind": "text", "text": {"id": "Saran dan masukan untuk perbaikan pelayanan ini.", "en": "What should be better about this service?"}, "isRequired": false, "longest": 1000}]$questions$);
--> statement-breakpoint
insert into feedback.retention_rules (id, subject, days, legal_basis) values
  ('019a4700-0000-7000-8000-000000000611', 'drafts', 7, 'UU 27/2022 art. 16(2)(g), art. 43'),
  ('019a4700-0000-7000-8000-000000000612', 'sender-statistics', 90, 'UU 27/2022 art. 16(2)(g), art. 43'),
  ('019a4700-0000-7000-8000-000000000613', 'personal-answers', 365, 'UU 27/2022 art. 16(2)(g), art. 43'),
  ('019a4700-0000-7000-8000-000000000614', 'unpublished-texts', 730, 'UU 27/2022 art. 16(2)(g), art. 43; UU 43/2009'),
  ('019a4700-0000-7000-8000-000000000615', 'response-keys', 120, 'UU 27/2022 art. 16(2)(g), art. 43');
--> statement-breakpoint
create function feedback.refuse_change_of_published() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'what was published is corrected by another publication';
end
$$;
--> statement-breakpoint
create trigger publications_append_only before update or delete on feedback.publications
  for each row execute function feedback.refuse_change_of_published();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of surveys and what belongs to them.
create or replace function events.units_of(rule text, subject text, fields jsonb, day date)
returns table (unit_ids uuid[]) language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid
                when 'training-plan' then (fields ->> 'unit_id')::uuid
                when 'survey' then (fields ->> 'unit_id')::uuid
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
select audit.watch('feedback.services', 'public-service', 'id'),
       audit.watch('feedback.questionnaires', 'questionnaire', 'id'),
       audit.watch('feedback.questionnaire_versions', 'questionnaire-version', 'id'),
       audit.watch('feedback.surveys', 'survey', 'id'),
       audit.watch('feedback.survey_services', 'survey', 'survey_id', keys => '{survey_id,service_id}'),
       audit.watch('feedback.token_batches', 'token-batch', 'id'),
       audit.watch('feedback.kiosks', 'kiosk', 'id', hidden => '{code_hash}'),
       audit.watch('feedback.response_decisions', 'response-decision', 'id'),
       audit.watch('feedback.publications', 'survey-publication', 'id'),
       audit.watch('feedback.retention_rules', 'retention-rule', 'id');
--> statement-breakpoint
select events.announce('feedback.services', 'public-service'),
       events.announce('feedback.questionnaires', 'questionnaire', 'survey'),
       events.announce('feedback.questionnaire_versions', 'questionnaire-version', 'questionnaire-part'),
       events.announce('feedback.surveys', 'survey', 'survey'),
       events.announce_part('feedback.survey_services', 'survey', 'services', 'survey_id', 'survey-part'),
       events.announce('feedback.token_batches', 'token-batch', 'survey-part'),
       events.announce('feedback.kiosks', 'kiosk', 'survey-part'),
       events.announce('feedback.response_decisions', 'response-decision', 'survey-part'),
       events.announce('feedback.publications', 'survey-publication', 'survey-part'),
       events.announce('feedback.retention_rules', 'retention-rule');
--> statement-breakpoint
-- Who may what, in the roles that are there from the beginning, and two that come with surveys.
update platform.roles set scopes = scopes || '{surveys:read,survey-responses:read}' where name in ('auditor', 'city-personnel-officer');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{surveys:read}' where name in ('head-of-unit', 'agency-personnel-officer');
--> statement-breakpoint
insert into platform.roles (name, label_id, label_en, description, scopes, reach) values
  ('service-manager', 'Pengelola pelayanan publik', 'Manager of public services',
   'Keeps the public services of one agency, asks those who use them, and publishes what they say.',
   '{organisation:read,public-services:write,surveys:read,surveys:write,survey-responses:read,survey-responses:read-sensitive,survey-responses:write}',
   'own-agency'),
  ('survey-officer', 'Petugas survei lapangan', 'Field officer of surveys',
   'Gathers answers to surveys where there is no network.',
   '{surveys:read,survey-responses:write}', 'own-agency');
