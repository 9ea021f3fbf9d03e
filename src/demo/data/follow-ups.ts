import type { TwoLanguages } from '../../platform/http/schemas.ts';

interface Answered {
  /** Reports of one category from one district; without it what the forum came to. */
  readonly reports?: { readonly category: string; readonly district: string };
  readonly title: TwoLanguages;
  readonly description: TwoLanguages;
  readonly state: 'proposed' | 'accepted' | 'in-progress' | 'done' | 'dropped';
  /** Days from today. */
  readonly firstDue: number;
  readonly due: number;
  readonly accepted: number | null;
  readonly ended: number | null;
  readonly words: readonly {
    readonly kind: 'progressed' | 'rescheduled';
    readonly day: number;
    readonly text: string;
  }[];
  readonly result?: TwoLanguages;
  readonly dropReason?: TwoLanguages;
  readonly evidence?: { readonly description: TwoLanguages; readonly before: number; readonly after: number };
}

/** What an invented city does about what its people said: done, under way, late, given up and proposed. */
export const answered: readonly Answered[] = [
  {
    title: { id: 'Dua loket buka hari Sabtu', en: 'Two counters open on Saturdays' },
    description: { id: 'Loket 1 dan 2 buka pukul 08.00–12.00 setiap Sabtu.' },
    state: 'done',
    firstDue: -10,
    due: -10,
    accepted: -50,
    ended: -14,
    words: [{ kind: 'progressed', day: -30, text: 'Jadwal petugas disusun.' }],
    result: { id: 'Loket Sabtu berjalan empat pekan; antrean Senin berkurang sepertiga.' },
    evidence: { description: { id: 'Rata-rata antrean hari Senin, orang.' }, before: 180, after: 121 },
  },
  {
    title: { id: 'Nomor antrean per jam', en: 'Queue numbers by the hour' },
    description: { id: 'Nomor antrean dibagi per jam lewat aplikasi.' },
    state: 'in-progress',
    firstDue: -5,
    due: 40,
    accepted: -50,
    ended: null,
    words: [
      { kind: 'progressed', day: -25, text: 'Aplikasi diuji di satu loket.' },
      { kind: 'rescheduled', day: -8, text: 'Pengujian diperpanjang setelah masukan petugas.' },
    ],
  },
  {
    title: { id: 'Papan informasi persyaratan di setiap loket' },
    description: { id: 'Persyaratan tiap layanan terpampang di loket.' },
    state: 'accepted',
    firstDue: -20,
    due: -20,
    accepted: -50,
    ended: null,
    words: [],
  },
  {
    title: { id: 'Loket sore pada hari kerja' },
    description: { id: 'Loket dibuka sampai pukul 18.00 pada hari kerja.' },
    state: 'dropped',
    firstDue: 30,
    due: 30,
    accepted: -45,
    ended: -12,
    words: [],
    dropReason: { id: 'Petugas belum cukup; ditinjau lagi setelah formasi berikutnya.' },
  },
  {
    title: { id: 'Pelatihan petugas layanan pesan' },
    description: { id: 'Petugas dilatih menjawab pesan warga dalam satu jam.' },
    state: 'proposed',
    firstDue: 60,
    due: 60,
    accepted: null,
    ended: null,
    words: [],
  },
  {
    reports: { category: 'JALAN-RUSAK', district: 'Kertapati' },
    title: { id: 'Pelapisan ulang jalan di Kertapati', en: 'New surface for the roads of Kertapati' },
    description: { id: 'Ruas yang berulang kali dilaporkan dilapis ulang, bukan ditambal.' },
    state: 'done',
    firstDue: -10,
    due: -10,
    accepted: -55,
    ended: -13,
    words: [
      { kind: 'progressed', day: -45, text: 'Empat ruas diukur bersama ketua RT.' },
      { kind: 'progressed', day: -30, text: 'Dua ruas selesai, dua ruas dikerjakan malam hari.' },
    ],
    result: { id: 'Empat ruas sepanjang 2,1 km dilapis ulang.' },
    evidence: { description: { id: 'Laporan jalan rusak dari Kertapati sebulan.' }, before: 3, after: 1 },
  },
  {
    reports: { category: 'BANJIR-DRAINASE', district: 'Kalidoni' },
    title: { id: 'Saluran dan pompa di Kalidoni', en: 'Drains and pumps in Kalidoni' },
    description: { id: 'Saluran dilebarkan dan pompa cadangan disiapkan sebelum puncak musim hujan.' },
    state: 'in-progress',
    firstDue: 30,
    due: 30,
    accepted: -30,
    ended: null,
    words: [{ kind: 'progressed', day: -16, text: 'Pompa cadangan tiba; pelebaran saluran mulai diukur.' }],
  },
  {
    reports: { category: 'LAMPU-JALAN', district: 'Jakabaring' },
    title: {
      id: 'Panel lampu jalan baru di Jakabaring',
      en: 'New panels for the street lights of Jakabaring',
    },
    description: { id: 'Panel lama yang sering putus diganti, agar lampu tidak diperbaiki satu per satu.' },
    state: 'accepted',
    firstDue: -6,
    due: -6,
    accepted: -20,
    ended: null,
    words: [],
  },
];
