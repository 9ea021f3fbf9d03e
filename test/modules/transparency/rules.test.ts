import fc from 'fast-check';
import t from 'tap';
import { closingsBetween, workingDaysBetween } from '../../../src/modules/calendar/index.ts';
import { definitions } from '../../../src/modules/transparency/rules/definitions.ts';
import { figuresOf, nothing } from '../../../src/modules/transparency/rules/figures.ts';
import { dimensionOf, highestLevel, highestOfRows } from '../../../src/modules/transparency/rules/levels.ts';
import { daysOf, monthsOf } from '../../../src/modules/transparency/rules/periods.ts';
import { workingTimeOf } from '../../../src/modules/transparency/rules/working-time.ts';

t.test('median, mean and 90th percentile are those of the reports one by one', (t) => {
  // Ten reports: 0, 0, 1, 1, 1, 2, 3, 3, 5, 14 working days.
  const ten = { days: [0, 1, 2, 3, 5, 14], reports: [2, 3, 1, 2, 1, 1] };
  t.strictSame(workingTimeOf(ten), { median: 1.5, mean: 3, p90: 5 });
  t.strictSame(workingTimeOf({ days: [4], reports: [1] }), { median: 4, mean: 4, p90: 4 });
  t.strictSame(workingTimeOf({ days: [1, 2], reports: [1, 2] }), { median: 2, mean: 1.67, p90: 2 });
  t.equal(workingTimeOf({ days: [], reports: [] }), null);
  fc.assert(
    fc.property(fc.array(fc.nat(80), { minLength: 1, maxLength: 60 }), (given) => {
      const all = [...given].sort((a, b) => a - b);
      const days = [...new Set(all)];
      const reports = days.map((day) => all.filter((other) => other === day).length);
      const half = all.length / 2;
      const median = (all[Math.ceil(half) - 1]! + all[Math.floor(half)]!) / 2;
      const { median: found, p90 } = workingTimeOf({ days, reports })!;
      return found === median && p90 === all[Math.ceil(all.length * 0.9) - 1];
    }),
  );
  t.end();
});

t.test('each share has its own whole', (t) => {
  const figures = figuresOf({
    ...nothing,
    received: 12,
    firstInTime: 9,
    resolved: 6,
    resolvedInTime: 5,
    overdue: 2,
    everResolved: 7,
    reopened: 2,
    satisfactionAnswers: 6,
    satisfactionSum: 20,
    satisfied: 4,
  });
  t.match(figures, {
    firstResponse: { inTime: { count: 9, of: 12, percent: 75 }, workingDays: null },
    // Six resolved and two overdue: one was late, two are.
    resolution: { inTime: { count: 5, of: 8, percent: 62.5 }, overdue: 2 },
    reopened: { count: 2, of: 7, percent: 28.57 },
    satisfaction: { answers: 6, mean: 3.33, satisfied: { count: 4, of: 6, percent: 66.67 } },
  });
  t.match(figuresOf(nothing).reopened, { count: 0, of: 0, percent: null });
  t.end();
});

t.test('of fewer than five marks nothing is told', (t) => {
  const of = (answers: number) =>
    figuresOf({ ...nothing, satisfactionAnswers: answers, satisfactionSum: 4 * answers, satisfied: answers })
      .satisfaction;
  t.strictSame(of(4), { isSuppressed: true, answers: null, mean: null, satisfied: null });
  t.strictSame(of(0), { isSuppressed: false, answers: 0, mean: null, satisfied: null });
  t.match(of(5), { isSuppressed: false, answers: 5, mean: 4 });
  t.end();
});

t.test('months are twelve until this one, both included, unless said otherwise', (t) => {
  t.strictSame(monthsOf({}, '2026-11-29'), { from: '2025-12', until: '2026-11' });
  t.strictSame(monthsOf({ until: '2026-03' }, '2026-11-29'), { from: '2025-04', until: '2026-03' });
  t.strictSame(daysOf({ from: '2026-01', until: '2026-12' }), { from: '2026-01-01', until: '2027-01-01' });
  t.end();
});

t.test('what is of no single group stands in no answer about one', (t) => {
  t.equal(highestLevel({}), 2);
  t.equal(highestLevel({ unitId: 'u' }), 1);
  t.equal(highestLevel({ unitId: 'u', kind: 'complaint' }), 0);
  t.equal(highestOfRows('unit'), 1);
  t.equal(highestOfRows('channel'), 0);
  t.equal(highestOfRows('quarter'), 2);
  t.equal(dimensionOf('month', {}), 'kind', 'the fewest rows');
  t.equal(dimensionOf('unit', { unitId: 'u' }), 'unit');
  t.equal(dimensionOf('year', { channel: 'online' }), 'channel');
  t.equal(dimensionOf('kind', { unitId: 'u' }), undefined);
  t.end();
});

const calendar = {
  timeZone: 'Asia/Jakarta',
  holidays: new Map([
    ['2026-03-19', { kind: 'national-holiday' as const, name: 'Nyepi' }],
    ['2026-03-20', { kind: 'joint-leave' as const, name: 'Cuti bersama' }],
  ]),
  closings: [
    { validFrom: '2000-01-01', closesAt: '16:00' },
    { validFrom: '2026-03-16', closesAt: '15:00' },
  ] as const,
  knownYears: new Set([2026]),
};

t.test('counting closing times gives the working days that something took', (t) => {
  const moment = fc.integer({
    min: Date.parse('2026-03-01T00:00:00Z'),
    max: Date.parse('2026-04-10T00:00:00Z'),
  });
  const closings = closingsBetween(
    new Date('2026-02-28T00:00:00Z'),
    new Date('2026-04-10T00:00:00Z'),
    calendar,
  );
  const days = (from: Date, to: Date) =>
    Math.max(0, closings.filter((at) => at < to).length - closings.filter((at) => at <= from).length);
  t.equal(
    days(new Date('2026-03-13T16:00+07:00'), new Date('2026-03-17T15:00+07:00')),
    1,
    'received at closing time on a Friday, answered at that of Tuesday: Monday is day zero',
  );
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [from, to] = [new Date(Math.min(a, b)), new Date(Math.max(a, b))];
      return days(from, to) === workingDaysBetween(from, to, calendar);
    }),
    { numRuns: 500 },
  );
  t.end();
});

t.test('each indicator of the answers is defined once, in both languages', (t) => {
  const fields = new Set(definitions.map(({ field }) => field));
  t.equal(fields.size, definitions.length);
  for (const name of Object.keys(figuresOf(nothing)))
    t.ok(
      [...fields].some((field) => field.startsWith(`figures.${name}`)),
      `${name} is defined`,
    );
  for (const { code, ...definition } of definitions)
    for (const words of [definition.name, definition.definition, definition.excluded])
      t.ok(words.id.length > 3 && words.en!.length > 3, code);
  t.end();
});
