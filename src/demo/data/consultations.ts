import type { comments, groupAnswers } from '../../modules/consultations/comment-tables.ts';
import type { Alternative } from '../../modules/consultations/schemas/consultations.ts';

type Comment = typeof comments.$inferInsert;

interface Said extends Pick<Comment, 'kind' | 'text' | 'preferredAlternative'> {
  /** Days after the opening. */
  readonly after: number;
  readonly eId?: string;
}

/** What somebody of the public says of themselves. */
type SaidInPublic = Said & Pick<Comment, 'gender' | 'ageBand'> & { readonly district?: number };

interface Consultation {
  /** The document that it asks about, and which of its texts. */
  readonly document: string;
  readonly text: number;
  readonly unit: string;
  readonly title: string;
  readonly purpose: { readonly id: string; readonly en: string };
  /** Days from today. */
  readonly opensOn: number;
  readonly closesOn: number;
}

/** What the first city asks everybody about at present. */
export const publicConsultation: Consultation & {
  readonly alternatives: Alternative[];
  readonly comments: readonly SaidInPublic[];
} = {
  document: 'services-first',
  text: 1,
  unit: 'SETDA',
  title: 'Pengaduan ditanggapi dalam lima hari kerja',
  purpose: {
    id: 'Peraturan yang berlaku memberi waktu 14 hari kerja untuk menanggapi pengaduan. Menurut Anda, berapa lama yang wajar, dan apa yang perlu disiapkan?',
    en: 'The present law gives fourteen working days to answer a complaint. How long is fair, and what must be prepared for it?',
  },
  opensOn: -25,
  closesOn: 20,
  alternatives: [
    {
      code: 'five-days',
      title: 'Lima hari kerja untuk semua pengaduan',
      description: 'Setiap pengaduan ditanggapi paling lama lima hari kerja, apa pun jenisnya.',
    },
    {
      code: 'by-kind',
      title: 'Tenggat menurut jenis pengaduan',
      description:
        'Pengaduan sederhana ditanggapi dalam lima hari kerja, yang perlu peninjauan lapangan sepuluh.',
    },
  ],
  comments: [
    {
      after: 1,
      kind: 'support',
      eId: 'art_I',
      text: 'Setuju. Menunggu hampir tiga minggu untuk jawaban atas lampu jalan yang mati terlalu lama.',
      preferredAlternative: 'five-days',
      gender: 'female',
      ageBand: '30-39',
      district: 0,
    },
    {
      after: 2,
      kind: 'support',
      eId: 'art_I',
      text: 'Lima hari kerja cukup bila petugas memang membaca pengaduan setiap hari.',
      preferredAlternative: 'five-days',
      gender: 'male',
      ageBand: '20-29',
      district: 1,
    },
    {
      after: 3,
      kind: 'concern',
      eId: 'art_I',
      text: 'Kalau tenggatnya terlalu pendek, jawabannya hanya «sedang diproses». Yang kami perlukan penyelesaian, bukan balasan.',
      preferredAlternative: 'by-kind',
      gender: 'male',
      ageBand: '40-49',
      district: 0,
    },
    {
      after: 5,
      kind: 'suggestion',
      eId: 'art_I',
      text: 'Bedakan pengaduan yang perlu dilihat di lapangan, misalnya drainase, dari yang cukup dijawab dari kantor.',
      preferredAlternative: 'by-kind',
      gender: 'female',
      ageBand: '40-49',
      district: 2,
    },
    {
      after: 8,
      kind: 'concern',
      eId: 'art_II',
      text: 'Jangan langsung berlaku pada hari diundangkan; kelurahan perlu waktu menyiapkan petugas.',
      gender: 'female',
      ageBand: '50-59',
      district: 3,
    },
    {
      after: 9,
      kind: 'suggestion',
      eId: 'art_II',
      text: 'Berlakukan tiga bulan setelah diundangkan, dan umumkan lewat RT dan RW.',
      gender: 'male',
      ageBand: '60-and-over',
    },
    {
      after: 12,
      kind: 'suggestion',
      text: 'Umumkan setiap bulan berapa pengaduan yang dijawab tepat waktu oleh tiap dinas.',
      preferredAlternative: 'five-days',
      gender: null,
      ageBand: null,
    },
    {
      after: 14,
      kind: 'support',
      text: 'Saya mendukung, asalkan pengaduan lewat telepon tetap diterima bagi yang tidak punya gawai.',
      gender: 'female',
      ageBand: '30-39',
      district: 1,
    },
    {
      after: 20,
      kind: 'concern',
      eId: 'art_I',
      text: 'Pengaduan saya tentang parkir liar belum dijawab sejak lama, hubungi saya di 0812-0000-0000.',
      gender: 'male',
      ageBand: '30-39',
      district: 0,
    },
  ],
};

interface Group {
  readonly title: string;
  readonly summary: string;
  readonly comments: readonly Said[];
  /** The city’s answer, so many days after the last day for comments. */
  readonly answer: Pick<typeof groupAnswers.$inferInsert, 'outcome' | 'reason' | 'changedProvisions'> & {
    readonly after: number;
  };
}

/** What it asked its own people about, and what came of it. */
export const internalConsultation: Consultation & {
  /** Codes of units, with all below them. */
  readonly units: readonly string[];
  readonly concludedOn: number;
  readonly summary: { readonly id: string; readonly en: string };
  readonly groups: readonly Group[];
} = {
  document: 'talent',
  text: 1,
  unit: 'BKPSDM',
  units: ['BKPSDM', 'DISKOMINFO'],
  title: 'Manajemen talenta: siapa menilai, dan bagaimana',
  purpose: {
    id: 'Rancangan ini mengatur cara memilih pengganti jabatan yang akan kosong. Apa yang menurut Anda adil, dan apa yang belum jelas?',
    en: 'This draft says how successors are chosen. What is fair about it, and what is not clear yet?',
  },
  opensOn: -60,
  closesOn: -46,
  concludedOn: -42,
  summary: {
    id: 'Tujuannya didukung. Susunan komite talenta dikaji ulang bersama Bagian Hukum; sembilan kotak tetap dipakai dan akan dijelaskan; hak pegawai untuk melihat petanya diatur dalam pedoman.',
    en: 'Its aim is supported. Who sits on the talent committee is looked at again; the nine boxes stay and will be explained; that people see where they stand comes with the guideline.',
  },
  groups: [
    {
      title: 'Tujuan manajemen talenta',
      summary: 'Pengganti disiapkan sebelum jabatan kosong; jabatan tidak lagi lama diisi pelaksana tugas.',
      comments: [
        {
          after: 1,
          kind: 'support',
          eId: 'art_1',
          text: 'Baik, supaya jabatan tidak berbulan-bulan diisi pelaksana tugas.',
        },
        {
          after: 2,
          kind: 'support',
          eId: 'art_1',
          text: 'Mendukung. Selama ini pengganti baru dicari setelah pejabatnya pensiun.',
        },
        {
          after: 4,
          kind: 'support',
          text: 'Jika dijalankan terbuka, ini memberi harapan kepada pegawai muda.',
        },
        {
          after: 6,
          kind: 'support',
          eId: 'art_1',
          text: 'Sejalan dengan sistem merit; segera ditetapkan.',
        },
        {
          after: 10,
          kind: 'suggestion',
          eId: 'art_1',
          text: 'Sebutkan juga jabatan fungsional, bukan hanya jabatan struktural.',
        },
      ],
      answer: {
        after: 1,
        outcome: 'accepted',
        reason: {
          id: 'Tujuan dalam Pasal 1 dipertahankan sebagaimana didukung.',
          en: 'The aim in article 1 stays as it is supported.',
        },
      },
    },
    {
      title: 'Komite talenta',
      summary: 'Komite yang ditunjuk Kepala Badan sendiri diragukan kemandiriannya.',
      comments: [
        {
          after: 3,
          kind: 'concern',
          eId: 'art_3',
          text: 'Komite yang ditunjuk Kepala Badan sendiri sulit dianggap mandiri.',
        },
        {
          after: 5,
          kind: 'suggestion',
          eId: 'art_3',
          text: 'Komite sebaiknya dibentuk oleh Wali Kota dan diketuai Sekretaris Daerah.',
        },
        {
          after: 6,
          kind: 'suggestion',
          eId: 'art_3',
          text: 'Sertakan seorang anggota dari luar pemerintah kota, misalnya dari perguruan tinggi.',
        },
        {
          after: 9,
          kind: 'concern',
          eId: 'art_3',
          text: 'Tanpa aturan benturan kepentingan, anggota komite dapat menilai kerabatnya sendiri.',
        },
        {
          after: 11,
          kind: 'suggestion',
          eId: 'art_3',
          text: 'Umumkan susunan komite kepada seluruh pegawai.',
        },
      ],
      answer: {
        after: 3,
        outcome: 'partly-accepted',
        changedProvisions: ['art_3'],
        reason: {
          id: 'Pembentukan komite dalam Pasal 3 akan disusun ulang. Anggota dari luar belum dapat diterima karena data penilaian bersifat rahasia.',
          en: 'How the committee is formed in article 3 will be written anew. Members from outside are not taken in, as assessments are confidential.',
        },
      },
    },
    {
      title: 'Sembilan kotak',
      summary: 'Pemetaan ke dalam sembilan kotak dirasa kaku, dan potensi sulit diukur.',
      comments: [
        {
          after: 7,
          kind: 'concern',
          eId: 'art_2',
          text: 'Potensi diukur dengan apa? Takut hanya menurut selera atasan.',
        },
        {
          after: 8,
          kind: 'suggestion',
          eId: 'art_2',
          text: 'Hapus sembilan kotak dan pakai nilai kinerja saja.',
        },
        {
          after: 9,
          kind: 'concern',
          eId: 'art_2',
          text: 'Sekali masuk kotak bawah, orang akan terus dianggap tidak mampu.',
        },
        {
          after: 10,
          kind: 'concern',
          eId: 'art_2',
          text: 'Kinerja di unit kecil sulit dibandingkan dengan unit besar.',
        },
        {
          after: 12,
          kind: 'suggestion',
          eId: 'art_2',
          text: 'Beri pegawai hak melihat dan menyanggah kotaknya.',
        },
      ],
      answer: {
        after: 3,
        outcome: 'not-accepted',
        reason: {
          id: 'Sembilan kotak ditetapkan dalam PermenPANRB 3/2020, jadi tidak dapat diganti dengan peraturan wali kota. Pemetaan diulang setiap tahun dan caranya dijelaskan dalam pedoman.',
          en: 'The nine boxes are laid down in a ministerial regulation and cannot be replaced by one of the mayor. People are mapped anew every year, and a guideline tells how.',
        },
      },
    },
  ],
};
