import t from 'tap';
import { keepCoverage } from '../../src/modules/socialisation/store/coverage-days.ts';
import { allScopes, type Scope } from '../../src/platform/access/scopes.ts';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { makeSealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { numberText } from '../../src/platform/transfer/read/index.ts';
import { type Answer, build } from '../support/build.ts';
import { anExchange } from '../support/campaign-exchange.ts';
import { aCompetency, anAssessor, assess, coreLevels, setStandard } from '../support/competencies.ts';
import { aConcluded, aConsultation, aGroup, answerTo, comment, commentAs } from '../support/consultations.ts';
import { query } from '../support/database.ts';
import { aCivilServant, type EmployeeBody, place, promote } from '../support/employees.ts';
import {
  type Ask,
  as,
  download,
  type Format,
  heldConnections,
  mediaTypes,
  type ReadTable,
  readCsv,
  readNdjson,
  readXlsx,
} from '../support/exports.ts';
import { answer, aSurvey, created, marked, publishedOf } from '../support/feedback.ts';
import { aConcludedTopic, anAccepted, take as takeStep, weakResult } from '../support/follow-ups.ts';
import { anAppeal, aPost, aTopic } from '../support/forums.ts';
import { importFile, withJobs } from '../support/imports.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import {
  aDraft,
  aPolicyFile,
  aRegistered,
  promulgate,
  relate,
  sign,
  write,
} from '../support/policy-documents.ts';
import { link, promise, targetOf } from '../support/policy-targets.ts';
import { aMeasure, aPulse } from '../support/readiness.ts';
import { allTo, aReport, reportNumbered, step } from '../support/reports.ts';
import { sealAll } from '../support/sealing.ts';
import { aService } from '../support/services.ts';
import { campaignOf } from '../support/socialisation.ts';
import { aTerritory } from '../support/territory.ts';
import {
  aCourse,
  anEndedSession,
  aSession,
  enterResults,
  nominate,
  outsideCertificateOf,
  sessionDays,
} from '../support/trainings.ts';
import { count } from '../support/transparency.ts';

const api = await build(t, { ...withJobs, listen: true });
const { app, address, call, database } = api;

type Item = Record<string, unknown>;

const sensitive = allScopes.filter((scope) => scope.endsWith('-sensitive'));
const seeing = await api.key();
/** Sees personal data masked: its reading changes no list. */
const blind = await api.key(allScopes.filter((scope) => !sensitive.includes(scope)));
const take = (url: string, { key = blind, ...ask }: Ask = {}) => download(address, url, key, ask);

const health = await aUnit(api, { name: '@Dinas "Kesehatan", Kota' });
const section = await aUnit(api, { kind: 'section', parentId: health.id, name: '-Seksi 1' });
const schools = await aUnit(api, { name: '＝Dinas Pendidikan' });
const nurse = await aPosition(api, { unitId: section.id, name: '+Perawat' });
const teacher = await aPosition(api, { unitId: schools.id, headCountNeeded: 9 });
const own = await aCivilServant(api, {
  name: `Ni'mah "Ayu", ß 😀`,
  frontTitle: '=HYPERLINK("http://x","y")',
  backTitle: '-1+1',
  phone: '080011112222',
  address: '+62, Jalan "Satu"',
  externalIds: [{ system: 'siasn', value: '=A1' }],
});
await place(api, own.id, { positionId: nurse.id });
await promote(api, own.id, { rank: 'II/a', validFrom: '2012-04-01' });
const others: EmployeeBody[] = [];
for (const name of ['Budi Santoso', 'Budi Santosa', 'Citra']) others.push(await aCivilServant(api, { name }));
await place(api, others[0]!.id, { positionId: teacher.id });
const token = await mintToken(app.database.read, { nip: own.nip, roles: [], minutes: 30 });
const explanation = 'Baris satu, dengan koma;\r\n"baris" dua\n\n\t=tiga 😀 _x0041_ <b>&amp;</b>';
for (const changes of [{ birthPlace: 'Lahat' }, { birthPlace: 'Prabumulih', backTitle: null }])
  await call('POST', '/v1/me/correction-requests', { key: token, body: { changes, explanation } });
const correction = (await call('GET', '/v1/correction-requests?limit=1')).body.items[0]!;
const upload = await importFile(api, 'resource=employees', 'NIP BARU,NAMA\n123,Satu\n456,"=Dua, ""2"""\n');
const competency = await aCompetency(api, { name: { id: '=Kompetensi, "satu"', en: '@Competency' } });
const standard = await setStandard(api, { positionId: nurse.id, levels: coreLevels(1) });
const assessor = await anAssessor(api, { name: '-Asesor' });
const assessment = await assess(api, own.id, {
  method: 'test',
  assessorId: assessor.id,
  levels: coreLevels(2).map((level) => ({ ...level, evidence: '=Bukti, "baik"' })),
});
const course = await aCourse(api, { title: '=Pelatihan, "satu"', provider: '@BPSDM' });
const session = await aSession(api, { courseId: course.id, place: '-Ruang "1"' });
const enrolment = (await nominate(api, session.id, own.id)).body;
const past = await anEndedSession(api, [own.id], { courseId: course.id, ...sessionDays(60, 61) });
const meeting = (
  await call('POST', `/v1/training-sessions/${past.session.id}/meetings`, {
    body: { heldOn: app.today(), number: 1, title: '=Pertemuan, "satu"' },
  })
).body;
await call('POST', `/v1/training-meetings/${meeting.id}/attendances`, {
  body: { items: [{ enrolmentId: past.enrolments[0]!.id, isPresent: true }] },
});
await enterResults(api, past.session.id, [
  { enrolmentId: past.enrolments[0]!.id, result: 'passed', score: 87.5 },
]);
const outside = await call('POST', '/v1/outside-certificates', {
  body: outsideCertificateOf(own.id, { title: '-Seminar, "satu"' }),
});
const plan = await call('POST', '/v1/training-plans', {
  body: { name: '=Rencana, "2027"', unitId: health.id, year: 2027, budget: 1_000_000_000 },
});
const service = await aService(api, {
  unitId: health.id,
  name: '=Rujukan, "pertama"',
  channels: [{ kind: 'counter', address: '-Loket "1"' }],
});
const survey = await aSurvey(api, {
  unitId: health.id,
  services: [{ serviceId: service.id }],
  title: { id: '=Survei, "satu"' },
  answersPerAddress: 2,
});
const wish = { question: 'suggestions', text: '=Saran, "satu"' };
for (let number = 0; number < 4; number++)
  await created(answer(api, survey, number === 0 ? [...marked(4), wish] : marked(4)));
const held = (await call('GET', `/v1/surveys/${survey.id}/held-responses`)).body.items;
await created(
  call('POST', `/v1/surveys/${survey.id}/response-decisions`, {
    body: { counts: true, responseIds: [held[0]!.id], reason: '=Diperiksa' },
  }),
);
await created(call('POST', `/v1/surveys/${survey.id}/text-publication`));
await call('POST', `/v1/surveys/${survey.id}/tokens`, { body: { count: 2 } });
await call('POST', `/v1/surveys/${survey.id}/kiosks`, { body: { name: '-Loket "3"' } });
await publishedOf(api, survey);
const category = await created(
  call('POST', '/v1/report-categories', {
    body: { code: 'LAMPU', name: { id: '=Lampu, "jalan"' }, kind: 'complaint' },
  }),
);
const desk = await allTo(api, health.id);
const filed = await aReport(api, {
  text: '=Lampu, "mati"',
  address: '-Jl. "Merdeka"',
  categoryId: category.id,
});
const report = await reportNumbered(api, filed.number);
await created(step(api, report.id, 'verification', { message: '@Diteruskan' }));
await created(step(api, report.id, 'messages', { body: '=Yang, "mana"?' }));
const territory = await aTerritory(api);
const topic = await aTopic(api, { unitId: health.id, title: '=Topik, "satu"', rules: '-Sopan' });
await aTopic(api, { unitId: health.id, title: '+Rancangan', draft: true });
const post = await aPost(api, topic.id, { body: '=Buka "Sabtu",\nya' });
await aPost(api, topic.id, { body: '+Setuju', parentId: post.id });
await aPost(api, topic.id, { body: '=Telepon 081234567890' });
await anAppeal(api, topic.id);
await created(call('POST', '/v1/forum-verification-codes', { body: { unitId: health.id, count: 2 } }));
const weak = await weakResult(api, { unitId: health.id, serviceId: service.id });
const target = await created(
  call('POST', '/v1/satisfaction-targets', { body: { value: 80, legalBasis: '=Keputusan, "1"' } }),
);
const followUp = await anAccepted(api, {
  unitId: health.id,
  title: { id: '=Latih, "petugas"' },
  origins: [
    {
      satisfaction: {
        publicationId: weak.publicationId,
        serviceId: weak.serviceId,
        element: 'staff-competence',
      },
    },
  ],
});
await created(
  takeStep(api, followUp.id, 'training-needs', { courseId: course.id, reason: '=Nilai "rendah"' }),
);
await aConcludedTopic(api, { unitId: health.id });
const draft = await aDraft(api, {
  unitId: health.id,
  title: '=Kebijakan, "satu"',
  keywords: ['-jam', '=kerja'],
});
await write(api, draft.id);
const planned = await aDraft(api, { unitId: health.id, title: '@Pola, "satu"' });
await write(api, planned.id);
await aConcluded(api, { unitId: health.id, subjectId: planned.id });
await sign(api, planned.id);
const regulation = await promulgate(api, planned.id);
await aPolicyFile(api, regulation.id);
await created(
  relate(api, regulation.id, {
    kind: 'refers-to',
    targetId: (await aRegistered(api)).id,
    note: '=Lihat "1"',
  }),
);
await created(link(api, regulation.id, { kind: 'unit', targetId: health.id, note: '=Loket "1"' }));
const policyTarget = await created(
  promise(api, regulation.id, targetOf({ title: { id: '=Izin, "sehari"' }, unitId: health.id })),
);
await created(
  call('POST', `/v1/policy-documents/${regulation.id}/targets/${policyTarget.id}/measurements`, {
    body: { measuredOn: app.today(), value: 71, evidence: { id: '=Rekap, "loket"' } },
  }),
);
const told = await aDraft(api, { unitId: health.id });
const reading = await write(api, told.id);
const campaign = await created(
  call('POST', '/v1/campaigns', {
    body: campaignOf(health.id, told.id, {
      title: { id: '=Jam, "kerja"' },
      audiences: [{ name: 'Semua', message: { id: 'Berubah.' }, unitIds: [health.id, schools.id] }],
    }),
  }),
);
await created(call('POST', `/v1/campaigns/${campaign.id}/start`, { body: {} }));
await created(
  call('POST', `/v1/campaigns/${campaign.id}/deliveries`, {
    body: { channel: 'assembly', unitId: health.id, note: '=Apel "Senin"' },
  }),
);
await created(
  call('POST', `/v1/me/campaigns/${campaign.id}/acknowledgement`, {
    key: token,
    body: { versionId: reading.id, stance: 'concern', reason: '=Antrean, "panjang"' },
  }),
);
const exchange = await anExchange(
  api,
  campaign.id,
  { id: own.id, token },
  { unitId: health.id, word: '=Loket, "satu"' },
);
await aPulse(api, campaign.id, { statements: { ability: { id: '=Saya "mampu"' } } });
const measure = await aMeasure(api, campaign.id, health.id, { title: { id: '=Pelatihan, "loket"' } });
await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
  keepCoverage(transaction, app.today()),
);
const consultation = await aConsultation(api, { unitId: health.id, title: '=Jam, "kerja"' });
const spoken = await created(comment(api, consultation.id, { text: '=Buka "Sabtu",\nya' }));
const group = await aGroup(api, consultation.id, [spoken.id]);
await created(answerTo(api, group.id, { reason: { id: '=Ya, "setuju"' } }));
const ownConsultation = await aConsultation(api, {
  unitId: health.id,
  audience: 'internal',
  title: '+Untuk pegawai',
});
await created(commentAs(api, token, ownConsultation.id, { text: '=Setuju, "ya"' }));
await count(api);
const questionnaire = (await call('GET', '/v1/questionnaires')).body.items[0]!;
await call('PATCH', `/v1/questionnaires/${questionnaire.id}`, {
  body: { title: { id: '=Survei kepuasan' } },
  headers: { 'if-match': '*' },
});
const retentionRule = (await call('GET', '/v1/retention-rules')).body.items[0]!;
await call('PATCH', `/v1/retention-rules/${retentionRule.id}`, {
  body: { days: 8 },
  headers: { 'if-match': '*' },
});
await sealAll(app.database.pool, await makeSealKey());
await call('PATCH', '/v1/roles/trainer', {
  body: { tokenValues: ['widyaiswara'] },
  headers: { 'if-match': '*' },
});
const keys = (await call('GET', '/v1/api-keys')).body.items;

const cut = { name: 'CutExport' };

/** What stands for the parameters of paths. */
const examples: Readonly<Record<string, string>> = {
  unitId: health.id,
  positionId: nurse.id,
  employeeId: own.id,
  requestId: correction.id,
  importId: upload.id,
  keyId: keys[0]!.id,
  name: 'trainer',
  competencyId: competency.id,
  standardId: standard.id,
  assessorId: assessor.id,
  assessmentId: assessment.id,
  courseId: course.id,
  sessionId: past.session.id,
  meetingId: meeting.id,
  outsideCertificateId: outside.body.id,
  enrolmentId: enrolment.id,
  planId: plan.body.id,
  serviceId: service.id,
  ruleId: retentionRule.id,
  surveyId: survey.id,
  link: survey.link,
  questionnaireId: questionnaire.id,
  areaId: territory.city.id,
  categoryId: category.id,
  routingRuleId: desk.id,
  reportId: report.id,
  followUpId: followUp.id,
  commentGroupId: group.id,
  policyDocumentId: regulation.id,
  policyTargetId: policyTarget.id,
  campaignId: campaign.id,
  questionId: exchange.question,
  faqEntryId: exchange.faqEntry,
  eventId: exchange.event,
  measureId: measure.id,
  satisfactionTargetId: target.id,
  topicId: topic.id,
  postId: post.id,
};

const exampleOf = (path: string, name: string): string => {
  if (name === 'consultationId') return path.startsWith('/me/') ? ownConsultation.id : consultation.id;
  return examples[name] ?? `no-${name}`;
};

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}
const contract = app.swagger() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Record<string, { name: string }> };
};
const namesOf = ({ parameters = [] }: Operation): (string | undefined)[] =>
  parameters.map(({ $ref, name }) => name ?? contract.components.parameters[$ref!.split('/').at(-1)!]?.name);

interface ListOperation extends Ask {
  readonly operation: Operation;
  readonly url: string;
}

/** Searches by rank tell the best of what there is: all of it is had from the lists. */
const ranked = ['searchPublicPolicyDocuments', 'searchPolicyDocuments'];

/** Every other operation of the contract that has pages. */
const lists = Object.entries(contract.paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([, operation]) => namesOf(operation).includes('cursor'))
    .filter(([, { operationId }]) => !ranked.includes(operationId))
    .map(
      ([method, operation]): ListOperation => ({
        operation,
        url: `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => exampleOf(path, name))}`,
        key: path.startsWith('/me/') ? token : blind,
        body: method === 'post' ? { name: 'budi santoso' } : undefined,
      }),
    ),
);

/** The items of all pages. */
async function pagesOf(url: string, { key, body }: Ask = {}): Promise<Item[]> {
  const items: Item[] = [];
  const method = body ? 'POST' : 'GET';
  const first = new URL(url, 'http://localhost');
  if (!first.searchParams.has('limit')) first.searchParams.set('limit', '100');
  for (let next: string | null = first.pathname + first.search; next !== null; ) {
    const page: Answer = await call(method, next, { key, ...(body ? { body } : {}) });
    if (page.status !== 200) throw new Error(`${url}: ${page.status} ${page.text}`);
    items.push(...page.body.items);
    next = page.body.next;
  }
  return items;
}

/** An export between two readings of its pages that agree: keys note when they are used, and logs when they are sealed. */
async function besidePages(url: string, format: Format, ask: Ask): Promise<{ bytes: Buffer; items: Item[] }> {
  for (;;) {
    const before = await pagesOf(url, ask);
    const { status, bytes } = await take(url, { ...ask, ...as(format, ask.headers) });
    if (status !== 200) throw new Error(`${url}: ${status} ${bytes}`);
    const items = await pagesOf(url, ask);
    if (JSON.stringify(before) === JSON.stringify(items)) return { bytes, items };
  }
}

const valueAt = (item: Item, column: string): unknown =>
  column.split('.').reduce<unknown>((value, name) => (value as Item | null)?.[name] ?? null, item);

/** A value as it stands in the cell of a spreadsheet. */
const inSheet = (value: unknown): string => {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
const inCsv = (value: unknown): string => {
  if (value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' && /^[=+\-@\t\n\r＝＋－＠]/.test(value) ? `'${value}` : String(value);
};

/** Lists and free objects stand in a cell as JSON, whose keys have no order. */
const comparable = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text);

/** The rows of a table as they should be for these items. */
const expectedRows = ({ header }: ReadTable, items: readonly Item[], inCell: (value: unknown) => string) =>
  items.map((item) => header.map((column) => comparable(inCell(valueAt(item, column)))));
const rowsOf = ({ header, rows }: ReadTable) =>
  rows.map((cells) => header.map((_, at) => comparable(cells[at] ?? '')));

t.test('every list that has pages can be had whole in each format, item by item as its pages', async (t) => {
  t.ok(lists.length >= 18, `${lists.length} lists`);
  for (const { operation, url, ...ask } of lists) {
    const types = Object.keys(operation.responses[200]!.content ?? {});
    t.strictSame(types, ['application/json', ...Object.values(mediaTypes)], operation.operationId);

    const lines = await besidePages(url, 'ndjson', ask);
    t.ok(lines.items.length > 0, `${operation.operationId} has items`);
    t.strictSame(readNdjson(lines.bytes).items, lines.items, `${operation.operationId} as NDJSON`);

    const text = await besidePages(url, 'csv', ask);
    const table = readCsv(text.bytes);
    const roots = new Set(table.header.map((column) => column.split('.')[0]!));
    t.strictSame([...roots], Object.keys(text.items[0]!), `${operation.operationId}: its columns`);
    t.equal(new Set(table.header).size, table.header.length, 'each once');
    t.strictSame(rowsOf(table), expectedRows(table, text.items, inCsv), `${operation.operationId} as CSV`);

    const book = await besidePages(url, 'xlsx', ask);
    const sheet = await readXlsx(book.bytes);
    t.strictSame(sheet.header, table.header);
    t.strictSame(rowsOf(sheet), expectedRows(sheet, book.items, inSheet), `${operation.operationId} as XLSX`);
  }
});

t.test('answers are as the contract says', async (t) => {
  for (const { operation, url, key, body } of lists)
    for (const format of Object.keys(mediaTypes) as Format[]) {
      const answer = await call(body ? 'POST' : 'GET', url, { key, body, ...as(format) });
      t.equal(answer.status, 200, operation.operationId);
      t.match(
        answer.headers['content-type'],
        new RegExp(`^${mediaTypes[format].replaceAll('.', '\\.')}(;|$)`),
      );
      t.match(answer.headers.vary, /\baccept\b/, 'no cache gives a page to who asks for a file');
      t.notOk(answer.headers.etag);
    }
});

t.test('filters, order, day and fields are those of the list', async (t) => {
  const addresses = [
    `/v1/employees?unitId=${health.id}&includeSubunits=true`,
    '/v1/employees?sort=-name&gender=male&fields=name,id',
    '/v1/employees?asOf=2011-01-01&sort=name',
    '/v1/units?kind=section',
    `/v1/units?sort=-name&fields=code,name`,
    `/v1/positions?unitId=${schools.id}`,
    '/v1/audit/entries?resource=unit&operation=insert&sort=id&fields=id,after,actor',
    `/v1/correction-requests?employeeId=${own.id}&state=open&fields=id,changes,decidedBy,createdAt`,
    '/v1/roles?fields=name,scopes',
  ];
  for (const url of addresses) {
    const lines = await besidePages(url, 'ndjson', { key: blind });
    t.ok(lines.items.length > 0, url);
    t.strictSame(readNdjson(lines.bytes).items, lines.items, url);
    const table = readCsv((await take(url, as('csv'))).bytes);
    t.strictSame(rowsOf(table), expectedRows(table, lines.items, inCsv), url);
  }
  const { header } = readCsv((await take('/v1/employees?fields=name,position,name', as('csv'))).bytes);
  t.equal(header[0], 'name');
  t.ok(header.length > 2 && header.slice(1).every((column) => column.startsWith('position.')), 'and no twin');
  const unknown = await take('/v1/employees?fields=name,salary', as('csv'));
  t.match(JSON.parse(String(unknown.bytes)), { status: 400, errors: [{ parameter: 'fields' }] });
});

t.test('a list without items is a whole file', async (t) => {
  const url = '/v1/units?code=NOBODY';
  const none = [(await take(url, as('ndjson'))).bytes, (await take(url, as('csv'))).bytes] as const;
  t.strictSame(readNdjson(none[0]).items, []);
  t.strictSame(readCsv(none[1]).rows, []);
  t.ok(readCsv(none[1]).header.includes('code'));
  const sheet = await readXlsx((await take(url, as('xlsx'))).bytes);
  t.strictSame([sheet.header, sheet.rows], [readCsv(none[1]).header, []]);
});

t.test('keys of some units and masked ones get what their pages show', async (t) => {
  const scopes: Scope[] = ['organisation:read', 'employees:read', 'correction-requests:read'];
  const key = await api.key(scopes, { unitIds: [health.id] });
  for (const list of ['units', 'positions', 'employees', 'correction-requests']) {
    const all = await pagesOf(`/v1/${list}`, { key: blind });
    const { bytes, items } = await besidePages(`/v1/${list}`, 'ndjson', { key });
    t.strictSame(readNdjson(bytes).items, items, list);
    t.ok(items.length > 0, `${list} has items`);
    if (list !== 'correction-requests') t.ok(items.length < all.length, `${list}: ${items.length}`);
  }
  const people = readNdjson((await take('/v1/employees', { key, ...as('ndjson') })).bytes).items;
  t.match(people, [{ id: own.id, phone: '********2222', nik: /^\*+\d{4}$/, address: null }]);
  t.ok((people[0]!.maskedFields as string[]).includes('address'));
  for (const format of ['csv', 'xlsx'] as const) {
    const { bytes } = await take('/v1/employees', { key, ...as(format) });
    const { header, rows } = format === 'csv' ? readCsv(bytes) : await readXlsx(bytes);
    t.equal(rows.length, 1);
    t.equal(rows[0]![header.indexOf('phone')], '********2222', format);
  }
  t.equal((await take('/v1/audit/entries', { key, ...as('csv') })).status, 403);
  const elsewhere = await take(`/v1/units/${schools.id}/history`, { key, ...as('csv') });
  t.equal(elsewhere.status, 404);
  const guess = await take('/v1/employees?minimumAge=30', { key, ...as('csv') });
  t.match(JSON.parse(String(guess.bytes)), { status: 403, code: 'scope-missing' });
});

t.test('personal data leaves only for a purpose, and whoever is shown stands on record', async (t) => {
  const readsOf = (requestId: string) =>
    query<{ resource: string; id: string; reason: string; operation: string; fields: string[] }>(
      database.ownerUrl,
      `select resource, resource_id as id, reason, after ->> 'operationId' as operation, after -> 'fields' as fields
         from audit.entries where operation = 'read' and request_id = $1 order by resource_id`,
      [requestId],
    );
  const ask = (url: string, format: Format, requestId: string, purpose?: string, body?: object) =>
    take(url, {
      key: seeing,
      body,
      ...as(format, {
        'x-request-id': requestId,
        ...(purpose === undefined ? {} : { 'x-purpose': purpose }),
      }),
    });

  for (const [format, purpose] of [
    ['csv', undefined],
    ['ndjson', ' '],
    ['xlsx', 'x'.repeat(501)],
  ] as const) {
    const refused = await ask('/v1/employees', format, `refused-${format}`, purpose);
    t.match(JSON.parse(String(refused.bytes)), { status: 400, errors: [{ header: 'x-purpose' }] }, format);
    t.strictSame(await readsOf(`refused-${format}`), []);
  }
  for (const format of Object.keys(mediaTypes) as Format[]) {
    const url = `/v1/employees?sort=name`;
    const given = await ask(url, format, `whole-${format}`, 'Gaji%20bulanan');
    t.equal(given.status, 200, format);
    const reads = await readsOf(`whole-${format}`);
    const shown = (await pagesOf('/v1/employees?fields=id', { key: blind })).map(({ id }) => id);
    t.strictSame(
      reads.map(({ id }) => id),
      shown.sort(),
      `${format}: everybody, once`,
    );
    t.match(reads[0], { resource: 'employee', reason: 'Gaji bulanan', operation: 'listEmployees' });
    t.ok(reads[0]!.fields.includes('nik') && reads[0]!.fields.includes('address'));
  }
  t.match(readNdjson((await ask('/v1/employees', 'ndjson', 'seen', 'x')).bytes).items[0], {
    id: own.id,
    phone: '080011112222',
    nik: own.nik,
    maskedFields: [],
  });

  await ask(`/v1/employees?unitId=${schools.id}&fields=id,phone`, 'csv', 'some', 'Uji');
  t.match(
    await readsOf('some'),
    [{ id: others[0]!.id, fields: ['phone'] }],
    'the filter’s people, the fields asked',
  );
  await ask('/v1/employees/_search', 'ndjson', 'search', 'Uji', { name: 'budi santoso' });
  t.strictSame(
    (await readsOf('search')).map(({ id }) => id).sort(),
    [others[0]!.id, others[1]!.id].sort(),
    'those found, the misspelt too',
  );
  await ask('/v1/correction-requests', 'csv', 'requests', 'Uji');
  t.match(await readsOf('requests'), [
    { resource: 'employee', id: own.id, operation: 'listCorrectionRequests' },
  ]);

  const harmless = await ask('/v1/employees?fields=id,nip,name', 'csv', 'harmless');
  t.equal(harmless.status, 200, 'without personal fields no purpose is needed');
  t.strictSame(await readsOf('harmless'), []);
  const masked = await take('/v1/employees', as('csv', { 'x-request-id': 'masked' }));
  t.equal(masked.status, 200, 'nor where they are masked');
  t.strictSame(await readsOf('masked'), []);
});

t.test('what contradicts the format is refused by name', async (t) => {
  const refusalOf = async (url: string, ask: Ask) => {
    const { status, bytes } = await take(url, ask);
    return { status, ...(JSON.parse(String(bytes)) as { code: string; errors: object[] }) };
  };
  const next = new URL((await call('GET', '/v1/units?limit=1', { key: blind })).body.next!, address);
  for (const [name, value] of [
    ['limit', '10'],
    ['cursor', next.searchParams.get('cursor')],
    ['count', 'exact'],
  ] as const)
    for (const format of Object.keys(mediaTypes) as Format[])
      t.match(
        await refusalOf(`/v1/units?${name}=${value}`, as(format)),
        { status: 400, code: 'invalid-input', errors: [{ parameter: name, code: 'only-for-pages' }] },
        `${name} ${format}`,
      );
  t.equal((await refusalOf('/v1/units?limit=1&count=exact', as('csv'))).errors.length, 2);
  for (const headers of [as('ndjson'), as('xlsx'), {}])
    t.match(await refusalOf('/v1/units?bom=true', headers), {
      status: 400,
      errors: [{ parameter: 'bom', code: 'only-for-csv' }],
    });
  t.match(await refusalOf('/v1/units?bom=false', as('csv')), { status: 400, errors: [{ parameter: 'bom' }] });
  for (const accept of ['application/pdf', 'text/html', 'text/plain, image/*', 'text/csv;q=0'])
    t.match(
      await refusalOf('/v1/units', { headers: { accept } }),
      { status: 406, code: 'not-acceptable' },
      accept,
    );
});

t.test('Accept decides as it does everywhere', async (t) => {
  for (const [accept, type] of [
    ['text/csv;q=0.5, application/x-ndjson', mediaTypes.ndjson],
    ['text/csv; charset=utf-8', mediaTypes.csv],
    ['text/*', mediaTypes.csv],
    ['*/*', 'application/json'],
    ['application/json, text/csv', 'application/json'],
    ['text/html, application/json;q=0.1', 'application/json'],
  ] as const) {
    const answer = await take('/v1/units', { headers: { accept } });
    t.equal(answer.headers.get('content-type')?.split(';')[0], type, accept);
  }
  const known = await take('/v1/units', as('csv', { 'if-none-match': '*' }));
  t.equal(known.status, 200, 'a file has no ETag to know it by');
});

t.test('a byte order mark stands before CSV if it is asked for', async (t) => {
  const [plain, marked] = [await take('/v1/units', as('csv')), await take('/v1/units?bom=true', as('csv'))];
  t.strictSame([...marked.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  t.not(plain.bytes[0], 0xef);
  t.strictSame(readCsv(marked.bytes).rows, readCsv(plain.bytes).rows, 'and is hashed with the rest');
  t.not(readCsv(marked.bytes).end.sha256, readCsv(plain.bytes).end.sha256);
});

t.test('formulas are text, and every other text comes back as it was', async (t) => {
  const people = readCsv(
    (await take('/v1/employees?fields=id,name,frontTitle,backTitle,externalIds', as('csv'))).bytes,
  );
  t.strictSame(people.rows.find(([id]) => id === own.id)?.slice(1), [
    own.name,
    `'=HYPERLINK("http://x","y")`,
    `'-1+1`,
    '[{"system":"siasn","value":"=A1"}]',
  ]);
  const units = readCsv((await take('/v1/units?fields=name', as('csv'))).bytes);
  t.strictSame(
    units.rows
      .flat()
      .filter((name) => name.startsWith("'"))
      .sort(),
    [`'-Seksi 1`, `'@Dinas "Kesehatan", Kota`, `'＝Dinas Pendidikan`],
  );
  const sheet = await readXlsx((await take('/v1/employees?fields=id,frontTitle', as('xlsx'))).bytes);
  t.equal(sheet.rows.find(([id]) => id === own.id)?.[1], own.frontTitle, 'a cell of text is no formula');

  const said = (format: Format) =>
    take('/v1/correction-requests?fields=explanation', {
      key: seeing,
      ...as(format, { 'x-purpose': 'Uji' }),
    });
  t.equal(readCsv((await said('csv')).bytes).rows[0]![0], explanation);
  t.equal((await readXlsx((await said('xlsx')).bytes)).rows[0]![0], explanation);
  t.equal(readNdjson((await said('ndjson')).bytes).items[0]!.explanation, explanation);
});

t.test('what no sheet can hold stands there in the way of spreadsheets, or is cut', async (t) => {
  const [{ id }] = (await query<{ id: string }>(
    database.ownerUrl,
    `update platform.import_findings set value = $2
      where id = (select id from platform.import_findings where import_id = $1 order by line limit 1) returning id`,
    [upload.id, `\u0001\u0085\uffff_x0041_${'a'.repeat(32_756)}😀😀`],
  )) as [{ id: string }];
  const findings = `/v1/imports/${upload.id}/findings?fields=id,value`;
  const { rows } = await readXlsx((await take(findings, as('xlsx'))).bytes);
  const value = rows.find(([found]) => found === id)![1]!;
  t.equal(value.slice(0, 11), '\u0001\u0085\uffff_x0041_a');
  t.equal(value.length, 32_766 + '_xD83D_'.length, 'as long as a cell may be');
  t.match(value, /a_xD83D_$/, 'half a character is written out');
});

t.test('a list that is open to all can be had whole by all', async (t) => {
  for (const format of Object.keys(mediaTypes) as Format[]) {
    const { status, headers, text } = await call('GET', '/v1/public-services', { key: null, ...as(format) });
    t.equal(status, 200, format);
    t.equal(headers['events-after'], undefined, 'events are told to known callers');
    if (format !== 'xlsx') t.match(text, service.id);
    if (format === 'ndjson') t.equal(readNdjson(Buffer.from(text)).end.rows, 1);
  }
});

t.test('the end tells rows and hash, and a cut file is known by it', async (t) => {
  for (const format of Object.keys(mediaTypes) as Format[]) {
    const { bytes, headers } = await take('/v1/audit/entries', as(format));
    const read = async (file: Buffer) => {
      if (format === 'xlsx') return (await readXlsx(file)).end;
      return format === 'csv' ? readCsv(file).end : readNdjson(file).end;
    };
    const end = await read(bytes);
    t.ok(end.rows > 20 && /^[0-9a-f]{64}$/.test(end.sha256), format);
    if (format !== 'csv') t.equal(end.eventsAfter, headers.get('events-after'), format);
    for (const length of [0, 1, 100, bytes.length >> 1, bytes.length - 100, bytes.length - 1])
      await t.rejects(async () => read(bytes.subarray(0, length)), cut, `${format} cut at ${length}`);
    if (format === 'xlsx') continue;
    const lines = bytes.toString().split('\n');
    const without = Buffer.from([...lines.slice(0, 3), ...lines.slice(4)].join('\n'));
    await t.rejects(async () => read(without), cut, `${format} without a line`);
    const changed = Buffer.from(bytes.toString().replace('insert', 'delete'));
    await t.rejects(async () => read(changed), cut, `${format} changed`);
  }
});

t.test('files are named by what they hold and the day they show', async (t) => {
  const nameOf = async (url: string, ask: Ask) =>
    (await take(url, ask)).headers.get('content-disposition')?.replace(/^attachment; filename="(.*)"$/, '$1');
  const today = app.today();
  t.equal(await nameOf('/v1/employees', as('csv')), `employees-${today}.csv`);
  t.equal(await nameOf('/v1/employees', as('csv')), `employees-${today}.csv`, 'the same each time');
  t.equal(await nameOf('/v1/employees?asOf=2021-01-01', as('xlsx')), 'employees-2021-01-01.xlsx');
  t.equal(await nameOf('/v1/audit/entries', as('ndjson')), `audit-entries-${today}.ndjson`);
  t.equal(await nameOf(`/v1/units/${health.id}/history`, as('csv')), `units-history-${today}.csv`);
  t.equal(
    await nameOf('/v1/me/personal-data/reads', { key: token, ...as('csv') }),
    `me-personal-data-reads-${today}.csv`,
  );
  const body = { name: 'budi', asOf: '2021-01-01' };
  t.equal(await nameOf('/v1/employees/_search', { body, ...as('csv') }), 'employees-2021-01-01.csv');
  t.equal(await nameOf('/v1/employees', { key: seeing, ...as('csv') }), undefined, 'a refusal is no file');
  t.equal(await nameOf('/v1/employees', {}), undefined, 'nor is a page');
});

t.test('HEAD tells of a file without making it', async (t) => {
  const head = (key: string, headers: Record<string, string>) =>
    fetch(`${address}/v1/employees`, { method: 'HEAD', headers: { 'x-api-key': key, ...headers } });
  for (const format of Object.keys(mediaTypes) as Format[]) {
    const { accept } = as(format).headers;
    const answer = await head(blind, { accept: accept! });
    t.equal(answer.status, 200, format);
    t.match(answer.headers.get('content-type'), accept!);
    t.match(answer.headers.get('content-disposition'), `.${format}"`);
    t.equal(answer.headers.get('events-after'), null, 'nothing was read that a place would go on from');
    t.equal((await answer.arrayBuffer()).byteLength, 0);
  }
  t.equal((await head(seeing, { accept: mediaTypes.csv })).status, 400, 'refused as the file would be');
  await head(seeing, { accept: mediaTypes.csv, 'x-purpose': 'Uji', 'x-request-id': 'head-1' });
  const reads = await query(
    database.ownerUrl,
    `select from audit.entries where request_id = 'head-1' and operation = 'read'`,
  );
  t.equal(reads.length, 0, 'nobody was shown');
  t.equal(heldConnections(api), 0);
});

t.test('a row that cannot be shown makes no good file', async (t) => {
  const url = `/v1/imports/${upload.id}/findings`;
  const spoil = (parameters: string) =>
    query(
      database.ownerUrl,
      `update platform.import_findings set parameters = $2::jsonb
        where id = (select id from platform.import_findings where import_id = $1 order by line, id limit 1)`,
      [upload.id, parameters],
    );
  await spoil('null');
  for (const encoding of ['identity', 'gzip']) {
    const { status, headers, bytes } = await take(url, as('ndjson', { 'accept-encoding': encoding }));
    t.match([status, JSON.parse(String(bytes))], [500, { code: 'internal' }], encoding);
    for (const name of ['content-disposition', 'content-encoding', 'events-after'])
      t.equal(headers.get(name), null, name);
  }
  for (const format of ['csv', 'xlsx'] as const) {
    const outcome = await take(url, as(format)).then(
      ({ status }) => status,
      (error: Error) => error.message,
    );
    t.ok(outcome === 500 || outcome === 'terminated', `${format}: what was sent already breaks off`);
  }
  await spoil('{}');
  t.equal((await take(url, as('ndjson'))).status, 200);
  t.equal(heldConnections(api), 0);
});

t.test('more rows than a sheet holds are refused before anything is sent', async (t) => {
  await query(
    database.ownerUrl,
    `set session_replication_role = replica;
     insert into platform.import_findings (id, import_id, line, severity, code, parameters)
     select gen_random_uuid(), import_id, n, 'warning', code, parameters
       from (select * from platform.import_findings where import_id = '${upload.id}' limit 1) as one,
            generate_series(1, 1048576) n`,
  );
  const url = `/v1/imports/${upload.id}/findings`;
  const { status, headers, bytes } = await take(url, as('xlsx'));
  const problem = JSON.parse(String(bytes)) as { code: string; detail: string };
  t.match([status, problem.code, headers.get('content-disposition')], [422, 'too-many-rows', null]);
  t.match(problem.detail, /leaves 10485\d\d rows; a sheet holds 1048575/);
  t.equal(heldConnections(api), 0);
  t.equal((await take(`${url}?severity=error`, as('xlsx'))).status, 200, 'a filter narrows it');
});
