import t from 'tap';
import {
  expectedOn,
  type Measured,
  progressOn,
  shareOfWay,
} from '../../../../src/modules/policy-documents/rules/progress.ts';

/** From 60 at the beginning of 2026 to 80 at the end of its hundredth day. */
const rising = {
  direction: 'at-least',
  baselineValue: 60,
  baselineOn: '2026-01-01',
  value: 80,
  dueOn: '2026-04-11',
} as const;
const falling = { ...rising, direction: 'at-most', baselineValue: 10, value: 4 } as const;
const on = (measuredOn: string, value: number): Measured => ({ measuredOn, value, remark: null });
const not = (measuredOn: string, remark: Measured['remark']): Measured => ({
  measuredOn,
  value: null,
  remark,
});

t.test('the way from the baseline to the target', async (t) => {
  t.equal(expectedOn(rising, '2025-12-01'), 60, 'before it begins');
  t.equal(expectedOn(rising, '2026-01-01'), 60);
  t.equal(expectedOn(rising, '2026-02-20'), 70, 'half of the hundred days');
  t.equal(expectedOn(rising, '2026-04-11'), 80);
  t.equal(expectedOn(rising, '2027-01-01'), 80, 'and stays there');
  const late = { ...rising, milestones: [{ day: '2026-02-20', value: 62 }] };
  t.equal(expectedOn(late, '2026-01-26'), 61, 'half of the way to the milestone');
  t.equal(expectedOn(late, '2026-02-20'), 62);
  t.equal(expectedOn(late, '2026-03-17'), 71, 'half of the way from there');
});

t.test('how much of the way a value is', async (t) => {
  t.equal(shareOfWay(rising, 70), 50);
  t.equal(shareOfWay(rising, 55), -25, 'it became worse');
  t.equal(shareOfWay(rising, 85), 125, 'beyond the target');
  t.equal(shareOfWay(falling, 7), 50);
  t.equal(shareOfWay(falling, 9.9), 1.67);
  const kept = { ...rising, value: 60 };
  t.equal(shareOfWay(kept, 60), 100);
  t.equal(shareOfWay(kept, 59.99), 0);
});

t.test('the status on a day', async (t) => {
  const status = (
    measured: readonly Measured[],
    day: string,
    {
      startsOn = '2026-01-10',
      target = rising,
    }: { startsOn?: string | null; target?: Parameters<typeof progressOn>[0] } = {},
  ) => progressOn(target, startsOn, measured, day).status;
  const half = [on('2026-02-20', 70)];
  t.equal(status(half, '2026-02-20', { startsOn: null }), 'not-started', 'nobody knows when it will hold');
  t.equal(status(half, '2026-01-09'), 'not-started', 'it does not hold yet');
  t.equal(status([], '2026-02-20'), 'unmeasured');
  t.equal(status([not('2026-02-20', 'suppressed')], '2026-02-21'), 'unmeasured');
  t.equal(status(half, '2026-02-19'), 'unmeasured', 'on the day before');
  t.equal(status(half, '2026-02-20'), 'on-track');
  t.equal(status(half, '2026-04-11'), 'on-track', 'held against the way of the day of its measurement');
  t.equal(status([on('2026-02-20', 69.99)], '2026-02-20'), 'behind');
  t.equal(status([on('2026-02-20', 80)], '2026-02-20'), 'reached');
  t.equal(status([on('2026-02-20', 80), on('2026-03-01', 71)], '2026-03-01'), 'behind', 'not for good');
  t.equal(status(half, '2026-04-12'), 'missed');
  t.equal(status([...half, on('2026-04-12', 90)], '2026-05-01'), 'missed', 'too late');
  t.equal(status([on('2026-04-11', 80), on('2026-04-20', 50)], '2026-05-01'), 'reached', 'lost afterwards');
  t.equal(status([on('2026-04-13', 81)], '2026-05-01'), 'reached', 'measured first after the due date');
  t.equal(status([...half, not('2026-03-01', 'source-gone')], '2026-03-01'), 'source-gone');
  t.equal(status([...half, not('2026-03-01', 'source-gone')], '2026-05-01'), 'source-gone', 'nobody knows');
  t.equal(status([on('2026-04-11', 80), not('2026-05-01', 'source-gone')], '2026-05-02'), 'reached');
  t.equal(status([...half, not('2026-03-01', 'no-figure')], '2026-03-01'), 'on-track', 'by the last value');
  t.equal(status([on('2026-02-20', 7)], '2026-02-20', { target: falling }), 'on-track');
  t.equal(status([on('2026-02-20', 7.01)], '2026-02-20', { target: falling }), 'behind');
  t.equal(status([on('2026-02-20', 4)], '2026-02-20', { target: falling }), 'reached');
  t.equal(status([on('2025-12-01', 90)], '2026-02-20'), 'unmeasured', 'before the way begins nothing counts');
});

t.test('the last value is told, of whatever day', async (t) => {
  t.match(
    progressOn(rising, '2026-01-01', [on('2026-02-20', 70), not('2026-03-01', 'suppressed')], '2026-03-02'),
    {
      latestValue: 70,
      latestOn: '2026-02-20',
      shareOfWay: 50,
    },
  );
  t.match(progressOn(rising, '2026-01-01', [], '2026-03-02'), {
    latestValue: null,
    latestOn: null,
    shareOfWay: null,
  });
});
