import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import {
  deadlineOf,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../../src/modules/calendar/rules/working-days.ts';
import { localTime, momentNamed, momentOf } from '../../../src/platform/clock.ts';

const timeZone = 'Asia/Jakarta';

const calendarOf = (holidays: readonly string[], about: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  timeZone,
  holidays: new Map(holidays.map((day) => [day, { kind: 'national-holiday', name: 'Libur' }])),
  closings: [{ validFrom: '2000-01-01', closesAt: '16:00' }],
  knownYears: new Set([2026]),
  ...about,
});

interface DeadlineCase {
  readonly input: { readonly receivedAt: string; readonly kind: string; readonly holidays: string[] };
  readonly expected: { readonly dueAt: string };
}
const workingDaysOf: Readonly<Record<string, number>> = {
  'first-response': 3,
  'information-request': 5,
  aspiration: 5,
  complaint: 14,
  'complaint-with-inspection': 60,
  'reporter-reply': 10,
};

t.test('deadlines are those of the worked cases', async (t) => {
  const cases: DeadlineCase[] = JSON.parse(
    readFileSync(`${import.meta.dirname}/../../golden/report_deadline.json`, 'utf8'),
  );
  t.ok(cases.length > 0);
  for (const { input, expected } of cases) {
    const calendar = calendarOf(input.holidays);
    const receivedAt = momentNamed(input.receivedAt);
    const workingDays = workingDaysOf[input.kind]!;
    const { dueAt } = deadlineOf({ receivedAt, workingDays, calendar });
    t.equal(dueAt.toISOString(), new Date(expected.dueAt).toISOString(), JSON.stringify(input.receivedAt));
    t.equal(workingDaysBetween(receivedAt, dueAt, calendar), workingDays, 'who answers by then took so long');
  }
});

t.test('the day of receipt is day 0, unless it is no working day or over', async (t) => {
  const calendar = calendarOf(['2026-11-26']);
  const zero = (receivedAt: string) =>
    deadlineOf({ receivedAt: momentNamed(receivedAt), workingDays: 0, calendar });
  for (const [receivedAt, dayZero, reasons] of [
    ['2026-11-24T15:59:59+07:00', '2026-11-24', []],
    ['2026-11-24T16:00:00+07:00', '2026-11-25', ['after-closing']],
    ['2026-11-24T09:00:00Z', '2026-11-25', ['after-closing']],
    ['2026-11-23T23:59:60Z', '2026-11-24', []],
    ['2026-11-25T17:00:00+07:00', '2026-11-27', ['after-closing', 'national-holiday']],
    ['2026-11-26T10:00:00+07:00', '2026-11-27', ['national-holiday']],
    ['2026-11-26T20:00:00+07:00', '2026-11-27', ['national-holiday']],
    ['2026-11-27T23:00:00+07:00', '2026-11-30', ['after-closing', 'weekend', 'weekend']],
    ['2026-11-28T20:00:00+07:00', '2026-11-30', ['weekend', 'weekend']],
  ] as const) {
    const found = zero(receivedAt);
    t.equal(found.dayZero, dayZero, receivedAt);
    t.strictSame(
      found.skipped.map(({ reason }) => reason),
      reasons,
      receivedAt,
    );
  }
});

t.test('closing times are those of the period', async (t) => {
  const calendar = calendarOf([], {
    closings: [
      { validFrom: '2000-01-01', closesAt: '16:00' },
      { validFrom: '2026-02-18', closesAt: '15:00' },
      { validFrom: '2026-03-25', closesAt: '16:00' },
    ],
  });
  const due = (receivedAt: string, workingDays: number) =>
    deadlineOf({ receivedAt: momentNamed(receivedAt), workingDays, calendar }).dueAt.toISOString();
  t.equal(due('2026-02-17T15:30:00+07:00', 1), '2026-02-18T08:00:00.000Z');
  t.equal(due('2026-02-18T15:30:00+07:00', 1), '2026-02-20T08:00:00.000Z', 'counts from the day after');
  t.equal(due('2026-03-24T14:00:00+07:00', 1), '2026-03-25T09:00:00.000Z');
  t.equal(due('1999-12-31T16:30:00+07:00', 0), '2000-01-03T09:00:00.000Z', 'the first holds before, too');
});

t.test('a year whose holidays are not known makes a deadline provisional', async (t) => {
  const missing = (receivedAt: string, workingDays: number) =>
    deadlineOf({ receivedAt: momentNamed(receivedAt), workingDays, calendar: calendarOf([]) }).missingYears;
  t.strictSame(missing('2026-12-29T10:00:00+07:00', 2), []);
  t.strictSame(missing('2026-12-29T10:00:00+07:00', 3), [2027]);
  t.strictSame(missing('2025-12-29T10:00:00+07:00', 300), [2025, 2027]);
});

const moments = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2026-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const counts = fc.nat(70);
const calendars = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 }),
  closings: fc.array(fc.record({ day: fc.nat(500), hour: fc.integer({ min: 10, max: 18 }) }), {
    maxLength: 4,
  }),
});
const dayAt = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const calendarFor = ({ days, closings }: { days: number[]; closings: { day: number; hour: number }[] }) =>
  calendarOf(days.map(dayAt), {
    closings: [
      { validFrom: '2000-01-01', closesAt: '16:00' },
      ...closings
        .toSorted((one, other) => one.day - other.day)
        .map(({ day, hour }) => ({ validFrom: dayAt(day), closesAt: `${hour}:00` })),
    ],
  });

t.test('a deadline is a working day at closing time, and never earlier for what comes later', async () => {
  fc.assert(
    fc.property(calendars, moments, moments, counts, counts, (of, one, other, few, more) => {
      const calendar = calendarFor(of);
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      const due = (receivedAt: Date, workingDays: number) =>
        deadlineOf({ receivedAt, workingDays, calendar });
      const deadline = due(earlier, few);
      const local = localTime(timeZone, deadline.dueAt);
      return (
        isWorkingDay(local.day, calendar) &&
        local.day === deadline.dueOn &&
        deadline.dueAt >= earlier &&
        deadline.skipped.every(({ date }) => date < deadline.dueOn) &&
        deadline.dueAt <= due(later, few).dueAt &&
        (few < more ? deadline.dueAt < due(earlier, more).dueAt : true)
      );
    }),
  );
});

t.test('how long something took is the fewest working days whose deadline it meets', async () => {
  fc.assert(
    fc.property(calendars, moments, moments, (of, one, other) => {
      const calendar = calendarFor(of);
      const [from, to] = one <= other ? [one, other] : [other, one];
      const days = workingDaysBetween(from, to, calendar);
      const due = (workingDays: number) => deadlineOf({ receivedAt: from, workingDays, calendar }).dueAt;
      return due(days) >= to && (days === 0 || due(days - 1) < to);
    }),
  );
});

t.test('the moment that clocks show is found also where they are turned', async () => {
  for (const zone of ['Asia/Jakarta', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia'])
    fc.assert(
      fc.property(moments, (moment) => {
        const { day, time } = localTime(zone, moment);
        const found = localTime(zone, momentOf(zone, day, time.slice(0, 5)));
        return found.day === day && found.time === `${time.slice(0, 5)}:00`;
      }),
    );
});
