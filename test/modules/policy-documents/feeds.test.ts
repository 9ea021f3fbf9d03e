import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { SaxesParser } from 'saxes';
import t from 'tap';
import { noteEffects } from '../../../src/modules/policy-documents/store/effects.ts';
import { build } from '../../support/build.ts';
import { today } from '../../support/feedback.ts';
import {
  aDraft,
  aNumber,
  aRegistered,
  aRegulation,
  relate,
  sign,
  write,
} from '../../support/policy-documents.ts';

const origin = 'https://data.example.go.id';
const api = await build(t, {
  environment: { PENATA_PUBLIC_URL: origin, PENATA_CORS_ORIGINS: 'https://elsewhere.example' },
});
const { app, call } = api;
const feed = '/v1/jdihn/regulations';
const changes = '/v1/public-policy-documents/_changes';

/** The fields that harvesters of the network know, in the spelling of its template (Permenkumham 8/2019). */
const fields = [
  'idData',
  'tahun_pengundangan',
  'tanggal_pengundangan',
  'jenis',
  'noPeraturan',
  'judul',
  'noPanggil',
  'singkatanJenis',
  'tempatTerbit',
  'penerbit',
  'deskripsiFisik',
  'sumber',
  'subjek',
  'isbn',
  'status',
  'bahasa',
  'bidangHukum',
  'teuBadan',
  'nomorIndukBuku',
  'fileDownload',
  'urlDownload',
  'abstrak',
  'urlAbstrak',
  'urlDetailPeraturan',
  'operasi',
  'display',
];

type Regulation = Record<string, string>;

/** Reads as a strict harvester does: one flat array, all fields, nothing else, every value a string. */
function harvest(text: string): Regulation[] {
  const list = JSON.parse(text) as Regulation[];
  if (!Array.isArray(list)) throw new Error('not one flat array');
  for (const one of list) {
    if (Object.keys(one).join() !== fields.join()) throw new Error(`other fields: ${Object.keys(one)}`);
    for (const [name, value] of Object.entries(one))
      if (typeof value !== 'string') throw new Error(`${name} is no string`);
    if (!/^\d{4}-\d\d-\d\d$/.test(one.tanggal_pengundangan!))
      throw new Error(`no day: ${one.tanggal_pengundangan}`);
    if (one.tanggal_pengundangan!.slice(0, 4) !== one.tahun_pengundangan) throw new Error('another year');
    if (!/^[A-Z ]+$/.test(one.singkatanJenis!)) throw new Error(`no abbreviation: ${one.singkatanJenis}`);
    if (one.operasi !== '4' || one.display !== '1') throw new Error('not to be taken over, or shown');
    for (const name of ['urlDownload', 'urlDetailPeraturan'])
      if (one[name] !== '-' && !one[name]!.startsWith(`${origin}/`)) throw new Error(`${name}: ${one[name]}`);
  }
  return list;
}

t.test('the network harvests what the city published, in its own spelling', async (t) => {
  t.strictSame(harvest((await call('GET', feed, { key: null })).text), [], 'nothing yet');
  const number = aNumber();
  const old = await aRegistered(api, {
    number,
    subject: 'KEPEGAWAIAN',
    keywords: ['jam kerja', 'lembur'],
    gazette: 'Berita Daerah Kota Palembang Tahun 2020 Nomor 3',
    signerName: 'X',
  });
  const decision = await aRegistered(api, { kind: 'mayor-decision', number: '188.45/KPTS/2020', year: 2020 });
  const later = await aRegistered(api, { title: 'Kelak', effectiveOn: '2199-01-01' });
  await aRegistered(api, { kind: 'law', authority: 'Presiden', number: '5' });
  await aDraft(api);
  const { headers, text } = await call('GET', feed, {
    key: null,
    headers: { origin: 'https://anybody.example' },
  });
  const list = harvest(text);
  t.strictSame(
    list.map(({ idData }) => idData),
    [old, decision, later].map(({ id }) => id),
    'neither national law nor drafts',
  );
  t.strictSame(list[0], {
    idData: old.id,
    tahun_pengundangan: '2020',
    tanggal_pengundangan: '2020-02-04',
    jenis: 'Peraturan Wali Kota',
    noPeraturan: number,
    judul: `Peraturan Wali Kota Palembang Nomor ${number} Tahun 2020 tentang Jam Kerja Pegawai`,
    noPanggil: '-',
    singkatanJenis: 'PERWALI',
    tempatTerbit: 'Palembang',
    penerbit: '-',
    deskripsiFisik: '-',
    sumber: 'Berita Daerah Kota Palembang Tahun 2020 Nomor 3',
    subjek: 'KEPEGAWAIAN; jam kerja; lembur',
    isbn: '-',
    status: 'Berlaku',
    bahasa: 'Indonesia',
    bidangHukum: 'Hukum Kepegawaian',
    teuBadan: 'Palembang (Kota)',
    nomorIndukBuku: '-',
    fileDownload: '-',
    urlDownload: '-',
    abstrak: '',
    urlAbstrak: '',
    urlDetailPeraturan: `${origin}/v1/regulations/mayor-regulation/2020/${number}`,
    operasi: '4',
    display: '1',
  });
  t.match(list[1], { tanggal_pengundangan: '2020-02-03', urlDetailPeraturan: /\/188\.45%2FKPTS%2F2020$/ });
  t.equal(list[2]!.status, 'Belum Berlaku');
  t.match(await call('GET', new URL(list[1]!.urlDetailPeraturan!).pathname, { key: null }), {
    body: { id: decision.id },
  });

  t.equal(headers['access-control-allow-origin'], '*', 'pages of any origin read it');
  t.ok(Date.parse(headers['last-modified']!) <= Date.now());
  const { etag } = headers;
  const again = await call('GET', feed, { key: null, headers: { 'if-none-match': etag! } });
  t.match(again, { status: 304, text: '', headers: { etag } });
  await write(api, old.id);
  const changed = await call('GET', feed, { key: null, headers: { 'if-none-match': etag! } });
  t.equal(changed.status, 200);
  t.not(changed.headers.etag, etag);
  const [withText] = harvest(changed.text);
  t.match(withText, {
    fileDownload: `PERWALI-${number}-2020.txt`,
    urlDownload: `${origin}/v1/public-policy-documents/${old.id}/plain-text`,
  });
  t.equal((await call('GET', new URL(withText!.urlDownload!).pathname, { key: null })).status, 200);

  const part = await aRegistered(api, {
    title: 'Pencabutan',
    year: 2021,
    enactedOn: '2021-03-01',
    promulgatedOn: '2021-03-01',
  });
  t.equal((await relate(api, part.id, { kind: 'revokes', targetId: old.id })).status, 201);
  t.equal(harvest((await call('GET', feed, { key: null })).text)[0]!.status, 'Tidak Berlaku');
});

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Reads XML that is well-formed. */
function parse(xml: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}
const within = (element: Element, name: string) => element.children.filter((child) => child.name === name);
const linkOf = (element: Element, rel: string) =>
  within(element, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;

/** Reads a feed as RFC 4287 has it (section 4.1). */
function entriesOf(xml: string): Element[] {
  const feed = parse(xml);
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom')
    throw new Error('no feed');
  const ids = new Set<string>();
  for (const element of [feed, ...within(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated'])
      if (within(element, name).length !== 1) throw new Error(`${name} is not there once`);
    const [id, updated] = [within(element, 'id')[0]!.text, within(element, 'updated')[0]!.text];
    if (!/^tag:[a-z0-9.-]+,\d{4}:\S+$/.test(id) || ids.has(id)) throw new Error(`no id of its own: ${id}`);
    ids.add(id);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/.test(updated)) throw new Error(`no moment: ${updated}`);
  }
  if (within(within(feed, 'author')[0]!, 'name').length !== 1) throw new Error('nobody wrote it');
  if (!linkOf(feed, 'self')) throw new Error('it names not itself');
  for (const entry of within(feed, 'entry'))
    if (!linkOf(entry, 'alternate')) throw new Error('an entry leads nowhere');
  return within(feed, 'entry');
}
const titlesOf = (entries: Element[]) => entries.map((entry) => within(entry, 'title')[0]!.text);

t.test('feed readers follow what becomes of published documents', async (t) => {
  const before = entriesOf((await call('GET', changes, { key: null })).text).length;
  t.ok(before > 0);
  const draft = await aDraft(api, { title: 'Rahasia <b>&</b>' });
  await write(api, draft.id);
  t.equal(
    entriesOf((await call('GET', changes, { key: null })).text).length,
    before,
    'drafts are nobody’s business',
  );
  const circular = await aDraft(api, { kind: 'circular', title: 'Libur & <cuti>' });
  await write(api, circular.id);
  await sign(api, circular.id);
  const regulation = await aRegulation(api, { title: 'Pengganti' });
  await noteEffects(app.database, today());
  const { text, headers } = await call('GET', changes, { key: null });
  t.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
  t.match(await call('GET', changes, { key: null, headers: { 'if-none-match': headers.etag! } }), {
    status: 304,
    text: '',
  });
  const entries = entriesOf(text);
  const named = (kind: string, title: string) =>
    titlesOf(entries).filter((one) => one.startsWith(`${kind}: `) && one.endsWith(title)).length;
  t.equal(named('Ditetapkan', 'tentang Libur & <cuti>'), 1);
  t.equal(named('Diundangkan', 'tentang Pengganti'), 1);
  t.equal(named('Ditetapkan', 'tentang Pengganti'), 0, 'nobody could read it then');
  t.equal(named('Mulai berlaku', 'tentang Pengganti'), 1);
  const entry = entries.find((one) => within(one, 'title')[0]!.text.endsWith('tentang Pengganti'))!;
  t.equal(linkOf(entry, 'alternate'), `${origin}/v1/public-policy-documents/${regulation.id}`);
  t.ok(titlesOf(entries).some((one) => one.startsWith('Dicabut: ')));
  t.ok(entries.some((one) => /dicabut dengan Peraturan Wali Kota/.test(within(one, 'summary')[0]!.text)));
});

t.test('it is sent compressed, and of more documents than are read at once', async (t) => {
  await app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
    await transaction.execute(sql`
      insert into policy_documents.documents (id, unit_id, kind, number, year, title, authority, legal_field, stage, enacted_on, effective_on, place)
      select gen_random_uuid(), (select unit_id from policy_documents.documents limit 1), 'circular', n::text, 2018, 'Edaran ' || n,
             'Wali Kota Palembang', 'other', 'signed', '2018-01-02', '2018-01-02', 'Palembang'
        from generate_series(1, 1200) n`);
  });
  await noteEffects(app.database, today());
  const { headers, rawPayload } = await app.inject({ url: feed, headers: { 'accept-encoding': 'gzip' } });
  t.equal(headers['content-encoding'], 'gzip');
  t.ok(harvest(gunzipSync(rawPayload).toString()).length > 1200);
  t.match(await call('HEAD', feed, { key: null }), { status: 200, text: '' });
});

t.test('older changes stand on pages before', async (t) => {
  const seen: string[] = [];
  let pages = 0;
  for (let address: string | undefined = `${origin}${changes}`; address; pages++) {
    const { text } = await call('GET', address.slice(origin.length), { key: null });
    seen.push(...entriesOf(text).map((entry) => within(entry, 'id')[0]!.text));
    const feed = parse(text);
    t.equal(linkOf(feed, 'self'), address);
    t.equal(linkOf(feed, 'current'), pages === 0 ? undefined : `${origin}${changes}`);
    address = linkOf(feed, 'prev-archive');
    if (pages > 20) break;
  }
  t.ok(pages > 1);
  t.equal(new Set(seen).size, seen.length, 'each once');
  const { rows } = await app.database.read.execute<{ count: number }>(sql`
    select count(*)::int as count from policy_documents.steps s join policy_documents.documents d on d.id = s.document_id
     where (d.stage = 'promulgated' or (d.stage = 'signed' and d.effective_on is not null))
       and (s.kind in ('registered', 'promulgated', 'took-effect', 'amended', 'partly-revoked', 'revoked')
         or (s.kind = 'signed' and d.stage = 'signed'))`);
  t.equal(seen.length, rows[0]!.count, 'and all of them');
  t.match(await call('GET', `${changes}?before=019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b`, { key: null }), {
    status: 422,
    body: { errors: [{ parameter: 'before' }] },
  });
});

t.test('published documents are a data set of the catalogue', async (t) => {
  const { body } = await call('GET', '/v1/open-data/datasets/policy-documents', { key: null });
  t.match(JSON.stringify(body), /\/v1\/open-data\/policy-documents/);
  t.match((await call('GET', '/v1/open-data/catalogue', { key: null })).text, /Dokumen hukum/);
  const list = await call('GET', '/v1/open-data/policy-documents?kind=mayor-regulation&limit=1', {
    key: null,
  });
  t.match(list.body.items, [{ kind: 'mayor-regulation' }]);
  const csv = await call('GET', '/v1/open-data/policy-documents?format=csv&kind=mayor-regulation', {
    key: null,
  });
  t.match(csv.headers['content-type'], /^text\/csv/);
});
