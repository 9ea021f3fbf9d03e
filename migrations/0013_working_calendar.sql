CREATE SCHEMA "calendar";
--> statement-breakpoint
CREATE TABLE "calendar"."holidays" (
	"date" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"legal_basis" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "holidays_kind_known" CHECK ("calendar"."holidays"."kind" in ('national-holiday', 'joint-leave')),
	CONSTRAINT "holidays_date_range" CHECK ("calendar"."holidays"."date" between '2000-01-01' and '2199-12-31')
);
--> statement-breakpoint
CREATE TABLE "calendar"."working_hours" (
	"valid_from" date PRIMARY KEY NOT NULL,
	"closes_at" text NOT NULL,
	"legal_basis" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "working_hours_closing_written" CHECK ("calendar"."working_hours"."closes_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "working_hours_from_range" CHECK ("calendar"."working_hours"."valid_from" between '2000-01-01' and '2199-12-31')
);
--> statement-breakpoint
create trigger holidays_touch before update on calendar.holidays for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger working_hours_touch before update on calendar.working_hours
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- Some hours hold on every day that the calendar can hold.
create function calendar.keep_first_hours() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = 'working_hours_first_kept', message = 'some working hours must hold';
end
$$;
--> statement-breakpoint
create trigger working_hours_first_kept before delete on calendar.working_hours
  for each row when (old.valid_from = '2000-01-01') execute function calendar.keep_first_hours();
--> statement-breakpoint
insert into calendar.working_hours (valid_from, closes_at, legal_basis) values
  ('2000-01-01', '16:00', 'Perpres 21/2023 art. 4');
--> statement-breakpoint
insert into calendar.holidays (date, kind, name, legal_basis)
select date::date, kind, name, 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025'
  from (values
    ('2026-01-01', 'national-holiday', 'Tahun Baru 2026 Masehi'),
    ('2026-01-16', 'national-holiday', 'Isra Mikraj Nabi Muhammad saw.'),
    ('2026-02-16', 'joint-leave', 'Cuti bersama Tahun Baru Imlek 2577 Kongzili'),
    ('2026-02-17', 'national-holiday', 'Tahun Baru Imlek 2577 Kongzili'),
    ('2026-03-18', 'joint-leave', 'Cuti bersama Hari Suci Nyepi'),
    ('2026-03-19', 'national-holiday', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'),
    ('2026-03-20', 'joint-leave', 'Cuti bersama Idulfitri 1447 Hijriah'),
    ('2026-03-21', 'national-holiday', 'Idulfitri 1447 Hijriah'),
    ('2026-03-22', 'national-holiday', 'Idulfitri 1447 Hijriah'),
    ('2026-03-23', 'joint-leave', 'Cuti bersama Idulfitri 1447 Hijriah'),
    ('2026-03-24', 'joint-leave', 'Cuti bersama Idulfitri 1447 Hijriah'),
    ('2026-04-03', 'national-holiday', 'Wafat Yesus Kristus'),
    ('2026-04-05', 'national-holiday', 'Kebangkitan Yesus Kristus (Paskah)'),
    ('2026-05-01', 'national-holiday', 'Hari Buruh Internasional'),
    ('2026-05-14', 'national-holiday', 'Kenaikan Yesus Kristus'),
    ('2026-05-15', 'joint-leave', 'Cuti bersama Kenaikan Yesus Kristus'),
    ('2026-05-27', 'national-holiday', 'Iduladha 1447 Hijriah'),
    ('2026-05-28', 'joint-leave', 'Cuti bersama Iduladha 1447 Hijriah'),
    ('2026-05-31', 'national-holiday', 'Hari Raya Waisak 2570 BE'),
    ('2026-06-01', 'national-holiday', 'Hari Lahir Pancasila'),
    ('2026-06-16', 'national-holiday', '1 Muharam Tahun Baru Islam 1448 Hijriah'),
    ('2026-08-17', 'national-holiday', 'Proklamasi Kemerdekaan'),
    ('2026-08-25', 'national-holiday', 'Maulid Nabi Muhammad saw.'),
    ('2026-12-24', 'joint-leave', 'Cuti bersama Natal'),
    ('2026-12-25', 'national-holiday', 'Kelahiran Yesus Kristus (Natal)')) decree (date, kind, name);
--> statement-breakpoint
select audit.watch('calendar.holidays', 'holiday', 'date', keys => '{date}'),
       audit.watch('calendar.working_hours', 'working-hours', 'valid_from', keys => '{valid_from}');
--> statement-breakpoint
select events.announce('calendar.holidays', 'holiday', key_column => 'date'),
       events.announce('calendar.working_hours', 'working-hours', key_column => 'valid_from');
--> statement-breakpoint
update platform.roles set scopes = scopes || '{calendar:write}' where name = 'city-personnel-officer';
