import { referenceList } from '../../platform/reference/list.ts';

/** What a document can touch; others join as the service comes to know them. */
export const policyLinkKinds = referenceList(
  {
    name: 'policy-link-kinds',
    label: { id: 'Jenis keterkaitan dokumen kebijakan', en: 'Kinds of what policy documents touch' },
    description: 'What a policy document touches.',
    legalBasis: 'UU 12/2011 annex I',
  },
  [
    { code: 'unit', label: { id: 'Unit organisasi', en: 'Unit' } },
    { code: 'position', label: { id: 'Jabatan', en: 'Position' } },
    { code: 'public-service', label: { id: 'Pelayanan publik', en: 'Public service' } },
    { code: 'course', label: { id: 'Pelatihan', en: 'Course' } },
    { code: 'survey', label: { id: 'Survei', en: 'Survey' } },
    { code: 'training-plan', label: { id: 'Rencana pelatihan', en: 'Training plan' } },
    { code: 'competency', label: { id: 'Kompetensi', en: 'Competency' } },
  ],
);

type Measure = 'percent' | 'converted-index' | 'count' | 'free';

const source = <const Code extends string>(
  code: Code,
  id: string,
  en: string,
  measure: Measure,
  { isOfServices = false } = {},
) => ({ code, label: { id, en }, measure, isOfServices });

/** What an indicator is measured by: figures that the service computes itself, or what people measured. */
export const policyTargetSources = referenceList(
  {
    name: 'policy-target-sources',
    label: { id: 'Sumber indikator kebijakan', en: 'Sources of policy indicators' },
    description: 'What an indicator of a policy is measured by.',
    legalBasis: 'Perpres 29/2014; PermenPANRB 14/2017; PP 11/2017',
  },
  [
    source(
      'satisfaction-index',
      'Indeks kepuasan masyarakat, nilai konversi 25–100',
      'Satisfaction index of published surveys of the last year, converted 25–100',
      'converted-index',
      { isOfServices: true },
    ),
    source(
      'satisfaction-element',
      'Nilai unsur pelayanan, nilai konversi 25–100',
      'One element of published satisfaction surveys of the last year, converted 25–100',
      'converted-index',
      { isOfServices: true },
    ),
    source(
      'competency-standard-share',
      'Persentase pegawai yang memenuhi standar kompetensi jabatan',
      'Percentage of people who meet the competency standard of their position',
      'percent',
    ),
    source(
      'competency-mean-gap',
      'Rata-rata kesenjangan kompetensi, dalam level',
      'Mean competency gap of what is assessed, in levels',
      'count',
    ),
    source(
      'learning-hours-share',
      'Persentase pegawai yang memenuhi kewajiban jam pelajaran tahun berjalan',
      'Percentage of people who have the learning hours that they owe this year',
      'percent',
    ),
    source(
      'learning-hours-mean',
      'Rata-rata jam pelajaran tahun berjalan',
      'Mean learning hours of people this year',
      'count',
    ),
    source(
      'reports-in-time-share',
      'Persentase laporan masyarakat yang tuntas tepat waktu, dua belas bulan terakhir',
      'Percentage of reports of the last twelve months that were resolved in time',
      'percent',
    ),
    source('head-count', 'Jumlah pegawai dalam jabatan definitif', 'People in definitive positions', 'count'),
    source(
      'positions-filled-share',
      'Persentase kebutuhan jabatan yang terisi',
      'Percentage of needed places that are filled',
      'percent',
    ),
    source(
      'measured',
      'Diukur dan dicatat petugas, dengan bukti',
      'Measured and entered by people, with evidence',
      'free',
      {
        isOfServices: true,
      },
    ),
  ],
);

export const policyTargetDirections = referenceList(
  {
    name: 'policy-target-directions',
    label: { id: 'Arah target kebijakan', en: 'Directions of policy targets' },
    description: 'Whether a value is to be reached from below or from above.',
    legalBasis: 'Perpres 29/2014',
  },
  [
    { code: 'at-least', label: { id: 'Sekurang-kurangnya', en: 'At least' } },
    { code: 'at-most', label: { id: 'Setinggi-tingginya', en: 'At most' } },
  ],
);

export const policyTargetStatuses = referenceList(
  {
    name: 'policy-target-statuses',
    label: { id: 'Status target kebijakan', en: 'Statuses of policy targets' },
    description: 'How far a target is on a day.',
    legalBasis: 'Perpres 29/2014',
  },
  [
    { code: 'not-started', label: { id: 'Belum dimulai', en: 'Not started' } },
    { code: 'unmeasured', label: { id: 'Belum terukur', en: 'Not measured yet' } },
    { code: 'on-track', label: { id: 'Sesuai jalur', en: 'On track' } },
    { code: 'behind', label: { id: 'Tertinggal', en: 'Behind' } },
    { code: 'reached', label: { id: 'Tercapai', en: 'Reached' } },
    { code: 'missed', label: { id: 'Tidak tercapai', en: 'Missed' } },
    { code: 'source-gone', label: { id: 'Sumber tidak ada lagi', en: 'Its source is gone' } },
  ],
);

export const policyMeasurementRemarks = referenceList(
  {
    name: 'policy-measurement-remarks',
    label: { id: 'Catatan hasil pengukuran', en: 'Remarks of measurements' },
    description: 'Why a measurement has no value.',
    legalBasis: 'PermenPANRB 14/2017; UU 27/2022',
  },
  [
    {
      code: 'suppressed',
      label: { id: 'Disembunyikan: kurang dari lima orang', en: 'Suppressed: fewer than five people' },
    },
    { code: 'no-figure', label: { id: 'Belum ada angka', en: 'There is no figure yet' } },
    {
      code: 'source-gone',
      label: { id: 'Unit atau pelayanan tidak ada lagi', en: 'The unit or service is gone' },
    },
  ],
);
