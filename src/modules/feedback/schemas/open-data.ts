import Type, { type Static } from 'typebox';
import { Code, DateOnly, Id, Nullable, ref, TwoLanguages, Words } from '../../../platform/http/schemas.ts';
import { Count, index, MeanMark, Percent, SurveyCode } from './figures.ts';
import { sample } from './results.ts';

const Mean = (element: string) =>
  Nullable(MeanMark(`Mean mark of the element ${element}, 1–4 — nilai unsur.`));

export const OpenIndexRow = Type.Object(
  {
    publicationId: Id('The publication that the row is taken from.'),
    publishedOn: DateOnly('The day of publication.', '2027-01-15'),
    surveyId: Id('The survey.'),
    surveyCode: SurveyCode,
    startsOn: DateOnly('First day of the survey.', '2026-07-01'),
    endsOn: DateOnly('Last day of the survey.', '2026-12-31'),
    level: Type.Enum(['survey', 'service'], {
      description: 'Whether the row is about all services of the survey, or about one.',
    }),
    unitId: Id('The unit that held the survey, or that serves.'),
    unitCode: Words('Code of the unit.', 60, 'DISDUKCAPIL'),
    unitName: Nullable(Words('Name of the unit.', 300, 'Dinas Kependudukan dan Pencatatan Sipil')),
    serviceId: Nullable(Id('The service; null of all.')),
    serviceCode: Nullable(Words('Natural key of the service.', 60, 'KTP-EL')),
    serviceName: Nullable(Words('Name of the service.', 300, 'Penerbitan KTP-el')),
    isSuppressed: Type.Boolean({ description: 'Whether nothing is told, so that nobody is exposed.' }),
    respondents: Nullable(Count('Answers that count — responden.')),
    ...sample,
    responseRate: Nullable(
      Percent('Of the tokens given out, in percent — tingkat respons; of surveys only.'),
    ),
    ...index,
    requirements: Mean('requirements'),
    procedure: Mean('procedure'),
    time: Mean('time'),
    cost: Mean('cost'),
    product: Mean('product'),
    staffCompetence: Mean('competence of staff'),
    staffBehaviour: Mean('behaviour of staff'),
    complaintHandling: Mean('handling of complaints'),
    facilities: Mean('facilities'),
  },
  {
    $id: 'OpenSatisfactionIndex',
    description: 'A published satisfaction index — IKM yang diterbitkan.',
  },
);
export type OpenIndexRow = Static<typeof OpenIndexRow>;

export const Indicator = Type.Object(
  {
    code: Code('Stable code of the indicator.', 'ikm'),
    column: Words('The column of the data set that has it.', 60, 'converted'),
    name: ref(TwoLanguages),
    concept: Words('What it is about — konsep.', 1000, 'Kepuasan masyarakat atas pelayanan publik.'),
    definition: Words('What it is — definisi.', 1000, 'Rata-rata tertimbang nilai sembilan unsur.'),
    interpretation: Words('How it is read — interpretasi.', 1000, 'Makin tinggi makin baik.'),
    formula: Words('How it is computed — metode/rumus.', 1000, 'IKM = Σ (NRR × 1/9) × 25'),
    measure: Words('What kind of measure it is — ukuran.', 100, 'Indeks'),
    unit: Words('Its unit — satuan.', 100, 'Indeks (25–100)'),
    classification: Words('By what it is presented — klasifikasi penyajian.', 500, 'Menurut pelayanan'),
    isComposite: Type.Boolean({ description: 'Whether it is built from others — indikator komposit.' }),
    builtFrom: Type.Array(Words('A variable or indicator.', 300, 'Nilai unsur persyaratan'), {
      maxItems: 20,
      description: 'What it is built from — indikator/variabel pembangun.',
    }),
    level: Words('Down to what it is estimated — level estimasi.', 300, 'Kota dan pelayanan'),
    isPublic: Type.Boolean({ description: 'Whether everybody may have it — dapat diakses umum.' }),
    source: Words('Where it comes from — sumber data.', 1000, 'Survei kepuasan masyarakat'),
    legalBasis: Words('The regulation — dasar hukum.', 300, 'PermenPANRB 14/2017'),
  },
  {
    $id: 'StatisticalIndicator',
    description: 'The sheet of a published figure, after Peraturan BPS 5/2020 — metadata indikator (MS-Ind).',
  },
);
export type Indicator = Static<typeof Indicator>;

const column = (name: string, example: string) =>
  Words(`Column \`${name}\` of the Daftar Data.`, 2000, example);

export const RegistryRow = Type.Object(
  {
    idDdd: Nullable(column('id_ddd', 'DDD-001')),
    idDdp: Nullable(column('id_ddp', 'DDP-001')),
    sumberReferensi: column('sumber_referensi', 'PermenPANRB 14/2017'),
    kodeIndikator: column('kode_indikator', 'ikm'),
    namaIndikator: column('nama_indikator', 'Indeks Kepuasan Masyarakat (IKM)'),
    namaData: column('nama_data', 'Indeks Kepuasan Masyarakat (IKM) menurut pelayanan'),
    jenisData: Type.Enum(['statistik', 'geospasial', 'keuangan'], {
      description: 'Column `jenis_data` of the Daftar Data.',
    }),
    indikatorVariabel: column('indikator_variabel', 'Indikator'),
    kodeStandarData: Nullable(column('kode_standar_data', 'SDN-001')),
    produsenData: column('produsen_data', 'Pemerintah Kota'),
    klasifikasiRisiko: Type.Enum(['terbuka', 'terbatas', 'tertutup'], {
      description: 'Column `klasifikasi_risiko` of the Daftar Data.',
    }),
    definisi: column('definisi', 'Rata-rata tertimbang nilai sembilan unsur.'),
    satuan: column('satuan', 'Indeks (25–100)'),
    klasifikasiPenyajian: column('klasifikasi_penyajian', 'Menurut pelayanan'),
    jadwalPemutakhiran: column('jadwal_pemutakhiran', 'tahunan'),
    kategoriRad: Nullable(column('kategori_rad', 'Reformasi birokrasi')),
    kodeMetadata: column('kode_metadata', 'MS-Ind-ikm'),
    linkPortalDaerah: column('link_portal_daerah', '/v1/open-data/satisfaction-index'),
    linkPortalSdi: Nullable(column('link_portal_sdi', 'https://data.go.id')),
  },
  {
    $id: 'DataRegistryRow',
    description:
      'A row of the list of data, its 19 columns in their order — Daftar Data (Satu Data Indonesia).',
  },
);
export type RegistryRow = Static<typeof RegistryRow>;

export const DatasetSummary = Type.Object(
  {
    name: Type.String({
      maxLength: 60,
      pattern: '^[a-z][a-z0-9-]*$',
      description: 'Name of the data set.',
      examples: ['satisfaction-index'],
    }),
    title: ref(TwoLanguages),
    notes: Words('What it holds.', 2000, 'Indeks kepuasan masyarakat (IKM) yang diterbitkan.'),
    keywords: Type.Array(Words('A keyword.', 60, 'ikm'), {
      maxItems: 20,
      description: 'Words by which catalogues find it.',
    }),
    standard: Words('The regulation that its figures follow.', 300, 'PermenPANRB 14/2017'),
  },
  { $id: 'OpenDatasetSummary', description: 'A data set in short — himpunan data.' },
);
export type DatasetSummary = Static<typeof DatasetSummary>;

const anyObject = (id: string, description: string) =>
  Type.Unsafe<Record<string, unknown>>({
    $id: id,
    type: 'object',
    additionalProperties: true,
    description,
  });

export const OpenCatalogue = anyObject(
  'OpenDataCatalogue',
  'A catalogue as DCAT 3, in JSON-LD: its context names the terms.',
);
export const OpenDataset = anyObject(
  'OpenDataset',
  'A data set as CKAN’s `package_show` tells of it: `help`, `success` and `result` with its `resources`.',
);

export const openDataSchemas = [
  DatasetSummary,
  OpenIndexRow,
  Indicator,
  RegistryRow,
  OpenCatalogue,
  OpenDataset,
];
