CREATE TABLE "reports"."followers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reports"."followers" ADD CONSTRAINT "followers_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "followers_secret_unique" ON "reports"."followers" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "followers_report_index" ON "reports"."followers" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "reports_near_index" ON "reports"."reports" USING gist (point("longitude", "latitude")) WHERE "reports"."reports"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "reports_category_index" ON "reports"."reports" USING btree ("category_id","received_at") WHERE "reports"."reports"."merged_into_id" is null;--> statement-breakpoint
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
