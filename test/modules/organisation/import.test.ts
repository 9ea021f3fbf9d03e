import t from 'tap';
import { unitKindOf } from '../../../src/modules/organisation/import/kinds.ts';
import { build, type TestApp } from '../../support/build.ts';
import { findings, importFile, withJobs } from '../../support/imports.ts';
import type { UnitBody } from '../../support/organisation.ts';

const header = 'ID,NAMA_UNOR,ID_ATASAN';
const hierarchy = (...rows: string[]): string => [header, ...rows].join('\n');
const unitAt = async ({ call }: TestApp, siasnId: string, asOf?: string): Promise<UnitBody | undefined> => {
  const day = asOf === undefined ? '' : `&asOf=${asOf}`;
  const { body } = await call<{ items: UnitBody[] }>('GET', `/v1/units?externalId=siasn:${siasnId}${day}`);
  return body.items[0];
};

t.test('The kind of a unit follows from its name', async (t) => {
  const kinds: Record<string, string> = {
    'Pemerintah Kota Palembang': 'city',
    'SEKRETARIAT DAERAH': 'secretariat',
    'Sekretariat DPRD': 'council-secretariat',
    'Inspektorat Daerah': 'inspectorate',
    'Inspektorat Pembantu I': 'division',
    'Dinas Pendidikan': 'agency',
    'Satuan Polisi Pamong Praja': 'agency',
    'Badan Kepegawaian dan Pengembangan SDM': 'board',
    'RSUD Contoh': 'hospital',
    'Kecamatan Ilir Barat I': 'district',
    'Kelurahan Bukit Lama': 'urban-village',
    'UPTD Puskesmas Dempo': 'health-centre',
    'Puskesmas Dempo': 'health-centre',
    'SD Negeri 1 Palembang': 'school',
    'SMPN 4': 'school',
    'TK Negeri Pembina': 'school',
    'UPTD Laboratorium Lingkungan': 'technical-unit',
    'Bidang Kebudayaan': 'division',
    Sekretariat: 'division',
    'Bagian Hukum': 'division',
    'Sub Bagian Keuangan': 'section',
    'Seksi Pemerintahan': 'section',
    'Kelompok Jabatan Fungsional': 'other',
  };
  for (const [name, kind] of Object.entries(kinds)) t.equal(unitKindOf(name), kind, name);
});

t.test('A hierarchy is imported in any order of its rows', async (t) => {
  const api = await build(t, withJobs);
  const file = hierarchy('c3,Seksi Kurikulum,b2', 'b2,Dinas Pendidikan,a1', 'a1,Pemerintah Kota Contoh,');
  const done = await importFile(api, 'resource=units&validFrom=2020-01-01', file);
  t.match(done, {
    state: 'finished',
    rowsTotal: 3,
    created: 3,
    updated: 0,
    unchanged: 0,
    refused: 0,
    failure: null,
  });
  const [root, agency, section] = await Promise.all(['A1', 'B2', 'C3'].map((id) => unitAt(api, id)));
  t.match(root, { kind: 'city', parentId: null, validFrom: '2020-01-01', code: 'A1' });
  t.match(agency, { kind: 'agency', parentId: root?.id });
  t.match(section, { kind: 'section', parentId: agency?.id });

  const again = await importFile(api, 'resource=units', file);
  t.match(again, { created: 0, updated: 0, unchanged: 3, refused: 0 }, 'the same file again changes nothing');
  t.equal((await unitAt(api, 'B2'))?.version, agency?.version);

  const changed = hierarchy(
    'c3,Seksi Kurikulum,a1',
    'b2,Dinas Pendidikan dan Kebudayaan,a1',
    'a1,Pemerintah Kota Contoh,',
  );
  const change = await importFile(api, 'resource=units&changesFrom=2025-01-01', changed);
  t.match(change, { created: 0, updated: 2, unchanged: 1, refused: 0 });
  t.match(await unitAt(api, 'B2', '2024-12-31'), { name: 'Dinas Pendidikan' });
  t.match(await unitAt(api, 'B2', '2025-01-01'), {
    name: 'Dinas Pendidikan dan Kebudayaan',
    validFrom: '2025-01-01',
  });
  t.match(await unitAt(api, 'C3', '2025-01-01'), { parentId: root?.id });
  const earlier = await importFile(api, 'resource=units&changesFrom=2024-06-01', file);
  t.match(earlier, { updated: 0, unchanged: 1, refused: 2 }, 'a change before a recorded one is refused');
  t.match((await findings(api, earlier.id))[0], { code: 'unit-changes-later' });
});

t.test('Orphans, circles and doubled units are refused row by row', async (t) => {
  const api = await build(t, withJobs);
  const file = hierarchy(
    'r,Pemerintah Kota Contoh,',
    'o,Dinas Yatim,missing',
    'oo,Seksi Anak Yatim,o',
    'x,Dinas X,z',
    'y,Dinas Y,x',
    'z,Dinas Z,y',
    'under,Seksi di Bawah Lingkaran,y',
    'self,Dinas Sendiri,self',
    'r,Pemerintah Kota Kembar,',
    'good,Dinas Baik,r',
    ',Tanpa ID,r',
    'nameless,,r',
  );
  const done = await importFile(api, 'resource=units', file);
  t.match(done, { state: 'finished', created: 2, refused: 10, rowsRead: 12 });
  const found = await findings(api, done.id);
  t.same(
    found.map(({ line, code }) => [line, code]),
    [
      [3, 'unit-parent-unknown'],
      [4, 'unit-parent-refused'],
      [5, 'unit-in-cycle'],
      [6, 'unit-in-cycle'],
      [7, 'unit-in-cycle'],
      [8, 'unit-parent-refused'],
      [9, 'unit-in-cycle'],
      [10, 'unit-duplicate'],
      [12, 'unit-id-missing'],
      [13, 'unit-name-missing'],
    ],
  );
  t.match(found.find(({ line }) => line === 5)?.message, 'Dinas X → Dinas Z → Dinas Y → Dinas X');
  t.match(found.find(({ line }) => line === 4)?.message, 'line 3');
  t.match(found.find(({ line }) => line === 10)?.message, 'line 2');
  t.ok(await unitAt(api, 'GOOD'));
});

t.test('Codes, kinds and echelons may be given', async (t) => {
  const api = await build(t, withJobs);
  const file = [
    'Id;NamaUnor;DiatasanId;KODE;JENIS;ESELON_ID',
    'a5eb03e2-3cc9-46a0-8040-640a040252ad;Kantor Contoh;;1671-KANTOR;board;22',
    'B;Seksi Satu;a5eb03e2-3cc9-46a0-8040-640a040252ad;bad code;;',
    'C;Seksi Dua;a5eb03e2-3cc9-46a0-8040-640a040252ad;1671-KANTOR;;',
    'D;Seksi Tiga;A5EB03E2-3CC9-46A0-8040-640A040252AD;;moon-base;77',
  ].join('\n');
  const done = await importFile(api, 'resource=units', file);
  t.match(done, { created: 2, refused: 2, warnings: 2 });
  t.match(await unitAt(api, 'a5eb03e2-3cc9-46a0-8040-640a040252ad'), {
    code: '1671-KANTOR',
    kind: 'board',
    headEchelon: 'II.b',
    validFrom: '1900-01-01',
  });
  t.same(
    (await findings(api, done.id)).map(({ line, code }) => [line, code]),
    [
      [3, 'unit-code-malformed'],
      [4, 'unit-code-taken'],
      [5, 'unit-kind-unknown'],
      [5, 'unit-echelon-unknown'],
    ],
  );
});

t.test('A dry run of a hierarchy changes nothing', async (t) => {
  const api = await build(t, withJobs);
  const done = await importFile(
    api,
    'resource=units&dryRun=true',
    hierarchy('A,Pemerintah Kota Contoh,', 'B,Dinas,nobody'),
  );
  t.match(done, { state: 'finished', dryRun: true, created: 1, refused: 1 });
  t.equal((await findings(api, done.id)).length, 1);
  t.equal(await unitAt(api, 'A'), undefined);
});

interface PositionBody {
  id: string;
  name: string;
  kind: string;
  functionalLevel: string | null;
  echelon: string | null;
  jobClass: number | null;
  headCountNeeded: number;
  decreeNumber: string | null;
  validFrom: string;
  version: number;
}

t.test(
  'Positions are imported, changed from a day on, and the same file again changes nothing',
  async (t) => {
    const api = await build(t, withJobs);
    await importFile(
      api,
      'resource=units&validFrom=2020-01-01',
      hierarchy('A1,Pemerintah Kota Contoh,', 'B2,Dinas Pendidikan,A1', 'C3,Dinas Kesehatan,A1'),
    );
    const unit = (await unitAt(api, 'B2'))!;
    const listed = async (asOf = '2026-06-01'): Promise<PositionBody[]> =>
      (
        await api.call<{ items: PositionBody[] }>(
          'GET',
          `/v1/positions?unitId=${unit.id}&asOf=${asOf}&sort=name`,
        )
      ).body.items;
    const columns =
      'KODE JABATAN;UNOR ID;UNOR KODE;UNOR NAMA;NAMA JABATAN;JENIS JABATAN;JENJANG;ESELON;KELAS JABATAN;KEBUTUHAN;TMT;NOMOR SK';
    const table = (...rows: string[]): string => [columns, ...rows].join('\n');
    const file = table(
      'J-1;B2;;;Kepala Dinas;;;II.b;14;1;;SK-1',
      ';;B2;;Guru Ahli Muda;;;;9;12;01-01-2021;',
      ';;;Dinas Pendidikan;Pengadministrasi;pelaksana;;;5;2;;',
      ';B2;;;Perawat;fungsional;Terampil;;6;;;',
    );
    t.match(await importFile(api, 'resource=positions', file), { created: 4, refused: 0, warnings: 0 });
    t.match(await listed(), [
      {
        name: 'Guru Ahli Muda',
        kind: 'fungsional',
        functionalLevel: 'ahli-muda',
        headCountNeeded: 12,
        validFrom: '2021-01-01',
      },
      {
        name: 'Kepala Dinas',
        kind: 'jpt-pratama',
        echelon: 'II.b',
        jobClass: 14,
        decreeNumber: 'SK-1',
        validFrom: '2020-01-01',
      },
      { name: 'Pengadministrasi', kind: 'pelaksana', headCountNeeded: 2 },
      { name: 'Perawat', functionalLevel: 'terampil', headCountNeeded: 0 },
    ]);
    const before = await listed();
    t.match(await importFile(api, 'resource=positions', file), { unchanged: 4, updated: 0, refused: 0 });
    const asSimpeg = file
      .replace('KODE JABATAN', 'ID JABATAN SIMPEG')
      .replace('UNOR NAMA', 'UNIT ORGANISASI');
    t.match(await importFile(api, 'resource=positions', asSimpeg), {
      unchanged: 4,
      report: { unknownColumns: [] },
    });
    t.same(await listed(), before);

    const later = table(
      'J-1;B2;;;Kepala Dinas Pendidikan dan Kebudayaan;;;;;;01-03-2025;SK-2',
      ';B2;;;Guru Ahli Muda;;;;;15;;',
      ';B2;;;Pengadministrasi;;;;;2;;',
    );
    const changed = await importFile(api, 'resource=positions&changesFrom=2025-07-01', later);
    t.match(changed, { updated: 2, unchanged: 1, refused: 0 });
    t.match(await listed(), [
      { name: 'Guru Ahli Muda', headCountNeeded: 15, jobClass: 9, validFrom: '2025-07-01' },
      {
        name: 'Kepala Dinas Pendidikan dan Kebudayaan',
        echelon: 'II.b',
        decreeNumber: 'SK-2',
        validFrom: '2025-03-01',
      },
      { name: 'Pengadministrasi', kind: 'pelaksana', validFrom: '2020-01-01' },
      { name: 'Perawat' },
    ]);
    t.match((await listed('2025-02-28'))[1], { name: 'Kepala Dinas', decreeNumber: 'SK-1' });
    t.match(await importFile(api, 'resource=positions&changesFrom=2025-07-01', later), {
      updated: 0,
      unchanged: 3,
    });

    const wrong = table(
      ';;;;Tanpa Unit;pelaksana;;;;;;',
      ';ZZ;;;Unit Asing;pelaksana;;;;;;',
      ';B2;;;;pelaksana;;;;;;',
      ';B2;;;Arsiparis;fungsional;;;;;;',
      ';B2;;;Kepala Seksi;fungsional;Terampil;IV.a;;;;',
      ';B2;;;Entah;jpt;Luar Biasa;IX.z;99;-1;31-02-2025;',
      ';B2;;;Pramubakti;pelaksana;;;;;01-01-2019;',
      ';B2;;;Juru Pungut;pelaksana;;;;;;',
      ';B2;;;juru pungut;pelaksana;;;;;;',
      'J-9;B2;;;Kepala Dinas Pendidikan dan Kebudayaan;;;;;;;',
      ';B2;;;Guru Ahli Muda;;;;;99;01-01-2022;',
    );
    const refused = await importFile(api, 'resource=positions', wrong);
    t.match(refused, { created: 1, refused: 10 });
    const found = await findings(api, refused.id);
    t.same(
      found
        .map(({ line, code }) => `${line} ${code}`)
        .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
      [
        '2 position-unit-unknown',
        '3 position-unit-unknown',
        '4 position-name-missing',
        '5 level-required',
        '6 echelon-contradicts-kind',
        '7 position-echelon-unknown',
        '7 position-level-unknown',
        '7 position-number-malformed',
        '7 position-number-malformed',
        '7 position-date-malformed',
        '8 position-before-unit',
        '10 position-duplicate',
        '11 position-code-differs',
        '12 position-changes-later',
      ],
    );
  },
);
