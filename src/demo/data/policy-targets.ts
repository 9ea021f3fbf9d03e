import type { NewPolicyTarget } from '../../modules/policy-documents/schemas/targets.ts';

/** What a document of the demo city is to reach; days count from the day of the demo. */
export interface Promise
  extends Pick<NewPolicyTarget, 'title' | 'source' | 'measure' | 'direction' | 'baselineValue' | 'value'> {
  /** The document, by what the others call it. */
  readonly document: string;
  /** The service that it is about, by its code; the city as a whole without. */
  readonly service?: string;
  readonly baselineOn: number;
  readonly dueOn: number;
  readonly milestones: readonly (readonly [day: number, value: number])[];
  /** What came of it; with the words that show it where people measured. */
  readonly measured: readonly (readonly [day: number, value: number, evidence?: string])[];
  /** The value that the last entry should have had: a later one corrects it. */
  readonly corrected?: number;
}

export const promises: readonly Promise[] = [
  {
    document: 'satisfaction',
    title: { id: 'Indeks kepuasan masyarakat', en: 'Satisfaction index' },
    source: 'satisfaction-index',
    direction: 'at-least',
    baselineValue: 76.61,
    baselineOn: -300,
    value: 84,
    dueOn: 90,
    milestones: [[-100, 80]],
    measured: [
      [-270, 77.2],
      [-180, 79.85],
      [-90, 81.9],
      [-20, 82.4],
    ],
  },
  {
    document: 'competencies-second',
    title: { id: 'Pegawai yang memenuhi jam pelajaran', en: 'People who have their learning hours' },
    source: 'learning-hours-share',
    direction: 'at-least',
    baselineValue: 41.5,
    baselineOn: -420,
    value: 80,
    dueOn: 200,
    milestones: [],
    measured: [
      [-365, 43.1],
      [-270, 44.8],
      [-180, 48.2],
      [-90, 50.6],
    ],
  },
  {
    document: 'one-day',
    title: { id: 'Dokumen terbit pada hari yang sama', en: 'Documents issued on the same day' },
    source: 'measured',
    measure: 'persen permohonan lengkap sebelum pukul 12.00',
    service: 'KK',
    direction: 'at-least',
    baselineValue: 62,
    baselineOn: -340,
    value: 95,
    dueOn: 60,
    milestones: [
      [-200, 75],
      [-60, 90],
    ],
    measured: [
      [-240, 71.4, 'Rekapitulasi antrean triwulan pertama'],
      [-150, 80.3, 'Rekapitulasi antrean triwulan kedua'],
      [-60, 91.7, 'Rekapitulasi antrean triwulan ketiga'],
    ],
    corrected: 90.2,
  },
];
