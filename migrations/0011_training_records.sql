CREATE TABLE "trainings"."attendances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"is_present" boolean NOT NULL,
	"source" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "attendances_source_known" CHECK ("trainings"."attendances"."source" in ('code', 'list', 'import'))
);
--> statement-breakpoint
CREATE TABLE "trainings"."evaluations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"training_rating" integer NOT NULL,
	"trainer_rating" integer,
	"comment" text,
	CONSTRAINT "evaluations_training_rating_range" CHECK ("trainings"."evaluations"."training_rating" between 1 and 5),
	CONSTRAINT "evaluations_trainer_rating_range" CHECK ("trainings"."evaluations"."trainer_rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "trainings"."meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"number" integer NOT NULL,
	"title" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "meetings_number_range" CHECK ("trainings"."meetings"."number" between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "trainings"."certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"provider" text,
	"learning_hours" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"issued_on" date NOT NULL,
	"valid_until" date,
	"outcomes" jsonb NOT NULL,
	"assessment_id" uuid,
	"signed" text NOT NULL,
	"revoked_on" date,
	"revocation_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "certificates_revoked_with_reason" CHECK (("trainings"."certificates"."revoked_on" is null) = ("trainings"."certificates"."revocation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "trainings"."learning_conversions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"per" text NOT NULL,
	"learning_hours" numeric(6, 2) NOT NULL,
	"legal_basis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "learning_conversions_kind_known" CHECK ("trainings"."learning_conversions"."kind" in ('leadership-training', 'functional-training', 'technical-training', 'workshop', 'managerial-training', 'sociocultural-training', 'socialisation', 'technical-guidance', 'seminar', 'internship', 'course', 'refresher', 'coaching', 'mentoring', 'e-learning', 'distance-learning', 'secondment', 'outdoor-learning', 'benchmarking', 'exchange', 'self-study', 'community', 'on-the-job')),
	CONSTRAINT "learning_conversions_per_known" CHECK ("trainings"."learning_conversions"."per" in ('day', 'session', 'programme')),
	CONSTRAINT "learning_conversions_hours_range" CHECK ("trainings"."learning_conversions"."learning_hours" > 0),
	CONSTRAINT "learning_conversions_period_forward" CHECK ("trainings"."learning_conversions"."valid_to" > "trainings"."learning_conversions"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "trainings"."learning_duties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employment_kind" text NOT NULL,
	"bound" text NOT NULL,
	"learning_hours" integer NOT NULL,
	"legal_basis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "learning_duties_employment_known" CHECK ("trainings"."learning_duties"."employment_kind" in ('PNS', 'PPPK')),
	CONSTRAINT "learning_duties_bound_known" CHECK ("trainings"."learning_duties"."bound" in ('least', 'most')),
	CONSTRAINT "learning_duties_hours_range" CHECK ("trainings"."learning_duties"."learning_hours" between 1 and 1500),
	CONSTRAINT "learning_duties_period_forward" CHECK ("trainings"."learning_duties"."valid_to" > "trainings"."learning_duties"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "trainings"."outside_certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"employee_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"number" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"valid_until" date,
	"learning_hours" integer,
	"quantity" integer,
	"course_id" uuid,
	"evidence_url" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"state_reason" text,
	"credited_hours" integer,
	"credited_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "outside_certificates_kind_known" CHECK ("trainings"."outside_certificates"."kind" in ('leadership-training', 'functional-training', 'technical-training', 'workshop', 'managerial-training', 'sociocultural-training', 'socialisation', 'technical-guidance', 'seminar', 'internship', 'course', 'refresher', 'coaching', 'mentoring', 'e-learning', 'distance-learning', 'secondment', 'outdoor-learning', 'benchmarking', 'exchange', 'self-study', 'community', 'on-the-job')),
	CONSTRAINT "outside_certificates_state_known" CHECK ("trainings"."outside_certificates"."state" in ('submitted', 'verified', 'rejected')),
	CONSTRAINT "outside_certificates_dates_forward" CHECK ("trainings"."outside_certificates"."ends_on" >= "trainings"."outside_certificates"."starts_on"),
	CONSTRAINT "outside_certificates_learning_hours_range" CHECK ("trainings"."outside_certificates"."learning_hours" between 1 and 1500),
	CONSTRAINT "outside_certificates_quantity_range" CHECK ("trainings"."outside_certificates"."quantity" between 1 and 1000),
	CONSTRAINT "outside_certificates_hours_said" CHECK (num_nonnulls("trainings"."outside_certificates"."learning_hours", "trainings"."outside_certificates"."quantity") = 1),
	CONSTRAINT "outside_certificates_credit_verified" CHECK (("trainings"."outside_certificates"."state" = 'verified') = ("trainings"."outside_certificates"."credited_hours" is not null)
        and ("trainings"."outside_certificates"."credited_hours" is null) = ("trainings"."outside_certificates"."credited_on" is null)),
	CONSTRAINT "outside_certificates_rejected_with_reason" CHECK (("trainings"."outside_certificates"."state" = 'rejected') = ("trainings"."outside_certificates"."state_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "trainings"."plan_lines" (
	"plan_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"priority" integer NOT NULL,
	"seats_needed" integer NOT NULL,
	"seats" integer NOT NULL,
	"cost_per_head" bigint NOT NULL,
	"levels_needed" integer NOT NULL,
	"levels_closed" integer NOT NULL,
	CONSTRAINT "plan_lines_key" PRIMARY KEY("plan_id","course_id"),
	CONSTRAINT "plan_lines_seats_within_need" CHECK ("trainings"."plan_lines"."seats" between 0 and "trainings"."plan_lines"."seats_needed")
);
--> statement-breakpoint
CREATE TABLE "trainings"."plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"budget" bigint NOT NULL,
	"as_of" date NOT NULL,
	"people" integer NOT NULL,
	"needs" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "plans_year_range" CHECK ("trainings"."plans"."year" between 2000 and 2200),
	CONSTRAINT "plans_budget_range" CHECK ("trainings"."plans"."budget" >= 0)
);
--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" DROP CONSTRAINT "enrolments_state_known";--> statement-breakpoint
ALTER TABLE "trainings"."sessions" DROP CONSTRAINT "sessions_registration_before_end";--> statement-breakpoint
ALTER TABLE "trainings"."courses" ADD COLUMN "minimum_attendance" integer DEFAULT 80 NOT NULL;--> statement-breakpoint
ALTER TABLE "trainings"."courses" ADD COLUMN "passing_score" integer;--> statement-breakpoint
ALTER TABLE "trainings"."courses" ADD COLUMN "certificate_months" integer;--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD COLUMN "score" numeric(5, 2);--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD COLUMN "credited_hours" integer;--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD COLUMN "credited_on" date;--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD COLUMN "has_evaluated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "trainings"."sessions" ADD COLUMN "plan_id" uuid;--> statement-breakpoint
ALTER TABLE "trainings"."attendances" ADD CONSTRAINT "attendances_meeting_fk" FOREIGN KEY ("meeting_id") REFERENCES "trainings"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."attendances" ADD CONSTRAINT "attendances_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "trainings"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."attendances" ADD CONSTRAINT "attendances_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."evaluations" ADD CONSTRAINT "evaluations_session_fk" FOREIGN KEY ("session_id") REFERENCES "trainings"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."meetings" ADD CONSTRAINT "meetings_session_fk" FOREIGN KEY ("session_id") REFERENCES "trainings"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."certificates" ADD CONSTRAINT "certificates_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "trainings"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."certificates" ADD CONSTRAINT "certificates_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."certificates" ADD CONSTRAINT "certificates_course_fk" FOREIGN KEY ("course_id") REFERENCES "trainings"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."outside_certificates" ADD CONSTRAINT "outside_certificates_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."outside_certificates" ADD CONSTRAINT "outside_certificates_course_fk" FOREIGN KEY ("course_id") REFERENCES "trainings"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."plan_lines" ADD CONSTRAINT "plan_lines_plan_fk" FOREIGN KEY ("plan_id") REFERENCES "trainings"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."plan_lines" ADD CONSTRAINT "plan_lines_course_fk" FOREIGN KEY ("course_id") REFERENCES "trainings"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings"."plans" ADD CONSTRAINT "plans_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attendances_once" ON "trainings"."attendances" USING btree ("meeting_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "attendances_enrolment_index" ON "trainings"."attendances" USING btree ("enrolment_id");--> statement-breakpoint
CREATE INDEX "evaluations_session_index" ON "trainings"."evaluations" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_number_unique" ON "trainings"."meetings" USING btree ("session_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_number_unique" ON "trainings"."certificates" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_one_valid" ON "trainings"."certificates" USING btree ("enrolment_id") WHERE "trainings"."certificates"."revoked_on" is null;--> statement-breakpoint
CREATE INDEX "certificates_employee_index" ON "trainings"."certificates" USING btree ("employee_id","course_id");--> statement-breakpoint
CREATE INDEX "certificates_course_index" ON "trainings"."certificates" USING btree ("course_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "outside_certificates_number_unique" ON "trainings"."outside_certificates" USING btree ("employee_id",lower("provider"),lower("number")) WHERE "trainings"."outside_certificates"."state" <> 'rejected';--> statement-breakpoint
CREATE INDEX "outside_certificates_employee_index" ON "trainings"."outside_certificates" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "outside_certificates_credit_index" ON "trainings"."outside_certificates" USING btree ("credited_on","employee_id") WHERE "trainings"."outside_certificates"."credited_hours" is not null;--> statement-breakpoint
CREATE INDEX "plans_unit_index" ON "trainings"."plans" USING btree ("unit_id","year");--> statement-breakpoint
CREATE INDEX "plans_order_index" ON "trainings"."plans" USING btree ("year","id");--> statement-breakpoint
CREATE INDEX "courses_outcomes_index" ON "trainings"."courses" USING gin ("outcomes" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "enrolments_credit_index" ON "trainings"."enrolments" USING btree ("credited_on","employee_id") WHERE "trainings"."enrolments"."credited_hours" is not null;--> statement-breakpoint
CREATE INDEX "sessions_plan_index" ON "trainings"."sessions" USING btree ("plan_id") WHERE "trainings"."sessions"."plan_id" is not null;--> statement-breakpoint
ALTER TABLE "trainings"."courses" ADD CONSTRAINT "courses_minimum_attendance_range" CHECK ("trainings"."courses"."minimum_attendance" between 0 and 100);--> statement-breakpoint
ALTER TABLE "trainings"."courses" ADD CONSTRAINT "courses_passing_score_range" CHECK ("trainings"."courses"."passing_score" between 1 and 100);--> statement-breakpoint
ALTER TABLE "trainings"."courses" ADD CONSTRAINT "courses_certificate_months_range" CHECK ("trainings"."courses"."certificate_months" between 1 and 240);--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD CONSTRAINT "enrolments_score_range" CHECK ("trainings"."enrolments"."score" between 0 and 100);--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD CONSTRAINT "enrolments_credit_whole" CHECK (("trainings"."enrolments"."credited_hours" is null) = ("trainings"."enrolments"."credited_on" is null)
        and ("trainings"."enrolments"."credited_hours" is null or "trainings"."enrolments"."state" in ('attended', 'passed')));--> statement-breakpoint
ALTER TABLE "trainings"."enrolments" ADD CONSTRAINT "enrolments_state_known" CHECK ("trainings"."enrolments"."state" in ('applied', 'nominated', 'confirmed', 'wait-listed', 'declined', 'withdrawn', 'attended', 'passed', 'failed', 'absent'));--> statement-breakpoint
ALTER TABLE "trainings"."sessions" ADD CONSTRAINT "sessions_registration_before_end" CHECK ("trainings"."sessions"."registration_until" <= "trainings"."sessions"."ends_on" + 1);--> statement-breakpoint
-- Bookkeeping of main rows.
create trigger meetings_touch before update on trainings.meetings for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger attendances_touch before update on trainings.attendances for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger certificates_touch before update on trainings.certificates for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger outside_certificates_touch before update on trainings.outside_certificates
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger plans_touch before update on trainings.plans for each row execute function platform.touch_row();
--> statement-breakpoint
alter table trainings.sessions add constraint sessions_plan_fk foreign key (plan_id) references trainings.plans (id);
--> statement-breakpoint
-- What the rotating codes of attendance are made of.
insert into platform.secrets (name, value)
  values ('attendance', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
--> statement-breakpoint
-- One fact holds at a time.
alter table trainings.learning_duties add constraint learning_duties_one_at_a_time
  exclude using gist (employment_kind with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table trainings.learning_conversions add constraint learning_conversions_one_at_a_time
  exclude using gist (kind with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
-- What keeps somebody from a session of these days: another training in them, or else a course that it presupposes, neither
-- passed, here or elsewhere, nor under way to its end before. As a function of plpgsql it is planned once a connection,
-- and not by everybody who waits for a seat.
create function trainings.hindrance(employee uuid, session uuid, course uuid, first_day date, last_day date,
  active text[], pending text[])
returns table (reason text, title text, "from" date, "to" date) language plpgsql stable rows 1 as $$
begin
  return query
    select 'dates-clash', c.title, s.starts_on, s.ends_on
      from trainings.enrolments e
      join trainings.sessions s on s.id = e.session_id and s.decision <> 'cancelled'
      join trainings.courses c on c.id = s.course_id
     where e.employee_id = employee and e.state = any (active) and s.id <> session
       and s.starts_on <= last_day and s.ends_on >= first_day
     order by s.starts_on limit 1;
  if found then return; end if;
  return query
    select 'prerequisite-lacking', wanted.title, null::date, null::date
      from trainings.courses k
     cross join lateral unnest(k.prerequisite_ids) as before (id)
      join trainings.courses wanted on wanted.id = before.id
     where k.id = course
       and not exists (
         select from trainings.enrolments e
           join trainings.sessions s on s.id = e.session_id and s.course_id = before.id
          where e.employee_id = employee
            and (e.state = 'passed'
              or (e.state = any (pending) and s.decision <> 'cancelled' and s.ends_on < first_day)))
       and not exists (
         select from trainings.outside_certificates o
          where o.employee_id = employee and o.course_id = before.id and o.state = 'verified')
     order by wanted.title limit 1;
end
$$;
--> statement-breakpoint
-- Every learning hour that counts: of whom, since when, and where from.
create view trainings.credits as
  select e.employee_id, e.credited_on, e.credited_hours, e.id as enrolment_id, null::uuid as outside_certificate_id
    from trainings.enrolments e where e.credited_hours is not null
  union all
  select o.employee_id, o.credited_on, o.credited_hours, null, o.id
    from trainings.outside_certificates o where o.credited_hours is not null;
--> statement-breakpoint
insert into trainings.learning_duties (id, employment_kind, bound, learning_hours, legal_basis, valid_from) values
  ('019a4700-0000-7000-8000-000000000401', 'PNS', 'least', 20, 'PP 11/2017 art. 203(4)', '2017-04-07'),
  ('019a4700-0000-7000-8000-000000000402', 'PPPK', 'most', 24, 'PP 49/2018 art. 40(1)', '2018-11-28');
--> statement-breakpoint
insert into trainings.learning_conversions (id, kind, per, learning_hours, legal_basis, valid_from)
select ('019a4700-0000-7000-8000-0000000005' || lpad(number::text, 2, '0'))::uuid, kind, per, learning_hours,
       'Kebijakan awal; tetapkan dengan keputusan Pejabat Pembina Kepegawaian (Peraturan LAN 10/2018)', '2018-01-01'
  from (values (1, 'seminar', 'day', 4), (2, 'workshop', 'day', 5), (3, 'technical-guidance', 'day', 5),
               (4, 'socialisation', 'day', 4), (5, 'coaching', 'session', 2), (6, 'mentoring', 'session', 2),
               (7, 'internship', 'programme', 20), (8, 'secondment', 'programme', 20), (9, 'benchmarking', 'programme', 10),
               (10, 'outdoor-learning', 'day', 8)) initial (number, kind, per, learning_hours);
--> statement-breakpoint
-- The units that a row concerns, as before, and those of what is recorded on people's trainings, and of plans.
create or replace function events.units_of(rule text, subject text, fields jsonb, day date)
returns table (unit_ids uuid[]) language sql stable rows 1 as $$
  select nullif(array_remove(array[
      case when rule in ('unit', 'unit-version') then subject::uuid end,
      case rule when 'unit-version' then (fields ->> 'parent_id')::uuid
                when 'position-version' then (fields ->> 'unit_id')::uuid
                when 'training-plan' then (fields ->> 'unit_id')::uuid
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
select audit.watch('trainings.meetings', 'training-meeting', 'id'),
       audit.watch('trainings.attendances', 'attendance', 'id'),
       audit.watch('trainings.certificates', 'certificate', 'id', personal => '{holder,signed}'),
       audit.watch('trainings.outside_certificates', 'outside-certificate', 'id', personal => '{number,evidence_url}'),
       audit.watch('trainings.learning_duties', 'learning-duty', 'id'),
       audit.watch('trainings.learning_conversions', 'learning-conversion', 'id'),
       audit.watch('trainings.plans', 'training-plan', 'id'),
       audit.watch('trainings.plan_lines', 'training-plan', 'plan_id', keys => '{plan_id,course_id}');
--> statement-breakpoint
select events.announce('trainings.meetings', 'training-meeting'),
       events.announce('trainings.attendances', 'attendance', 'attendance'),
       events.announce('trainings.certificates', 'certificate', 'certificate'),
       events.announce('trainings.outside_certificates', 'outside-certificate', 'certificate'),
       events.announce_period('trainings.learning_duties', 'learning-duty', 'id'),
       events.announce_period('trainings.learning_conversions', 'learning-conversion', 'id'),
       events.announce('trainings.plans', 'training-plan', 'training-plan'),
       events.announce_part('trainings.plan_lines', 'training-plan', 'lines', 'plan_id', 'training-plan-part');
--> statement-breakpoint
-- Who may what, in the roles that are there from the beginning.
update platform.roles set scopes = scopes || '{certificates:read,training-plans:read}' where name = 'auditor';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{certificates:read,training-plans:read,guides:read}' where name = 'head-of-unit';
--> statement-breakpoint
update platform.roles
   set scopes = scopes || '{certificates:read,certificates:write,training-plans:read,guides:read}'
 where name = 'agency-personnel-officer';
--> statement-breakpoint
update platform.roles
   set scopes = scopes ||
     '{results:write,certificates:read,certificates:write,training-plans:read,training-plans:write,guides:read}'
 where name = 'city-personnel-officer';
--> statement-breakpoint
update platform.roles set scopes = scopes || '{results:write,certificates:read}' where name = 'trainer';
