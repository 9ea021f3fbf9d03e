import t from 'tap';
import { build } from '../../support/build.ts';
import { aCompetency, anAssessor, assess, core, coreLevels } from '../../support/competencies.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, type EmployeeBody, place } from '../../support/employees.ts';
import { type FindingBody, findings, importFile, withJobs } from '../../support/imports.ts';
import { aPosition } from '../../support/organisation.ts';
import { siasnCsv } from '../../support/siasn-file.ts';

const round = 'resource=assessments';
const header = [
  'NIP BARU',
  'METODE',
  'TANGGAL PENILAIAN',
  'ASESOR',
  'NOMOR LAPORAN',
  ...core,
  'KOMPETENSI LAIN',
  'KETERANGAN PERBAIKAN',
];

type Row = Readonly<Record<string, string>>;

/** All nine at level 3 in an assessment centre on 2026-03-02, unless said otherwise. */
const row = ({ nip }: Pick<EmployeeBody, 'nip'>, about: Row = {}): Row => ({
  'NIP BARU': nip,
  METODE: 'assessment-centre',
  'TANGGAL PENILAIAN': '02-03-2026',
  ASESOR: 'ASR-PUTARAN',
  'NOMOR LAPORAN': '800/045/UPT-PK/2026',
  ...Object.fromEntries(core.map((code) => [code, '3'])),
  ...about,
});

const file = (...rows: readonly Row[]): string => siasnCsv(rows, header);

const api = await build(t, withJobs);
const assessor = await anAssessor(api, { code: 'ASR-PUTARAN' });
await aCompetency(api, { code: 'TEK-ASN' });
await aCompetency(api, { code: 'TEK-GIS' });

/** People who may be assessed, others at each call. */
async function somePeople(count: number): Promise<EmployeeBody[]> {
  const people: EmployeeBody[] = [];
  while (people.length < count) people.push(await aCivilServant(api));
  return people;
}

const three = async () => (await somePeople(3)) as [EmployeeBody, EmployeeBody, EmployeeBody];

interface AssessmentBody {
  id: string;
  method: string;
  assessorId: string | null;
  assessedOn: string;
  expiresOn: string;
  reportNumber: string | null;
  levels: { code: string; level: number; evidence: string | null }[];
  state: string;
  stateReason: string | null;
  replacesId: string | null;
  replacedById: string | null;
}

const assessmentsOf = async ({ id }: Pick<EmployeeBody, 'id'>) =>
  (await api.call<{ items: AssessmentBody[] }>('GET', `/v1/assessments?employeeId=${id}`)).body.items;

const shown = ({ levels }: AssessmentBody): string =>
  levels.map(({ code, level }) => `${code}=${level}`).join(' ');

/** Everything that the import writes, and what follows from it. */
const recorded = () =>
  query(
    api.database.ownerUrl,
    `select (select jsonb_agg(to_jsonb(a) order by a.id) from competencies.assessments a) as assessments,
            (select jsonb_agg(to_jsonb(p) order by p.employee_id, p.valid_from) from competencies.profiles p) as profiles`,
  );

const told = ({ line, column, code }: FindingBody): string => `${line} ${column ?? '–'} ${code}`;

t.test('a round lands, and shows in what people lack for their positions', async (t) => {
  const [first, second, third] = await three();
  const { id: positionId } = await aPosition(api);
  await place(api, first.id, { positionId });
  const done = await importFile(
    api,
    round,
    file(
      row(first, { INT: '0', PBG: '', 'KOMPETENSI LAIN': 'tek-asn = 3; TEK-GIS=2;' }),
      row(second, { METODE: 'Uji Kompetensi', ASESOR: 'asr-putaran', 'TANGGAL PENILAIAN': '2026-03-31' }),
      row(third, { METODE: 'PORTFOLIO', ASESOR: '', 'NOMOR LAPORAN': '' }),
    ),
  );
  t.match(done, { state: 'finished', created: 3, updated: 0, unchanged: 0, refused: 0, warnings: 0 });
  t.match(await assessmentsOf(first), [
    {
      method: 'assessment-centre',
      assessorId: assessor.id,
      assessedOn: '2026-03-02',
      expiresOn: '2029-03-02',
      reportNumber: '800/045/UPT-PK/2026',
      state: 'valid',
      replacesId: null,
    },
  ]);
  t.equal(
    shown((await assessmentsOf(first))[0]!),
    'INT=0 KRJ=3 KOM=3 OHS=3 PEL=3 PDL=3 PRB=3 KEP=3 TEK-ASN=3 TEK-GIS=2',
  );
  t.match(await assessmentsOf(second), [
    { method: 'test', assessorId: assessor.id, assessedOn: '2026-03-31', expiresOn: '2028-03-31' },
  ]);
  t.match(await assessmentsOf(third), [{ method: 'portfolio', assessorId: null, reportNumber: null }]);
  const gap = await api.call('GET', `/v1/employees/${first.id}/competency-gap?asOf=2026-04-01`);
  t.match(gap.body, {
    unassessed: 1,
    competencies: [
      { code: 'INT', required: 1, achieved: 0, gap: 1 },
      { code: 'KRJ', required: 1, achieved: 3, gap: 0, method: 'assessment-centre' },
    ],
  });
});

t.test('files may name columns and methods in words', async (t) => {
  const person = await aCivilServant(api);
  const text = [
    'NIP;Metode Penilaian;Tgl Penilaian;Kode Asesor;Integritas;Orientasi pada Hasil;Nama;Catatan',
    `${person.nip};Assessment Center;2/3/2026;ASR-PUTARAN;4;2;Warga;baik`,
  ].join('\n');
  const done = await importFile(api, round, text);
  t.match(done, { created: 1, refused: 0, report: { unknownColumns: ['Catatan'], unusedColumns: ['Nama'] } });
  t.equal(shown((await assessmentsOf(person))[0]!), 'INT=4 OHS=2');
});

t.test('the same file again changes nothing', async (t) => {
  const people = await somePeople(2);
  const same = file(...people.map((person) => row(person, { 'KOMPETENSI LAIN': 'TEK-ASN=1' })));
  t.match(await importFile(api, round, same), { created: 2, unchanged: 0 });
  const before = await recorded();
  t.match(await importFile(api, round, same), { created: 0, updated: 0, unchanged: 2, refused: 0 });
  t.same(await recorded(), before);
});

t.test('a corrected file replaces what differs, and what was wrong stays readable', async (t) => {
  const [first, second, third] = await three();
  const fourth = await aCivilServant(api);
  await anAssessor(api, { code: 'ASR-LAIN' });
  await importFile(api, round, file(...[first, second, third].map((person) => row(person))));
  const evidence = 'Memimpin rapat lintas bidang';
  await assess(api, fourth.id, {
    method: 'assessment-centre',
    assessorId: assessor.id,
    reportNumber: '800/045/UPT-PK/2026',
    levels: coreLevels(3).map((level) => ({ ...level, evidence })),
  });
  const corrected = file(
    row(first, { KOM: '4', 'KETERANGAN PERBAIKAN': 'Salah ketik pada level KOM.' }),
    row(second, { 'KETERANGAN PERBAIKAN': 'Tidak ada yang berubah.' }),
    row(third, { ASESOR: 'ASR-LAIN' }),
    row(fourth, { INT: '5', PBG: '' }),
  );
  const done = await importFile(api, round, corrected);
  t.match(done, { state: 'finished', created: 0, updated: 3, unchanged: 1, refused: 0 });

  const [wrong, right] = await assessmentsOf(first);
  t.match(wrong, {
    state: 'replaced',
    stateReason: 'Salah ketik pada level KOM.',
    replacedById: right!.id,
  });
  t.match(right, { state: 'valid', stateReason: null, replacesId: wrong!.id });
  t.match([shown(wrong!), shown(right!)], [/KOM=3/, /KOM=4/]);
  t.match(await assessmentsOf(second), [{ state: 'valid', replacedById: null }]);
  t.match((await assessmentsOf(third))[0], { stateReason: 'Impor ulang putaran penilaian' });
  t.same(
    (await assessmentsOf(fourth))[1]!.levels.map(({ code, evidence }) => [code, evidence]),
    core.slice(0, 8).map((code) => [code, code === 'INT' ? null : evidence]),
    'evidence stays where the level does',
  );
  t.match(await importFile(api, round, corrected), { created: 0, updated: 0, unchanged: 4 });
  const gap = await api.call(
    'GET',
    `/v1/employees/${first.id}/competency-gap?positionId=${(await aPosition(api)).id}&asOf=2026-04-01`,
  );
  const ofKom = (gap.body.competencies as { code: string }[]).find(({ code }) => code === 'KOM');
  t.match(ofKom, { achieved: 4, assessmentId: right!.id }, 'the correction counts');
});

t.test('what a file does not say of the report stays as it is', async (t) => {
  const person = await aCivilServant(api);
  const silent = (cells: object) => file(row(person, { METODE: 'portfolio', ASESOR: '', ...cells }));
  await importFile(api, round, silent({}));
  t.match(await importFile(api, round, silent({ 'NOMOR LAPORAN': '' })), { updated: 0, unchanged: 1 });
  t.match(await importFile(api, round, silent({ 'NOMOR LAPORAN': '', INT: '1' })), { updated: 1 });
  const [, right] = await assessmentsOf(person);
  t.match(right, { reportNumber: '800/045/UPT-PK/2026', state: 'valid' });
});

t.test('an assessment that was withdrawn is not corrected but entered anew', async (t) => {
  const person = await aCivilServant(api);
  await importFile(api, round, file(row(person)));
  const [held] = await assessmentsOf(person);
  const withdrawal = { body: { reason: 'Orang lain.' }, headers: { 'if-match': '*' } };
  t.equal((await api.call('POST', `/v1/assessments/${held!.id}/withdrawal`, withdrawal)).status, 201);
  t.match(await importFile(api, round, file(row(person))), { created: 1, updated: 0 });
  t.match(await assessmentsOf(person), [{ state: 'withdrawn' }, { state: 'valid', replacesId: null }]);
});

t.test('where half of the people are unknown, each row says so, and nothing is half-written', async (t) => {
  const people = await somePeople(4);
  const strangers = ['198503152010041901', '198503152010041902', '198503152010041903', '198503152010041904'];
  const rows = people.flatMap((person, at) => [row(person), row({ nip: strangers[at]! })]);
  const before = await recorded();
  const expected = [3, 5, 7, 9].map((line) => `${line} NIP BARU employee-unknown`);

  for (const settings of ['mode=all-or-nothing', 'mode=all-or-nothing&dryRun=true', 'dryRun=true']) {
    const done = await importFile(api, `${round}&${settings}`, file(...rows));
    t.match(done, { refused: 4, rowsRead: 8 }, settings);
    const found = await findings(api, done.id);
    t.same(found.map(told), expected, settings);
    t.same(
      found.map(({ value }) => value),
      strangers,
    );
    t.same(await recorded(), before, settings);
  }

  const whole = await importFile(api, `${round}&mode=all-or-nothing`, file(...rows));
  t.match(whole, { state: 'failed', created: 0, updated: 0, failure: { code: 'rows-refused' } });
  for (const person of people) t.same(await assessmentsOf(person), []);
  const spoken = await findings(api, whole.id, { 'accept-language': 'id' });
  t.match(spoken[0], { message: 'Tidak ada pegawai tercatat dengan NIP ini.', hint: /NIP/ });

  const partly = await importFile(api, `${round}&mode=valid-rows`, file(...rows));
  t.match(partly, { state: 'finished', created: 4, refused: 4 });
  t.same((await findings(api, partly.id)).map(told), expected);
  for (const person of people) t.match(await assessmentsOf(person), [{ state: 'valid' }]);
});

t.test('nothing of a refused file corrects anything either', async (t) => {
  const people = await somePeople(2);
  await importFile(api, round, file(...people.map((person) => row(person))));
  const before = await recorded();
  const mixed = file(row(people[0]!, { KOM: '5' }), row(people[1]!, { KOM: '6' }));
  t.match(await importFile(api, `${round}&mode=all-or-nothing`, mixed), { state: 'failed', refused: 1 });
  t.same(await recorded(), before);
  t.match(await importFile(api, round, mixed), { updated: 1, refused: 1 });
  t.match(await assessmentsOf(people[1]!), [{ state: 'valid' }]);
});

t.test('whatever is wrong with a row is said at its column', async (t) => {
  const [person, other] = await three();
  const newcomer = await aCivilServant(api, { appointedOn: '2026-03-03' });
  await anAssessor(api, { code: 'ASR-PURNA', validTo: '2026-01-01' });
  const retired = await aCompetency(api, { code: 'TEK-LAMA' });
  const closure = { body: { closedOn: '2026-01-01' } };
  t.equal((await api.call('POST', `/v1/competencies/${retired.id}/closure`, closure)).status, 201);
  let day = 1;
  const wrong = (about: Row): Row => {
    day += 1;
    return row(person, { 'TANGGAL PENILAIAN': `${day}-01-2025`, ...about });
  };
  const noLevels = Object.fromEntries(core.map((code) => [code, '']));
  const rows = [
    wrong({ INT: '6', KRJ: 'x', KOM: '-1', OHS: '2,5' }),
    wrong({ 'TANGGAL PENILAIAN': '02-03-2026', ASESOR: 'ASR-PURNA' }),
    wrong({ ASESOR: 'ASR-TIDAK-ADA' }),
    wrong({ ASESOR: '' }),
    wrong({ 'TANGGAL PENILAIAN': '03-03-2026', 'KOMPETENSI LAIN': 'TEK-LAMA=2' }),
    row(newcomer),
    wrong({ 'TANGGAL PENILAIAN': '01-01-2999' }),
    wrong({ METODE: 'ramalan' }),
    wrong({ METODE: '', 'TANGGAL PENILAIAN': '' }),
    wrong({ 'TANGGAL PENILAIAN': '31-02-2026' }),
    wrong({ 'KOMPETENSI LAIN': 'TEK-ASN 3; TEK-ASN=7; TEK-TIDAK-ADA=1' }),
    wrong({ 'KOMPETENSI LAIN': 'TEK-ASN=3; tek-asn=2; INT=3' }),
    wrong(noLevels),
    wrong({ ...noLevels, 'KOMPETENSI LAIN': ' ; ' }),
    wrong({ 'NIP BARU': '1.98503E+17' }),
    wrong({ 'NOMOR LAPORAN': 'L'.repeat(101) }),
    wrong({ ...noLevels, 'KOMPETENSI LAIN': Array.from({ length: 101 }, () => 'TEK-ASN=1').join(';') }),
    row(other),
    row(other, { METODE: 'Assessment centre', KOM: '4' }),
    wrong({ ...noLevels, INT: '3', 'TANGGAL PENILAIAN': '01-01-1999' }),
  ];
  const done = await importFile(api, round, file(...rows));
  const found = await findings(api, done.id);
  t.same(found.map(told), [
    '2 INT assessment-level-malformed',
    '2 KRJ assessment-level-malformed',
    '2 KOM assessment-level-malformed',
    '2 OHS assessment-level-malformed',
    '3 ASESOR assessor-without-mandate',
    '4 ASESOR assessor-unknown',
    '5 ASESOR assessor-needed',
    '6 KOMPETENSI LAIN competency-not-in-force',
    '7 TANGGAL PENILAIAN assessed-before-appointment',
    '8 TANGGAL PENILAIAN assessed-in-future',
    '9 METODE assessment-method-unknown',
    '10 METODE assessment-method-unknown',
    '10 TANGGAL PENILAIAN assessment-date-missing',
    '11 TANGGAL PENILAIAN date-malformed',
    '12 KOMPETENSI LAIN assessment-other-malformed',
    '12 KOMPETENSI LAIN assessment-level-malformed',
    '12 KOMPETENSI LAIN competency-unknown',
    '13 KOMPETENSI LAIN competency-repeated',
    '13 KOMPETENSI LAIN competency-repeated',
    '14 – assessment-levels-missing',
    '15 – assessment-levels-missing',
    '16 NIP BARU nip-scientific-notation',
    '17 NOMOR LAPORAN assessment-text-too-long',
    '18 KOMPETENSI LAIN assessment-levels-too-many',
    '20 TANGGAL PENILAIAN assessment-duplicate',
    '21 TANGGAL PENILAIAN assessed-before-appointment',
    '21 ASESOR assessor-without-mandate',
    '21 METODE validity-not-set',
    '21 INT competency-not-in-force',
  ]);
  t.match(done, { state: 'finished', created: 1, refused: 19 });
  t.same(await assessmentsOf(person), []);
  t.match(await assessmentsOf(other), [{ state: 'valid' }]);

  const say = (line: number) => found.find((finding) => finding.line === line)!;
  t.match(say(2), { value: '6', message: /INT/, hint: /0 to 5/ });
  t.match(say(3).message, /ASR-PURNA holds from 2020-01-01 to 2026-01-01/);
  t.match(say(4).hint, 'code', 'a file has codes, not ids');
  t.match(say(6).message, /TEK-LAMA from 2020-01-01 to 2026-01-01/);
  t.match(say(7).message, '2026-03-03');
  t.match(say(12).message, '“TEK-ASN 3”');
  t.match(say(13).message, 'tek-asn stands twice');
  t.match(say(20).message, 'line 19');
  t.notMatch(JSON.stringify(found), /"message":"[^"]*\{/, 'all words are filled in');
});

t.test('rows of later batches are known to repeat those of earlier ones', async (t) => {
  const people = await somePeople(10);
  const days = Array.from({ length: 60 }, (_, at) =>
    new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10),
  );
  const rows = days.flatMap((day) => people.map((person) => row(person, { 'TANGGAL PENILAIAN': day })));
  const done = await importFile(api, round, file(...rows, rows[0]!));
  t.match(done, { created: 600, refused: 1 });
  t.match(await findings(api, done.id), [{ line: 602, code: 'assessment-duplicate', message: /line 2\b/ }]);
});

t.test('only who may write assessments imports them', async (t) => {
  const person = await aCivilServant(api);
  const upload = async (scopes: Parameters<typeof api.key>[0]) =>
    (
      await api.call('POST', `/v1/imports?${round}`, {
        body: file(row(person)),
        headers: { 'content-type': 'text/csv' },
        key: await api.key(scopes),
      })
    ).status;
  t.equal(await upload(['imports:write', 'employees:write']), 403);
  t.equal(await upload(['imports:write', 'assessments:write']), 202);
});

t.test('the template names the columns, and what is filled into it lands', async (t) => {
  const person = await aCivilServant(api);
  const { text, status } = await api.call('GET', '/v1/import-templates/assessments');
  t.equal(status, 200);
  t.match(text, new RegExp(`^${header.join(',')},#penata:assessments:[0-9a-f]{12}\\n$`));
  const filled = header.map((name) => row(person)[name] ?? '').join(',');
  t.match(await importFile(api, round, `${text}${filled},\n`), { created: 1, refused: 0 });
  const { body } = await api.call<{ items: { resource: string; columns: object[] }[] }>(
    'GET',
    '/v1/import-templates',
    { headers: { 'accept-language': 'id' } },
  );
  const template = body.items.find(({ resource }) => resource === 'assessments');
  const columns = template!.columns as { field: string; name: string; codes: string[] | null }[];
  t.match(
    columns.find(({ name }) => name === 'INT'),
    { otherNames: ['INTEGRITAS'], description: /Integritas/, codes: ['0', '1', '2', '3', '4', '5'] },
  );
  t.ok(columns.find(({ field }) => field === 'method')?.codes?.includes('assessment-centre'));
});
