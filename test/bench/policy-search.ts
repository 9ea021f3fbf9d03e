import pg from 'pg';
import { aUnit } from '../support/organisation.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure, quantile, within } from './measure.ts';
import { makeKey, startService } from './processes.ts';

const documents = 100_000;
const articlesEach = 10;
const times = 30;

/** Searches with facets in 100,000 documents with 1,000,000 articles: words of half of all documents, of many, of few. */
export async function benchPolicySearch(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('policy_search', 0);
  const service = await startService(serviceUrl, ownerUrl, { PENATA_RUN_JOBS: 'false' });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const { id: unitId } = await aUnit({ call } as never);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await fill(owner, unitId);

  const figures: Figure[] = [];
  for (const [what, q, more] of searches) {
    const address = `/v1/public-policy-documents/_search?q=${encodeURIComponent(q)}${more}`;
    const taken: number[] = [];
    let total = 0;
    for (let time = -5; time < times; time++) {
      const started = performance.now();
      const { status, body } = await call('GET', address);
      if (status !== 200) throw new Error(`${address}: ${status}`);
      if (time >= 0) taken.push(performance.now() - started);
      total = body.total;
    }
    const [p50, p95] = [quantile(taken, 0.5), quantile(taken, 0.95)];
    const figure = within(`Search for ${what}: ${total.toLocaleString('en')} of 100,000 documents`, p95, 100);
    figures.push({ ...figure, measured: `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms` });
  }
  await owner.end();
  await service.stop();
  return figures;
}

const searches: readonly (readonly [what: string, q: string, more: string])[] = [
  ['a rare word', 'langka42', ''],
  ['a word of some', 'umum150', ''],
  ['two common words', 'pegawai umum1', ''],
  ['a word of half of all', 'pegawai', ''],
  ['a word of half of all, of one kind', 'pegawai', '&kind=mayor-regulation'],
  ['a phrase', '"tunjangan kinerja"', ''],
];

/** Rows as the service would have written them, without the time that its triggers take. */
async function fill(owner: pg.Client, unitId: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'policy_documents' and indexdef like '%USING gin%' and tablename like 'search%'`,
  );
  for (const { name } of rows) await owner.query(`drop index policy_documents.${name}`);
  await owner.query(`set session_replication_role = replica; set work_mem = '256MB'`);
  await owner.query(
    `insert into policy_documents.documents
       (id, unit_id, kind, number, year, title, subject, authority, legal_field, keywords, stage, enacted_on, promulgated_on,
        effective_on, revoked_from, place, updated_by)
     select gen_random_uuid(), $1, kinds[1 + n % 5], n::text, 1990 + n % 36,
            'Ketentuan ' || 'umum' || n % 200 || ' dan langka' || n % 5000 || case when n % 10 = 0 then ' pegawai' else '' end,
            'JUDUL ' || n % 150, 'Wali Kota Palembang', fields[1 + n % 7], array['umum' || n % 90], stages[1 + n % 5],
            make_date(1990 + n % 36, 1 + n % 12, 1 + n % 28),
            case when stages[1 + n % 5] = 'promulgated' then make_date(1990 + n % 36, 1 + n % 12, 1 + n % 28) end,
            make_date(1990 + n % 36, 1 + n % 12, 1 + n % 28), case when n % 9 = 0 then date '2020-01-01' end, 'Palembang', 'bench'
       from generate_series(1, $2::int) n,
            (values (array['mayor-regulation', 'city-regulation', 'law', 'mayor-decision', 'circular'],
                     array['promulgated', 'promulgated', 'promulgated', 'signed', 'signed'],
                     array['administrative', 'civil-service', 'constitutional', 'public-finance', 'labour', 'civil', 'other']))
              v(kinds, stages, fields)`,
    [unitId, documents],
  );
  await owner.query(
    `insert into policy_documents.search_articles (document_id, ordinal, heading, passages, words)
     select d.id, o, null, jsonb_build_array(jsonb_build_object('eId', 'art_' || o, 'text', t.words)),
            to_tsvector('indonesian', t.words)
       from policy_documents.documents d cross join generate_series(1, $1::int) o
      cross join lateral (
        select string_agg(case when n <= 12 then 'umum' || floor(200 * random() ^ 2)::int
                               when n = 13 and d.number::int % 2 = 0 and o = 3 then 'pegawai'
                               when n = 14 and d.number::int % 40 = 0 and o = 4 then 'tunjangan kinerja'
                               else 'langka' || floor(20000 * random())::int end, ' ') as words
          from generate_series(1, 30 + 0 * o) n) t`,
    [articlesEach],
  );
  await owner.query(
    `insert into policy_documents.search_documents
       (document_id, unit_id, is_published, kind, year, legal_field, subject, stage, enacted_on, promulgated_on, effective_on,
        revoked_from, title_words, head_words, all_words)
     select d.id, d.unit_id, true, d.kind, d.year, d.legal_field, d.subject, d.stage, d.enacted_on, d.promulgated_on,
            d.effective_on, d.revoked_from, to_tsvector('indonesian', d.title),
            setweight(to_tsvector('indonesian', policy_documents.name_of(d)), 'A')
              || setweight(to_tsvector('indonesian', concat_ws(' ', d.subject, d.keywords[1])), 'B'),
            to_tsvector('indonesian', concat_ws(' ', policy_documents.name_of(d), d.subject, d.keywords[1], t.words))
       from policy_documents.documents d
      cross join lateral (select string_agg(a.passages -> 0 ->> 'text', ' ' order by a.ordinal) as words
                            from policy_documents.search_articles a where a.document_id = d.id) t`,
  );
  await owner.query(`set session_replication_role = origin; set maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await owner.query(definition);
  await owner.query('vacuum analyze');
}
