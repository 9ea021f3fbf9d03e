import type { TwoLanguages } from '../../platform/http/schemas.ts';

interface Answered {
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
];
