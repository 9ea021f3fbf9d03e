CREATE TABLE "policy_documents"."search_articles" (
	"document_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"heading" text,
	"passages" jsonb NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_articles_key" PRIMARY KEY("document_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "policy_documents"."search_documents" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"is_published" boolean NOT NULL,
	"kind" text NOT NULL,
	"year" smallint,
	"legal_field" text NOT NULL,
	"subject" text,
	"stage" text NOT NULL,
	"enacted_on" date,
	"promulgated_on" date,
	"effective_on" date,
	"amended_from" date,
	"partly_revoked_from" date,
	"revoked_from" date,
	"title_words" "tsvector" NOT NULL,
	"head_words" "tsvector" NOT NULL,
	"all_words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "policy_documents"."search_articles" ADD CONSTRAINT "search_articles_document_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."search_documents"("document_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_documents"."search_documents" ADD CONSTRAINT "search_documents_fk" FOREIGN KEY ("document_id") REFERENCES "policy_documents"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_title_index" ON "policy_documents"."search_documents" USING gin ("title_words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_documents_head_index" ON "policy_documents"."search_documents" USING gin ("head_words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_documents_words_index" ON "policy_documents"."search_documents" USING gin ("all_words") WITH (fastupdate=false);--> statement-breakpoint
-- Rows stay narrow, for counting: what is only looked up by an index, or read of few, lies beside them.
alter table policy_documents.search_documents
  alter column kind set storage plain,
  alter column legal_field set storage plain,
  alter column subject set storage plain,
  alter column stage set storage plain,
  alter column title_words set storage external,
  alter column head_words set storage external,
  alter column all_words set storage external,
  set (toast_tuple_target = 128);
--> statement-breakpoint
-- The words of a text in the forms that Indonesian gives them; of one that Postgres cannot hold, those of its beginning.
create function policy_documents.words_of(content text) returns tsvector language plpgsql immutable parallel safe as $$
begin
  return to_tsvector('indonesian', content);
exception when program_limit_exceeded then
  return policy_documents.words_of(left(content, length(content) / 2));
end
$$;
--> statement-breakpoint
-- What documents of a kind are called, beside their titles.
create function policy_documents.words_of_kind(kind text) returns text language sql immutable parallel safe as $$
  select case kind
    when 'constitution' then 'Undang-Undang Dasar Negara Republik Indonesia Tahun 1945 UUD'
    when 'assembly-decree' then 'Ketetapan Majelis Permusyawaratan Rakyat TAP MPR'
    when 'law' then 'Undang-Undang UU'
    when 'government-regulation-in-lieu' then 'Peraturan Pemerintah Pengganti Undang-Undang Perppu'
    when 'government-regulation' then 'Peraturan Pemerintah PP'
    when 'presidential-regulation' then 'Peraturan Presiden Perpres'
    when 'ministerial-regulation' then 'Peraturan Menteri atau Badan Permen'
    when 'provincial-regulation' then 'Peraturan Daerah Provinsi Perda'
    when 'governor-regulation' then 'Peraturan Gubernur Pergub'
    when 'city-regulation' then 'Peraturan Daerah Kota Perda'
    when 'mayor-regulation' then 'Peraturan Wali Kota Perwali'
    when 'presidential-decision' then 'Keputusan Presiden Keppres'
    when 'ministerial-decision' then 'Keputusan Menteri Kepmen'
    when 'governor-decision' then 'Keputusan Gubernur Kepgub'
    when 'mayor-decision' then 'Keputusan Wali Kota Kepwali'
    when 'mayor-instruction' then 'Instruksi Wali Kota Inwali'
    when 'circular' then 'Surat Edaran SE' end
$$;
--> statement-breakpoint
-- The name of a document, by which it is found: without what all documents of its kind are called in common words.
create function policy_documents.name_of(d policy_documents.documents) returns text language sql immutable parallel safe as $$
  select concat_ws(' ', policy_documents.words_of_kind(d.kind), d.authority, 'Nomor ' || d.number, 'Tahun ' || d.year,
                   d.number || '/' || d.year, 'tentang', d.title)
$$;
--> statement-breakpoint
create function policy_documents.index_words(of_document uuid) returns void language sql as $$
  update policy_documents.search_documents s
     set title_words = to_tsvector('indonesian', d.title),
         head_words = setweight(to_tsvector('indonesian', policy_documents.name_of(d)), 'A')
           || setweight(to_tsvector('indonesian', concat_ws(' ', d.subject, array_to_string(d.keywords, ' '))), 'B')
           || setweight(policy_documents.words_of(left(t.headings, 100000)), 'C'),
         all_words = policy_documents.words_of(concat_ws(' ', policy_documents.name_of(d), d.subject,
                                                         array_to_string(d.keywords, ' '), t.headings, t.words))
    from policy_documents.documents d
   cross join lateral (
     select coalesce(string_agg(a.heading, ' ' order by a.ordinal), '') as headings,
            string_agg((select string_agg(p ->> 'text', ' ') from jsonb_array_elements(a.passages) p), ' ' order by a.ordinal)
              as words
       from policy_documents.search_articles a where a.document_id = d.id) t
   where d.id = of_document and s.document_id = d.id
$$;
--> statement-breakpoint
-- Takes over what documents are counted and filtered by.
create function policy_documents.index_document(d policy_documents.documents) returns void language sql as $$
  insert into policy_documents.search_documents as s
    (document_id, unit_id, is_published, kind, year, legal_field, subject, stage, enacted_on, promulgated_on, effective_on,
     amended_from, partly_revoked_from, revoked_from, title_words, head_words, all_words)
  values
    (d.id, d.unit_id, d.stage = 'promulgated' or (d.stage = 'signed' and d.effective_on is not null), d.kind, d.year,
     d.legal_field, d.subject, d.stage, d.enacted_on, d.promulgated_on, d.effective_on, d.amended_from,
     d.partly_revoked_from, d.revoked_from, '', '', '')
  on conflict (document_id) do update
     set unit_id = excluded.unit_id, is_published = excluded.is_published, kind = excluded.kind, year = excluded.year,
         legal_field = excluded.legal_field, subject = excluded.subject, stage = excluded.stage,
         enacted_on = excluded.enacted_on, promulgated_on = excluded.promulgated_on, effective_on = excluded.effective_on,
         amended_from = excluded.amended_from, partly_revoked_from = excluded.partly_revoked_from,
         revoked_from = excluded.revoked_from
$$;
--> statement-breakpoint
create function policy_documents.index_change() returns trigger language plpgsql as $$
begin
  perform policy_documents.index_document(new);
  if tg_op = 'INSERT'
     or (old.kind, old.authority, old.number, old.year, old.title, old.subject, old.keywords)
        is distinct from (new.kind, new.authority, new.number, new.year, new.title, new.subject, new.keywords) then
    perform policy_documents.index_words(new.id);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger documents_index after insert or update on policy_documents.documents
  for each row execute function policy_documents.index_change();
