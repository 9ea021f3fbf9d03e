import type { campaignEvents, materials } from '../../modules/socialisation/event-tables.ts';
import type { QuestionStepKind } from '../../modules/socialisation/question-reference.ts';
import type { questionAnswers, questions } from '../../modules/socialisation/question-tables.ts';

type Answer = Pick<typeof questionAnswers.$inferInsert, 'text' | 'changed' | 'outcome'>;

/** All days are counted from today. */
interface Question
  extends Pick<typeof questions.$inferInsert, 'kind' | 'text' | 'eId' | 'state' | 'isConfidential'> {
  readonly askedOn: number;
  /** What the city did with it, and when. */
  readonly steps?: readonly {
    readonly kind: QuestionStepKind;
    readonly day: number;
    readonly answer?: Answer;
  }[];
}

/** What people ask about the protection of personal data, or hold against it. */
export const demoQuestions: readonly Question[] = [
  {
    kind: 'question',
    eId: 'art_2__para_2',
    text: 'Jika pemadanan NIK sedang terganggu, bolehkah kami meminta fotokopi KTP untuk sementara?',
    state: 'answered',
    isConfidential: false,
    askedOn: -12,
    steps: [
      {
        kind: 'answered',
        day: -10,
        answer: {
          text: {
            id: 'Boleh, selama gangguan dicatat di buku loket; salinannya dimusnahkan pada hari yang sama setelah data diperiksa.',
            en: 'Yes, as long as the failure is noted at the counter; the copy is destroyed on the same day once the data was checked.',
          },
        },
      },
    ],
  },
  {
    kind: 'objection',
    eId: 'art_3__para_2',
    text: 'Ruang kami tidak punya lemari terkunci. Kami tidak dapat melaksanakan ketentuan ini sebelum ada pengadaan.',
    state: 'decided',
    isConfidential: false,
    askedOn: -13,
    steps: [
      { kind: 'review-began', day: -11 },
      {
        kind: 'decided',
        day: -8,
        answer: {
          outcome: 'partly-accepted',
          text: {
            id: 'Ketentuannya tetap, tetapi pengadaan lemari dimasukkan dalam perubahan anggaran. Sampai lemari tersedia, berkas disimpan di ruang arsip kelurahan yang terkunci.',
            en: 'The rule stays, but lockers come with the revised budget. Until they are there, files are kept in the locked archive.',
          },
          changed: {
            id: 'Daftar kebutuhan lemari per unit ditambahkan pada rencana pelaksanaan.',
            en: 'A list of the lockers that each unit needs was added to the plan.',
          },
        },
      },
    ],
  },
  {
    kind: 'objection',
    eId: 'art_4',
    text: 'Di unit kami petugas pelindungan data ditunjuk tanpa ditanya, di luar tugas pokok, dan takut menolak.',
    state: 'in-review',
    isConfidential: true,
    askedOn: -4,
    steps: [{ kind: 'review-began', day: -2 }],
  },
  {
    kind: 'question',
    eId: 'art_5',
    text: 'Apakah salah kirim satu berkas ke warga lain sudah termasuk kegagalan pelindungan data yang harus dilaporkan?',
    state: 'received',
    isConfidential: false,
    askedOn: -13,
  },
  {
    kind: 'question',
    eId: 'art_6',
    text: 'Berkas lama sebelum peraturan ini berlaku, ikut dimusnahkan atau tidak?',
    state: 'received',
    isConfidential: false,
    askedOn: -1,
  },
];

/** What many asked, and how it was answered once for all of them. */
export const demoFaq = {
  eId: 'art_3__para_1',
  writtenOn: -9,
  question: {
    id: 'Bagaimana menerima berkas dari warga yang hanya dapat mengirim lewat aplikasi perpesanan?',
    en: 'How do we take files from citizens who can send them by messenger only?',
  },
  answer: {
    id: 'Kirimkan kepada warga tautan unggah dari loket digital. Nomor pribadi petugas tidak dipakai; nomor resmi hanya untuk memberi tahu.',
    en: 'Send them the upload link of the digital counter. Private numbers of staff are not used; the official number only tells people.',
  },
  asked: [
    { day: -12, text: 'Warga lansia hanya bisa kirim foto lewat WhatsApp. Harus bagaimana?' },
    { day: -12, text: 'Bolehkah berkas diterima lewat nomor resmi loket?' },
    { day: -11, text: 'Kalau warga sudah terlanjur mengirim KTP ke nomor saya, apa yang saya lakukan?' },
    { day: -10, text: 'Apakah grup perpesanan RT termasuk aplikasi pribadi?' },
    { day: -10, text: 'Adakah cara lain bagi warga yang jauh dari kantor untuk mengirim berkasnya?' },
  ],
} as const;

/** When people come together; hours are of the city. */
export const demoEvents: readonly (Pick<
  typeof campaignEvents.$inferInsert,
  'kind' | 'title' | 'place' | 'link' | 'seats'
> & {
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly registered: number;
  /** How many of the registered came, if it is over. */
  readonly came?: number;
})[] = [
  {
    kind: 'town-hall',
    title: { id: 'Data warga, amanah kita: temu pegawai', en: 'What citizens entrust to us: town hall' },
    place: 'Aula Sekretariat Daerah',
    day: -7,
    from: '09:00',
    to: '11:00',
    registered: 18,
    came: 15,
  },
  {
    kind: 'workshop',
    title: { id: 'Latihan: loket tanpa fotokopi KTP', en: 'Practice: a counter without copies' },
    place: 'Ruang Pelatihan DISKOMINFO',
    seats: 8,
    day: 6,
    from: '13:30',
    to: '15:30',
    registered: 11,
  },
];

export const demoMaterial: Pick<typeof materials.$inferInsert, 'title' | 'kind' | 'language' | 'url'> & {
  readonly day: number;
} = {
  title: 'Selebaran loket: data apa yang boleh diminta',
  kind: 'leaflet',
  language: 'id',
  url: 'https://palembang.example/sosialisasi/data-pribadi/selebaran.pdf',
  day: -13,
};

/** So many units have somebody who speaks for the change, since that day. */
export const demoAmbassadors = { units: 6, since: -11 } as const;
