CREATE SCHEMA "competencies";
--> statement-breakpoint
CREATE TABLE "competencies"."assessment_remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "competencies"."assessment_validities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"method" text NOT NULL,
	"months" integer NOT NULL,
	"legal_basis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "assessment_validities_method_known" CHECK ("competencies"."assessment_validities"."method" in ('assessment-centre', 'test', 'interview', 'portfolio', 'training-result', 'supervisor')),
	CONSTRAINT "assessment_validities_months_range" CHECK ("competencies"."assessment_validities"."months" between 1 and 120),
	CONSTRAINT "assessment_validities_period_forward" CHECK ("competencies"."assessment_validities"."valid_to" > "competencies"."assessment_validities"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "competencies"."assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"method" text NOT NULL,
	"assessor_id" uuid,
	"assessed_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"report_number" text,
	"levels" jsonb NOT NULL,
	"state" text DEFAULT 'valid' NOT NULL,
	"replaces_id" uuid,
	"state_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "assessments_replaces_unique" UNIQUE("replaces_id"),
	CONSTRAINT "assessments_method_known" CHECK ("competencies"."assessments"."method" in ('assessment-centre', 'test', 'interview', 'portfolio', 'training-result', 'supervisor')),
	CONSTRAINT "assessments_state_known" CHECK ("competencies"."assessments"."state" in ('valid', 'replaced', 'withdrawn')),
	CONSTRAINT "assessments_expires_later" CHECK ("competencies"."assessments"."expires_on" > "competencies"."assessments"."assessed_on"),
	CONSTRAINT "assessments_state_has_reason" CHECK (("competencies"."assessments"."state" = 'valid') = ("competencies"."assessments"."state_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "competencies"."assessors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"institution" text,
	"decree_number" text,
	"decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "assessors_period_forward" CHECK ("competencies"."assessors"."valid_to" > "competencies"."assessors"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "competencies"."competencies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"number" smallint GENERATED ALWAYS AS IDENTITY (sequence name "competencies"."competencies_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 32767 START WITH 1 CACHE 1),
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "competencies_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "competencies"."competency_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"competency_id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"field" text,
	"definition" jsonb NOT NULL,
	"levels" jsonb NOT NULL,
	"legal_basis" text,
	"decree_number" text,
	"decree_date" date,
	"end_decree_number" text,
	"end_decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "competency_versions_kind_known" CHECK ("competencies"."competency_versions"."kind" in ('managerial', 'sociocultural', 'technical')),
	CONSTRAINT "competency_versions_field_known" CHECK ("competencies"."competency_versions"."field" in ('education', 'health', 'public-works', 'housing', 'public-order', 'social-affairs', 'labour', 'women-and-children', 'food', 'land', 'environment', 'population-registry', 'community-empowerment', 'family-planning', 'transport', 'communication-and-informatics', 'cooperatives-and-small-business', 'investment', 'youth-and-sports', 'statistics', 'information-security', 'culture', 'libraries', 'archives', 'fisheries', 'tourism', 'agriculture', 'forestry', 'energy', 'trade', 'industry', 'transmigration', 'planning', 'finance', 'personnel', 'training', 'research', 'inspection', 'secretariat', 'politics')),
	CONSTRAINT "competency_versions_field_only_technical" CHECK (("competencies"."competency_versions"."kind" = 'technical') = ("competencies"."competency_versions"."field" is not null)),
	CONSTRAINT "competency_versions_period_forward" CHECK ("competencies"."competency_versions"."valid_to" > "competencies"."competency_versions"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "competencies"."profiles" (
	"employee_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"levels" smallint[] NOT NULL,
	CONSTRAINT "profiles_key" PRIMARY KEY("employee_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "competencies"."standards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid,
	"position_kind" text,
	"functional_level" text,
	"job_class" integer,
	"levels" jsonb NOT NULL,
	"education_level" text,
	"education_programmes" text[] DEFAULT '{}' NOT NULL,
	"rank" text,
	"grade" text,
	"experience_years" integer,
	"experience_kinds" text[] DEFAULT '{}' NOT NULL,
	"trainings" text[] DEFAULT '{}' NOT NULL,
	"legal_basis" text,
	"decree_number" text,
	"decree_date" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "standards_one_target" CHECK (("competencies"."standards"."position_id" is null) <> ("competencies"."standards"."position_kind" is null)),
	CONSTRAINT "standards_level_only_functional" CHECK ("competencies"."standards"."functional_level" is null or "competencies"."standards"."position_kind" = 'fungsional'),
	CONSTRAINT "standards_class_only_of_kind" CHECK ("competencies"."standards"."job_class" is null or "competencies"."standards"."position_kind" is not null),
	CONSTRAINT "standards_kind_known" CHECK ("competencies"."standards"."position_kind" in ('jpt-utama', 'jpt-madya', 'jpt-pratama', 'administrator', 'pengawas', 'pelaksana', 'fungsional')),
	CONSTRAINT "standards_level_known" CHECK ("competencies"."standards"."functional_level" in ('ahli-pertama', 'ahli-muda', 'ahli-madya', 'ahli-utama', 'pemula', 'terampil', 'mahir', 'penyelia')),
	CONSTRAINT "standards_job_class_range" CHECK ("competencies"."standards"."job_class" between 1 and 17),
	CONSTRAINT "standards_education_level_known" CHECK ("competencies"."standards"."education_level" in ('sd', 'smp', 'sma', 'd1', 'd2', 'd3', 'd4', 's1', 'profesi', 's2', 'spesialis', 's3', 'subspesialis')),
	CONSTRAINT "standards_rank_known" CHECK ("competencies"."standards"."rank" in ('I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII')),
	CONSTRAINT "standards_grade_known" CHECK ("competencies"."standards"."grade" in ('I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII')),
	CONSTRAINT "standards_experience_range" CHECK ("competencies"."standards"."experience_years" between 1 and 40),
	CONSTRAINT "standards_period_forward" CHECK ("competencies"."standards"."valid_to" > "competencies"."standards"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "competencies"."assessment_remarks" ADD CONSTRAINT "assessment_remarks_assessment_fk" FOREIGN KEY ("assessment_id") REFERENCES "competencies"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies"."assessments" ADD CONSTRAINT "assessments_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies"."assessments" ADD CONSTRAINT "assessments_assessor_fk" FOREIGN KEY ("assessor_id") REFERENCES "competencies"."assessors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies"."assessments" ADD CONSTRAINT "assessments_replaces_fk" FOREIGN KEY ("replaces_id") REFERENCES "competencies"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies"."competency_versions" ADD CONSTRAINT "competency_versions_competency_fk" FOREIGN KEY ("competency_id") REFERENCES "competencies"."competencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies"."profiles" ADD CONSTRAINT "profiles_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies"."standards" ADD CONSTRAINT "standards_position_fk" FOREIGN KEY ("position_id") REFERENCES "organisation"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_remarks_assessment_index" ON "competencies"."assessment_remarks" USING btree ("assessment_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_one_a_day" ON "competencies"."assessments" USING btree ("employee_id","method","assessed_on") WHERE "competencies"."assessments"."state" = 'valid';--> statement-breakpoint
CREATE INDEX "assessments_employee_index" ON "competencies"."assessments" USING btree ("employee_id","assessed_on");--> statement-breakpoint
CREATE INDEX "assessments_order_index" ON "competencies"."assessments" USING btree ("assessed_on","id");--> statement-breakpoint
CREATE INDEX "assessments_assessor_index" ON "competencies"."assessments" USING btree ("assessor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessors_code_unique" ON "competencies"."assessors" USING btree (lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "competencies_code_unique" ON "competencies"."competencies" USING btree (lower("code"));--> statement-breakpoint
CREATE INDEX "competency_versions_competency_index" ON "competencies"."competency_versions" USING btree ("competency_id","valid_from");--> statement-breakpoint
CREATE INDEX "standards_position_index" ON "competencies"."standards" USING btree ("position_id") WHERE "competencies"."standards"."position_id" is not null;--> statement-breakpoint
-- Bookkeeping of main rows.
create trigger competencies_touch before update on competencies.competencies
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger standards_touch before update on competencies.standards for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger assessors_touch before update on competencies.assessors for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger assessments_touch before update on competencies.assessments
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- Whether a list of levels names each competency once, with a level of the scale.
create function competencies.levels_are_sound(levels jsonb, lowest integer) returns boolean language sql immutable as $$
  select count(*) = count(distinct l."competencyId")
     and coalesce(bool_and(coalesce(l.level between lowest and 5, false)), false)
    from jsonb_to_recordset(levels) as l("competencyId" uuid, level integer)
$$;
--> statement-breakpoint
alter table competencies.standards add constraint standards_levels_sound
  check (competencies.levels_are_sound(levels, 1));
--> statement-breakpoint
alter table competencies.assessments add constraint assessments_levels_sound
  check (competencies.levels_are_sound(levels, 0));
--> statement-breakpoint
-- One fact holds at a time.
alter table competencies.competency_versions add constraint competency_versions_one_at_a_time
  exclude using gist (competency_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table competencies.standards add constraint standards_one_for_position
  exclude using gist (position_id with =, daterange(valid_from, valid_to) with &&) where (position_id is not null);
--> statement-breakpoint
alter table competencies.standards add constraint standards_one_for_kind
  exclude using gist (position_kind with =, coalesce(functional_level, '') with =, coalesce(job_class, 0) with =,
    daterange(valid_from, valid_to) with &&) where (position_id is null);
--> statement-breakpoint
alter table competencies.assessment_validities add constraint assessment_validities_one_at_a_time
  exclude using gist (method with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
-- The dictionary has an entry without gap, and on every day on which a standard demands it or somebody was assessed by it.
create function competencies.check_competency_history() returns trigger language plpgsql as $$
declare
  entry constant uuid := coalesce(new.competency_id, old.competency_id);
  named constant jsonb := jsonb_build_array(jsonb_build_object('competencyId', entry));
  opens date;
  closes date;
begin
  if exists (
    select from competencies.competency_versions v
     where v.competency_id = entry
       and v.valid_from > (
         select min(f.valid_from) from competencies.competency_versions f where f.competency_id = entry)
       and not exists (
         select from competencies.competency_versions p where p.competency_id = entry and p.valid_to = v.valid_from)
  ) then
    perform organisation.refuse('competency_versions_without_gap', 'the history of a competency has a gap');
  end if;

  select min(v.valid_from), max(coalesce(v.valid_to, 'infinity')) into opens, closes
    from competencies.competency_versions v where v.competency_id = entry;
  -- What lay within the old period and lies within the whole one still: nothing has lost its entry.
  if tg_op = 'INSERT' or (opens <= old.valid_from and closes >= coalesce(old.valid_to, 'infinity')) then
    return null;
  end if;
  if exists (
    select from competencies.standards s
     where s.levels @> named
       and (opens is null or s.valid_from < opens or coalesce(s.valid_to, 'infinity') > closes)
  ) or exists (
    select from competencies.assessments a
     where a.levels @> named and a.state = 'valid'
       and (opens is null or a.assessed_on < opens or a.assessed_on >= closes)
  ) then
    perform organisation.refuse('competency_versions_in_use', 'a competency is retired while it is in use');
  end if;
  return null;
end
$$;
--> statement-breakpoint
create constraint trigger competency_versions_history after insert or update or delete on competencies.competency_versions
  deferrable initially deferred for each row execute function competencies.check_competency_history();
--> statement-breakpoint
-- What a competency is called on a day: by the version of that day, else by the nearest one.
create function competencies.named(competency uuid, on_day date) returns table (name jsonb, kind text)
language sql stable rows 1 as $$
  select v.name, v.kind from competencies.competency_versions v
   where v.competency_id = competency
   order by v.valid_from <= on_day desc, abs(v.valid_from - on_day) limit 1
$$;
--> statement-breakpoint
-- The standard of a kind of positions on a day: the one for level and class, else for the level, the class, the kind. As
-- a table, like the next: the planner makes it a part of the statement.
create function competencies.inherited_standard(kind text, level text, class integer, on_day date)
returns table (standard_id uuid) language sql stable rows 1 as $$
  select s.id from competencies.standards s
   where s.position_id is null and s.position_kind = kind
     and (s.functional_level is null or s.functional_level = level)
     and (s.job_class is null or s.job_class = class)
     and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
   order by s.functional_level is null, s.job_class is null limit 1
$$;
--> statement-breakpoint
-- The standard that holds on a day for a position of a kind, level and class: its own, else the one of its kind.
create function competencies.standard_for(held uuid, kind text, level text, class integer, on_day date)
returns table (standard_id uuid) language sql stable rows 1 as $$
  select coalesce(
    (select s.id from competencies.standards s
      where s.position_id = held and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)),
    (select i.standard_id from competencies.inherited_standard(kind, level, class, on_day) i))
$$;
--> statement-breakpoint
-- Full years that somebody has held definitive positions of some kinds (empty: of any) by a day: years and months by the
-- calendar, and thirty-one days of what is left over make a month.
create function competencies.experience_years(employee uuid, kinds text[], on_day date) returns integer
language sql stable as $$
  select coalesce(extract(year from served) + div(extract(month from served) + div(extract(day from served), 31), 12), 0)
           ::integer
    from (
      select sum(age(least(coalesce(p.valid_to, on_day), on_day), p.valid_from)) as served
        from employees.placements p
       where p.employee_id = employee and p.kind = 'definitive' and p.valid_from < on_day
         and (cardinality(kinds) = 0 or exists (
           select from organisation.position_versions v
            where v.position_id = p.position_id and v.kind = any (kinds)
              and v.valid_from <= p.valid_from and (v.valid_to is null or v.valid_to > p.valid_from)))) periods
$$;
--> statement-breakpoint
-- Methods of assessment, the one that counts most first.
create function competencies.precedence(method text) returns integer language sql immutable as $$
  select array_position('{assessment-centre,test,interview,portfolio,training-result,supervisor}'::text[], method)
$$;
--> statement-breakpoint
-- THE rule which of several assessments counts, competency by competency: of those that are valid on the day, the one held
-- last; of the same day, the one whose method counts most.
create function competencies.counting(employee uuid, on_day date)
returns table (competency_id uuid, level smallint, assessment_id uuid, method text, assessed_on date, expires_on date)
language sql stable rows 12 as $$
  select distinct on (l."competencyId") l."competencyId", l.level, a.id, a.method, a.assessed_on, a.expires_on
    from competencies.assessments a
   cross join lateral jsonb_to_recordset(a.levels) as l("competencyId" uuid, level smallint)
   where a.employee_id = employee and a.state = 'valid' and a.assessed_on <= on_day and a.expires_on > on_day
   order by l."competencyId", a.assessed_on desc, competencies.precedence(a.method), a.id desc
$$;
--> statement-breakpoint
-- Works the profiles of people out anew, from their assessments: a period begins wherever one is held or expires.
create function competencies.refresh_profiles(people uuid[]) returns void language plpgsql as $$
begin
  -- Of two who assess somebody at once the second waits, and sees what the first has entered.
  perform from employees.employees e where e.id = any (people) order by e.id for no key update;
  delete from competencies.profiles p where p.employee_id = any (people);
  insert into competencies.profiles (employee_id, valid_from, valid_to, levels)
  select period.employee_id, period.valid_from, period.valid_to, counted.levels
    from (
      select turn.employee_id, turn.day as valid_from,
             lead(turn.day) over (partition by turn.employee_id order by turn.day) as valid_to
        from (
          select a.employee_id, a.assessed_on as day from competencies.assessments a
           where a.employee_id = any (people) and a.state = 'valid'
          union
          select a.employee_id, a.expires_on from competencies.assessments a
           where a.employee_id = any (people) and a.state = 'valid') turn) period
   cross join lateral (
      with counted as materialized (
        select n.number, k.level
          from competencies.counting(period.employee_id, period.valid_from) k
          join competencies.competencies n on n.id = k.competency_id
      )
      select array_agg(counted.level order by place.number) as levels
        from generate_series(1, (select max(number) from counted)) place (number)
        left join counted on counted.number = place.number) counted
   where counted.levels is not null;
end
$$;
--> statement-breakpoint
-- Works out all profiles anew; returns of how many people.
create function competencies.rebuild_profiles() returns bigint language plpgsql as $$
declare
  people uuid[];
  rebuilt bigint := 0;
begin
  lock table competencies.assessments in share row exclusive mode;
  delete from competencies.profiles p
   where not exists (select from competencies.assessments a where a.employee_id = p.employee_id);
  for people in
    select array_agg(employee_id)
      from (select employee_id, row_number() over (order by employee_id) / 5000 as batch
              from (select distinct a.employee_id from competencies.assessments a) assessed) numbered
     group by batch
  loop
    perform competencies.refresh_profiles(people);
    rebuilt := rebuilt + cardinality(people);
  end loop;
  return rebuilt;
end
$$;
--> statement-breakpoint
create function competencies.follow_assessments() returns trigger language plpgsql as $$
begin
  perform competencies.refresh_profiles(array(select distinct employee_id from changed_rows));
  return null;
end
$$;
--> statement-breakpoint
create trigger profiles_follow_new after insert on competencies.assessments
  referencing new table as changed_rows for each statement execute function competencies.follow_assessments();
--> statement-breakpoint
create trigger profiles_follow_changed after update on competencies.assessments
  referencing new table as changed_rows for each statement execute function competencies.follow_assessments();
--> statement-breakpoint
-- The units that a row concerns, as before, and those of standards and assessments.
create or replace function events.units_of(rule text, subject text, fields jsonb, day date)
returns table (unit_ids uuid[]) language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid end,
      home.unit_id, seat.unit_id], null), '{}')
    from employees.home_unit(
           case when rule in ('employee', 'placement') then subject::uuid
                when rule in ('correction-request', 'assessment') then (fields ->> 'employee_id')::uuid
                when rule = 'assessment-part' then
                  (select a.employee_id from competencies.assessments a where a.id = subject::uuid) end, day) home,
         organisation.unit_of_position(
           case rule when 'placement' then (fields ->> 'position_id')::uuid
                     when 'standard' then (fields ->> 'position_id')::uuid
                     when 'position' then subject::uuid end, day) seat
$$;
--> statement-breakpoint
-- The national dictionary (PermenPANRB 38/2017), with ids that are the same everywhere.
insert into competencies.competencies (id, code, number) overriding system value values
  ('019a4700-0000-7000-8000-000000000001', 'INT', 1),
  ('019a4700-0000-7000-8000-000000000002', 'KRJ', 2),
  ('019a4700-0000-7000-8000-000000000003', 'KOM', 3),
  ('019a4700-0000-7000-8000-000000000004', 'OHS', 4),
  ('019a4700-0000-7000-8000-000000000005', 'PEL', 5),
  ('019a4700-0000-7000-8000-000000000006', 'PDL', 6),
  ('019a4700-0000-7000-8000-000000000007', 'PRB', 7),
  ('019a4700-0000-7000-8000-000000000008', 'KEP', 8),
  ('019a4700-0000-7000-8000-000000000009', 'PBG', 9);
--> statement-breakpoint
select setval(pg_get_serial_sequence('competencies.competencies', 'number'), 9);
--> statement-breakpoint
insert into competencies.competency_versions
  (id, competency_id, name, kind, definition, levels, legal_basis, valid_from)
select id::uuid, competency_id::uuid, jsonb_build_object('id', name_id, 'en', name_en), kind,
       jsonb_build_object('id', definition_id, 'en', definition_en), levels::jsonb, legal_basis, valid_from::date
  from (values
  ('019a4700-0000-7000-8000-000000000101', '019a4700-0000-7000-8000-000000000001', 'Integritas', 'Integrity', 'managerial',
   'Konsisten berperilaku selaras dengan nilai, norma dan/atau etika organisasi, dan jujur dalam hubungan dengan manajemen, rekan kerja, bawahan langsung, dan pemangku kepentingan, menciptakan budaya etika tinggi, bertanggung jawab atas tindakan atau keputusan beserta risiko yang menyertainya.', 'Consistently behaves in line with the values, norms and/or ethics of the organization, is honest in dealings with management, colleagues, direct subordinates and stakeholders, creates a culture of high ethics, and takes responsibility for actions or decisions together with the risks they carry.',
   $levels$[{"level":1,"description":{"id":"Mampu bertindak sesuai nilai, norma, etika organisasi dalam kapasitas pribadi","en":"Able to act in accordance with the organization's values, norms and ethics in a personal capacity"},"indicators":[{"id":"Bertingkah laku sesuai dengan perkataan; berkata sesuai dengan fakta.","en":"Behaves consistently with their words; speaks in accordance with the facts."},{"id":"Melaksanakan peraturan, kode etik organisasi dalam lingkungan kerja sehari-hari, pada tataran individu/pribadi.","en":"Follows the organization's rules and code of ethics in the day-to-day work environment, at the individual/personal level."},{"id":"Tidak menjanjikan/memberikan sesuatu yang bertentangan dengan aturan organisasi.","en":"Does not promise or give anything that conflicts with the organization's rules."}]},
{"level":2,"description":{"id":"Mampu mengingatkan, mengajak rekan kerja untuk bertindak sesuai nilai, norma, dan etika organisasi","en":"Able to remind and encourage colleagues to act in accordance with the organization's values, norms and ethics"},"indicators":[{"id":"Mengingatkan rekan kerja untuk bertindak sesuai dengan nilai, norma, dan etika organisasi dalam segala situasi dan kondisi; mengajak orang lain untuk bertindak sesuai etika dan kode etik.","en":"Reminds colleagues to act in accordance with the organization's values, norms and ethics in all situations and conditions; encourages others to act in line with ethics and the code of ethics."},{"id":"Menerapkan norma-norma secara konsisten dalam setiap situasi, pada unit kerja terkecil/kelompok kerjanya.","en":"Applies norms consistently in every situation within the smallest work unit/own work group."},{"id":"Memberikan informasi yang dapat dipercaya sesuai dengan etika organisasi.","en":"Provides trustworthy information in accordance with the organization's ethics."}]},
{"level":3,"description":{"id":"Mampu memastikan, menanamkan keyakinan bersama agar anggota yang dipimpin bertindak sesuai nilai, norma, dan etika organisasi, dalam lingkup formal","en":"Able to ensure, and instil a shared conviction, that the members they lead act in accordance with the organization's values, norms and ethics in formal settings"},"indicators":[{"id":"Memastikan anggota yang dipimpin bertindak sesuai dengan nilai, norma, dan etika organisasi dalam segala situasi dan kondisi.","en":"Ensures that the members they lead act in accordance with the organization's values, norms and ethics in all situations and conditions."},{"id":"Mampu untuk memberi apresiasi dan teguran bagi anggota yang dipimpin agar bertindak selaras dengan nilai, norma, dan etika organisasi dalam segala situasi dan kondisi.","en":"Able to give recognition and reprimands to the members they lead so that they act in line with the organization's values, norms and ethics in all situations and conditions."},{"id":"Melakukan monitoring dan evaluasi terhadap penerapan sikap integritas di dalam unit kerja yang dipimpin.","en":"Monitors and evaluates the practice of integrity within the work unit they lead."}]},
{"level":4,"description":{"id":"Mampu menciptakan situasi kerja yang mendorong kepatuhan pada nilai, norma, dan etika organisasi","en":"Able to create a work situation that encourages compliance with the organization's values, norms and ethics"},"indicators":[{"id":"Menciptakan situasi kerja yang mendorong seluruh pemangku kepentingan mematuhi nilai, norma, dan etika organisasi dalam segala situasi dan kondisi.","en":"Creates a work situation that encourages all stakeholders to comply with the organization's values, norms and ethics in all situations and conditions."},{"id":"Mendukung dan menerapkan prinsip moral dan standar etika yang tinggi, serta berani menanggung konsekuensinya.","en":"Supports and applies high moral principles and ethical standards, and has the courage to bear the consequences."},{"id":"Berani melakukan koreksi atau mengambil tindakan atas penyimpangan kode etik/nilai-nilai yang dilakukan oleh orang lain, pada tataran lingkup kerja setingkat instansi meskipun ada risiko.","en":"Has the courage to correct or act on breaches of the code of ethics/values committed by others at the level of the institution, even when there is risk."}]},
{"level":5,"description":{"id":"Mampu menjadi role model dalam penerapan standar keadilan dan etika di tingkat nasional","en":"Able to be a role model in applying standards of fairness and ethics at the national level"},"indicators":[{"id":"Mempertahankan tingkat standar keadilan dan etika yang tinggi dalam perkataan dan tindakan sehari-hari yang dipatuhi oleh seluruh pemangku kepentingan pada lingkup instansi yang dipimpinnya.","en":"Maintains high standards of fairness and ethics in everyday words and actions, which all stakeholders within the institution they lead abide by."},{"id":"Menjadi “role model”/keteladanan dalam penerapan standar keadilan dan etika yang tinggi di tingkat nasional.","en":"Is a role model and example in applying high standards of fairness and ethics at the national level."},{"id":"Membuat konsep kebijakan dan strategi penerapan sikap integritas dalam pelaksanaan tugas dan norma-norma yang sejalan dengan nilai strategis organisasi.","en":"Drafts policies and strategies for practising integrity in the performance of duties, and norms that align with the organization's strategic values."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000102', '019a4700-0000-7000-8000-000000000002', 'Kerja Sama', 'Teamwork', 'managerial',
   'Kemampuan menjalin, membina, mempertahankan hubungan kerja yang efektif, memiliki komitmen saling membantu dalam penyelesaian tugas, dan mengoptimalkan segala sumber daya untuk mencapai tujuan strategis organisasi.', 'The ability to establish, foster and maintain effective working relationships, to be committed to mutual support in completing tasks, and to make the best use of all resources to achieve the organization''s strategic objectives.',
   $levels$[{"level":1,"description":{"id":"Berpartisipasi dalam kelompok kerja","en":"Participates in the work group"},"indicators":[{"id":"Berpartisipasi sebagai anggota tim yang baik, melakukan tugas/bagiannya, dan mendukung keputusan tim.","en":"Participates as a good team member, does their own task/share of the work, and supports the team's decisions."},{"id":"Mendengarkan dan menghargai masukan dari orang lain dan memberikan usulan-usulan bagi kepentingan tim.","en":"Listens to and respects input from others and offers suggestions in the interest of the team."},{"id":"Mampu menjalin interaksi sosial untuk penyelesaian tugas.","en":"Able to build social interaction in order to complete tasks."}]},
{"level":2,"description":{"id":"Menumbuhkan tim kerja yang partisipatif dan efektif","en":"Develops a participative and effective work team"},"indicators":[{"id":"Membantu orang lain dalam menyelesaikan tugas-tugas mereka untuk mendukung sasaran tim.","en":"Helps others complete their tasks in support of the team's targets."},{"id":"Berbagi informasi yang relevan atau bermanfaat pada anggota tim; mempertimbangkan masukan dan keahlian anggota dalam tim/kelompok kerja serta bersedia untuk belajar dari orang lain.","en":"Shares relevant or useful information with team members; considers the input and expertise of members of the team/work group and is willing to learn from others."},{"id":"Membangun komitmen yang tinggi untuk menyelesaikan tugas tim.","en":"Builds a high level of commitment to completing the team's tasks."}]},
{"level":3,"description":{"id":"Efektif membangun tim kerja untuk peningkatan kinerja organisasi","en":"Effective in building work teams to improve organizational performance"},"indicators":[{"id":"Melihat kekuatan/kelemahan anggota tim, membentuk tim yang tepat, mengantisipasi kemungkinan hambatan, dan mencari solusi yang optimal.","en":"Sees the strengths/weaknesses of team members, forms the right team, anticipates possible obstacles, and looks for the optimal solution."},{"id":"Mengupayakan dan mengutamakan pengambilan keputusan berdasarkan usulan-usulan anggota tim/kelompok, bernegosiasi secara efektif untuk upaya penyelesaian pekerjaan yang menjadi target kinerja kelompok dan/atau unit kerja.","en":"Strives for and prioritizes decision making based on the suggestions of team/group members, and negotiates effectively to complete the work that forms the performance target of the group and/or work unit."},{"id":"Membangun aliansi dengan para pemangku kepentingan dalam rangka mendukung penyelesaian target kerja kelompok.","en":"Builds alliances with stakeholders to support the achievement of the group's work targets."}]},
{"level":4,"description":{"id":"Membangun komitmen tim, sinergi","en":"Builds team commitment and synergy"},"indicators":[{"id":"Membangun sinergi antar unit kerja di lingkup instansi yang dipimpin.","en":"Builds synergy between work units within the institution they lead."},{"id":"Memfasilitasi kepentingan yang berbeda dari unit kerja lain sehingga tercipta sinergi dalam rangka pencapaian target kerja organisasi.","en":"Facilitates the differing interests of other work units so that synergy is created in achieving the organization's work targets."},{"id":"Mengembangkan sistem yang menghargai kerja sama antar unit, memberikan dukungan/semangat untuk memastikan tercapainya sinergi dalam rangka pencapaian target kerja organisasi.","en":"Develops systems that reward cooperation between units, and gives support/encouragement to ensure that synergy is attained in achieving the organization's work targets."}]},
{"level":5,"description":{"id":"Menciptakan situasi kerja sama secara konsisten, baik di dalam maupun di luar instansi","en":"Consistently creates a climate of cooperation, both inside and outside the institution"},"indicators":[{"id":"Menciptakan hubungan kerja yang konstruktif dengan menerapkan norma/etos/nilai-nilai kerja yang baik di dalam dan di luar organisasi; meningkatkan produktivitas dan menjadi panutan dalam organisasi.","en":"Creates constructive working relationships by applying good work norms/ethos/values inside and outside the organization; raises productivity and is a role model within the organization."},{"id":"Secara konsisten menjaga sinergi agar pemangku kepentingan dapat bekerja sama dengan orang di dalam maupun di luar organisasi.","en":"Consistently maintains synergy so that stakeholders can work together with people inside and outside the organization."},{"id":"Membangun konsensus untuk menggabungkan sumber daya dari berbagai pemangku kepentingan untuk tujuan bangsa dan negara.","en":"Builds consensus to combine the resources of various stakeholders for the goals of the nation and the state."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000103', '019a4700-0000-7000-8000-000000000003', 'Komunikasi', 'Communication', 'managerial',
   'Kemampuan untuk menerangkan pandangan dan gagasan secara jelas, sistematis disertai argumentasi yang logis dengan cara-cara yang sesuai baik secara lisan maupun tertulis; memastikan pemahaman; mendengarkan secara aktif dan efektif; mempersuasi, meyakinkan dan membujuk orang lain dalam rangka mencapai tujuan organisasi.', 'The ability to explain views and ideas clearly and systematically, with logical argument and in appropriate ways, both orally and in writing; to ensure understanding; to listen actively and effectively; and to persuade, convince and win over others in order to achieve the organization''s objectives.',
   $levels$[{"level":1,"description":{"id":"Menyampaikan informasi dengan jelas, lengkap, pemahaman yang sama","en":"Conveys information clearly and completely, with a shared understanding"},"indicators":[{"id":"Menyampaikan informasi (data), pikiran atau pendapat dengan jelas, singkat dan tepat dengan menggunakan cara/media yang sesuai dan mengikuti alur yang logis.","en":"Conveys information (data), thoughts or opinions clearly, concisely and accurately, using appropriate methods/media and following a logical flow."},{"id":"Memastikan pemahaman yang sama atas instruksi yang diterima/diberikan.","en":"Ensures a shared understanding of the instructions received/given."},{"id":"Mampu melaksanakan kegiatan surat menyurat sesuai tata naskah organisasi.","en":"Able to handle correspondence in accordance with the organization's document conventions."}]},
{"level":2,"description":{"id":"Aktif menjalankan komunikasi secara formal dan informal; bersedia mendengarkan orang lain, menginterpretasikan pesan dengan respon yang sesuai, mampu menyusun materi presentasi, pidato, naskah, laporan, dll","en":"Actively communicates both formally and informally; is willing to listen to others, interprets messages and responds appropriately, and is able to prepare presentations, speeches, manuscripts, reports, etc."},"indicators":[{"id":"Menggunakan gaya komunikasi informal untuk meningkatkan hubungan profesional.","en":"Uses an informal communication style to improve professional relationships."},{"id":"Mendengarkan pihak lain secara aktif; menangkap dan menginterpretasikan pesan-pesan dari orang lain, serta memberikan respon yang sesuai.","en":"Listens to others actively; grasps and interprets messages from other people, and responds appropriately."},{"id":"Membuat materi presentasi, pidato, draft naskah, laporan dll sesuai arahan pimpinan.","en":"Prepares presentations, speeches, draft manuscripts, reports, etc. as directed by the leadership."}]},
{"level":3,"description":{"id":"Berkomunikasi secara asertif, terampil berkomunikasi lisan/tertulis untuk menyampaikan informasi yang sensitif/rumit/kompleks","en":"Communicates assertively and is skilled in oral/written communication for conveying sensitive/complicated/complex information"},"indicators":[{"id":"Menyampaikan suatu informasi yang sensitif/rumit dengan cara penyampaian dan kondisi yang tepat, sehingga dapat dipahami dan diterima oleh pihak lain.","en":"Conveys sensitive/complicated information in the right manner and under the right conditions, so that it can be understood and accepted by others."},{"id":"Menyederhanakan topik yang rumit dan sensitif sehingga lebih mudah dipahami dan diterima orang lain.","en":"Simplifies complicated and sensitive topics so that others can understand and accept them more easily."},{"id":"Membuat laporan tahunan/periodik/naskah/dokumen/proposal yang kompleks; membuat surat resmi yang sistematis dan tidak menimbulkan pemahaman yang berbeda; membuat proposal yang rinci dan lengkap.","en":"Prepares complex annual/periodic reports, manuscripts, documents or proposals; writes official letters that are systematic and leave no room for differing interpretations; writes detailed and complete proposals."}]},
{"level":4,"description":{"id":"Mampu mengemukakan pemikiran multidimensi secara lisan dan tertulis untuk mendorong kesepakatan dengan tujuan meningkatkan kinerja secara keseluruhan","en":"Able to express multidimensional thinking orally and in writing to encourage agreement, with the aim of improving overall performance"},"indicators":[{"id":"Mengintegrasikan informasi-informasi penting dari berbagai sumber dengan pihak lain untuk mendapatkan pemahaman yang sama.","en":"Integrates important information from various sources with other parties to reach a shared understanding."},{"id":"Menuangkan pemikiran/konsep dari berbagai sudut pandang/multidimensi dalam bentuk tulisan formal.","en":"Sets out multidimensional thoughts/concepts from various points of view in formal writing."},{"id":"Menyampaikan informasi secara persuasif untuk mendorong pemangku kepentingan sepakat pada langkah-langkah bersama dengan tujuan meningkatkan kinerja secara keseluruhan.","en":"Conveys information persuasively to encourage stakeholders to agree on joint steps, with the aim of improving overall performance."}]},
{"level":5,"description":{"id":"Menggagas sistem komunikasi yang terbuka secara strategis untuk mencari solusi dengan tujuan meningkatkan kinerja","en":"Initiates strategically open communication systems to find solutions, with the aim of improving performance"},"indicators":[{"id":"Menghilangkan hambatan komunikasi, mampu berkomunikasi dalam isu-isu nasional yang memiliki risiko tinggi, menggalang hubungan dalam skala strategis di tingkat nasional.","en":"Removes barriers to communication, is able to communicate on high-risk national issues, and builds relationships on a strategic scale at the national level."},{"id":"Menggunakan saluran komunikasi formal dan non formal guna mencapai kesepakatan dengan tujuan meningkatkan kinerja di tingkat instansi/nasional.","en":"Uses formal and informal communication channels to reach agreement, with the aim of improving performance at the institutional/national level."},{"id":"Menggagas sistem komunikasi dengan melibatkan pemangku kepentingan sejak dini untuk mencari solusi dengan tujuan meningkatkan kinerja di tingkat instansi/nasional.","en":"Initiates communication systems that involve stakeholders from an early stage to find solutions, with the aim of improving performance at the institutional/national level."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000104', '019a4700-0000-7000-8000-000000000004', 'Orientasi pada Hasil', 'Results Orientation', 'managerial',
   'Kemampuan mempertahankan komitmen pribadi yang tinggi untuk menyelesaikan tugas, dapat diandalkan, bertanggung jawab, mampu secara sistematis mengidentifikasi risiko dan peluang dengan memperhatikan keterhubungan antara perencanaan dan hasil, untuk keberhasilan organisasi.', 'The ability to maintain a high personal commitment to completing tasks, to be reliable and responsible, and to identify risks and opportunities systematically, with attention to the link between planning and results, for the success of the organization.',
   $levels$[{"level":1,"description":{"id":"Bertanggung jawab untuk memenuhi standar kerja","en":"Takes responsibility for meeting work standards"},"indicators":[{"id":"Menyelesaikan tugas dengan tuntas; dapat diandalkan.","en":"Completes tasks thoroughly; is reliable."},{"id":"Bekerja dengan teliti dan hati-hati guna meminimalkan kesalahan dengan mengacu pada standar kualitas (SOP).","en":"Works accurately and carefully to minimize errors, with reference to quality standards (SOPs)."},{"id":"Bersedia menerima masukan, mengikuti contoh cara bekerja yang lebih efektif, efisien di lingkungan kerjanya.","en":"Is willing to accept input and to follow examples of more effective and efficient ways of working in their work environment."}]},
{"level":2,"description":{"id":"Berupaya meningkatkan hasil kerja pribadi yang lebih tinggi dari standar yang ditetapkan, mencari, mencoba metode alternatif untuk peningkatan kinerja","en":"Strives to raise personal work results above the established standard; seeks and tries alternative methods to improve performance"},"indicators":[{"id":"Menetapkan dan berupaya mencapai standar kerja pribadi yang lebih tinggi dari standar kerja yang ditetapkan organisasi.","en":"Sets and strives to meet personal work standards higher than those established by the organization."},{"id":"Mencari, mencoba metode kerja alternatif untuk meningkatkan hasil kerjanya.","en":"Seeks and tries alternative work methods to improve their work results."},{"id":"Memberi contoh kepada orang-orang di unit kerjanya untuk mencoba menerapkan metode kerja yang lebih efektif yang sudah dilakukannya.","en":"Sets an example for people in the work unit to try applying the more effective work methods they have already used themselves."}]},
{"level":3,"description":{"id":"Menetapkan target kerja yang menantang bagi unit kerja, memberi apresiasi dan teguran untuk mendorong kinerja","en":"Sets challenging work targets for the work unit, and gives recognition and reprimands to drive performance"},"indicators":[{"id":"Menetapkan target kinerja unit yang lebih tinggi dari target yang ditetapkan organisasi.","en":"Sets unit performance targets higher than those established by the organization."},{"id":"Memberikan apresiasi dan teguran untuk mendorong pencapaian hasil unit kerjanya.","en":"Gives recognition and reprimands to drive the achievement of the work unit's results."},{"id":"Mengembangkan metode kerja yang lebih efektif dan efisien untuk mencapai target kerja unitnya.","en":"Develops more effective and efficient work methods to achieve the unit's work targets."}]},
{"level":4,"description":{"id":"Mendorong unit kerja mencapai target yang ditetapkan atau melebihi hasil kerja sebelumnya","en":"Drives the work unit to achieve the established targets or exceed its previous results"},"indicators":[{"id":"Mendorong unit kerja di tingkat instansi untuk mencapai kinerja yang melebihi target yang ditetapkan.","en":"Drives work units at the institutional level to achieve performance that exceeds the established targets."},{"id":"Memantau dan mengevaluasi hasil kerja unitnya agar selaras dengan sasaran strategis instansi.","en":"Monitors and evaluates the unit's work results so that they align with the institution's strategic targets."},{"id":"Mendorong pemanfaatan sumber daya bersama antar unit kerja dalam rangka meningkatkan efektivitas dan efisiensi pencapaian target organisasi.","en":"Encourages work units to share resources in order to increase the effectiveness and efficiency with which organizational targets are achieved."}]},
{"level":5,"description":{"id":"Meningkatkan mutu pencapaian kerja organisasi","en":"Improves the quality of the organization's work achievement"},"indicators":[{"id":"Memastikan kualitas sesuai standar dan keberlanjutan hasil kerja organisasi yang memberi kontribusi pada pencapaian target prioritas nasional.","en":"Ensures that the organization's work results meet quality standards, are sustained, and contribute to the achievement of national priority targets."},{"id":"Memastikan tersedianya sumber daya organisasi untuk menjamin tercapainya target prioritas instansi/nasional.","en":"Ensures that organizational resources are available to guarantee the achievement of institutional/national priority targets."},{"id":"Membuat kebijakan untuk menerapkan metode kerja yang lebih efektif-efisien dalam mencapai tujuan prioritas nasional.","en":"Makes policy to apply more effective and efficient work methods in achieving national priority objectives."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000105', '019a4700-0000-7000-8000-000000000005', 'Pelayanan Publik', 'Public Service', 'managerial',
   'Kemampuan dalam melaksanakan tugas-tugas pemerintahan, pembangunan dan kegiatan pemenuhan kebutuhan pelayanan publik secara profesional, transparan, mengikuti standar pelayanan yang objektif, netral, tidak memihak, tidak diskriminatif, serta tidak terpengaruh kepentingan pribadi/kelompok/golongan/partai politik.', 'The ability to carry out government and development duties and activities that meet public service needs professionally and transparently, following service standards that are objective, neutral, impartial and non-discriminatory, and free from the influence of personal, group, factional or political party interests.',
   $levels$[{"level":1,"description":{"id":"Menjalankan tugas mengikuti standar pelayanan","en":"Carries out duties in accordance with service standards"},"indicators":[{"id":"Mampu mengerjakan tugas-tugas dengan mengikuti standar pelayanan yang objektif, netral, tidak memihak, tidak diskriminatif, transparan dan tidak terpengaruh kepentingan pribadi/kelompok/partai politik.","en":"Able to perform tasks following service standards that are objective, neutral, impartial, non-discriminatory, transparent and free from the influence of personal/group/political party interests."},{"id":"Melayani kebutuhan, permintaan dan keluhan pemangku kepentingan.","en":"Serves the needs, requests and complaints of stakeholders."},{"id":"Menyelesaikan masalah dengan tepat tanpa bersikap membela diri dalam kapasitas sebagai pelaksana pelayanan publik.","en":"Resolves problems properly, without being defensive, in their capacity as a public service provider."}]},
{"level":2,"description":{"id":"Mampu mensupervisi/mengawasi/menyelia dan menjelaskan proses pelaksanaan tugas-tugas pemerintahan/pelayanan publik secara transparan","en":"Able to supervise/oversee and explain transparently the process of carrying out government/public service duties"},"indicators":[{"id":"Menunjukkan sikap yakin dalam mengerjakan tugas-tugas pemerintahan/pelayanan publik, mampu menyelia dan menjelaskan secara objektif bila ada yang mempertanyakan kebijakan yang diambil.","en":"Shows confidence in carrying out government/public service duties, and is able to supervise and to explain objectively when anyone questions a policy that has been adopted."},{"id":"Secara aktif mencari informasi untuk mengenali kebutuhan pemangku kepentingan agar dapat menjalankan pelaksanaan tugas pemerintahan, pembangunan dan pelayanan publik secara cepat dan tanggap.","en":"Actively seeks information to recognize stakeholders' needs so that government, development and public service duties can be carried out quickly and responsively."},{"id":"Mampu mengenali dan memanfaatkan kebiasaan, tata cara, situasi tertentu sehingga apa yang disampaikan menjadi perhatian pemangku kepentingan dalam hal penyelesaian tugas-tugas pemerintahan, pembangunan dan pelayanan publik.","en":"Able to recognize and make use of particular customs, procedures and situations so that what is conveyed gains stakeholders' attention in completing government, development and public service duties."}]},
{"level":3,"description":{"id":"Mampu memanfaatkan kekuatan kelompok serta memperbaiki standar pelayanan publik di lingkup unit kerja","en":"Able to draw on the strengths of groups and improve public service standards within the work unit"},"indicators":[{"id":"Memahami, mendeskripsikan pengaruh dan hubungan/kekuatan kelompok yang sedang berjalan di organisasi (aliansi atau persaingan), dan dampaknya terhadap unit kerja untuk menjalankan tugas pemerintahan secara profesional dan netral, tidak memihak.","en":"Understands and describes the influence and current relationships/power of groups in the organization (alliances or rivalries) and their impact on the work unit, in order to carry out government duties professionally, neutrally and impartially."},{"id":"Menggunakan keterampilan dan pemahaman lintas organisasi untuk secara efektif memfasilitasi kebutuhan kelompok yang lebih besar dengan cara-cara yang mengikuti standar objektif, transparan, profesional, sehingga tidak merugikan para pihak di lingkup pelayanan publik unit kerjanya.","en":"Uses cross-organizational skills and understanding to facilitate effectively the needs of larger groups in ways that follow objective, transparent and professional standards, so that no party within the scope of the work unit's public services is disadvantaged."},{"id":"Mengimplementasikan cara-cara yang efektif untuk memantau dan mengevaluasi masalah yang dihadapi pemangku kepentingan/masyarakat serta mengantisipasi kebutuhan mereka saat menjalankan tugas pelayanan publik di unit kerjanya.","en":"Implements effective ways to monitor and evaluate the problems faced by stakeholders/the public and to anticipate their needs when carrying out public service duties in the work unit."}]},
{"level":4,"description":{"id":"Mampu memonitor, mengevaluasi, memperhitungkan dan mengantisipasi dampak dari isu-isu jangka panjang, kesempatan, atau kekuatan politik dalam hal pelayanan kebutuhan pemangku kepentingan yang transparan, objektif, dan profesional","en":"Able to monitor, evaluate, take into account and anticipate the impact of long-term issues, opportunities or political forces in serving stakeholders' needs transparently, objectively and professionally"},"indicators":[{"id":"Memahami dan memberi perhatian kepada isu-isu jangka panjang, kesempatan atau kekuatan politik yang mempengaruhi organisasi dalam hubungannya dengan dunia luar, memperhitungkan dan mengantisipasi dampak terhadap pelaksanaan tugas-tugas pelayanan publik secara objektif, transparan, dan profesional dalam lingkup organisasi.","en":"Understands and attends to long-term issues, opportunities or political forces that affect the organization in its relations with the outside world, and takes into account and anticipates their impact on public service duties objectively, transparently and professionally within the organization."},{"id":"Menjaga agar kebijakan pelayanan publik yang diselenggarakan oleh instansinya telah selaras dengan standar pelayanan yang objektif, netral, tidak memihak, tidak diskriminatif, serta tidak terpengaruh kepentingan pribadi/kelompok/partai politik.","en":"Keeps the institution's public service policies aligned with service standards that are objective, neutral, impartial, non-discriminatory and free from the influence of personal/group/political party interests."},{"id":"Menerapkan strategi jangka panjang yang berfokus pada pemenuhan kebutuhan pemangku kepentingan dalam menyusun kebijakan dengan mengikuti standar objektif, netral, tidak memihak, tidak diskriminatif, transparan, tidak terpengaruh kepentingan pribadi/kelompok.","en":"Applies long-term strategies focused on meeting stakeholders' needs when formulating policy, following standards that are objective, neutral, impartial, non-discriminatory, transparent and free from the influence of personal/group interests."}]},
{"level":5,"description":{"id":"Mampu memastikan kebijakan-kebijakan pelayanan publik yang menjamin terselenggaranya pelayanan publik yang objektif, netral, tidak memihak, tidak diskriminatif, serta tidak terpengaruh kepentingan pribadi/kelompok/partai politik","en":"Able to ensure public service policies that guarantee the delivery of public services that are objective, neutral, impartial, non-discriminatory and free from the influence of personal/group/political party interests"},"indicators":[{"id":"Mampu menciptakan kebijakan-kebijakan pelayanan publik yang menjamin terselenggaranya pelayanan publik yang objektif, netral, tidak memihak, tidak diskriminatif, serta tidak terpengaruh kepentingan pribadi/kelompok/partai politik.","en":"Able to create public service policies that guarantee the delivery of public services that are objective, neutral, impartial, non-discriminatory and free from the influence of personal/group/political party interests."},{"id":"Menginternalisasikan nilai dan semangat pelayanan publik yang mengikuti standar objektif, netral, tidak memihak, tidak diskriminatif, transparan, tidak terpengaruh kepentingan pribadi/kelompok kepada setiap individu di lingkungan instansi/nasional.","en":"Instils in every individual in the institution/nation the values and spirit of public service that follow standards which are objective, neutral, impartial, non-discriminatory, transparent and free from the influence of personal/group interests."},{"id":"Menjamin terselenggaranya pelayanan publik yang objektif, netral, tidak memihak, tidak diskriminatif, serta tidak terpengaruh kepentingan pribadi/kelompok/partai politik.","en":"Guarantees the delivery of public services that are objective, neutral, impartial, non-discriminatory and free from the influence of personal/group/political party interests."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000106', '019a4700-0000-7000-8000-000000000006', 'Pengembangan Diri dan Orang Lain', 'Developing Self and Others', 'managerial',
   'Kemampuan untuk meningkatkan pengetahuan dan menyempurnakan keterampilan diri; menginspirasi orang lain untuk mengembangkan dan menyempurnakan pengetahuan dan keterampilan yang relevan dengan pekerjaan dan pengembangan karier jangka panjang, mendorong kemauan belajar sepanjang hidup, memberikan saran/bantuan, umpan balik, bimbingan untuk membantu orang lain untuk mengembangkan potensi dirinya.', 'The ability to increase one''s own knowledge and refine one''s own skills; to inspire others to develop and refine knowledge and skills relevant to their work and long-term career development; to encourage the will to learn throughout life; and to give advice/assistance, feedback and guidance that help others develop their potential.',
   $levels$[{"level":1,"description":{"id":"Pengembangan diri","en":"Self-development"},"indicators":[{"id":"Mengidentifikasi kebutuhan pengembangan diri dan menyeleksi sumber serta metodologi pembelajaran yang diperlukan.","en":"Identifies own development needs and selects the learning resources and methodologies required."},{"id":"Menunjukkan usaha mandiri untuk mempelajari keterampilan atau kemampuan baru dari berbagai media pembelajaran.","en":"Shows independent effort to learn new skills or abilities from various learning media."},{"id":"Berupaya meningkatkan diri dengan belajar dari orang-orang lain yang berwawasan luas di dalam organisasi.","en":"Strives for self-improvement by learning from others in the organization who have broad insight."}]},
{"level":2,"description":{"id":"Meningkatkan kemampuan bawahan dengan memberikan contoh dan penjelasan cara melaksanakan suatu pekerjaan","en":"Improves subordinates' abilities by giving examples and explanations of how to carry out a piece of work"},"indicators":[{"id":"Meningkatkan kemampuan bawahan dengan memberikan contoh, instruksi, penjelasan dan petunjuk praktis yang jelas kepada bawahan dalam menyelesaikan suatu pekerjaan.","en":"Improves subordinates' abilities by giving them clear examples, instructions, explanations and practical guidance in completing a piece of work."},{"id":"Membantu bawahan untuk mempelajari proses, program atau sistem baru.","en":"Helps subordinates learn new processes, programs or systems."},{"id":"Menggunakan metode lain untuk meyakinkan bahwa orang lain telah memahami penjelasan atau pengarahan.","en":"Uses other methods to make sure that others have understood an explanation or direction."}]},
{"level":3,"description":{"id":"Memberikan umpan balik, membimbing","en":"Gives feedback and guidance"},"indicators":[{"id":"Memberikan tugas-tugas yang menantang pada bawahan sebagai media belajar untuk mengembangkan kemampuannya.","en":"Gives subordinates challenging tasks as a means of learning to develop their abilities."},{"id":"Mengamati bawahan dalam mengerjakan tugasnya dan memberikan umpan balik yang objektif dan jujur; melakukan diskusi dengan bawahan untuk memberikan bimbingan dan umpan balik yang berguna bagi bawahan.","en":"Observes subordinates as they carry out their tasks and gives objective and honest feedback; holds discussions with subordinates to provide guidance and feedback that is useful to them."},{"id":"Mendorong kepercayaan diri bawahan; memberikan kepercayaan penuh pada bawahan untuk mengerjakan tugas dengan caranya sendiri; memberi kesempatan dan membantu bawahan menemukan peluang untuk berkembang.","en":"Encourages subordinates' self-confidence; fully trusts subordinates to do tasks in their own way; gives them opportunities and helps them find chances to grow."}]},
{"level":4,"description":{"id":"Menyusun program pengembangan jangka panjang dalam rangka mendorong manajemen pembelajaran","en":"Draws up long-term development programs to promote learning management"},"indicators":[{"id":"Menyusun program pengembangan jangka panjang bersama-sama dengan bawahan, termasuk di dalamnya penetapan tujuan, bimbingan, penugasan dan pengalaman lainnya, serta mengalokasikan waktu untuk mengikuti pelatihan/pendidikan/pengembangan kompetensi dan karier.","en":"Draws up long-term development programs together with subordinates, including goal setting, guidance, assignments and other experiences, and allocates time for training/education/competency and career development."},{"id":"Melaksanakan manajemen pembelajaran termasuk evaluasi dan umpan balik pada tataran organisasi.","en":"Carries out learning management, including evaluation and feedback, at the organizational level."},{"id":"Mengembangkan orang-orang di sekitarnya secara konsisten, melakukan kaderisasi untuk posisi-posisi di unit kerjanya.","en":"Consistently develops the people around them and grooms successors for positions in the work unit."}]},
{"level":5,"description":{"id":"Menciptakan situasi yang mendorong organisasi untuk mengembangkan kemampuan belajar secara berkelanjutan dalam rangka mendukung pencapaian hasil","en":"Creates a situation that encourages the organization to develop continuous learning capability in support of the achievement of results"},"indicators":[{"id":"Menciptakan situasi yang mendorong individu, kelompok, unit kerja untuk mengembangkan kemampuan belajar secara berkelanjutan di tingkat instansi.","en":"Creates a situation that encourages individuals, groups and work units to develop continuous learning capability at the institutional level."},{"id":"Merekomendasikan/memberikan penghargaan bagi upaya pengembangan yang berhasil, memastikan dukungan bagi orang lain dalam mengembangkan kemampuan dalam unit kerja di tingkat instansi.","en":"Recommends/gives awards for successful development efforts, and ensures support for others in developing capability in work units at the institutional level."},{"id":"Memberikan inspirasi kepada individu atau kelompok untuk belajar secara berkelanjutan dalam penerapan di tingkat instansi.","en":"Inspires individuals or groups to learn continuously and apply what they learn at the institutional level."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000107', '019a4700-0000-7000-8000-000000000007', 'Mengelola Perubahan', 'Managing Change', 'managerial',
   'Kemampuan dalam menyesuaikan diri dengan situasi yang baru atau berubah dan tidak bergantung secara berlebihan pada metode dan proses lama, mengambil tindakan untuk mendukung dan melaksanakan inisiatif perubahan, memimpin usaha perubahan, mengambil tanggung jawab pribadi untuk memastikan perubahan berhasil diimplementasikan secara efektif.', 'The ability to adapt to new or changing situations without depending excessively on old methods and processes, to take action to support and carry out change initiatives, to lead change efforts, and to take personal responsibility for ensuring that change is implemented successfully and effectively.',
   $levels$[{"level":1,"description":{"id":"Mengikuti perubahan dengan arahan","en":"Follows change with direction"},"indicators":[{"id":"Sadar mengenai perubahan yang terjadi di organisasi dan berusaha menyesuaikan diri dengan perubahan tersebut.","en":"Is aware of changes taking place in the organization and tries to adapt to them."},{"id":"Mengikuti perubahan secara terbuka sesuai petunjuk/pedoman.","en":"Follows change openly in accordance with instructions/guidelines."},{"id":"Menyesuaikan cara kerja lama dengan menerapkan metode/proses baru dengan bimbingan orang lain.","en":"Adjusts old ways of working by applying new methods/processes with guidance from others."}]},
{"level":2,"description":{"id":"Proaktif beradaptasi mengikuti perubahan","en":"Proactively adapts to change"},"indicators":[{"id":"Menyesuaikan cara kerja lama dengan menerapkan metode/proses baru selaras dengan ketentuan yang berlaku tanpa arahan orang lain.","en":"Adjusts old ways of working by applying new methods/processes in line with applicable provisions, without direction from others."},{"id":"Mengembangkan kemampuan diri untuk menghadapi perubahan.","en":"Develops their own ability to deal with change."},{"id":"Cepat dan tanggap dalam menerima perubahan.","en":"Is quick and responsive in accepting change."}]},
{"level":3,"description":{"id":"Membantu orang lain mengikuti perubahan, mengantisipasi perubahan secara tepat","en":"Helps others follow change and anticipates change appropriately"},"indicators":[{"id":"Membantu orang lain dalam melakukan perubahan.","en":"Helps others in making changes."},{"id":"Menyesuaikan prioritas kerja secara berulang-ulang jika diperlukan.","en":"Adjusts work priorities repeatedly when necessary."},{"id":"Mengantisipasi perubahan yang dibutuhkan oleh unit kerjanya secara tepat. Memberikan solusi efektif terhadap masalah yang ditimbulkan oleh adanya perubahan.","en":"Appropriately anticipates the changes the work unit needs. Provides effective solutions to problems caused by change."}]},
{"level":4,"description":{"id":"Memimpin perubahan pada unit kerja","en":"Leads change in the work unit"},"indicators":[{"id":"Mengarahkan unit kerja untuk lebih siap dalam menghadapi perubahan termasuk memitigasi risiko yang mungkin terjadi.","en":"Directs the work unit to be better prepared for change, including mitigating the risks that may arise."},{"id":"Memastikan perubahan sudah diterapkan secara aktif di lingkup unit kerjanya secara berkala.","en":"Regularly ensures that change is being actively applied within the work unit."},{"id":"Memimpin dan memastikan penerapan program-program perubahan selaras antar unit kerja.","en":"Leads change programs and ensures that their implementation is aligned across work units."}]},
{"level":5,"description":{"id":"Memimpin, menggalang dan menggerakkan dukungan pemangku kepentingan untuk menjalankan perubahan secara berkelanjutan pada tingkat instansi/nasional","en":"Leads, rallies and mobilizes stakeholder support to carry out change on a sustained basis at the institutional/national level"},"indicators":[{"id":"Membuat kebijakan-kebijakan yang mendorong perubahan yang berdampak pada pencapaian sasaran prioritas nasional.","en":"Makes policies that drive change with an impact on the achievement of national priority targets."},{"id":"Menggalang dan menggerakkan dukungan para pemangku kepentingan untuk mengimplementasikan perubahan yang telah ditetapkan.","en":"Rallies and mobilizes stakeholders' support for implementing the changes that have been decided."},{"id":"Secara berkelanjutan, mencari cara-cara baru untuk memberi nilai tambah bagi perubahan yang tengah dijalankan agar memberi manfaat yang lebih besar bagi para pemangku kepentingan.","en":"Continuously looks for new ways to add value to the changes under way so that they bring greater benefit to stakeholders."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000108', '019a4700-0000-7000-8000-000000000008', 'Pengambilan Keputusan', 'Decision Making', 'managerial',
   'Kemampuan membuat keputusan yang baik secara tepat waktu dan dengan keyakinan diri setelah mempertimbangkan prinsip kehati-hatian, dirumuskan secara sistematis dan seksama berdasarkan berbagai informasi, alternatif pemecahan masalah dan konsekuensinya, serta bertanggung jawab atas keputusan yang diambil.', 'The ability to make good decisions in a timely manner and with self-confidence after considering the principle of prudence, formulated systematically and thoroughly on the basis of various information, alternative solutions and their consequences, and to take responsibility for the decisions made.',
   $levels$[{"level":1,"description":{"id":"Mengumpulkan informasi untuk bertindak sesuai kewenangan","en":"Gathers information in order to act within their authority"},"indicators":[{"id":"Mengumpulkan dan mempertimbangkan informasi yang dibutuhkan dalam mencari solusi.","en":"Gathers and considers the information needed to find a solution."},{"id":"Mengenali situasi/pilihan yang tepat untuk bertindak sesuai kewenangan.","en":"Recognizes the right situation/option for acting within their authority."},{"id":"Mempertimbangkan kemungkinan solusi yang dapat diterapkan dalam pekerjaan rutin berdasarkan kebijakan dan prosedur yang telah ditentukan.","en":"Considers possible solutions that can be applied in routine work on the basis of established policies and procedures."}]},
{"level":2,"description":{"id":"Menganalisis masalah secara mendalam","en":"Analyses problems in depth"},"indicators":[{"id":"Melakukan analisis secara mendalam terhadap informasi yang tersedia dalam upaya mencari solusi.","en":"Carries out in-depth analysis of the available information in seeking a solution."},{"id":"Mempertimbangkan berbagai alternatif yang ada sebelum membuat kesimpulan.","en":"Considers the various alternatives available before drawing a conclusion."},{"id":"Membuat keputusan operasional berdasarkan kesimpulan dari berbagai sumber informasi sesuai dengan pedoman yang ada.","en":"Makes operational decisions based on conclusions drawn from various sources of information in accordance with existing guidelines."}]},
{"level":3,"description":{"id":"Membandingkan berbagai alternatif, menyeimbangkan risiko keberhasilan dalam implementasi","en":"Compares various alternatives and balances the risk and success of implementation"},"indicators":[{"id":"Membandingkan berbagai alternatif tindakan dan implikasinya.","en":"Compares various alternative courses of action and their implications."},{"id":"Memilih alternatif solusi yang terbaik, membuat keputusan operasional mengacu pada alternatif solusi terbaik yang didasarkan pada analisis data yang sistematis, seksama, mengikuti prinsip kehati-hatian.","en":"Selects the best alternative solution and makes operational decisions with reference to it, based on systematic and thorough data analysis that follows the principle of prudence."},{"id":"Menyeimbangkan antara kemungkinan risiko dan keberhasilan dalam implementasinya.","en":"Balances the possible risks against the prospects of success in implementation."}]},
{"level":4,"description":{"id":"Menyelesaikan masalah yang mengandung risiko tinggi, mengantisipasi dampak keputusan, membuat tindakan pengamanan; mitigasi risiko","en":"Resolves high-risk problems, anticipates the impact of decisions and takes safeguarding measures; risk mitigation"},"indicators":[{"id":"Menyusun dan/atau memutuskan konsep penyelesaian masalah yang melibatkan beberapa/seluruh fungsi dalam organisasi.","en":"Formulates and/or decides on approaches to resolving problems that involve several/all functions in the organization."},{"id":"Menghasilkan solusi dari berbagai masalah yang kompleks, terkait dengan bidang kerjanya yang berdampak pada pihak lain.","en":"Produces solutions to various complex problems related to their field of work that affect other parties."},{"id":"Membuat keputusan dan mengantisipasi dampak keputusannya serta menyiapkan tindakan penanganannya (mitigasi risiko).","en":"Makes decisions, anticipates their impact and prepares measures to deal with it (risk mitigation)."}]},
{"level":5,"description":{"id":"Menghasilkan solusi dan mengambil keputusan untuk mengatasi permasalahan jangka panjang/strategis, berdampak nasional","en":"Produces solutions and makes decisions to overcome long-term/strategic problems with national impact"},"indicators":[{"id":"Menghasilkan solusi yang dapat mengatasi permasalahan jangka panjang.","en":"Produces solutions that can overcome long-term problems."},{"id":"Menghasilkan solusi strategis yang berdampak pada tataran instansi/nasional.","en":"Produces strategic solutions that have an impact at the institutional/national level."},{"id":"Membuat keputusan atau kebijakan yang berdampak nasional dengan memitigasi risiko yang mungkin timbul.","en":"Makes decisions or policies with national impact while mitigating the risks that may arise."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01'),
  ('019a4700-0000-7000-8000-000000000109', '019a4700-0000-7000-8000-000000000009', 'Perekat Bangsa', 'National Cohesion', 'sociocultural',
   'Kemampuan dalam mempromosikan sikap toleransi, keterbukaan, peka terhadap perbedaan individu/kelompok masyarakat; mampu menjadi perpanjangan tangan pemerintah dalam mempersatukan masyarakat dan membangun hubungan sosial psikologis dengan masyarakat di tengah kemajemukan Indonesia sehingga menciptakan kelekatan yang kuat antara ASN dan para pemangku kepentingan serta di antara para pemangku kepentingan itu sendiri; menjaga, mengembangkan, dan mewujudkan rasa persatuan dan kesatuan dalam kehidupan bermasyarakat, berbangsa dan bernegara Indonesia.', 'The ability to promote tolerance, openness and sensitivity to differences between individuals/groups in society; to act as an extension of the government in uniting the people and building socio-psychological ties with them amid Indonesia''s diversity, creating strong bonds between civil servants and stakeholders and among the stakeholders themselves; and to safeguard, develop and realize a sense of unity and oneness in the life of Indonesian society, nation and state.',
   $levels$[{"level":1,"description":{"id":"Peka memahami dan menerima kemajemukan","en":"Is sensitive in understanding and accepting diversity"},"indicators":[{"id":"Mampu memahami, menerima, peka terhadap perbedaan individu/kelompok masyarakat.","en":"Able to understand, accept and be sensitive to differences between individuals/groups in society."},{"id":"Terbuka, ingin belajar tentang perbedaan/kemajemukan masyarakat.","en":"Is open and wants to learn about the differences/diversity in society."},{"id":"Mampu bekerja bersama dengan individu yang berbeda latar belakang dengannya.","en":"Able to work together with individuals whose background differs from their own."}]},
{"level":2,"description":{"id":"Aktif mengembangkan sikap saling menghargai, menekankan persamaan dan persatuan","en":"Actively develops mutual respect, emphasizing common ground and unity"},"indicators":[{"id":"Menampilkan sikap dan perilaku yang peduli akan nilai-nilai keberagaman dan menghargai perbedaan.","en":"Displays attitudes and behaviour that show care for the values of diversity and respect for differences."},{"id":"Membangun hubungan baik antar individu dalam organisasi, mitra kerja, pemangku kepentingan.","en":"Builds good relationships among individuals in the organization, partners and stakeholders."},{"id":"Bersikap tenang, mampu mengendalikan emosi, kemarahan dan frustrasi dalam menghadapi pertentangan yang ditimbulkan oleh perbedaan latar belakang, agama/kepercayaan, suku, jender, sosial ekonomi, preferensi politik di lingkungan unit kerjanya.","en":"Stays calm and is able to control emotions, anger and frustration when facing conflicts in the work unit caused by differences in background, religion/belief, ethnicity, gender, socioeconomic status or political preference."}]},
{"level":3,"description":{"id":"Mempromosikan, mengembangkan sikap toleransi dan persatuan","en":"Promotes and develops tolerance and unity"},"indicators":[{"id":"Mempromosikan sikap menghargai perbedaan di antara orang-orang yang mendorong toleransi dan keterbukaan.","en":"Promotes respect for differences among people in a way that encourages tolerance and openness."},{"id":"Melakukan pemetaan sosial di masyarakat sehingga dapat memberikan respon yang sesuai dengan budaya yang berlaku. Mengidentifikasi potensi kesalahpahaman yang diakibatkan adanya keragaman budaya yang ada.","en":"Carries out social mapping in the community so as to respond in keeping with the prevailing culture. Identifies potential misunderstandings arising from existing cultural diversity."},{"id":"Menjadi mediator untuk menyelesaikan konflik atau mengurangi dampak negatif dari konflik atau potensi konflik.","en":"Acts as a mediator to resolve conflicts or reduce the negative impact of conflicts or potential conflicts."}]},
{"level":4,"description":{"id":"Mendayagunakan perbedaan secara konstruktif dan kreatif untuk meningkatkan efektivitas organisasi","en":"Makes constructive and creative use of differences to increase organizational effectiveness"},"indicators":[{"id":"Menginisiasi dan merepresentasikan pemerintah di lingkungan kerja dan masyarakat untuk senantiasa menjaga persatuan dan kesatuan dalam keberagaman dan menerima segala bentuk perbedaan dalam kehidupan bermasyarakat.","en":"Takes the initiative and represents the government in the workplace and the community in always safeguarding unity and oneness in diversity and accepting all forms of difference in social life."},{"id":"Mampu mendayagunakan perbedaan latar belakang, agama/kepercayaan, suku, jender, sosial ekonomi, preferensi politik untuk mencapai kelancaran pencapaian tujuan organisasi.","en":"Able to make use of differences in background, religion/belief, ethnicity, gender, socioeconomic status and political preference for the smooth achievement of the organization's objectives."},{"id":"Mampu membuat program yang mengakomodasi perbedaan latar belakang, agama/kepercayaan, suku, jender, sosial ekonomi, preferensi politik.","en":"Able to create programs that accommodate differences in background, religion/belief, ethnicity, gender, socioeconomic status and political preference."}]},
{"level":5,"description":{"id":"Wakil pemerintah untuk membangun hubungan sosial psikologis","en":"Representative of the government in building socio-psychological ties"},"indicators":[{"id":"Menjadi wakil pemerintah yang mampu membangun hubungan sosial psikologis dengan masyarakat sehingga menciptakan kelekatan yang kuat antara ASN dan para pemangku kepentingan serta di antara para pemangku kepentingan itu sendiri.","en":"Is a representative of the government who is able to build socio-psychological ties with the public, creating strong bonds between civil servants and stakeholders and among the stakeholders themselves."},{"id":"Mampu mengkomunikasikan dampak risiko yang teridentifikasi dan merekomendasikan tindakan korektif berdasarkan pertimbangan perbedaan latar belakang, agama/kepercayaan, suku, jender, sosial ekonomi, preferensi politik untuk membangun hubungan jangka panjang.","en":"Able to communicate the impact of identified risks and recommend corrective action based on consideration of differences in background, religion/belief, ethnicity, gender, socioeconomic status and political preference in order to build long-term relationships."},{"id":"Mampu membuat kebijakan yang mengakomodasi perbedaan latar belakang, agama/kepercayaan, suku, jender, sosial ekonomi, preferensi politik yang berdampak positif secara nasional.","en":"Able to make policies that accommodate differences in background, religion/belief, ethnicity, gender, socioeconomic status and political preference and that have a positive impact nationally."}]}]$levels$,
   'PermenPANRB 38/2017', '2018-01-01')
  ) as official (id, competency_id, name_id, name_en, kind, definition_id, definition_en, levels, legal_basis, valid_from);
--> statement-breakpoint
-- What is demanded where a city has set nothing else (PermenPANRB 38/2017; functional positions by their ladder); a city
-- corrects it as data.
insert into competencies.standards (id, position_kind, functional_level, levels, legal_basis, valid_from)
select ('019a4700-0000-7000-8000-0000000002' || lpad(number::text, 2, '0'))::uuid, kind, functional_level,
       (select jsonb_agg(jsonb_build_object('competencyId', c.id, 'level', demanded.level) order by c.number)
          from competencies.competencies c where c.number <= 9),
       'PermenPANRB 38/2017', '2018-01-01'
  from (values
    (1, 'jpt-utama', null, 5), (2, 'jpt-madya', null, 5), (3, 'jpt-pratama', null, 4), (4, 'administrator', null, 3),
    (5, 'pengawas', null, 2), (6, 'pelaksana', null, 1), (7, 'fungsional', 'ahli-utama', 5),
    (8, 'fungsional', 'ahli-madya', 4), (9, 'fungsional', 'ahli-muda', 3), (10, 'fungsional', 'ahli-pertama', 2),
    (11, 'fungsional', 'penyelia', 3), (12, 'fungsional', 'mahir', 2), (13, 'fungsional', 'terampil', 1),
    (14, 'fungsional', 'pemula', 1)
  ) as demanded (number, kind, functional_level, level);
--> statement-breakpoint
-- How long assessments count to start with; a city corrects it as data.
insert into competencies.assessment_validities (id, method, months, legal_basis, valid_from)
select ('019a4700-0000-7000-8000-0000000003' || lpad(number::text, 2, '0'))::uuid, method, months,
       'Kebijakan awal; tetapkan dengan keputusan Pejabat Pembina Kepegawaian', '2000-01-01'
  from (values (1, 'assessment-centre', 36), (2, 'test', 24), (3, 'interview', 24), (4, 'portfolio', 24),
    (5, 'training-result', 24), (6, 'supervisor', 12)) as initial (number, method, months);
--> statement-breakpoint
select audit.watch('competencies.competencies', 'competency', 'id'),
       audit.watch('competencies.competency_versions', 'competency', 'competency_id'),
       audit.watch('competencies.standards', 'competency-standard', 'id'),
       audit.watch('competencies.assessors', 'assessor', 'id'),
       audit.watch('competencies.assessment_validities', 'assessment-validity', 'id'),
       audit.watch('competencies.assessments', 'assessment', 'id', personal => '{levels}'),
       audit.watch('competencies.assessment_remarks', 'assessment', 'assessment_id', personal => '{text}');
--> statement-breakpoint
select events.announce('competencies.competencies', 'competency'),
       events.announce_period('competencies.competency_versions', 'competency.version', 'competency_id'),
       events.announce_period('competencies.standards', 'competency-standard', 'id', 'standard'),
       events.announce('competencies.assessors', 'assessor'),
       events.announce_period('competencies.assessment_validities', 'assessment-validity', 'id'),
       events.announce('competencies.assessments', 'assessment', 'assessment'),
       events.announce_part('competencies.assessment_remarks', 'assessment', 'remarks', 'assessment_id', 'assessment-part');
--> statement-breakpoint
-- Who may what, in the roles that are there from the beginning.
update platform.roles set scopes = scopes || '{competencies:read,assessments:read}'
 where name in ('head-of-unit', 'auditor');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{competencies:read,assessments:read,assessments:write}'
 where name = 'agency-personnel-officer';
--> statement-breakpoint
update platform.roles
   set scopes = scopes || '{competencies:read,competencies:write,assessments:read,assessments:read-sensitive,assessments:write}'
 where name = 'city-personnel-officer';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{competencies:read}' where name in ('trainer', 'policy-drafter', 'integrator');
--> statement-breakpoint
insert into platform.roles (name, label_id, label_en, description, scopes, reach) values
  ('assessor', 'Asesor kompetensi', 'Assessor',
   'Enters what people could show in assessments, with evidence and confidential remarks.',
   '{organisation:read,employees:read,competencies:read,assessments:read,assessments:read-sensitive,assessments:write}',
   'everywhere');
