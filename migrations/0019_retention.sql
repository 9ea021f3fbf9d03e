ALTER TABLE "feedback"."retention_rules" SET SCHEMA "platform";
--> statement-breakpoint
alter table platform.retention_rules drop constraint retention_rules_subject_known,
  add constraint retention_rules_subject_known check (subject in ('drafts', 'sender-statistics', 'personal-answers', 'unpublished-texts', 'response-keys', 'report-identities', 'forum-codes'));
--> statement-breakpoint
insert into platform.retention_rules (id, subject, days, legal_basis) values
  ('019a4700-0000-7000-8000-000000000617', 'forum-codes', 365, 'UU 27/2022 art. 16(2)(g), art. 43');
