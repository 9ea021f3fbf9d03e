import type { assessmentMethods } from '../modules/competencies/reference.ts';
import type { RequiredLevel } from '../modules/competencies/rules/levels.ts';
import { addMonths, addYears } from '../platform/calendar.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import type { Assessor } from './assessors.ts';
import { calendarDate, dayNumber } from './days.ts';
import type { Position } from './positions.ts';
import type { Random, Weighted } from './random.ts';

const ASSESSED = 0.7;
const TWICE = 0.1;
const INCOMPLETE = 0.08;

const OLDEST_YEARS = 5;

/** Nobody is assessed earlier after the appointment. */
const SETTLING_DAYS = 30;

/** How far people are from what is demanded. */
const deviations: Weighted<number> = [
  [0, 56],
  [-1, 25],
  [1, 15],
  [-2, 4],
];

type Method = CodeOf<typeof assessmentMethods>;

const centre = { method: 'assessment-centre', months: 36, needsAssessor: true } as const;
const test = { method: 'test', months: 24, needsAssessor: true } as const;
const supervisor = { method: 'supervisor', months: 12, needsAssessor: false } as const;

/** What somebody could show of competencies on a day. */
export interface Assessment {
  readonly method: Method;
  readonly assessorId: string | null;
  readonly assessedOn: string;
  readonly expiresOn: string;
  readonly reportNumber: string | null;
  readonly levels: readonly RequiredLevel[];
}

/** Invents who of the holders of positions was assessed, when and how. */
export class Assessments {
  readonly #assessors: readonly Assessor[];
  readonly #now: number;
  readonly #oldest: number;
  readonly #random: Random;

  constructor(assessors: readonly Assessor[], today: string, random: Random) {
    this.#assessors = assessors;
    this.#now = dayNumber(today);
    this.#oldest = dayNumber(addYears(today, -OLDEST_YEARS));
    this.#random = random;
  }

  /** The assessments of somebody who holds the position today, oldest first. */
  of(position: Position, appointed: number, demands: readonly RequiredLevel[]): Assessment[] {
    const random = this.#random;
    const earliest = Math.max(this.#oldest, appointed + SETTLING_DAYS);
    if (!random.chance(ASSESSED) || earliest > this.#now) return [];
    const days = new Set([random.integer(earliest, this.#now)]);
    if (random.chance(TWICE)) days.add(random.integer(earliest, this.#now));
    return [...days].sort((a, b) => a - b).map((day) => this.#assessment(position, day, demands));
  }

  #assessment(position: Position, day: number, demands: readonly RequiredLevel[]): Assessment {
    const random = this.#random;
    const { method, months, needsAssessor } =
      position.echelon !== null ? centre : position.level !== null ? test : supervisor;
    const assessedOn = calendarDate(day);
    const number = String(random.integer(1, 9999)).padStart(4, '0');
    return {
      method,
      assessorId: needsAssessor ? random.pick(this.#mandatedOn(day)).id : null,
      assessedOn,
      expiresOn: addMonths(assessedOn, months),
      reportNumber: needsAssessor ? `800/${number}/UPT-PK/${assessedOn.slice(0, 4)}` : null,
      levels: this.#shown(demands),
    };
  }

  #mandatedOn(day: number): Assessor[] {
    return this.#assessors.filter(({ from, to }) => from <= day && (to === null || to > day));
  }

  #shown(demands: readonly RequiredLevel[]): RequiredLevel[] {
    const random = this.#random;
    const shown = demands.map(({ competencyId, level }) => ({
      competencyId,
      level: Math.min(5, Math.max(0, level + random.weighted(deviations))),
    }));
    const lacking = random.chance(INCOMPLETE) ? random.integer(1, 2) : 0;
    for (let number = 0; number < lacking; number++) shown.splice(random.integer(0, shown.length - 1), 1);
    return shown;
  }
}
