CREATE TABLE "policy_documents"."files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"role" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"added_at" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"added_by" text DEFAULT platform.current_actor() NOT NULL,
	CONSTRAINT "policy_files_unique" UNIQUE("document_id","sha256","role"),
	CONSTRAINT "policy_files_role_known" CHECK ("policy_documents"."files"."role" in ('official-text', 'attachment', 'abstract', 'academic-paper', 'other'))
);
--> statement-breakpoint
ALTER TABLE "policy_documents"."files" ADD CONSTRAINT "policy_files_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."files" ADD CONSTRAINT "policy_files_stored_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_files_stored_index" ON "policy_documents"."files" USING btree ("sha256");--> statement-breakpoint
create trigger files_append_only before update on policy_documents.files
  for each row execute function policy_documents.refuse_change();
--> statement-breakpoint
select audit.watch('policy_documents.files', 'policy-document', 'document_id');
--> statement-breakpoint
select events.announce_part('policy_documents.files', 'policy-document', 'files', 'document_id', 'policy-document-part');
