CREATE TABLE "calendar"."settled_years" (
	"year" smallint PRIMARY KEY NOT NULL,
	"legal_basis" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "settled_years_range" CHECK ("calendar"."settled_years"."year" between 2000 and 2199)
);
--> statement-breakpoint
CREATE TABLE "reports"."followers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reports"."steps" DROP CONSTRAINT "steps_kind_known";--> statement-breakpoint
ALTER TABLE "reports"."reports" ADD COLUMN "is_deadline_provisional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reports"."followers" ADD CONSTRAINT "followers_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "followers_secret_unique" ON "reports"."followers" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "followers_report_index" ON "reports"."followers" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "reports_provisional_index" ON "reports"."reports" USING btree ("due_at","id") WHERE "reports"."reports"."is_deadline_provisional" and "reports"."reports"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "reports_near_index" ON "reports"."reports" USING gist (point("longitude", "latitude")) WHERE "reports"."reports"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "reports_category_index" ON "reports"."reports" USING btree ("category_id","received_at") WHERE "reports"."reports"."merged_into_id" is null;--> statement-breakpoint
ALTER TABLE "reports"."steps" ADD CONSTRAINT "steps_kind_known" CHECK ("reports"."steps"."kind" in ('received', 'verified', 'routed', 'progressed', 'resolved', 'returned', 'completed', 'archived', 'merged', 'confirmed', 'reopened', 'deadline-moved', 'reminded', 'escalated', 'closed'));--> statement-breakpoint
-- How many follow a report without having filed one.
create function reports.followers_of(report uuid) returns integer language sql stable as $$
  select count(*)::integer from reports.followers f where f.report_id = report
$$;
--> statement-breakpoint
-- What is followed as the public report with a number: once it is merged the other one, if that is public.
create function reports.followed_as(report_number text) returns uuid language sql stable as $$
  select coalesce(m.id, o.id) from reports.reports o
    left join reports.reports m on m.id = o.merged_into_id and m.public_text is not null
   where o.number = report_number and o.public_text is not null
$$;
--> statement-breakpoint
-- Takes followers of public reports in one of the states. Says of each what became of it: `followed` (also if it was
-- before), `not-found`, `not-open` (the report is in another state), `conflict` (its id belongs to a follower of another
-- report), `unsettled` (in this moment another took the id, or merged the report: ask again).
create function reports.take_followers(incoming jsonb, states text[]) returns jsonb language plpgsql as $$
declare
  held uuid[];
  outcomes jsonb;
begin
  -- Whoever merges one waits until they are counted, or is waited for.
  select array_agg(l.id) into held from (
    select r.id from reports.reports r
     where r.id in (select reports.followed_as(g.number) from jsonb_to_recordset(incoming) as g (number text))
     order by r.id for key share) l;
  with given as materialized (
    select g.place, g.id, decode(g."secretHash", 'hex') as secret_hash, r.id as report_id, r.number, r.state,
           row_number() over (partition by g.id order by g.place) as turn
      from jsonb_to_recordset(incoming) as g (place integer, number text, id uuid, "secretHash" text)
      left join reports.reports r on r.id = reports.followed_as(g.number)),
  known as (
    select g.place, f.secret_hash from given g join reports.followers f on f.id = g.id),
  kept as (
    insert into reports.followers (id, report_id, secret_hash)
    select g.id, g.report_id, g.secret_hash from given g
     where g.turn = 1 and g.report_id = any (held) and g.state = any (states)
       and not exists (select from known k where k.place = g.place)
     order by g.id
    on conflict do nothing
    returning id)
  select jsonb_agg(jsonb_build_object('reportId', g.report_id, 'number', g.number, 'state', g.state,
           'outcome', case
             when g.report_id is null then 'not-found'
             when o.place is not null then case when o.secret_hash = g.secret_hash then 'followed' else 'conflict' end
             when g.report_id <> all (held) then 'unsettled'
             when g.state <> all (states) then 'not-open'
             when k.id is null then 'unsettled'
             when f.secret_hash = g.secret_hash then 'followed'
             else 'conflict' end) order by g.place)
    into outcomes
    from given g
    join given f on f.id = g.id and f.turn = 1
    left join known o on o.place = g.place
    left join kept k on k.id = g.id;
  return (
    with counts as materialized (
      select r.id, r.followers + reports.followers_of(r.id) as followers from reports.reports r where r.id = any (held))
    select jsonb_agg(t.outcome || jsonb_build_object('followers', coalesce(c.followers, 0)) order by t.place)
      from jsonb_array_elements(outcomes) with ordinality as t (outcome, place)
      left join counts c on c.id = (t.outcome ->> 'reportId')::uuid);
end
$$;

--> statement-breakpoint
create trigger settled_years_touch before update on calendar.settled_years
  for each row execute function platform.touch_row();
--> statement-breakpoint
insert into calendar.settled_years (year, legal_basis) values (2026, 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025');
--> statement-breakpoint
select audit.watch('calendar.settled_years', 'calendar-year', 'year', keys => '{year}');
--> statement-breakpoint
select events.announce('calendar.settled_years', 'calendar-year', key_column => 'year');
--> statement-breakpoint
-- As before, and whether the deadlines are provisional. Keeps reports, each wholly or not at all, and finds the unit of each. Says of each what became of it: `filed`,
-- `repeated` (the same before), `conflict` (its key belongs to another report), `unsettled` (another took the same key in
-- this moment: ask again).
create or replace function reports.file_reports(incoming jsonb) returns jsonb language plpgsql as $$
declare
  outcomes jsonb;
begin
  with given as materialized (
    select g.*, decode(g.key, 'hex') as key_bytes, row_number() over (partition by g.key order by g.at) as turn
      from jsonb_to_recordset(incoming) as g (at integer, "stepId" uuid, id uuid, number text, key text,
             "secretHash" text, kind text, "categoryId" uuid, "serviceId" uuid, text text, longitude float8,
             latitude float8, "districtId" uuid, "urbanVillageId" uuid, address text, visibility text,
             "isAnonymous" boolean, channel text, "receivedAt" timestamptz, "firstResponseDueAt" timestamptz,
             "dueAt" timestamptz, "isDeadlineProvisional" boolean, reporter jsonb, "externalReferences" jsonb)),
  known as (
    select g.at, r.text, r.state, r.received_at, r.first_response_due_at, r.due_at,
           r.is_deadline_provisional
      from given g join reports.reports r on r.key = g.key_bytes),
  kept as (
    insert into reports.reports (id, number, key, secret_hash, kind, category_id, service_id, unit_id, text, longitude,
      latitude, address, district_id, urban_village_id, visibility, is_anonymous, channel, received_at,
      first_response_due_at, due_at, is_deadline_provisional)
    select g.id, g.number, g.key_bytes, decode(g."secretHash", 'hex'), g.kind, g."categoryId", g."serviceId",
           (select u.unit_id from reports.routing_rules u
             where (u.category_id is null or u.category_id = g."categoryId")
               and (u.service_id is null or u.service_id = g."serviceId")
               and (u.area_id is null or u.area_id in (g."districtId", g."urbanVillageId"))
             order by u.rank limit 1),
           g.text, g.longitude, g.latitude, g.address, g."districtId", g."urbanVillageId", g.visibility,
           g."isAnonymous", g.channel, g."receivedAt", g."firstResponseDueAt", g."dueAt",
           g."isDeadlineProvisional"
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
           'dueAt', coalesce(o.due_at, f."dueAt"),
           'isDeadlineProvisional', coalesce(o.is_deadline_provisional, f."isDeadlineProvisional")) order by g.at)
    into outcomes
    from given g
    join given f on f.key_bytes = g.key_bytes and f.turn = 1
    left join known o on o.at = g.at
    left join kept k on k.id = g.id;
  return outcomes;
end
$$;
