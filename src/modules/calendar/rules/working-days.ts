import { dayAfter, dayBefore } from '../../../platform/calendar.ts';
import { localTime, momentOf } from '../../../platform/clock.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { dayOffReasons, holidayKinds } from '../reference.ts';

export interface Holiday {
  readonly kind: CodeOf<typeof holidayKinds>;
  readonly name: string;
}

/** What is known of the days from some day on. */
export interface WorkingCalendar {
  readonly timeZone: string;
  readonly holidays: ReadonlyMap<string, Holiday>;
  /** Closing times in the order of their first days; the first holds before it, too. */
  readonly closings: readonly [Closing, ...Closing[]];
  /** Years whose holidays have been entered wholly. */
  readonly knownYears: ReadonlySet<number>;
}

interface Closing {
  readonly validFrom: string;
  readonly closesAt: string;
}

export interface SkippedDay {
  readonly date: string;
  readonly reason: CodeOf<typeof dayOffReasons>;
  /** Name of the holiday; null if it is none. */
  readonly name: string | null;
}

export interface Deadline {
  /** The working day that counts as the one of receipt: days are counted after it. */
  readonly dayZero: string;
  readonly dueOn: string;
  /** Closing time of that day. */
  readonly dueAt: Date;
  readonly skipped: readonly SkippedDay[];
  /** Years that it reaches into without their holidays being known: until then it is provisional. */
  readonly missingYears: readonly number[];
}

export const isWorkingDay = (day: string, calendar: WorkingCalendar): boolean =>
  dayOff(day, calendar) === undefined;

function dayOff(date: string, { holidays }: WorkingCalendar): SkippedDay | undefined {
  const holiday = holidays.get(date);
  if (holiday) return { date, reason: holiday.kind, name: holiday.name };
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? { date, reason: 'weekend', name: null } : undefined;
}

const closingOn = (day: string, { closings }: WorkingCalendar): string =>
  (closings.findLast(({ validFrom }) => validFrom <= day) ?? closings[0]).closesAt;

const closingMomentOf = (day: string, calendar: WorkingCalendar): Date =>
  momentOf(calendar.timeZone, day, closingOn(day, calendar));

/** The first working day from a day on; those before it are noted. */
function workingDayFrom(day: string, calendar: WorkingCalendar, skipped: SkippedDay[]): string {
  let at = day;
  for (let off = dayOff(at, calendar); off; off = dayOff(at, calendar)) {
    skipped.push(off);
    at = dayAfter(at);
  }
  return at;
}

/** The working day that something counts as received on; closing time itself is after closing. */
function dayZeroOf(receivedAt: Date, calendar: WorkingCalendar, skipped: SkippedDay[]): string {
  const { day, time } = localTime(calendar.timeZone, receivedAt);
  const isLate = isWorkingDay(day, calendar) && time >= closingOn(day, calendar);
  if (isLate) skipped.push({ date: day, reason: 'after-closing', name: null });
  return workingDayFrom(isLate ? dayAfter(day) : day, calendar, skipped);
}

/** When so many working days after receipt are over: at closing time of the last of them. */
export function deadlineOf(of: {
  readonly receivedAt: Date;
  readonly workingDays: number;
  readonly calendar: WorkingCalendar;
}): Deadline {
  const { receivedAt, workingDays, calendar } = of;
  const skipped: SkippedDay[] = [];
  const dayZero = dayZeroOf(receivedAt, calendar, skipped);
  let dueOn = dayZero;
  for (let day = 0; day < workingDays; day++) dueOn = workingDayFrom(dayAfter(dueOn), calendar, skipped);
  return {
    dayZero,
    dueOn,
    dueAt: closingMomentOf(dueOn, calendar),
    skipped,
    missingYears: yearsBetween(localTime(calendar.timeZone, receivedAt).day, dueOn).filter(
      (year) => !calendar.knownYears.has(year),
    ),
  };
}

/** How many working days something took: the fewest whose deadline it meets. */
export function workingDaysBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  const until = localTime(calendar.timeZone, to).day;
  let day = dayZeroOf(from, calendar, []);
  let days = 0;
  while (day < until || (day === until && closingMomentOf(day, calendar) < to)) {
    day = workingDayFrom(dayAfter(day), calendar, []);
    days += 1;
  }
  return days;
}

/**
 * The closing times of all working days from the day of a moment until another. Something took as many working days as
 * there are of them before its end, less those not after its beginning: see {@link workingDaysBetween}.
 */
export function closingsBetween(from: Date, to: Date, calendar: WorkingCalendar): Date[] {
  const closings: Date[] = [];
  let day = workingDayFrom(localTime(calendar.timeZone, from).day, calendar, []);
  for (let at = closingMomentOf(day, calendar); at <= to; at = closingMomentOf(day, calendar)) {
    closings.push(at);
    day = workingDayFrom(dayAfter(day), calendar, []);
  }
  return closings;
}

/** The closing time of the working day that comes so many working days after the last one not later than a moment’s day. */
export function closingAfter(moment: Date, workingDays: number, calendar: WorkingCalendar): Date {
  let day = workingDayUntil(localTime(calendar.timeZone, moment).day, calendar);
  for (let step = 0; step < workingDays; step++) day = workingDayFrom(dayAfter(day), calendar, []);
  return closingMomentOf(day, calendar);
}

/** The last closing time that has passed at a moment, less so many working days. */
export function closingBefore(moment: Date, workingDays: number, calendar: WorkingCalendar): Date {
  let day = workingDayUntil(localTime(calendar.timeZone, moment).day, calendar);
  if (closingMomentOf(day, calendar) >= moment) day = workingDayUntil(dayBefore(day), calendar);
  for (let step = 0; step < workingDays; step++) day = workingDayUntil(dayBefore(day), calendar);
  return closingMomentOf(day, calendar);
}

/** The last working day not later than a day. */
function workingDayUntil(day: string, calendar: WorkingCalendar): string {
  let at = day;
  while (!isWorkingDay(at, calendar)) at = dayBefore(at);
  return at;
}

function yearsBetween(from: string, to: string): number[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4))) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
