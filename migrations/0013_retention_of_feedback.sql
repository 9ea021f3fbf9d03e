CREATE INDEX "response_texts_age_index" ON "feedback"."response_texts" USING btree ("received_on") WHERE "feedback"."response_texts"."state" <> 'published';--> statement-breakpoint
CREATE INDEX "responses_address_index" ON "feedback"."responses" USING btree ("received_on") WHERE "feedback"."responses"."address_hash" is not null;--> statement-breakpoint
CREATE INDEX "senders_day_index" ON "feedback"."senders" USING btree ("day");--> statement-breakpoint
ALTER TABLE "feedback"."retention_rules" ADD CONSTRAINT "retention_rules_subject_known" CHECK ("feedback"."retention_rules"."subject" in ('drafts', 'sender-statistics', 'personal-answers', 'unpublished-texts', 'response-keys'));--> statement-breakpoint
ALTER TABLE "feedback"."retention_rules" ADD CONSTRAINT "retention_rules_days_range" CHECK ("feedback"."retention_rules"."days" between 1 and 3650);--> statement-breakpoint
-- Forgets the address hashes of answers that came in before a day, of so many answers at most; gives how many it was.
create function feedback.forget_addresses(before date, most integer default 5000) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  forgotten integer;
begin
  update feedback.responses r set address_hash = null
    from (select o.survey_id, o.received_on, o.id from feedback.responses o
           where o.received_on < before and o.address_hash is not null limit most) old
   where r.survey_id = old.survey_id and r.received_on = old.received_on and r.id = old.id;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
