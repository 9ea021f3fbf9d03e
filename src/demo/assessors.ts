import { addYears } from '../platform/calendar.ts';
import { dayNumber, monthStart } from './days.ts';
import { inventName } from './names.ts';
import type { Random } from './random.ts';

const CITY_CENTRE = 'UPT Penilaian Kompetensi (contoh)';
const INSTITUTE = 'Lembaga Penilaian Kompetensi (contoh)';

/** How many years ago each mandate began and, for two of them, ended. */
const mandates: readonly { readonly since: number; readonly until?: number; readonly institution: string }[] =
  [
    { since: 8, institution: CITY_CENTRE },
    { since: 8, until: 3, institution: CITY_CENTRE },
    { since: 7, institution: CITY_CENTRE },
    { since: 7, institution: CITY_CENTRE },
    { since: 7, until: 1, institution: INSTITUTE },
    { since: 6, institution: INSTITUTE },
    { since: 6, institution: CITY_CENTRE },
    { since: 4, institution: INSTITUTE },
    { since: 4, institution: CITY_CENTRE },
    { since: 3, institution: INSTITUTE },
    { since: 2, institution: CITY_CENTRE },
    { since: 1, institution: CITY_CENTRE },
  ];

/** Somebody with a mandate to assess; days as numbers. */
export interface Assessor {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly institution: string;
  readonly decreed: number;
  readonly from: number;
  readonly to: number | null;
}

/** On every day of the last five years several of them have a mandate. */
export function inventAssessors(today: string, random: Random, nextId: () => string): Assessor[] {
  const yearsAgo = (years: number) => monthStart(dayNumber(addYears(today, -years)));
  return mandates.map(({ since, until, institution }, index) => {
    const from = yearsAgo(since);
    return {
      id: nextId(),
      code: `ASR-${String(index + 1).padStart(3, '0')}`,
      name: inventName(random, random.chance(0.5) ? 'female' : 'male').name,
      institution,
      decreed: from - random.integer(5, 25),
      from,
      to: until === undefined ? null : yearsAgo(until),
    };
  });
}
