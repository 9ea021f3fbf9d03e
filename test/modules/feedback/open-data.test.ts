import t from 'tap';
import { indicators } from '../../../src/modules/feedback/rules/indicators.ts';
import { type AnswerBody, build } from '../../support/build.ts';
import { as, readCsv } from '../../support/exports.ts';
import { answer, aSurvey, created, marked, ownSurvey } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aService } from '../../support/services.ts';

const api = await build(t, { environment: { PENATA_PUBLIC_URL: 'https://data.kota.example/penata' } });
const { call } = api;
const open = (url: string, options: object = {}) =>
  call('GET', `/v1/open-data${url}`, { key: null, ...options });

const city = await aUnit(api, { kind: 'city', name: 'Pemerintah Kota Prabumulih' });
const unit = await aUnit(api, { name: 'Dinas Kependudukan', code: 'DUKCAPIL', parentId: city.id });
const services = [
  await aService(api, { unitId: unit.id, code: 'AKTA', name: 'Akta' }),
  await aService(api, { unitId: unit.id, code: 'KTP', name: 'KTP' }),
];

async function published(
  answersOf: readonly { readonly times: number; readonly marks: number[] }[],
  about: Record<string, unknown> = {},
): Promise<AnswerBody> {
  const survey = await aSurvey(api, {
    unitId: unit.id,
    answersPerAddress: 1000,
    identicalPerAddress: 1000,
    services: services.slice(0, answersOf.length).map(({ id }) => ({ serviceId: id, population: 20 })),
    ...about,
  });
  for (const [at, { times, marks }] of answersOf.entries())
    for (let one = 0; one < times; one++)
      await created(answer(api, survey, marked(...marks), { serviceId: services[at]!.id }));
  await created(call('POST', `/v1/surveys/${survey.id}/closure`, { body: {} }));
  return created(call('POST', `/v1/surveys/${survey.id}/publications`, { body: {} }));
}

t.test('a catalogue without publications is a catalogue', async (t) => {
  t.match(await open('/satisfaction-index'), { status: 200, body: { items: [], next: null } });
  const { body } = await open('/catalogue');
  const [dataset] = body['dcat:dataset'] as Record<string, unknown>[];
  t.notOk('dcterms:temporal' in dataset! || 'dcterms:modified' in dataset!);
});

t.test('each published survey and service is a row, from its newest publication', async (t) => {
  const first = await published([
    { times: 6, marks: [4, 3] },
    { times: 7, marks: [2] },
  ]);
  const few = await published([{ times: 3, marks: [1] }]);
  const { items } = (await open('/satisfaction-index')).body;
  t.match(items, [
    {
      publicationId: first.id,
      level: 'survey',
      unitCode: 'DUKCAPIL',
      unitName: 'Dinas Kependudukan',
      serviceId: null,
      isSuppressed: false,
      respondents: 13,
      population: 40,
      requiredSample: 36,
      isSampleAdequate: false,
      index: 2.513,
      converted: 62.82,
      band: 'D',
      requirements: 2.923,
      staffBehaviour: 2.462,
      facilities: 2.462,
    },
    {
      level: 'service',
      serviceCode: 'AKTA',
      respondents: 6,
      converted: 77.78,
      band: 'B',
      requirements: 4,
      time: 3,
    },
    { level: 'service', serviceCode: 'KTP', respondents: 7, converted: 50, complaintHandling: 2 },
    {
      publicationId: few.id,
      level: 'survey',
      isSuppressed: true,
      respondents: null,
      index: null,
      cost: null,
    },
    { publicationId: few.id, level: 'service', isSuppressed: true, respondents: null, converted: null },
  ]);
  t.equal(items.length, 5);
  const surveyId = String(first.surveyId);
  const path = `/v1/surveys/${surveyId}/publications`;
  const second = await created(call('POST', path, { body: { correction: 'Nama unit salah.' } }));
  const newest = (await open('/satisfaction-index')).body.items.filter((row) => row.surveyId === surveyId);
  t.strictSame(
    [...new Set(newest.map(({ publicationId }) => publicationId))],
    [second.id],
    'what was corrected is gone',
  );

  const codes = async (criteria: string) =>
    (await open(`/satisfaction-index?${criteria}`)).body.items.map(({ serviceCode }) => serviceCode);
  t.strictSame(await codes(`serviceId=${services[1]!.id}`), ['KTP']);
  t.strictSame(await codes(`unitId=${city.id}`), []);
  t.equal((await codes(`unitId=${city.id}&includeSubunits=true`)).length, 5);
  t.strictSame(await codes('to=2020-01-01'), []);
  const all: string[] = [];
  for (let next: string | null = '/v1/open-data/satisfaction-index?limit=2'; next !== null; ) {
    const page: { body: AnswerBody } = await call('GET', next.replace('/penata', ''), { key: null });
    all.push(...page.body.items.map(({ publicationId, serviceCode }) => `${publicationId} ${serviceCode}`));
    next = page.body.next;
  }
  t.equal(new Set(all).size, 5, 'page by page, each once');
});

t.test('own questionnaires have no index, and what is not published is not there', async (t) => {
  const rows = async () => (await open('/satisfaction-index')).body.items.length;
  const before = await rows();
  const own = await ownSurvey(api, [
    { key: 'saran', kind: 'text', text: { id: 'Saran?' }, isRequired: false },
  ]);
  await created(call('POST', `/v1/surveys/${own.id}/closure`, { body: {} }));
  await created(call('POST', `/v1/surveys/${own.id}/publications`, { body: {} }));
  const running = await aSurvey(api, { answersPerAddress: 100, identicalPerAddress: 100 });
  for (let one = 0; one < 6; one++) await created(answer(api, running, marked(4)));
  t.equal(await rows(), before);
});

t.test('a file is had by Accept, or by an address that says so', async (t) => {
  const byHeader = await open('/satisfaction-index', as('csv'));
  const byAddress = await open('/satisfaction-index?format=csv');
  t.equal(byAddress.headers['content-type'], 'text/csv; charset=utf-8');
  t.equal(byAddress.text.split('\n')[0], byHeader.text.split('\n')[0]);
  const { header, rows } = readCsv(Buffer.from(byAddress.text));
  t.equal(rows.length, 5);
  t.strictSame(rows.map((cells) => cells[header.indexOf('serviceCode')]).sort(), [
    '',
    '',
    'AKTA',
    'AKTA',
    'KTP',
  ]);
  for (const format of ['ndjson', 'xlsx']) t.equal((await open(`/indicators?format=${format}`)).status, 200);
  t.equal((await open('/indicators?format=pdf')).status, 400);
  t.match(await open('/indicators?format=csv&limit=5'), {
    status: 400,
    body: { errors: [{ parameter: 'limit', code: 'only-for-pages' }] },
  });
});

t.test('the catalogue is DCAT 3, with addresses in full', async (t) => {
  const { headers, body } = await open('/catalogue');
  t.match(headers['content-type'], /^application\/ld\+json/);
  const datasets = body['dcat:dataset'] as Record<string, unknown>[];
  t.match(body, {
    '@id': 'https://data.kota.example/penata/v1/open-data/catalogue',
    '@type': 'dcat:Catalog',
    'dcterms:publisher': { 'foaf:name': 'Pemerintah Kota Prabumulih' },
    'dcterms:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
    'dcterms:modified': { '@value': /^\d{4}-\d\d-\d\d$/, '@type': 'xsd:date' },
  });
  const prefixes = Object.keys(body['@context'] as object);
  for (const term of JSON.stringify(body).matchAll(/"([a-z]+):[A-Za-z]+":/g))
    t.ok(prefixes.includes(term[1]!), `${term[0]} is a term of the context`);
  t.match(datasets[0], {
    'dcterms:identifier': 'satisfaction-index',
    'dcterms:temporal': { 'dcat:startDate': {}, 'dcat:endDate': {} },
    'dcterms:spatial': { 'rdfs:label': 'Pemerintah Kota Prabumulih' },
    'dcterms:conformsTo': [{ 'dcterms:title': 'PermenPANRB 14/2017' }, {}],
  });
  for (const dataset of datasets) {
    const distributions = dataset['dcat:distribution'] as Record<string, { '@id': string }>[];
    t.equal(distributions.length, 4);
    for (const distribution of distributions) {
      const address = distribution['dcat:accessURL']!['@id'].replace('https://data.kota.example/penata', '');
      const { status, headers } = await call('GET', address, { key: null });
      t.equal(status, 200, address);
      const type = headers['content-type']!.split(';')[0]!;
      t.ok(distribution['dcat:mediaType']!['@id'].endsWith(`/media-types/${type}`), `${address} is ${type}`);
    }
    const known = await open(`/datasets/${dataset['dcterms:identifier']}`);
    t.match(known, {
      status: 200,
      body: {
        success: true,
        result: {
          name: dataset['dcterms:identifier'],
          license_id: 'cc-by',
          owner_org: 'Pemerintah Kota Prabumulih',
          tags: [{ name: String }],
          extras: [{ key: String, value: String }],
          resources: [{ format: 'CSV', url: /^https:.*format=csv$/, mimetype: 'text/csv' }, {}, {}, {}],
        },
      },
    });
  }
  t.strictSame(
    (await open('/datasets')).body.items.map(({ name }) => name),
    datasets.map((dataset) => dataset['dcterms:identifier']).sort(),
  );
  t.equal((await open('/datasets/nothing')).status, 404);
});

t.test('each figure that is published has its sheet and its row of the Daftar Data', async (t) => {
  const sheets = (await open('/indicators')).body.items;
  t.equal(sheets.length, 12);
  t.equal(sheets.length, indicators.length);
  const [row] = (await open('/satisfaction-index')).body.items;
  for (const { code, column, ...sheet } of sheets) {
    t.ok(String(column) in row!, `${code} stands in ${column}`);
    for (const [name, value] of Object.entries(sheet))
      t.ok(value !== '' && value !== null, `${code} says its ${name}`);
  }
  t.match(
    sheets.find(({ code }) => code === 'ikm'),
    { isComposite: true, builtFrom: { length: 9 }, unit: 'Indeks (25–100)', legalBasis: /14\/2017/ },
  );
  const registry = (await open('/registry')).body.items;
  t.strictSame(
    registry.map(({ kodeIndikator }) => kodeIndikator),
    sheets.map(({ code }) => code),
  );
  t.strictSame(Object.keys(registry[0]!), [
    'idDdd',
    'idDdp',
    'sumberReferensi',
    'kodeIndikator',
    'namaIndikator',
    'namaData',
    'jenisData',
    'indikatorVariabel',
    'kodeStandarData',
    'produsenData',
    'klasifikasiRisiko',
    'definisi',
    'satuan',
    'klasifikasiPenyajian',
    'jadwalPemutakhiran',
    'kategoriRad',
    'kodeMetadata',
    'linkPortalDaerah',
    'linkPortalSdi',
  ]);
  t.match(registry[0], {
    produsenData: 'Pemerintah Kota Prabumulih',
    klasifikasiRisiko: 'terbuka',
    linkPortalDaerah: 'https://data.kota.example/penata/v1/open-data/satisfaction-index',
  });
  const page = (await open('/registry?limit=5&sort=-code')).body;
  t.equal(page.items[0]!.kodeIndikator, 'tingkat-respons');
  t.ok(page.next);
});
