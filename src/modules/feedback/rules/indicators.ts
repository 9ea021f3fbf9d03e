import { satisfactionElements } from '../reference.ts';
import type { Indicator } from '../schemas/open-data.ts';

const index = 'Indeks Kepuasan Masyarakat (IKM)';
const skm = 'PermenPANRB 14/2017';
const source =
  'Survei kepuasan masyarakat dengan kuesioner sembilan unsur PermenPANRB 14/2017; dihitung dari semua jawaban sah atas survei yang ditutup, dan diterbitkan bertanda tangan.';
const classification =
  'Menurut survei, pelayanan, dan unit penyelenggara; kelompok dengan kurang dari lima jawaban tidak ditampilkan.';

const shared = {
  classification,
  level: 'Kota, perangkat daerah, dan pelayanan',
  isPublic: true,
  source,
} as const;

/** How an element stands in the table: `staff-competence` is `staffCompetence`. */
export const columnOf = (element: string): string =>
  element.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const ofElement = ({ code, label }: (typeof satisfactionElements.entries)[number]): Indicator => ({
  ...shared,
  code: `ikm-${code}`,
  column: columnOf(code),
  name: { id: `Nilai unsur ${label.id.toLowerCase()}`, en: `Mark of the element ${label.en.toLowerCase()}` },
  concept: `Mutu pelayanan publik menurut penggunanya dalam unsur ${label.id.toLowerCase()}.`,
  definition: `Rata-rata nilai 1–4 yang diberikan responden untuk unsur ${label.id.toLowerCase()}.`,
  interpretation:
    'Makin tinggi makin baik: 1,00–2,5996 tidak baik (D), 2,60–3,064 kurang baik (C), 3,0644–3,532 baik (B), 3,5324–4,00 sangat baik (A).',
  formula: 'NRR(u) = Σ nilai(u) / n',
  measure: 'Rata-rata',
  unit: 'Nilai (1–4)',
  isComposite: false,
  builtFrom: [`Jawaban atas pertanyaan unsur ${label.id.toLowerCase()}`],
  legalBasis: `${skm}, lampiran`,
});

/** The sheet of each figure that is published (metadata statistik indikator, MS-Ind). Peraturan BPS 5/2020. */
export const indicators: readonly Indicator[] = [
  {
    ...shared,
    code: 'ikm',
    column: 'converted',
    name: { id: index, en: 'Satisfaction index' },
    concept: 'Kepuasan masyarakat atas penyelenggaraan pelayanan publik.',
    definition:
      'Rata-rata tertimbang nilai sembilan unsur pelayanan menurut penggunanya, dikonversi ke skala 25–100.',
    interpretation:
      'Makin tinggi makin baik: 25,00–64,99 tidak baik (D), 65,00–76,60 kurang baik (C), 76,61–88,30 baik (B), 88,31–100,00 sangat baik (A).',
    formula: 'IKM = Σ (NRR(u) × 1/9) × 25',
    measure: 'Indeks',
    unit: 'Indeks (25–100)',
    isComposite: true,
    builtFrom: satisfactionElements.entries.map(({ label }) => `Nilai unsur ${label.id.toLowerCase()}`),
    legalBasis: `${skm}, lampiran`,
  },
  ...satisfactionElements.entries.map(ofElement),
  {
    ...shared,
    code: 'tingkat-respons',
    column: 'responseRate',
    name: { id: 'Tingkat respons survei', en: 'Response rate of the survey' },
    concept: 'Keikutsertaan mereka yang diminta menjawab survei.',
    definition: 'Bagian token sekali pakai yang dibagikan yang digunakan untuk jawaban sah.',
    interpretation: 'Makin tinggi makin kecil kemungkinan bias karena yang tidak menjawab.',
    formula: 'Jawaban sah dengan token / token yang dibagikan × 100',
    measure: 'Persentase',
    unit: 'Persen',
    isComposite: false,
    builtFrom: ['Jumlah jawaban sah dengan token', 'Jumlah token yang dibagikan'],
    legalBasis: skm,
  },
  {
    ...shared,
    code: 'kecukupan-sampel',
    column: 'isSampleAdequate',
    name: { id: 'Kecukupan sampel survei', en: 'Adequacy of the sample' },
    concept: 'Keterwakilan pengguna layanan dalam survei.',
    definition:
      'Apakah jumlah responden mencapai sampel minimum Krejcie–Morgan bagi jumlah pengguna layanan dalam periode survei.',
    interpretation:
      'Ya: indeks mewakili pengguna layanan dengan galat 5%. Tidak: indeks dibaca dengan hati-hati.',
    formula: 'n ≥ 3,841·N·0,25 / (0,05²·(N−1) + 3,841·0,25)',
    measure: 'Ya/tidak',
    unit: 'Tanpa satuan',
    isComposite: false,
    builtFrom: ['Jumlah responden', 'Jumlah pengguna layanan (populasi)'],
    legalBasis: `${skm}, lampiran`,
  },
];
