import { addYears, firstOfNextMonth } from '../../../platform/calendar.ts';

/** A retirement age limit (batas usia pensiun) as data: null in `functionalLevel` or `positionName` stands for any. */
export interface AgeLimit {
  readonly positionKind: string;
  readonly functionalLevel: string | null;
  /** A functional position such as 'Guru'; also meant are names that go on from it, such as 'Guru Ahli Muda'. */
  readonly positionName: string | null;
  /** Years. */
  readonly age: number;
  readonly legalBasis: string;
  readonly validFrom: string;
  /** The first day on which the row no longer holds; null: open. */
  readonly validTo: string | null;
}

export interface RetiringPosition {
  readonly positionKind: string;
  readonly functionalLevel: string | null;
  readonly positionName: string | null;
}

export interface Retirement {
  readonly ageLimit: number;
  /** The birthday on which the limit is reached. */
  readonly reachedOn: string;
  /** The first day of retirement (TMT pensiun). */
  readonly retiresOn: string;
}

/** Upper and lower case and spacing of position names differ from file to file. */
const comparable = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

function isNamedAfter(name: string, functionalPosition: string): boolean {
  return name === functionalPosition || name.startsWith(`${functionalPosition} `);
}

function holds(limit: AgeLimit, position: RetiringPosition, onDate: string): boolean {
  if (limit.positionKind !== position.positionKind) return false;
  if (limit.validFrom > onDate || (limit.validTo !== null && limit.validTo <= onDate)) return false;
  if (limit.functionalLevel !== null && limit.functionalLevel !== position.functionalLevel) return false;
  if (limit.positionName === null) return true;
  return isNamedAfter(comparable(position.positionName ?? ''), comparable(limit.positionName));
}

/** A longer name outweighs a shorter one ('Guru Besar' is no 'Guru'), and any name outweighs the level. */
const specificity = (limit: AgeLimit): number =>
  2 * comparable(limit.positionName ?? '').length + (limit.functionalLevel === null ? 0 : 1);

/**
 * The age limit of a position on a day: the one of its functional position, else of its level, else of its kind (UU
 * 20/2023 art. 55; PP 11/2017 art. 239-240). Undefined when no row holds, for instance because the level of a functional
 * position is not known.
 */
export function ageLimitFor(
  position: RetiringPosition,
  limits: readonly AgeLimit[],
  onDate: string,
): AgeLimit | undefined {
  return limits
    .filter((limit) => holds(limit, position, onDate))
    .sort((a, b) => specificity(b) - specificity(a) || (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/**
 * When somebody retires: on the first day of the month after the birthday on which the limit is reached, also when that
 * birthday is itself the first of a month (PP 11/2017 art. 239). The birthday of those born on 29 February is 28
 * February in common years.
 *
 * @throws RangeError when `birthDate` is not a calendar date
 */
export function retirementOf(birthDate: string, ageLimit: number): Retirement {
  const reachedOn = addYears(birthDate, ageLimit);
  return { ageLimit, reachedOn, retiresOn: firstOfNextMonth(reachedOn) };
}

const general = (positionKind: string, age: number): AgeLimit => ({
  positionKind,
  functionalLevel: null,
  positionName: null,
  age,
  legalBasis: 'UU 20/2023 art. 55; before it UU 5/2014 art. 90',
  validFrom: '2014-01-15',
  validTo: null,
});

const functional = (functionalLevel: string, age: number): AgeLimit => ({
  positionKind: 'fungsional',
  functionalLevel,
  positionName: null,
  age,
  legalBasis: 'PP 11/2017 art. 239',
  validFrom: '2017-04-07',
  validTo: null,
});

const bySpecialLaw = (positionName: string, age: number, legalBasis: string): AgeLimit => ({
  positionKind: 'fungsional',
  functionalLevel: null,
  positionName,
  age,
  legalBasis,
  validFrom: '2005-12-30',
  validTo: null,
});

/**
 * The limits a new installation starts with; a city corrects them as data. Teachers retire at 60 at every level,
 * lecturers at 65 and professors at 70 by their own law, which PP 11/2017 art. 240 lets prevail.
 */
export const defaultAgeLimits: readonly AgeLimit[] = [
  general('jpt-utama', 60),
  general('jpt-madya', 60),
  general('jpt-pratama', 60),
  general('administrator', 58),
  general('pengawas', 58),
  general('pelaksana', 58),
  functional('pemula', 58),
  functional('terampil', 58),
  functional('mahir', 58),
  functional('penyelia', 58),
  functional('ahli-pertama', 58),
  functional('ahli-muda', 58),
  functional('ahli-madya', 60),
  functional('ahli-utama', 65),
  bySpecialLaw('Guru', 60, 'UU 14/2005 art. 40'),
  bySpecialLaw('Dosen', 65, 'UU 14/2005 art. 67'),
  bySpecialLaw('Guru Besar', 70, 'UU 14/2005 art. 67'),
  bySpecialLaw('Profesor', 70, 'UU 14/2005 art. 67'),
];
