CREATE TABLE "socialisation"."ambassadors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"since" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "ambassadors_days_in_order" CHECK ("socialisation"."ambassadors"."ended_on" >= "socialisation"."ambassadors"."since")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text,
	"link" text,
	"seats" integer,
	"audience_ids" uuid[] DEFAULT '{}' NOT NULL,
	"unit_ids" uuid[] DEFAULT '{}' NOT NULL,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "campaign_events_of_campaign" UNIQUE("campaign_id","id"),
	CONSTRAINT "campaign_events_kind_known" CHECK ("socialisation"."events"."kind" in ('town-hall', 'workshop', 'unit-meeting', 'online')),
	CONSTRAINT "campaign_events_times_in_order" CHECK ("socialisation"."events"."ends_at" > "socialisation"."events"."starts_at"),
	CONSTRAINT "campaign_events_somewhere" CHECK (num_nonnulls("socialisation"."events"."place", "socialisation"."events"."link") > 0),
	CONSTRAINT "campaign_events_seats_range" CHECK ("socialisation"."events"."seats" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "socialisation"."event_attendances" (
	"event_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"entered_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "event_attendances_key" PRIMARY KEY("event_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."event_registrations" (
	"event_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL,
	"state" text NOT NULL,
	"arrival" integer NOT NULL,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	CONSTRAINT "event_registrations_key" PRIMARY KEY("event_id","employee_id"),
	CONSTRAINT "event_registrations_arrival_unique" UNIQUE("event_id","arrival"),
	CONSTRAINT "event_registrations_state_known" CHECK ("socialisation"."event_registrations"."state" in ('seat', 'waiting', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."materials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"audience_ids" uuid[] DEFAULT '{}' NOT NULL,
	"url" text,
	"sha256" "bytea",
	"file_name" text,
	"media_type" text,
	"bytes" bigint,
	"added_at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"added_by" text DEFAULT platform.current_actor() NOT NULL,
	"removed_at" timestamp with time zone,
	"remove_reason" text,
	CONSTRAINT "campaign_materials_kind_known" CHECK ("socialisation"."materials"."kind" in ('leaflet', 'slides', 'video', 'faq', 'letter', 'other')),
	CONSTRAINT "campaign_materials_language_known" CHECK ("socialisation"."materials"."language" in ('id', 'en', 'regional')),
	CONSTRAINT "campaign_materials_one_source" CHECK (("socialisation"."materials"."url" is null) = ("socialisation"."materials"."sha256" is not null)
        and num_nulls("socialisation"."materials"."sha256", "socialisation"."materials"."file_name", "socialisation"."materials"."media_type", "socialisation"."materials"."bytes") in (0, 4)),
	CONSTRAINT "campaign_materials_removed_whole" CHECK (("socialisation"."materials"."removed_at" is null) = ("socialisation"."materials"."remove_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."faq_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"e_id" text,
	"current" smallint DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "faq_entries_of_campaign" UNIQUE("campaign_id","id")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."faq_versions" (
	"entry_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"campaign_id" uuid NOT NULL,
	"question" jsonb NOT NULL,
	"answer" jsonb NOT NULL,
	"written_on" date NOT NULL,
	"written_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "faq_versions_key" PRIMARY KEY("entry_id","number")
);
--> statement-breakpoint
CREATE TABLE "socialisation"."question_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"text" jsonb NOT NULL,
	"changed" jsonb,
	"outcome" text,
	"at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"answered_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "question_answers_outcome_known" CHECK ("socialisation"."question_answers"."outcome" in ('accepted', 'partly-accepted', 'not-accepted', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."question_askers" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"employee_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "socialisation"."question_steps" (
	"question_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"message" text,
	"answer_id" uuid,
	"outcome" text,
	"faq_entry_id" uuid,
	"faq_version" smallint,
	"taken_by" text,
	CONSTRAINT "question_steps_key" PRIMARY KEY("question_id","number"),
	CONSTRAINT "question_steps_kind_known" CHECK ("socialisation"."question_steps"."kind" in ('asked', 'added', 'review-began', 'answered', 'grouped', 'decided', 'reopened', 'withdrawn', 'became-overdue')),
	CONSTRAINT "question_steps_outcome_known" CHECK ("socialisation"."question_steps"."outcome" in ('accepted', 'partly-accepted', 'not-accepted', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "socialisation"."questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"edition" smallint NOT NULL,
	"e_id" text,
	"is_confidential" boolean NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"outcome" text,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"overdue_on" date,
	"reopenings" smallint DEFAULT 0 NOT NULL,
	"faq_entry_id" uuid,
	"version" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "campaign_questions_of_campaign" UNIQUE("campaign_id","id"),
	CONSTRAINT "campaign_questions_kind_known" CHECK ("socialisation"."questions"."kind" in ('question', 'objection')),
	CONSTRAINT "campaign_questions_state_known" CHECK ("socialisation"."questions"."state" in ('received', 'in-review', 'answered', 'decided', 'withdrawn')),
	CONSTRAINT "campaign_questions_outcome_known" CHECK ("socialisation"."questions"."outcome" in ('accepted', 'partly-accepted', 'not-accepted', 'withdrawn')),
	CONSTRAINT "campaign_questions_state_fits" CHECK (case "socialisation"."questions"."kind" when 'question' then "socialisation"."questions"."state" in ('received', 'answered', 'withdrawn')
          else "socialisation"."questions"."state" in ('received', 'in-review', 'decided', 'withdrawn') end),
	CONSTRAINT "campaign_questions_outcome_whole" CHECK (("socialisation"."questions"."outcome" is not null) = ("socialisation"."questions"."kind" = 'objection' and "socialisation"."questions"."state" in ('decided', 'withdrawn'))
        and ("socialisation"."questions"."outcome" = 'withdrawn') = ("socialisation"."questions"."state" = 'withdrawn')),
	CONSTRAINT "campaign_questions_end_answered" CHECK ("socialisation"."questions"."state" not in ('answered', 'decided') or "socialisation"."questions"."answered_on" is not null),
	CONSTRAINT "campaign_questions_reopened_once" CHECK ("socialisation"."questions"."reopenings" in (0, 1))
);
--> statement-breakpoint
ALTER TABLE "platform"."file_uploads" DROP CONSTRAINT "file_uploads_purpose_known";--> statement-breakpoint
ALTER TABLE "socialisation"."ambassadors" ADD CONSTRAINT "ambassadors_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."ambassadors" ADD CONSTRAINT "ambassadors_employee_fk" FOREIGN KEY ("employee_id") REFERENCES "employees"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."ambassadors" ADD CONSTRAINT "ambassadors_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."events" ADD CONSTRAINT "campaign_events_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."event_attendances" ADD CONSTRAINT "event_attendances_event_fk" FOREIGN KEY ("campaign_id","event_id") REFERENCES "socialisation"."events"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."event_attendances" ADD CONSTRAINT "event_attendances_member_fk" FOREIGN KEY ("campaign_id","employee_id") REFERENCES "socialisation"."members"("campaign_id","employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."event_registrations" ADD CONSTRAINT "event_registrations_event_fk" FOREIGN KEY ("campaign_id","event_id") REFERENCES "socialisation"."events"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."event_registrations" ADD CONSTRAINT "event_registrations_member_fk" FOREIGN KEY ("campaign_id","employee_id") REFERENCES "socialisation"."members"("campaign_id","employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."materials" ADD CONSTRAINT "campaign_materials_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."materials" ADD CONSTRAINT "campaign_materials_stored_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."faq_entries" ADD CONSTRAINT "faq_entries_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."faq_versions" ADD CONSTRAINT "faq_versions_entry_fk" FOREIGN KEY ("campaign_id","entry_id") REFERENCES "socialisation"."faq_entries"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."question_answers" ADD CONSTRAINT "question_answers_question_fk" FOREIGN KEY ("campaign_id","question_id") REFERENCES "socialisation"."questions"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."question_askers" ADD CONSTRAINT "question_askers_question_fk" FOREIGN KEY ("campaign_id","question_id") REFERENCES "socialisation"."questions"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."question_askers" ADD CONSTRAINT "question_askers_member_fk" FOREIGN KEY ("campaign_id","employee_id") REFERENCES "socialisation"."members"("campaign_id","employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."question_steps" ADD CONSTRAINT "question_steps_question_fk" FOREIGN KEY ("question_id") REFERENCES "socialisation"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."question_steps" ADD CONSTRAINT "question_steps_answer_fk" FOREIGN KEY ("answer_id") REFERENCES "socialisation"."question_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."question_steps" ADD CONSTRAINT "question_steps_faq_fk" FOREIGN KEY ("faq_entry_id","faq_version") REFERENCES "socialisation"."faq_versions"("entry_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."questions" ADD CONSTRAINT "campaign_questions_campaign_fk" FOREIGN KEY ("campaign_id") REFERENCES "socialisation"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "socialisation"."questions" ADD CONSTRAINT "campaign_questions_faq_fk" FOREIGN KEY ("campaign_id","faq_entry_id") REFERENCES "socialisation"."faq_entries"("campaign_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ambassadors_once" ON "socialisation"."ambassadors" USING btree ("campaign_id","unit_id","employee_id") WHERE "socialisation"."ambassadors"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "campaign_events_time_index" ON "socialisation"."events" USING btree ("campaign_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "event_attendances_employee_index" ON "socialisation"."event_attendances" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "event_registrations_employee_index" ON "socialisation"."event_registrations" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "campaign_materials_campaign_index" ON "socialisation"."materials" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "campaign_materials_stored_index" ON "socialisation"."materials" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "question_answers_question_index" ON "socialisation"."question_answers" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "question_askers_member_index" ON "socialisation"."question_askers" USING btree ("employee_id","campaign_id");--> statement-breakpoint
CREATE INDEX "campaign_questions_due_index" ON "socialisation"."questions" USING btree ("campaign_id","due_on","id");--> statement-breakpoint
CREATE INDEX "campaign_questions_open_index" ON "socialisation"."questions" USING btree ("due_on") WHERE "socialisation"."questions"."state" in ('received', 'in-review');--> statement-breakpoint
CREATE INDEX "campaign_questions_faq_index" ON "socialisation"."questions" USING btree ("faq_entry_id");--> statement-breakpoint
CREATE INDEX "campaign_questions_text_index" ON "socialisation"."questions" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "platform"."file_uploads" ADD CONSTRAINT "file_uploads_purpose_known" CHECK ("platform"."file_uploads"."purpose" in ('policy-document', 'campaign-material'));--> statement-breakpoint
create trigger faq_entries_touch before update on socialisation.faq_entries
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger campaign_events_touch before update on socialisation.events
  for each row execute function platform.touch_row();
--> statement-breakpoint
-- What was asked, answered and attended can be added to only.
create trigger faq_versions_append_only before update or delete on socialisation.faq_versions
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger question_answers_append_only before update or delete on socialisation.question_answers
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger question_steps_append_only before update or delete on socialisation.question_steps
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger question_askers_append_only before update or delete on socialisation.question_askers
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger event_attendances_append_only before update or delete on socialisation.event_attendances
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger questions_kept before update on socialisation.questions
  for each row when (
    (old.campaign_id, old.kind, old.text, old.edition, old.e_id, old.is_confidential, old.asked_on)
       is distinct from
       (new.campaign_id, new.kind, new.text, new.edition, new.e_id, new.is_confidential, new.asked_on))
  execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger questions_not_removed before delete on socialisation.questions
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger faq_entries_not_removed before delete on socialisation.faq_entries
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger campaign_events_not_removed before delete on socialisation.events
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger ambassadors_kept before update on socialisation.ambassadors
  for each row when (
    old.ended_on is not null
    or (old.campaign_id, old.employee_id, old.unit_id, old.since)
       is distinct from (new.campaign_id, new.employee_id, new.unit_id, new.since))
  execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger ambassadors_not_removed before delete on socialisation.ambassadors
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger materials_kept before update on socialisation.materials
  for each row when (
    old.removed_at is not null
    or (old.campaign_id, old.title, old.kind, old.language, old.audience_ids, old.url, old.sha256, old.file_name, old.added_at)
       is distinct from
       (new.campaign_id, new.title, new.kind, new.language, new.audience_ids, new.url, new.sha256, new.file_name, new.added_at))
  execute function socialisation.refuse_change();
--> statement-breakpoint
create trigger materials_not_removed before delete on socialisation.materials
  for each row execute function socialisation.refuse_change();
--> statement-breakpoint
select audit.watch('socialisation.faq_entries', 'campaign', 'campaign_id'),
       audit.watch('socialisation.faq_versions', 'campaign', 'campaign_id', keys => '{entry_id,number}'),
       audit.watch('socialisation.question_answers', 'campaign', 'campaign_id'),
       audit.watch('socialisation.events', 'campaign', 'campaign_id'),
       audit.watch('socialisation.event_attendances', 'campaign', 'campaign_id', keys => '{event_id,employee_id}'),
       audit.watch('socialisation.ambassadors', 'campaign', 'campaign_id'),
       audit.watch('socialisation.materials', 'campaign', 'campaign_id');
--> statement-breakpoint
select events.announce_part('socialisation.faq_entries', 'campaign', 'faqEntries', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.faq_versions', 'campaign', 'faqEntries', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.question_answers', 'campaign', 'answers', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.events', 'campaign', 'events', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.event_attendances', 'campaign', 'attendances', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.ambassadors', 'campaign', 'ambassadors', 'campaign_id', 'campaign-part'),
       events.announce_part('socialisation.materials', 'campaign', 'materials', 'campaign_id', 'campaign-part');
