import { sql } from 'drizzle-orm';
import t from 'tap';
import { policyDocumentKinds } from '../../../src/modules/policy-documents/reference.ts';
import { noteEffects } from '../../../src/modules/policy-documents/store/effects.ts';
import { rebuildSearch } from '../../../src/modules/policy-documents/store/rebuild-search.ts';
import { build } from '../../support/build.ts';
import { dayAt } from '../../support/follow-ups.ts';
import { aUnit } from '../../support/organisation.ts';
import {
  aDraft,
  aRegistered,
  aRegulation,
  article,
  aText,
  promulgate,
  relate,
  sign,
  write,
} from '../../support/policy-documents.ts';

const api = await build(t);
const { app, call } = api;

interface Part {
  text: string;
  isMatch: boolean;
}
interface Hit {
  document: { id: string; name: string; state: string };
  name: Part[];
  articles: { eId: string; label: string; heading: string | null; snippet: Part[] }[];
}
interface Found {
  cited: Hit[];
  hits: Hit[];
  total: number;
  facets: Record<string, { value: string | number; count: number }[]>;
  next: string | null;
}

const find = async (q: string, more = '', key: string | null = null) => {
  const list = key === null ? 'public-policy-documents' : 'policy-documents';
  return (await call<Found>('GET', `/v1/${list}/_search?q=${encodeURIComponent(q)}${more}`, { key })).body;
};
const idsOf = ({ hits }: Found) => hits.map(({ document }) => document.id);
const marked = (parts: Part[]) => parts.filter(({ isMatch }) => isMatch).map(({ text }) => text);
const textOf = (parts: Part[]) => parts.map(({ text }) => text).join('');

t.test('words are found in the forms that the stemmer takes back to one root', async (t) => {
  const { id } = await aRegulation(
    api,
    { title: 'Peningkatan Kompetensi' },
    aText(article('1', 'Pegawai wajib mengikuti pelatihan.', 'Pegawai yang dilatih melapor.')),
  );
  for (const form of ['pelatihan', 'dilatih', 'melatih', 'latih', 'PELATIHAN', 'berlatih'])
    t.strictSame(idsOf(await find(form)), [id], form);
  // What the stemmer of Postgres does not take apart: doubled words stay two, and infixes stay in.
  t.strictSame(idsOf(await find('gemetar')), []);
  const { hits } = await find('dilatih');
  t.match(hits[0]!.articles, [{ eId: 'art_1__para_1', label: 'Pasal 1 ayat (1)', heading: null }]);
  t.strictSame(marked(hits[0]!.articles[0]!.snippet), ['pelatihan']);
});

t.test(
  'a name counts more than a keyword, that more than a heading, and all more than the text',
  async (t) => {
    const word = 'remunerasi';
    const plain = article('1', 'Ketentuan umum.');
    const inText = await aRegulation(api, {}, aText(article('1', `Tentang ${word}.`)));
    const chapter = { kind: 'chapter', number: 'I', heading: 'REMUNERASI', text: null, provisions: [plain] };
    const inHeading = await aRegulation(api, {}, aText(chapter));
    const inKeywords = await aRegulation(api, { keywords: [word] }, aText(plain));
    const inName = await aRegulation(api, { title: 'Remunerasi Pegawai' }, aText(plain));
    const found = await find(word);
    t.strictSame(
      idsOf(found),
      [inName, inKeywords, inHeading, inText].map(({ id }) => id),
    );
    t.strictSame(marked(found.hits[0]!.name), ['Remunerasi']);
    t.strictSame(found.hits[1]!.articles, []);
    t.match(found.hits[2]!.articles, [{ eId: 'chp_I', label: 'BAB I', heading: 'REMUNERASI' }]);

    await t.test('page by page the same', async (t) => {
      const first = await find(word, '&limit=3');
      t.equal(first.total, 4);
      const { body } = await call<Found>('GET', first.next!, { key: null });
      t.strictSame([...idsOf(first), ...idsOf(body)], idsOf(found));
      t.equal(body.next, null);
      t.match(await call('GET', first.next!.replace(word, 'pegawai'), { key: null }), {
        status: 400,
        body: { code: 'invalid-cursor' },
      });
    });
  },
);

t.test('of equals those in force come first, on the day that is read', async (t) => {
  const title = 'Uang Makan Istimewa';
  const old = await aRegistered(api, {
    title,
    enactedOn: '2021-02-03',
    promulgatedOn: '2021-02-04',
    year: 2021,
  });
  const older = await aRegistered(api, { title });
  const revoking = await aRegistered(api, {
    title: 'Pencabutan',
    enactedOn: '2022-02-03',
    promulgatedOn: '2022-02-04',
    year: 2022,
  });
  t.strictSame(idsOf(await find('istimewa')), [old.id, older.id], 'the newest first');
  t.equal((await relate(api, revoking.id, { kind: 'revokes', targetId: old.id })).status, 201);
  const found = await find('istimewa');
  t.strictSame(idsOf(found), [older.id, old.id]);
  t.strictSame(
    found.hits.map(({ document }) => document.state),
    ['in-force', 'revoked'],
  );
  t.strictSame(idsOf(await find('istimewa', '&asOf=2021-12-31')), [old.id, older.id]);
  t.match(found.facets.state, [
    { value: 'in-force', count: 1 },
    { value: 'revoked', count: 1 },
  ]);
  t.strictSame(idsOf(await find('istimewa', '&state=revoked')), [old.id]);
});

t.test('what was found is counted, and narrowed by what was counted', async (t) => {
  const unit = await aUnit(api);
  const one = await aRegistered(api, {
    unitId: unit.id,
    title: 'Arsip Vital',
    subject: 'KEARSIPAN',
    legalField: 'administrative',
  });
  const two = await aRegistered(api, {
    title: 'Arsip Statis',
    kind: 'circular',
    year: 2019,
    enactedOn: '2019-05-06',
  });
  const found = await find('arsip');
  t.equal(found.total, 2);
  t.strictSame(found.facets, {
    kind: [
      { value: 'circular', count: 1 },
      { value: 'mayor-regulation', count: 1 },
    ],
    year: [
      { value: 2020, count: 1 },
      { value: 2019, count: 1 },
    ],
    state: [{ value: 'in-force', count: 2 }],
    legalField: [
      { value: 'administrative', count: 1 },
      { value: 'civil-service', count: 1 },
    ],
    subject: [{ value: 'KEARSIPAN', count: 1 }],
  });
  for (const narrowing of [
    'kind=mayor-regulation',
    'year=2020',
    'legalField=administrative',
    'subject=KEARSIPAN',
    `unitId=${unit.id}`,
  ])
    t.strictSame(idsOf(await find('arsip', `&${narrowing}`)), [one.id], narrowing);
  t.strictSame(idsOf(await find('arsip', '&kind=circular')), [two.id]);
  t.match(await find('arsip', '&kind=law'), { total: 0, hits: [], facets: { kind: [] } });
});

t.test('phrases, alternatives and exclusions', async (t) => {
  const [a, b] = [
    await aRegistered(api, { title: 'Sepeda Motor Listrik' }),
    await aRegistered(api, { title: 'Motor Bensin dan Sepeda' }),
  ];
  t.strictSame(new Set(idsOf(await find('sepeda motor'))), new Set([a.id, b.id]));
  t.strictSame(idsOf(await find('"sepeda motor"')), [a.id]);
  t.strictSame(idsOf(await find('sepeda -listrik')), [b.id]);
  t.equal((await find('listrik or bensin')).total, 2);
  const { id } = await aDraft(api, { title: 'Sepeda Roda Tiga' });
  await write(api, id, aText(article('1', 'Juga yang listrik.')));
  const all = await api.key(['policy-documents:read']);
  t.strictSame(
    idsOf(await find('sepeda -listrik', '', all)),
    [b.id],
    'nor in the text, whatever the name says',
  );
});

t.test('a citation leads to the document, and to its article', async (t) => {
  const text = aText(article('1', 'Umum.'), article('5', 'Satu.', 'Dua.'));
  const { id: draftId } = await aDraft(api, { title: 'Disiplin' });
  await write(api, draftId, text);
  const law = await aRegistered(api, {
    kind: 'law',
    title: 'Aparatur Sipil Negara',
    number: '20',
    year: 2023,
    authority: 'Presiden',
    enactedOn: '2023-10-31',
    promulgatedOn: '2023-10-31',
  });
  await write(api, law.id, text);
  for (const citation of ['UU 20/2023', 'UU No. 20 Tahun 2023', 'Undang-Undang Nomor 20 Tahun 2023']) {
    const { cited } = await find(citation);
    t.match(cited, [{ document: { id: law.id }, articles: [] }], citation);
  }
  const { cited } = await find('UU No. 20 Tahun 2023 Pasal 5 ayat (2)');
  t.match(cited, [
    {
      document: { id: law.id },
      articles: [
        { eId: 'art_5__para_2', label: 'Pasal 5 ayat (2)', snippet: [{ text: 'Dua.', isMatch: false }] },
      ],
    },
  ]);
  t.match((await find('UU 20/2023 Pasal 5')).cited, [{ articles: [{ eId: 'art_5', label: 'Pasal 5' }] }]);
  t.strictSame((await find('UU 99/2023')).cited, []);
  t.strictSame((await find('sepeda')).cited, []);
  t.strictSame(
    idsOf(await find('Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara')),
    [law.id],
    'by its full name',
  );
});

t.test('each kind is found by how it is called', async (t) => {
  const { rows } = await app.database.read.execute<{ kind: string; isCalled: boolean }>(sql`
    select k.code as kind, to_tsvector('indonesian', policy_documents.words_of_kind(k.code))
             @@ (plainto_tsquery('indonesian', k.label) && plainto_tsquery('indonesian', k.short)) as "isCalled"
      from jsonb_to_recordset(${JSON.stringify(
        policyDocumentKinds.entries.map(({ code, label, abbreviation }) => ({
          code,
          label: label.id,
          short: abbreviation.replace(' PROV', ''),
        })),
      )}::jsonb) as k(code text, label text, short text)`);
  t.equal(rows.length, policyDocumentKinds.entries.length);
  t.strictSame(
    rows.filter(({ isCalled }) => !isCalled),
    [],
  );
});

t.test('drafts are found by officers of their units, by the last text', async (t) => {
  const unit = await aUnit(api);
  const draft = await aDraft(api, { unitId: unit.id, title: 'Rancangan Lembur' });
  await write(api, draft.id, aText(article('1', 'Upah borongan.')));
  await write(api, draft.id, aText(article('1', 'Upah harian zaitun.')));
  const all = await api.key(['policy-documents:read']);
  t.strictSame(idsOf(await find('zaitun')), [], 'nothing of it is public');
  t.strictSame(idsOf(await find('borongan', '', all)), []);
  const found = await find('zaitun', '', all);
  t.match(found, { total: 1, hits: [{ document: { id: draft.id, stage: 'draft' } }], facets: { year: [] } });
  const within = await api.key(['policy-documents:read'], { unitIds: [unit.id] });
  t.strictSame(idsOf(await find('zaitun', '', within)), [draft.id]);
  const other = await api.key(['policy-documents:read'], { unitIds: [(await aUnit(api)).id] });
  t.match(await find('zaitun', '', other), { total: 0, hits: [] });
  t.strictSame(idsOf(await find('zaitun', '&stage=harmonisation', all)), []);
  t.strictSame(idsOf(await find('lembur', '&stage=draft', all)), [draft.id]);
  const { body } = await call('GET', `/v1/policy-documents/${draft.id}`);
  await call('PATCH', `/v1/policy-documents/${draft.id}`, {
    body: { title: 'Rancangan Cuti Panjang' },
    headers: { 'if-match': `"${body.version}"` },
  });
  t.strictSame(idsOf(await find('lembur', '', all)), [], 'by its new name alone');
  t.strictSame(idsOf(await find('panjang zaitun', '', all)), [draft.id]);
});

t.test('hostile queries find nothing, and break nothing', async (t) => {
  const { id } = await aRegulation(
    api,
    { title: 'Naskah <script>alert(1)</script> Aneh' },
    aText(article('1', 'Lihat <b onclick="x()">kuskus</b> & \u0002kuskus\u0003.')),
  );
  const found = await find('kuskus');
  t.strictSame(idsOf(found), [id]);
  t.equal(
    textOf(found.hits[0]!.name),
    (found.hits[0]!.document as { name: string }).name,
    'names stay whole',
  );
  const { snippet } = found.hits[0]!.articles[0]!;
  t.strictSame(marked(snippet), ['kuskus', 'kuskus']);
  t.equal(
    snippet.some(({ text }) => text.includes('\u0002') || text.includes('\u0003')),
    false,
  );
  for (const q of [
    "'",
    '&|!()<->:*',
    '<script>',
    'a:* & !b',
    '\\',
    '"',
    '%',
    "kuskus' or 1=1 --",
    '🦆',
    '-',
    'a or',
    '(((',
  ])
    t.ok(
      [200, 422].includes(
        (await call('GET', `/v1/public-policy-documents/_search?q=${encodeURIComponent(q)}`, { key: null }))
          .status,
      ),
      q,
    );
  for (const q of ['!!!', '-kuskus', 'kuskus or -pegawai'])
    t.match(
      await call('GET', `/v1/public-policy-documents/_search?q=${encodeURIComponent(q)}`, { key: null }),
      {
        status: 422,
        body: { errors: [{ parameter: 'q', code: 'no-word-wanted' }] },
      },
    );
  for (const q of ['', 'a'.repeat(10_000), 'a\u0000b', 'kata '.repeat(100)])
    t.match(
      await call('GET', `/v1/public-policy-documents/_search?q=${encodeURIComponent(q)}`, { key: null }),
      { status: 400 },
    );
  t.ok((await find('yang dan di')).total >= 0, 'common words are words');
});

t.test('a text of very many different words is found by those of its beginning', async (t) => {
  const words = Array.from({ length: 105_000 }, (_, at) => `kata${at.toString(36)}`);
  const { id } = await aDraft(api);
  await write(api, id, aText(article('1', words.join(' '))));
  const all = await api.key(['policy-documents:read']);
  t.strictSame(idsOf(await find(words[0]!, '', all)), [id]);
});

t.test('what is searched follows from the documents: rebuilt it is the same', async (t) => {
  const rows = async () => {
    const read = (table: string) =>
      app.database.read.execute(
        sql`select to_jsonb(r) as row from ${sql.raw(`policy_documents.${table}`)} r order by 1`,
      );
    return [(await read('search_documents')).rows, (await read('search_articles')).rows];
  };
  const before = await rows();
  t.ok(before[0]!.length > 10 && before[1]!.length > 10);
  await app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
    await transaction.execute(sql`delete from policy_documents.search_documents`);
  });
  t.equal(await rebuildSearch(app.database, app.today()), before[0]!.length);
  t.strictSame(await rows(), before);
});

t.test('what was amended is found by its new words from its day on', async (t) => {
  const base = await aRegulation(api, { title: 'Naskah yang diubah' });
  const { id } = await aDraft(api);
  await write(api, id);
  const provision = article('3', 'Pegawai memakai sepeda onthel.');
  const operation = { operation: 'replace', eId: 'art_3', place: null, provision };
  await relate(api, id, { kind: 'amends', targetId: base.id, operations: [operation] });
  await sign(api, id);
  await promulgate(api, id, { effectiveOn: dayAt(4) });
  const found = async () => idsOf(await find('onthel'));
  await noteEffects(app.database, dayAt(3));
  t.strictSame(await found(), []);
  await noteEffects(app.database, dayAt(4));
  t.strictSame(await found(), [base.id]);
  await rebuildSearch(app.database, dayAt(3));
  t.strictSame(await found(), []);
});
