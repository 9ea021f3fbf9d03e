CREATE TABLE "reports"."map_cells" (
	"zoom" smallint NOT NULL,
	"category_id" uuid NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"state" text NOT NULL,
	"reports" integer NOT NULL,
	CONSTRAINT "map_cells_key" PRIMARY KEY("zoom","category_id","x","y","state"),
	CONSTRAINT "map_cells_counted" CHECK ("reports"."map_cells"."reports" > 0)
);
--> statement-breakpoint
CREATE TABLE "reports"."map_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports"."map_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"category_id" uuid,
	"state" text NOT NULL,
	"change" smallint NOT NULL
);
--> statement-breakpoint
-- Where a report stands on the map, if everybody may see it there: the finest cells are 360/2^18 degrees wide and high.
create function reports.cell_of(report reports.reports)
  returns table (x integer, y integer, category_id uuid, state text) language sql immutable as $$
  select least(floor((report.longitude + 180) / 360 * 262144), 262143)::int,
         least(floor((report.latitude + 90) / 360 * 262144), 131071)::int, report.category_id, report.state
   where report.public_text is not null and report.longitude is not null and report.merged_into_id is null
$$;
--> statement-breakpoint
create function reports.note_on_map() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into reports.map_changes (x, y, category_id, state, change)
    select c.x, c.y, c.category_id, c.state, -1 from reports.cell_of(old) c;
  end if;
  if tg_op <> 'DELETE' then
    insert into reports.map_changes (x, y, category_id, state, change)
    select c.x, c.y, c.category_id, c.state, 1 from reports.cell_of(new) c;
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- By row and condition: filing, and whatever else leaves the map as it is, costs nothing.
create trigger reports_mapped_new after insert on reports.reports
  for each row when (new.public_text is not null) execute function reports.note_on_map();
--> statement-breakpoint
create trigger reports_mapped_changed after update on reports.reports
  for each row when (
    (old.public_text is null, old.state, old.category_id, old.longitude, old.latitude) is distinct from
    (new.public_text is null, new.state, new.category_id, new.longitude, new.latitude))
  execute function reports.note_on_map();
--> statement-breakpoint
create trigger reports_mapped_gone after delete on reports.reports
  for each row when (old.public_text is not null) execute function reports.note_on_map();
--> statement-breakpoint
-- What was verified before there were cells.
insert into reports.map_changes (x, y, category_id, state, change)
select c.x, c.y, c.category_id, c.state, 1 from reports.reports r cross join lateral reports.cell_of(r) c;
