CREATE SCHEMA "transparency";
--> statement-breakpoint
CREATE TABLE "transparency"."cells" (
	"month" date NOT NULL,
	"level" smallint NOT NULL,
	"unit_id" uuid,
	"category_id" uuid,
	"kind" text,
	"channel" text,
	"received" integer NOT NULL,
	"first_responded" integer NOT NULL,
	"first_in_time" integer NOT NULL,
	"resolved" integer NOT NULL,
	"resolved_in_time" integer NOT NULL,
	"overdue" integer NOT NULL,
	"ever_resolved" integer NOT NULL,
	"reopened" integer NOT NULL,
	"returned" integer NOT NULL,
	"out_of_authority" integer NOT NULL,
	"too_general" integer NOT NULL,
	"not_relevant" integer NOT NULL,
	"abusive" integer NOT NULL,
	"not_completed" integer NOT NULL,
	"merged" integer NOT NULL,
	"unverified" integer NOT NULL,
	"unverified_overdue" integer NOT NULL,
	"satisfaction_answers" integer NOT NULL,
	"satisfaction_sum" integer NOT NULL,
	"satisfied" integer NOT NULL,
	"first_days" integer[] NOT NULL,
	"first_counts" integer[] NOT NULL,
	"resolution_days" integer[] NOT NULL,
	"resolution_counts" integer[] NOT NULL,
	CONSTRAINT "cells_key" UNIQUE NULLS NOT DISTINCT("month","level","unit_id","category_id","kind","channel"),
	CONSTRAINT "cells_level_range" CHECK ("transparency"."cells"."level" between 0 and 2),
	CONSTRAINT "cells_level_whole" CHECK (("transparency"."cells"."level" = 0) = (num_nulls("transparency"."cells"."kind", "transparency"."cells"."channel") = 0) and
        ("transparency"."cells"."level" = 0 or "transparency"."cells"."category_id" is null) and ("transparency"."cells"."level" < 2 or "transparency"."cells"."unit_id" is null)),
	CONSTRAINT "cells_days_counted" CHECK (cardinality("transparency"."cells"."first_days") = cardinality("transparency"."cells"."first_counts") and
        cardinality("transparency"."cells"."resolution_days") = cardinality("transparency"."cells"."resolution_counts"))
);
--> statement-breakpoint
CREATE TABLE "transparency"."changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transparency"."changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"month" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transparency"."freshness" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"counted_at" timestamp with time zone,
	CONSTRAINT "freshness_only" CHECK ("transparency"."freshness"."is_only")
);
--> statement-breakpoint
CREATE TABLE "transparency"."sums" (
	"dimension" text NOT NULL,
	"month" date NOT NULL,
	"level" smallint NOT NULL,
	"unit_id" uuid,
	"category_id" uuid,
	"kind" text,
	"channel" text,
	"received" integer NOT NULL,
	"first_responded" integer NOT NULL,
	"first_in_time" integer NOT NULL,
	"resolved" integer NOT NULL,
	"resolved_in_time" integer NOT NULL,
	"overdue" integer NOT NULL,
	"ever_resolved" integer NOT NULL,
	"reopened" integer NOT NULL,
	"returned" integer NOT NULL,
	"out_of_authority" integer NOT NULL,
	"too_general" integer NOT NULL,
	"not_relevant" integer NOT NULL,
	"abusive" integer NOT NULL,
	"not_completed" integer NOT NULL,
	"merged" integer NOT NULL,
	"unverified" integer NOT NULL,
	"unverified_overdue" integer NOT NULL,
	"satisfaction_answers" integer NOT NULL,
	"satisfaction_sum" integer NOT NULL,
	"satisfied" integer NOT NULL,
	"first_days" integer[] NOT NULL,
	"first_counts" integer[] NOT NULL,
	"resolution_days" integer[] NOT NULL,
	"resolution_counts" integer[] NOT NULL,
	CONSTRAINT "sums_key" UNIQUE NULLS NOT DISTINCT("dimension","month","level","unit_id","category_id","kind","channel"),
	CONSTRAINT "sums_dimension_known" CHECK ("transparency"."sums"."dimension" in ('unit', 'category', 'kind', 'channel'))
);
--> statement-breakpoint
CREATE INDEX "cells_unit_index" ON "transparency"."cells" USING btree ("unit_id","month");--> statement-breakpoint
CREATE INDEX "changes_month_index" ON "transparency"."changes" USING btree ("month");
--> statement-breakpoint
insert into transparency.freshness default values;
--> statement-breakpoint
-- Which months of receipt are to be counted anew. It only adds rows, so that nobody who files or handles waits for another.
create function transparency.note_changes() returns trigger language plpgsql as $$
begin
  insert into transparency.changes (month)
  select distinct date_trunc('month', r.received_at at time zone events.time_zone())::date from changed_rows r;
  return null;
end
$$;
--> statement-breakpoint
create trigger reports_noted_new after insert on reports.reports referencing new table as changed_rows
  for each statement execute function transparency.note_changes();
--> statement-breakpoint
create trigger reports_noted_changed after update on reports.reports referencing new table as changed_rows
  for each statement execute function transparency.note_changes();
--> statement-breakpoint
create trigger reports_noted_gone after delete on reports.reports referencing old table as changed_rows
  for each statement execute function transparency.note_changes();
--> statement-breakpoint
-- With another calendar everything that was handled took other times.
create function transparency.note_calendar() returns trigger language plpgsql as $$
begin
  insert into transparency.changes (month) select distinct c.month from transparency.cells c;
  return null;
end
$$;
--> statement-breakpoint
create trigger holidays_noted after insert or update or delete on calendar.holidays
  for each statement execute function transparency.note_calendar();
--> statement-breakpoint
create trigger working_hours_noted after insert or update or delete on calendar.working_hours
  for each statement execute function transparency.note_calendar();
--> statement-breakpoint
-- What was filed before there were such figures.
insert into transparency.changes (month)
select distinct date_trunc('month', r.received_at at time zone events.time_zone())::date from reports.reports r;
