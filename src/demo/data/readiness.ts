import type { measures } from '../../modules/socialisation/readiness-tables.ts';

/** Pulses by their days from today, with the mean score of each element that answers lie around. */
export const demoPulses = [
  { opensOn: -12, closesOn: -9, share: 62, means: [3.8, 3.5, 3.3, 2.6, 3.1] },
  { opensOn: -5, closesOn: -2, share: 74, means: [4.1, 3.7, 3.7, 3.3, 3.3] },
] as const;

type Measure = Pick<typeof measures.$inferInsert, 'element' | 'kind' | 'title' | 'result' | 'address'> & {
  /** The code of its unit, and the pulse that it answers, counted from 1. */
  readonly unit: string;
  readonly pulse: number;
  readonly dueOn: number;
  readonly doneOn?: number;
};

/** What is done about it. */
export const demoMeasures: readonly Measure[] = [
  {
    unit: 'DISDUKCAPIL',
    pulse: 1,
    element: 'ability',
    kind: 'mentor',
    title: {
      id: 'Pendampingan loket: memeriksa data di layar',
      en: 'Mentors at the counters: checking data on the screen',
    },
    dueOn: -6,
    doneOn: -7,
    result: {
      id: 'Tiap loket didampingi dua hari; petugas memeriksa data tanpa fotokopi.',
      en: 'Each counter had a mentor for two days; staff check data without copies.',
    },
    address: 'https://palembang.example/berita/pendampingan-loket',
  },
  {
    unit: 'DPMPTSP',
    pulse: 2,
    element: 'reinforcement',
    kind: 'recognition',
    title: {
      id: 'Penghargaan bagi loket yang tidak lagi meminta fotokopi',
      en: 'Recognition of counters that ask for no copies any more',
    },
    dueOn: 21,
  },
];
