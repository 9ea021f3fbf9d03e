import { quotient } from '../../feedback/index.ts';
import type { RiskReason } from '../readiness-reference.ts';

/** How far reading had come at the end of an earlier day. */
export interface Earlier {
  readonly day: string;
  readonly read: number;
}

export interface Reading {
  readonly members: number;
  readonly read: number;
}

/** What is to be reached by when. */
export interface Aim {
  readonly targetPercent: number;
  readonly dueOn: string;
  readonly effectiveOn: string | null;
}

export interface Forecast {
  readonly readPerDay: number | null;
  readonly neededPerDay: number | null;
  readonly targetOn: string | null;
  readonly percentWhenDue: number | null;
  readonly percentWhenEffective: number | null;
}

const millisecondsOfDay = 86_400_000;
/** What takes longer than this is never reached. */
const mostDays = 3650;

/** How many days after the one the other is; negative if before. */
const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / millisecondsOfDay;

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * millisecondsOfDay).toISOString().slice(0, 10);

/** How many people a share of them is: at least so many percent. */
const peopleFor = (percent: number, members: number): number => Math.ceil((percent * members) / 100);

/**
 * Where reading is heading if as many a day go on to read it as since an earlier day. With another text to read counts
 * fall; nobody is then said to read at all.
 */
export function forecast(reading: Reading, earlier: Earlier, aim: Aim, today: string): Forecast {
  const { members, read } = reading;
  const passed = daysBetween(earlier.day, today);
  const gained = Math.max(read - earlier.read, 0);
  const wanted = Math.max(peopleFor(aim.targetPercent, members) - read, 0);
  const left = daysBetween(today, aim.dueOn);
  const isKnown = passed > 0 && members > 0;
  const percentOn = (day: string | null): number | null => {
    if (day === null || !isKnown) return null;
    const days = Math.max(daysBetween(today, day), 0);
    const over = BigInt(Math.min(read * passed + gained * days, members * passed));
    return quotient(100n * over, BigInt(members * passed), 1);
  };
  return {
    readPerDay: passed > 0 ? quotient(BigInt(gained), BigInt(passed), 2) : null,
    neededPerDay: left < 0 ? null : Math.ceil(wanted / Math.max(left, 1)),
    targetOn: targetDay(wanted, gained, passed, today),
    percentWhenDue: percentOn(aim.dueOn),
    percentWhenEffective: percentOn(aim.effectiveOn),
  };
}

function targetDay(wanted: number, gained: number, passed: number, today: string): string | null {
  if (wanted === 0) return today;
  if (gained === 0 || passed <= 0) return null;
  const days = Math.ceil((wanted * passed) / gained);
  return days > mostDays ? null : daysAfter(today, days);
}

/** From when the risks of a unit are told. */
const limits = { understoodPercent: 70, concernPercent: 30, fewestPeople: 5 } as const;

/** What is known of a group; what is withheld, or not asked, is null. */
export interface Standing extends Reading {
  readonly understood: number | null;
  readonly stated: number | null;
  readonly concern: number | null;
  /** Null as long as no pulse has closed. */
  readonly pulse: { readonly readiness: number | null } | null;
}

/** Why a group may not be where it is wanted; nothing that is withheld plays a part. */
export function risksOf(
  standing: Standing,
  { percentWhenDue }: Pick<Forecast, 'percentWhenDue'>,
  { targetPercent, readinessTarget }: { readonly targetPercent: number; readonly readinessTarget: number },
): RiskReason[] {
  const { members, read, understood, stated, concern, pulse } = standing;
  const reasons: RiskReason[] = [];
  if (percentWhenDue !== null && percentWhenDue < targetPercent) reasons.push('reading-behind');
  if (understood !== null && read > 0 && understood * 100 < limits.understoodPercent * read)
    reasons.push('understanding-low');
  if (stated !== null && stated > 0 && (concern ?? 0) * 100 >= limits.concernPercent * stated)
    reasons.push('concerns-many');
  if (pulse === null || members < limits.fewestPeople) return reasons;
  if (pulse.readiness === null) reasons.push('readiness-unknown');
  else if (pulse.readiness < readinessTarget) reasons.push('readiness-low');
  return reasons;
}
