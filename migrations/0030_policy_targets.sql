CREATE TABLE "policy_documents"."links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"e_id" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "policy_links_kind_known" CHECK ("policy_documents"."links"."kind" in ('unit', 'position', 'public-service', 'course', 'survey', 'training-plan', 'competency'))
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."measurements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"measured_on" date NOT NULL,
	"is_automatic" boolean NOT NULL,
	"value" double precision,
	"remark" text,
	"evidence" jsonb,
	"address" text,
	"corrects_id" uuid,
	"entered_at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"entered_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "policy_measurements_remark_known" CHECK ("policy_documents"."measurements"."remark" in ('suppressed', 'no-figure', 'source-gone')),
	CONSTRAINT "policy_measurements_told_or_remarked" CHECK (num_nulls("policy_documents"."measurements"."value", "policy_documents"."measurements"."remark") = 1),
	CONSTRAINT "policy_measurements_evident" CHECK ("policy_documents"."measurements"."is_automatic" = ("policy_documents"."measurements"."evidence" is null)
        and (not "policy_documents"."measurements"."is_automatic" or num_nonnulls("policy_documents"."measurements"."address", "policy_documents"."measurements"."corrects_id") = 0)
        and ("policy_documents"."measurements"."is_automatic" or "policy_documents"."measurements"."value" is not null))
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	"source" text NOT NULL,
	"element" text,
	"measure" text,
	"unit_id" uuid,
	"service_id" uuid,
	"direction" text NOT NULL,
	"baseline_value" double precision NOT NULL,
	"baseline_on" date NOT NULL,
	"value" double precision NOT NULL,
	"due_on" date NOT NULL,
	"milestones" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"replaces_id" uuid,
	"replacement_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "policy_targets_source_known" CHECK ("policy_documents"."targets"."source" in ('satisfaction-index', 'satisfaction-element', 'competency-standard-share', 'competency-mean-gap', 'learning-hours-share', 'learning-hours-mean', 'reports-in-time-share', 'head-count', 'positions-filled-share', 'measured')),
	CONSTRAINT "policy_targets_element_known" CHECK ("policy_documents"."targets"."element" in ('requirements', 'procedure', 'time', 'cost', 'product', 'staff-competence', 'staff-behaviour', 'complaint-handling', 'facilities')),
	CONSTRAINT "policy_targets_direction_known" CHECK ("policy_documents"."targets"."direction" in ('at-least', 'at-most')),
	CONSTRAINT "policy_targets_one_scope" CHECK (num_nonnulls("policy_documents"."targets"."unit_id", "policy_documents"."targets"."service_id") <= 1),
	CONSTRAINT "policy_targets_source_whole" CHECK (("policy_documents"."targets"."source" = 'satisfaction-element') = ("policy_documents"."targets"."element" is not null)
        and ("policy_documents"."targets"."source" = 'measured') = ("policy_documents"."targets"."measure" is not null)),
	CONSTRAINT "policy_targets_days_in_order" CHECK ("policy_documents"."targets"."baseline_on" < "policy_documents"."targets"."due_on"),
	CONSTRAINT "policy_targets_replacement_reasoned" CHECK (num_nulls("policy_documents"."targets"."replaces_id", "policy_documents"."targets"."replacement_reason") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "policy_documents"."links" ADD CONSTRAINT "policy_links_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."measurements" ADD CONSTRAINT "policy_measurements_target_fk" FOREIGN KEY ("target_id") REFERENCES "policy_documents"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."measurements" ADD CONSTRAINT "policy_measurements_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."measurements" ADD CONSTRAINT "policy_measurements_corrects_fk" FOREIGN KEY ("corrects_id") REFERENCES "policy_documents"."measurements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."targets" ADD CONSTRAINT "policy_targets_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."targets" ADD CONSTRAINT "policy_targets_unit_fk" FOREIGN KEY ("unit_id") REFERENCES "organisation"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."targets" ADD CONSTRAINT "policy_targets_service_fk" FOREIGN KEY ("service_id") REFERENCES "feedback"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."targets" ADD CONSTRAINT "policy_targets_replaces_fk" FOREIGN KEY ("replaces_id") REFERENCES "policy_documents"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "policy_links_unique" ON "policy_documents"."links" USING btree ("document_id","kind","target_id",coalesce("e_id", ''));--> statement-breakpoint
CREATE INDEX "policy_links_target_index" ON "policy_documents"."links" USING btree ("kind","target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_measurements_corrected_once" ON "policy_documents"."measurements" USING btree ("corrects_id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_measurements_automatic_once" ON "policy_documents"."measurements" USING btree ("target_id","measured_on") WHERE "policy_documents"."measurements"."is_automatic";--> statement-breakpoint
CREATE INDEX "policy_measurements_target_index" ON "policy_documents"."measurements" USING btree ("target_id","measured_on","id");--> statement-breakpoint
CREATE INDEX "policy_measurements_document_index" ON "policy_documents"."measurements" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_targets_replaced_once" ON "policy_documents"."targets" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "policy_targets_document_index" ON "policy_documents"."targets" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "policy_targets_unit_index" ON "policy_documents"."targets" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "policy_targets_service_index" ON "policy_documents"."targets" USING btree ("service_id");--> statement-breakpoint
create trigger targets_touch before update on policy_documents.targets
  for each row execute function platform.touch_row();
--> statement-breakpoint
create trigger links_kept before update on policy_documents.links
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
create trigger measurements_append_only before update or delete on policy_documents.measurements
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
-- What an enacted document promised stays for everybody to read.
create function policy_documents.keep_promise() returns trigger language plpgsql as $$
begin
  if exists (select from policy_documents.documents d
              where d.id = old.document_id and d.stage in ('signed', 'promulgated')) then
    raise exception 'targets of an enacted document stay as they are' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end
$$;
--> statement-breakpoint
create trigger targets_promised before update or delete on policy_documents.targets
  for each row execute function policy_documents.keep_promise();
--> statement-breakpoint
select audit.watch('policy_documents.links', 'policy-document', 'document_id'),
       audit.watch('policy_documents.targets', 'policy-document', 'document_id'),
       audit.watch('policy_documents.measurements', 'policy-document', 'document_id');
--> statement-breakpoint
select events.announce_part('policy_documents.links', 'policy-document', 'links', 'document_id', 'policy-document-part'),
       events.announce_part('policy_documents.targets', 'policy-document', 'targets', 'document_id', 'policy-document-part'),
       events.announce_part('policy_documents.measurements', 'policy-document', 'targets', 'document_id', 'policy-document-part');
