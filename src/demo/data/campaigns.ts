import type { Quiz } from '../../modules/socialisation/schemas/quizzes.ts';
import type { audiences } from '../../modules/socialisation/tables.ts';

type NewAudience = Omit<typeof audiences.$inferInsert, 'id' | 'campaignId' | 'ordinal' | 'unitIds'> & {
  /** Codes of units, with all below them. */
  readonly units?: readonly string[];
};

interface DemoCampaign {
  /** The document that it explains, and the unit that runs it. */
  readonly document: string;
  readonly unit: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly purpose: { readonly id: string; readonly en: string };
  /** Days from today on which it began, if it did, and on which all is to be read. */
  readonly startedOn?: number;
  readonly dueOn: number;
  readonly quiz?: Quiz;
  readonly audiences: readonly NewAudience[];
}

/** As many working days as an answer to a question may take. */
export const answerWorkingDays = 5;

/** What the first city explains to its people at present. */
export const demoCampaigns: readonly DemoCampaign[] = [
  {
    document: 'personal-data',
    unit: 'DISKOMINFO',
    title: { id: 'Data warga, amanah kita', en: 'What citizens entrust to us' },
    purpose: {
      id: 'Warga menitipkan data dirinya di loket. Mulai berlakunya peraturan ini kita hanya meminta yang perlu, menyimpannya terkunci, dan tidak mengirimkannya lewat aplikasi pribadi.',
      en: 'Citizens leave their data at our counters. From now on we ask for what is needed, keep it locked, and never send it by private messengers.',
    },
    startedOn: -14,
    dueOn: 30,
    quiz: {
      isRequired: true,
      passPercent: 50,
      attempts: 2,
      questions: [
        {
          text: {
            id: 'Bolehkah foto KTP warga dikirim lewat aplikasi perpesanan pribadi?',
            en: 'May a photo of a citizen’s identity card be sent by a private messenger?',
          },
          options: [
            { id: 'Boleh, kepada sesama petugas', en: 'Yes, to colleagues' },
            { id: 'Tidak boleh', en: 'No' },
          ],
          correct: 2,
          eId: 'art_3__para_1',
        },
        {
          text: { id: 'Kapan kebocoran data dilaporkan?', en: 'When is a leak reported?' },
          options: [
            { id: 'Paling lambat 3 x 24 jam', en: 'Within 3 × 24 hours' },
            { id: 'Pada laporan bulanan', en: 'With the monthly report' },
          ],
          correct: 1,
          eId: 'art_5',
        },
      ],
    },
    audiences: [
      {
        name: 'Pimpinan unit',
        units: ['DISDUKCAPIL', 'DISKOMINFO', 'DPMPTSP', 'BKPSDM'],
        positionKinds: ['jpt-pratama', 'administrator', 'pengawas'],
        message: {
          id: 'Tunjuk petugas pelindungan data di unit Anda, dan laporkan setiap kebocoran dalam 3 x 24 jam.',
          en: 'Name who protects data in your unit, and report every leak within 3 × 24 hours.',
        },
      },
      {
        name: 'Petugas loket dan pengolah data',
        units: ['DISDUKCAPIL', 'DPMPTSP'],
        message: {
          id: 'Minta hanya data yang diperlukan. Fotokopi KTP tidak perlu bila datanya dapat diperiksa di layar.',
          en: 'Ask only for what is needed. No copy of the identity card where the screen shows the data.',
        },
      },
      {
        name: 'Pegawai lain',
        units: ['DISKOMINFO', 'BKPSDM'],
        message: {
          id: 'Berkas dengan data warga disimpan terkunci dan dimusnahkan setelah masa simpannya.',
          en: 'Files with data of citizens are kept locked, and destroyed when their time is over.',
        },
      },
    ],
  },
  {
    document: 'talent',
    unit: 'BKPSDM',
    title: { id: 'Karier terbuka bagi semua', en: 'Careers open to all' },
    purpose: {
      id: 'Manajemen talenta menempatkan orang menurut kinerja dan kompetensinya. Kampanye ini disiapkan sambil menunggu penetapan.',
      en: 'Talent management places people by what they do and can do. This campaign is prepared while the signature is awaited.',
    },
    dueOn: 90,
    audiences: [
      {
        name: 'Semua pegawai',
        message: {
          id: 'Periksa profil kompetensi Anda: penempatan akan melihatnya.',
          en: 'Look at your competency profile: placements will.',
        },
      },
    ],
  },
];
