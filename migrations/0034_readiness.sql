CREATE TABLE "socialisation"."measures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"element" text NOT NULL,
	"kind" text NOT NULL,
	"pulse_id" uuid,
	"responsible_id" uuid,
	"title" jsonb NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"ended_on" date,
	"result" jsonb,
	"course_id" uuid,
	"session_id" uuid,
	"address" text,
	"drop_reason" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "measures_element_known" CHECK ("socialisation"."measures"."element" in ('awareness', 'desire', 'knowledge', 'ability', 'reinforcement')),
	CONSTRAINT "measures_kind_known" CHECK ("socialisation"."measures"."kind" in ('talk', 'answer-objections', 'training', 'mentor', 'practice', 'recognition', 'adjust-plan')),
	CONSTRAINT "measures_state_known" CHECK ("socialisation"."measures"."state" in ('planned', 'done', 'dropped')),
	CONSTRAINT "measures_ended_whole" CHECK (("socialisation"."measures"."state" = 'planned') = ("socialisation"."measures"."ended_on" is null)),
	CONSTRAINT "measures_done_has_result" CHECK (("socialisation"."measures"."state" = 'done') = ("socialisation"."measures"."result" is not null)),
	CONSTRAINT "measures_dropped_has_reason" CHECK (("socialisation"."measures"."state" = 'dropped') = ("socialisation"."measures"."drop_reason" is not null)),
	CONSTRAINT "measures_link_of_done" CHECK ("socialisation"."measures"."state" = 'done' or num_nonnulls("socialisation"."measures"."course_id", "socialisation"."measures"."session_id", "socialisation"."measures"."address") = 0)
);
--> statement-breakpoint
CREATE TABLE "socialisation"."pulse_participants" (
	"pulse_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	CONSTRAINT "pulse_participants_key" PRIMARY KEY("pulse_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."pulse_tallies" (
	"pulse_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"position_kind" text NOT NULL,
	"answers" integer NOT NULL,
	"sums" integer[] NOT NULL,
	"favourable" integer[] NOT NULL,
	CONSTRAINT "pulse_tallies_key" PRIMARY KEY("pulse_id","unit_id","position_kind"),
	CONSTRAINT "pulse_tallies_kind_known" CHECK ("socialisation"."pulse_tallies"."position_kind" in ('jpt-utama', 'jpt-madya', 'jpt-pratama', 'administrator', 'pengawas', 'pelaksana', 'fungsional')),
	CONSTRAINT "pulse_tallies_whole" CHECK ("socialisation"."pulse_tallies"."answers" > 0 and cardinality("socialisation"."pulse_tallies"."sums") = 5 and cardinality("socialisation"."pulse_tallies"."favourable") = 5
        and "socialisation"."pulse_tallies"."answers" <= all("socialisation"."pulse_tallies"."sums") and "socialisation"."pulse_tallies"."answers" * 5 >= all("socialisation"."pulse_tallies"."sums")
        and 0 <= all("socialisation"."pulse_tallies"."favourable") and "socialisation"."pulse_tallies"."answers" >= all("socialisation"."pulse_tallies"."favourable"))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."pulses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"statements" jsonb NOT NULL,
	"cancelled_on" date,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "pulses_number_unique" UNIQUE("campaign_id","number"),
	CONSTRAINT "pulses_days_in_order" CHECK ("socialisation"."pulses"."opens_on" <= "socialisation"."pulses"."closes_on"),
	CONSTRAINT "pulses_cancelled_whole" CHECK (("socialisation"."pulses"."cancelled_on" is null) = ("socialisation"."pulses"."cancel_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "socialisation"."campaigns" ADD COLUMN "readiness_target" numeric(2, 1) DEFAULT 3.5 NOT NULL;--> statement-breakpoint
ALTER TABLE "socialisation"."measures" ADD CONSTRAINT "measures_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."measures" ADD CONSTRAINT "measures_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."measures" ADD CONSTRAINT "measures_pulse_fk" FOREIGN KEY ("pulse_id") REFERENCES "socialisation"."pulses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."measures" ADD CONSTRAINT "measures_responsible_fk" FOREIGN KEY ("responsible_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."measures" ADD CONSTRAINT "measures_course_fk" FOREIGN KEY ("course_id") REFERENCES "trainings"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."measures" ADD CONSTRAINT "measures_session_fk" FOREIGN KEY ("session_id") REFERENCES "trainings"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."pulse_participants" ADD CONSTRAINT "pulse_participants_pulse_fk" FOREIGN KEY ("pulse_id") REFERENCES "socialisation"."pulses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."pulse_participants" ADD CONSTRAINT "pulse_participants_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."pulse_tallies" ADD CONSTRAINT "pulse_tallies_pulse_fk" FOREIGN KEY ("pulse_id") REFERENCES "socialisation"."pulses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."pulse_tallies" ADD CONSTRAINT "pulse_tallies_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."pulses" ADD CONSTRAINT "pulses_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measures_campaign_index" ON "socialisation"."measures" USING btree ("campaign_id","due_on","id");--> statement-breakpoint
CREATE INDEX "measures_unit_index" ON "socialisation"."measures" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "measures_responsible_index" ON "socialisation"."measures" USING btree ("responsible_id");--> statement-breakpoint
ALTER TABLE "socialisation"."campaigns" ADD CONSTRAINT "campaigns_readiness_range" CHECK ("socialisation"."campaigns"."readiness_target" between 1 and 5);--> statement-breakpoint
create trigger pulses_touch before update on socialisation.pulses
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger measures_touch before update on socialisation.measures
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- A campaign asks one pulse at a time.
alter table socialisation.pulses add constraint pulses_one_at_a_time
  exclude using gist (campaign_id with =, daterange(opens_on, closes_on, '[]') with &&) where (cancelled_on is null);
--> statement-breakpoint
create trigger pulse_participants_append_only before update or delete on socialisation.pulse_participants
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
-- Answers are added up one by one, and never taken away.
create trigger pulse_tallies_grow before update on socialisation.pulse_tallies
  for each row when (
    (old.pulse_id, old.unit_id, old.position_kind, old.answers + 1)
      is distinct from (new.pulse_id, new.unit_id, new.position_kind, new.answers))
  execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger pulse_tallies_not_removed before delete on socialisation.pulse_tallies
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
select audit.watch('socialisation.pulses', 'campaign', 'campaign_id'),
       audit.watch('socialisation.measures', 'campaign-measure', 'id');
--> statement-breakpoint
select events.announce_part('socialisation.pulses', 'campaign', 'pulses', 'campaign_id', 'campaign-part'),
       events.announce('socialisation.measures', 'campaign-measure', 'campaign-part');
