import t from 'tap';
import { type Period, Timeline } from '../../../src/modules/employees/import/history/timeline.ts';
import {
  readEducation,
  readEmail,
  readEmploymentKind,
  readGender,
  readPhone,
  readRank,
  readReligion,
  readStatus,
} from '../../../src/modules/employees/import/values.ts';
import {
  describePosition,
  functionalLevelOf,
} from '../../../src/modules/organisation/import/position-names.ts';
import { readDate } from '../../../src/platform/transfer/dates.ts';
import { build, type TestApp } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { findings, importFile, withJobs } from '../../support/imports.ts';
import { siasnCsv, siasnHierarchy, siasnPerson, siasnUnitId } from '../../support/siasn-file.ts';

const create = 'resource=employees&createPositions=true';

async function city(t: Parameters<typeof build>[0]): Promise<TestApp> {
  const api = await build(t, withJobs);
  await importFile(api, 'resource=units', siasnHierarchy(4));
  return api;
}
const person = (number: number, about: Record<string, string> = {}) => siasnPerson(number, about, 4);

interface EmployeeBody {
  id: string;
  nip: string;
  name: string;
  nik: string | null;
  birthDate: string;
  religion: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  status: string;
  employmentKind: string;
  version: number;
  rank: { rank: string; since: string } | null;
  position: {
    name: string;
    kind: string;
    functionalLevel: string | null;
    since: string;
    positionId: string;
  } | null;
}

async function employeeOf({ call, database }: TestApp, number: number, about = {}): Promise<EmployeeBody> {
  const nip = person(number, about)['NIP BARU'];
  const [row] = await query<{ id: string }>(
    database.ownerUrl,
    'select id from employees.employees where nip = $1',
    [nip],
  );
  return (await call<EmployeeBody>('GET', `/v1/employees/${row?.id}`)).body;
}

/** Everything of the register but when it was written. */
const register = ({ database }: TestApp) =>
  query(
    database.ownerUrl,
    `select (select jsonb_agg(to_jsonb(e) order by nip) from employees.employees e) as employees,
            (select jsonb_agg(to_jsonb(r) order by id) from employees.rank_periods r) as ranks,
            (select jsonb_agg(to_jsonb(p) order by id) from employees.placements p) as placements,
            (select jsonb_agg(to_jsonb(v) order by id) from organisation.position_versions v) as positions`,
  );

t.test('Cells are read as personnel files write them', async (t) => {
  for (const text of ['05-03-1990', '5/3/1990', '1990-03-05', '05.03.1990', '1990-03-05 00:00:00'])
    t.equal(readDate(text), '1990-03-05', text);
  for (const text of ['03-25-1990', '31-02-1990', '05-03-90', '32937', 'kemarin'])
    t.equal(readDate(text), undefined, text);
  t.same(['M', 'L', 'pria', 'F', 'P', 'Wanita', 'X'].map(readGender), [
    'male',
    'male',
    'male',
    'female',
    'female',
    'female',
    undefined,
  ]);
  t.same(['1', 'Katholik', 'BUDHA', 'Kristen Protestan', '9'].map(readReligion), [
    'islam',
    'katolik',
    'buddha',
    'kristen',
    undefined,
  ]);
  t.same(['01', '1', 'PPPK Aktif', '99', '67', 'Tugas Belajar', '55'].map(readStatus), [
    'active',
    'active',
    'active',
    'retired',
    'deceased',
    'study',
    undefined,
  ]);
  t.same(['40', '5', '05', 'S-1', 'SLTA Kejuruan', 'D-III', 'S9'].map(readEducation), [
    's1',
    'sd',
    'sd',
    's1',
    'sma',
    'd3',
    undefined,
  ]);
  t.same(['0812 3456-789', '+62.812.345', '08xx'].map(readPhone), ['08123456-789', '+62812345', undefined]);
  t.same(['a.b@contoh.example', 'a@b', '-', 'a b@c.example'].map(readEmail), [
    'a.b@contoh.example',
    undefined,
    undefined,
    undefined,
  ]);
  t.same(
    [['PNS Daerah'], ['', 'PPPK Aktif'], ['', '', 'C'], ['', '']].map((texts) =>
      readEmploymentKind(...texts),
    ),
    ['PNS', 'PPPK', 'PNS', undefined],
  );
});

t.test('A grade of a PPPK is never taken for a rank of a PNS', async (t) => {
  for (const text of ['IX', '9', '09', 'PPPK - 09', 'Golongan IX'])
    t.equal(readRank(text, 'PPPK'), 'IX', text);
  t.equal(readRank('IX', 'PNS'), 'IX', 'so that the rules can refuse it');
  t.same(
    ['31', 'III/a', 'III.A', 'Penata Muda', 'Penata Muda, III/a', 'Penata Muda (III/a)'].map((text) =>
      readRank(text, 'PNS'),
    ),
    Array(6).fill('III/a'),
  );
  t.equal(readRank('11', 'PNS'), 'I/a');
  t.equal(readRank('11', 'PPPK'), 'XI');
  t.same(
    ['99', 'V/a', 'Jenderal'].map((text) => readRank(text, 'PNS')),
    [undefined, undefined, undefined],
  );
});

t.test('A position is described by kind, echelon and the end of its name', async (t) => {
  const described = (name: string, kindCode = '', echelonCode = '') =>
    describePosition({ name, kindCode, kindName: '', echelonCode, echelonName: '' });
  t.match(described('Guru Ahli Muda', '2'), {
    name: 'Guru Ahli Muda',
    stem: 'Guru',
    kind: 'fungsional',
    level: 'ahli-muda',
  });
  t.match(described('Perawat Mahir'), { kind: 'fungsional', level: 'mahir' });
  t.match(described('Kepala Dinas', '1', '22'), { kind: 'jpt-pratama', echelon: 'II.b', level: null });
  t.match(described('Camat', '1'), { kind: undefined });
  t.match(described('Pengadministrasi Umum', '4'), { kind: 'pelaksana', echelon: null });
  t.same(functionalLevelOf('Bidan Pelaksana Lanjutan'), { stem: 'Bidan', level: 'mahir' });
});

t.test('A file is imported, and the same file again changes nothing', async (t) => {
  const api = await city(t);
  const file = siasnCsv(Array.from({ length: 1200 }, (_, number) => person(number)));
  const done = await importFile(api, create, file);
  t.match(done, {
    state: 'finished',
    rowsTotal: 1200,
    rowsRead: 1200,
    created: 1200,
    refused: 0,
    warnings: 0,
  });
  t.equal(done.report.positionsCreated?.count, 20);
  t.match(done.report.positionsCreated?.first[0], {
    name: 'Pengelola Layanan 0',
    unitName: 'Seksi Layanan 0',
    kind: 'pelaksana',
  });
  t.match(done.report.unknownColumns, []);
  t.match(await employeeOf(api, 7), {
    name: 'Warga Contoh 7',
    employmentKind: 'PNS',
    status: 'active',
    religion: 'kristen',
    rank: { rank: 'III/c', since: '2024-04-01' },
    position: { name: 'Pengelola Layanan 2', since: '2024-07-01' },
    externalIds: [{ system: 'siasn', value: person(7)['PNS ID'] }],
  });
  const heads = await query(
    api.database.ownerUrl,
    'select sum(head_count_needed)::int as needed, count(*)::int from organisation.position_versions',
  );
  t.match(heads, [{ needed: 1200, count: 20 }], 'as many heads needed as the file places, over all batches');

  const before = await register(api);
  t.match(await importFile(api, create, file), { created: 0, updated: 0, unchanged: 1200, refused: 0 });
  t.same(await register(api), before);
});

t.test('Whatever is wrong with a row is said, and the good rows land', async (t) => {
  const api = await city(t);
  const rows = [
    person(0),
    person(1, { 'NIP BARU': '1.98503E+17' }),
    person(2, { 'TANGGAL LAHIR': '31-02-1990' }),
    person(3, { NIK: '123' }),
    person(4, { EMAIL: 'bukan alamat', 'NOMOR HP': 'tidak ada', 'AGAMA ID': '9', ALAMAT: 'Jalan Rahasia' }),
    person(5, { 'TANGGAL LAHIR': '01-01-1985' }),
    person(6, { 'UNOR ID': siasnUnitId(99) }),
    person(0, { NAMA: 'Kembar' }),
    person(7, { 'PNS ID': person(0)['PNS ID']! }),
    person(8, { 'GOL AKHIR ID': 'IX', 'GOL AKHIR NAMA': '' }),
    person(9, { NAMA: '' }),
    person(10, { 'KEDUDUKAN HUKUM ID': '55', 'KEDUDUKAN HUKUM NAMA': 'Entah' }),
    person(11, { NIK: person(0).NIK! }),
    person(12, { 'JABATAN NAMA': 'Camat', 'JENIS JABATAN ID': '1' }),
  ];
  const done = await importFile(api, create, siasnCsv(rows));
  const found = await findings(api, done.id);
  const codes = (line: number) =>
    found
      .filter((finding) => finding.line === line)
      .map(({ code }) => code)
      .sort();
  t.same(codes(2), []);
  t.same(codes(3), ['nip-scientific-notation']);
  t.ok(codes(4).includes('date-malformed'));
  t.ok(codes(5).includes('nik-length'));
  t.same(codes(6), ['email-malformed', 'phone-malformed', 'religion-unknown']);
  t.same(codes(7), ['nik-birth-date-differs', 'nip-birth-date-differs']);
  t.same(codes(8), ['unit-unknown']);
  t.same(codes(9), ['duplicate-in-file']);
  t.same(codes(10), ['duplicate-in-file']);
  t.same(codes(11), ['rank-of-other-kind']);
  t.same(codes(12), ['name-missing']);
  t.same(codes(13), ['status-unknown']);
  t.ok(codes(14).some((code) => code === 'nik-taken' || code === 'conflicts-with-records'));
  t.same(codes(15), ['position-kind-unknown']);
  t.match(done, { created: 3, refused: 11, state: 'finished' });
  t.match(found.find(({ code }) => code === 'duplicate-in-file')?.message, 'line 2');
  t.match(await employeeOf(api, 4), { email: null, phone: null, religion: null, address: 'Jalan Rahasia' });

  t.equal(found.find(({ line }) => line === 3)?.value, '1.98503E+17', 'NIPs are shown');
  t.equal(found.find(({ code }) => code === 'date-malformed')?.value, '**-**-****', 'personal data is not');
  t.notMatch(JSON.stringify(found), /bukan alamat|tidak ada|01-01-1985|Rahasia/);
  const spoken = await findings(api, done.id, { 'accept-language': 'id' });
  t.match(
    spoken.find(({ line }) => line === 3),
    { message: /notasi ilmiah/, hint: /teks/ },
  );
});

t.test('Without leave to create positions, rows with unknown ones are refused', async (t) => {
  const api = await city(t);
  const done = await importFile(api, 'resource=employees', siasnCsv([person(0)]));
  t.match(done, { created: 0, refused: 1 });
  t.match((await findings(api, done.id))[0], { code: 'position-unknown', hint: /createPositions=true/ });
});

t.test('Later files change what they say, and leave what they do not say', async (t) => {
  const api = await city(t);
  await importFile(api, create, siasnCsv([person(0), person(1), person(2), person(3)]));
  const before = await employeeOf(api, 0);
  const later = siasnCsv([
    person(0, { EMAIL: '', ALAMAT: 'Jalan Baru 1', 'GOL AKHIR ID': '34', 'TMT GOLONGAN': '01/10/2025' }),
    person(1, { 'TMT GOLONGAN': '01-04-2020', 'GOL AKHIR ID': '32' }),
    person(2, {
      'JABATAN NAMA': 'Analis Kebijakan Ahli Muda',
      'JENIS JABATAN ID': '2',
      'TMT JABATAN': '01-06-2026',
    }),
    person(3, { 'KEDUDUKAN HUKUM ID': '99' }),
  ]);
  const done = await importFile(api, create, later);
  t.match(done, { created: 0, updated: 3, unchanged: 1, refused: 0, warnings: 2 });
  t.match(await employeeOf(api, 0), {
    email: before.email,
    address: 'Jalan Baru 1',
    version: before.version + 1,
    rank: { rank: 'III/d', since: '2025-10-01' },
  });
  t.match(
    (await findings(api, done.id)).map(({ line, code }) => [line, code]),
    [
      [3, 'rank-older-than-held'],
      [5, 'placement-ended'],
    ],
  );
  t.match(await employeeOf(api, 2), {
    position: { functionalLevel: 'ahli-muda', kind: 'fungsional', since: '2026-06-01' },
  });
  t.match(await employeeOf(api, 3), { status: 'retired', position: null });
  t.match(await importFile(api, create, later), { updated: 0, unchanged: 4 });

  const ranks = await query(
    api.database.ownerUrl,
    `select rank, valid_from::text, valid_to::text from employees.rank_periods where employee_id = $1 order by valid_from`,
    [before.id],
  );
  t.match(ranks, [
    { rank: 'III/c', valid_to: '2025-10-01' },
    { rank: 'III/d', valid_to: null },
  ]);
});

t.test('A register as SIMPEG writes it is understood, and finds the people of SIASN again', async (t) => {
  const api = await city(t);
  const names = {
    NIP: 'NIP BARU',
    'NAMA PEGAWAI': 'NAMA',
    'TEMPAT LAHIR': 'TEMPAT LAHIR NAMA',
    'TGL LAHIR': 'TANGGAL LAHIR',
    JK: 'JENIS KELAMIN',
    'NO HP': 'NOMOR HP',
    'STATUS PEGAWAI': 'STATUS CPNS PNS',
    'GOL RUANG AKHIR': 'GOL AKHIR NAMA',
    'TMT GOL AKHIR': 'TMT GOLONGAN',
    'JENIS JABATAN': 'JENIS JABATAN NAMA',
    'NAMA JABATAN': 'JABATAN NAMA',
    'TMT JABATAN': 'TMT JABATAN',
    'UNIT ORGANISASI': 'UNOR NAMA',
  };
  const asSimpeg = (row: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(names).map(([simpeg, siasn]) => [simpeg, row[siasn] ?? '']));
  const simpeg = siasnCsv(
    [person(0, { 'JENIS KELAMIN': 'L' }), person(1, { 'JENIS KELAMIN': 'P' })].map(asSimpeg),
    Object.keys(names),
    ';',
  );
  const done = await importFile(api, create, simpeg);
  t.match(done, { created: 2, refused: 0, report: { unknownColumns: [], unusedColumns: [] } });
  t.match(await employeeOf(api, 0), {
    name: 'Warga Contoh 0',
    birthDate: '1965-01-01',
    rank: { rank: 'III/c', since: '2024-04-01' },
    position: { name: 'Pengelola Layanan 0', since: '2024-07-01' },
  });
  t.match(await importFile(api, create, simpeg), { unchanged: 2 });
  const siasn = siasnCsv([person(0), person(1)]);
  t.match(await importFile(api, create, siasn), { created: 0, updated: 2, refused: 0 });
});

t.test('A narrow file with few columns corrects people by NIP alone', async (t) => {
  const api = await city(t);
  await importFile(api, create, siasnCsv([person(0)]));
  const rows = [{ NIP: person(0)['NIP BARU']!, nama: 'Nama Benar', 'e-mail': 'benar@contoh.example' }];
  const done = await importFile(
    api,
    'resource=employees',
    siasnCsv(rows, ['NIP', 'nama', 'e-mail', 'Kolom Asing']),
  );
  t.match(done, { updated: 1, refused: 0, report: { unknownColumns: ['Kolom Asing'] } });
  t.match(await employeeOf(api, 0), {
    name: 'Nama Benar',
    email: 'benar@contoh.example',
    religion: 'islam',
    rank: { rank: 'III/c' },
  });
});

t.test('NIP and PNS ID must speak of the same person', async (t) => {
  const api = await city(t);
  await importFile(api, create, siasnCsv([person(0), person(1)]));
  const mixed = await importFile(
    api,
    create,
    siasnCsv([person(0, { NIK: '', 'PNS ID': person(1)['PNS ID']! })]),
  );
  t.match(
    (await findings(api, mixed.id)).map(({ code }) => code),
    ['nip-of-other-person'],
  );
  const other = await importFile(api, create, siasnCsv([person(0, { 'PNS ID': 'ABCDEF' })]));
  t.match(
    (await findings(api, other.id)).map(({ code }) => code),
    ['nip-of-other-person'],
  );
});

t.test('PPPK are known by their number, and placed from the first day of a younger position', async (t) => {
  const api = await build(t, withJobs);
  await importFile(api, 'resource=units&validFrom=2025-01-01', siasnHierarchy(4));
  const about = {
    'NIP BARU': '199001012023211001',
    'TANGGAL LAHIR': '01-01-1990',
    'JENIS KELAMIN': 'M',
    NIK: '',
    'JENIS PEGAWAI NAMA': 'PPPK',
    'STATUS CPNS PNS': '',
    'KEDUDUKAN HUKUM NAMA': 'PPPK Aktif',
    'KEDUDUKAN HUKUM ID': '71',
    'TMT CPNS': '01-06-2023',
    'TMT PNS': '',
    'GOL AKHIR ID': '09',
    'GOL AKHIR NAMA': 'IX',
  };
  const done = await importFile(api, create, siasnCsv([person(0, about)]));
  t.match(done, { created: 1, refused: 0, warnings: 1 });
  t.match((await findings(api, done.id))[0], { code: 'placement-start-moved', message: /2025-01-01/ });
  t.match(await employeeOf(api, 0, about), {
    employmentKind: 'PPPK',
    rank: { rank: 'IX' },
    position: { since: '2025-01-01' },
  });
  t.match(await importFile(api, create, siasnCsv([person(0, about)])), { unchanged: 1 });
});

const historyOf = ({ database }: TestApp, table: 'rank_periods' | 'placements', content: string) =>
  query<{ entry: string }>(
    database.ownerUrl,
    `select concat_ws(' ', ${content}, valid_from, coalesce(valid_to::text, 'open'), decree_number) as entry
       from employees.${table} order by valid_from, valid_to`,
  ).then((rows) => rows.map(({ entry }) => entry));

t.test('Periods of which one holds at a time end one another', async (t) => {
  const shown = (periods: readonly Period[]) =>
    periods.map(({ id, validFrom, validTo }) => `${id} ${validFrom} ${validTo}`);
  const recorded = [
    { id: 'a', validFrom: '2010', validTo: '2014' },
    { id: 'b', validFrom: '2016', validTo: null },
  ];
  const line = new Timeline(recorded);
  t.equal(line.add('before', '2008', null), undefined);
  t.equal(line.add('within', '2012', null), undefined);
  t.equal(line.add('gap', '2015', null), undefined);
  t.equal(line.add('after', '2020', null), undefined);
  t.same(shown(line.added), ['before 2008 2010', 'within 2012 2014', 'gap 2015 2016', 'after 2020 null']);
  t.same(shown(line.ended), ['a 2010 2012', 'b 2016 2020']);
  t.same(line.add('over', '2009', '2011'), { from: '2010', to: '2012' });
  t.same(line.add('inside', '2012-06', '2013'), { from: '2012', to: '2014' });
  t.equal(line.add('last', '2022', '2023'), undefined, 'what is open yields');
  t.same(line.end(line.startingOn('2008')!, '2011'), { from: '2010', to: '2012' });
  t.equal(line.end(line.startingOn('2022')!, '2025'), undefined);
  t.same(shown(line.added).slice(-2), ['after 2020 2022', 'last 2022 2025']);
});

t.test('A history of ranks is imported into what is held', async (t) => {
  const api = await city(t);
  await importFile(api, create, siasnCsv([person(0), person(1)]));
  const nip = (number: number) => person(number)['NIP BARU']!;
  const header = [
    'id',
    'nipBaru',
    'golonganId',
    'golongan',
    'skNomor',
    'skTanggal',
    'tmtGolongan',
    'jenisKPNama',
  ];
  const rank = (
    number: number,
    golonganId: string,
    tmtGolongan: string,
    about: Record<string, string> = {},
  ) => ({
    nipBaru: nip(number),
    golonganId,
    tmtGolongan,
    ...about,
  });
  const file = siasnCsv(
    [
      rank(0, '32', '01-04-2016', { skNomor: 'SK/2' }),
      rank(0, '31', '01-04-2012', { skNomor: 'SK/1', skTanggal: '15-03-2012' }),
      rank(0, '33', '01-04-2024', { skNomor: 'SK/3' }),
      rank(1, '', '01-04-2015', { golongan: 'Penata Muda, III/a' }),
    ],
    header,
  );
  t.match(await importFile(api, 'resource=ranks', file), {
    created: 3,
    updated: 1,
    refused: 0,
    report: { unknownColumns: [] },
  });
  const held = [
    'III/a 2012-04-01 2016-04-01 SK/1',
    'III/a 2015-04-01 2024-04-01',
    'III/b 2016-04-01 2024-04-01 SK/2',
    'III/c 2024-04-01 open SK/3',
    'III/c 2024-04-01 open',
  ];
  t.same((await historyOf(api, 'rank_periods', 'rank')).sort(), [...held].sort());
  t.match(await employeeOf(api, 0), { rank: { rank: 'III/c', since: '2024-04-01' }, version: 2 });
  const before = await register(api);
  t.match(await importFile(api, 'resource=ranks', file), { created: 0, updated: 0, unchanged: 4 });
  t.same(await register(api), before, 'the same file again changes nothing');

  const wrong = siasnCsv(
    [
      rank(0, '34', '01-04-2026'),
      rank(0, '41', '01-04-2026'),
      rank(9, '31', '01-04-2016'),
      rank(0, '31', ''),
      rank(0, '', '01-04-2013'),
      rank(0, '99', '02-04-2013'),
      rank(0, '', '01-04-2014', { golongan: 'IX' }),
      { ...rank(0, '31', '01-04-2014'), nipBaru: '1.98E+17' },
      rank(1, '31', '31-02-2014'),
      rank(1, '11', '01-04-1970'),
    ],
    header,
  );
  const done = await importFile(api, 'resource=ranks', wrong);
  t.match(done, { created: 2, refused: 8, warnings: 1 });
  t.same(
    (await findings(api, done.id)).map(({ line, code }) => `${line} ${code}`),
    [
      '3 history-duplicate',
      '4 employee-unknown',
      '5 history-start-missing',
      '6 history-rank-missing',
      '7 rank-unknown',
      '8 rank-of-other-kind',
      '9 nip-scientific-notation',
      '10 date-malformed',
      '11 rank-effective-on-before-appointed-on',
    ],
  );
  t.ok((await historyOf(api, 'rank_periods', 'rank')).includes('III/c 2024-04-01 2026-04-01 SK/3'));
});

t.test('A history of placements is imported into what is held', async (t) => {
  const api = await city(t);
  await importFile(api, create, siasnCsv([person(0)]));
  const positions = [
    'UNOR ID,NAMA JABATAN,JENIS JABATAN,JENJANG,TMT',
    `${siasnUnitId(1)},Kepala Seksi,pengawas,,`,
    `${siasnUnitId(1)},Analis Ahli Muda,fungsional,,`,
    `${siasnUnitId(2)},Arsiparis,fungsional,terampil,01-01-2018`,
  ].join('\n');
  t.match(await importFile(api, 'resource=positions', positions), { created: 3 });
  const header = [
    'nipBaru',
    'jenisPenugasanId',
    'unorId',
    'unorNama',
    'namaJabatan',
    'jabatanFungsionalNama',
    'jenjang',
    'tmtJabatan',
    'tanggalSelesai',
    'nomorSk',
    'instansiKerjaNama',
  ];
  const job = (tmtJabatan: string, about: Record<string, string>) => ({
    nipBaru: person(0)['NIP BARU']!,
    unorId: siasnUnitId(1),
    tmtJabatan,
    ...about,
  });
  const file = siasnCsv(
    [
      job('01-03-2015', { jabatanFungsionalNama: 'Analis Ahli Muda', nomorSk: 'SK/1' }),
      job('01-06-2019', { namaJabatan: 'Kepala Seksi', tanggalSelesai: '2021-01-01' }),
      job('01-02-2020', {
        namaJabatan: 'Kepala Seksi',
        jenisPenugasanId: 'PLT',
        tanggalSelesai: '01-05-2020',
      }),
      job('01-01-2022', { unorId: siasnUnitId(2), namaJabatan: 'Arsiparis', jenjang: 'Terampil' }),
    ],
    header,
  );
  t.match(await importFile(api, 'resource=placements', file), { created: 4, refused: 0, warnings: 0 });
  const held = [
    'definitive 2015-03-01 2019-06-01 SK/1',
    'definitive 2019-06-01 2021-01-01',
    'acting-plt 2020-02-01 2020-05-01',
    'definitive 2022-01-01 2024-07-01',
    'definitive 2024-07-01 open',
  ];
  t.same(await historyOf(api, 'placements', 'kind'), held);
  const before = await register(api);
  t.match(await importFile(api, 'resource=placements', file), { created: 0, updated: 0, unchanged: 4 });
  t.same(await register(api), before, 'the same file again changes nothing');

  const corrected = siasnCsv(
    [job('01-06-2019', { namaJabatan: 'Kepala Seksi', tanggalSelesai: '2021-06-01' })],
    header,
  );
  t.match(await importFile(api, 'resource=placements', corrected), { updated: 1 });
  t.equal((await historyOf(api, 'placements', 'kind'))[1], 'definitive 2019-06-01 2021-06-01');

  const wrong = siasnCsv(
    [
      job('01-06-2019', { namaJabatan: 'Kepala Seksi', tanggalSelesai: '2023-01-01' }),
      job('01-01-2016', { namaJabatan: 'Kepala Seksi', tanggalSelesai: '2020-01-01' }),
      job('01-01-2014', { namaJabatan: 'Kepala Seksi', tanggalSelesai: '2013-01-01' }),
      job('01-01-2014', { namaJabatan: 'Kepala Seksi', jenisPenugasanId: 'XX' }),
      job('02-01-2014', { namaJabatan: 'Kepala Bagian' }),
      job('03-01-2014', { unorId: siasnUnitId(99), namaJabatan: 'Kepala Seksi' }),
      job('04-01-2014', { unorId: '' }),
      job('05-01-2017', { unorId: siasnUnitId(2), namaJabatan: 'Arsiparis', jenjang: 'terampil' }),
    ],
    header,
  );
  const done = await importFile(api, 'resource=placements', wrong);
  t.match(done, { created: 0, updated: 0, refused: 8 });
  const found = await findings(api, done.id);
  t.same(
    found.map(({ line, code }) => `${line} ${code}`),
    [
      '2 history-overlaps',
      '3 history-overlaps',
      '4 history-end-not-later',
      '5 placement-kind-unknown',
      '6 history-position-unknown',
      '7 unit-unknown',
      '8 history-position-missing',
      '9 position-not-yet',
    ],
  );
  t.match(found[0]?.message, 'from 2022-01-01 to 2024-07-01', 'the clash is named');
});
