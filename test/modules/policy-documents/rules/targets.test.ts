import t from 'tap';
import {
  daysAround,
  monthsAround,
  perMonth,
} from '../../../../src/modules/policy-documents/rules/evaluation.ts';
import {
  countOfPeople,
  meanOfPeople,
  published,
  shareOfPeople,
} from '../../../../src/modules/policy-documents/rules/figures.ts';
import { foundInMeasurement, isDue } from '../../../../src/modules/policy-documents/rules/measuring.ts';
import { foundInTarget, type Promised } from '../../../../src/modules/policy-documents/rules/targets.ts';

const sound: Promised = {
  source: 'satisfaction-index',
  direction: 'at-least',
  baselineValue: 76.61,
  baselineOn: '2026-01-31',
  value: 85,
  dueOn: '2027-12-31',
};
const found = (about: Partial<Promised>) =>
  foundInTarget({ ...sound, ...about }).map(({ pointer, code }) => `${pointer} ${code}`);
const id = '019a4700-0000-7000-8000-000000000601';

t.test('a sound target', async (t) => {
  t.strictSame(found({}), []);
  t.strictSame(found({ serviceId: id }), []);
  t.strictSame(found({ source: 'measured', measure: 'izin sehari jadi, persen', serviceId: id }), []);
  t.strictSame(found({ source: 'satisfaction-element', element: 'time' }), []);
  t.strictSame(found({ value: 76.61 }), [], 'to keep what there is');
});

t.test('what a source needs, and what it has no use for', async (t) => {
  t.strictSame(found({ source: 'satisfaction-element' }), ['/element element-missing']);
  t.strictSame(found({ element: 'time' }), ['/element element-of-no-use']);
  t.strictSame(found({ source: 'measured' }), ['/measure measure-missing']);
  t.strictSame(found({ measure: 'persen' }), ['/measure measure-of-no-use']);
  t.strictSame(found({ unitId: id, serviceId: id }), ['/serviceId two-scopes']);
  t.strictSame(found({ source: 'head-count', serviceId: id }), ['/serviceId source-not-of-services']);
});

t.test('values lie on the scale of their source, and in its direction', async (t) => {
  t.strictSame(found({ value: 100.5 }), ['/value value-off-scale']);
  t.strictSame(found({ baselineValue: 3.2 }), ['/baselineValue value-off-scale'], 'the index, not converted');
  t.strictSame(found({ source: 'head-count', direction: 'at-most', baselineValue: 5, value: -1 }), [
    '/value value-off-scale',
  ]);
  t.strictSame(found({ milestones: [{ day: '2026-12-31', value: 20 }] }), [
    '/milestones/0/value value-off-scale',
  ]);
  t.strictSame(found({ value: 70 }), ['/value target-against-direction']);
  t.strictSame(found({ direction: 'at-most' }), ['/value target-against-direction']);
});

t.test('days come one after the other', async (t) => {
  t.strictSame(found({ dueOn: '2026-01-31' }), ['/dueOn target-due-too-early']);
  t.strictSame(
    found({
      milestones: [
        { day: '2026-12-31', value: 80 },
        { day: '2026-06-30', value: 78 },
        { day: '2027-12-31', value: 85 },
      ],
    }),
    ['/milestones/1/day milestone-out-of-order', '/milestones/2/day milestone-out-of-order'],
  );
  t.strictSame(found({ milestones: [{ day: '2026-01-31', value: 80 }] }), [
    '/milestones/0/day milestone-out-of-order',
  ]);
});

t.test('when a target is measured', async (t) => {
  const target = { milestones: [{ day: '2026-06-30', value: 80 }], dueOn: '2026-12-31' };
  t.ok(isDue(target, null, '2026-06-01'), 'never yet');
  t.notOk(isDue(target, '2026-06-01', '2026-06-01'), 'once a day');
  t.notOk(isDue(target, '2026-06-01', '2026-06-07'));
  t.ok(isDue(target, '2026-06-01', '2026-06-08'), 'a week later');
  t.ok(isDue(target, '2026-06-29', '2026-06-30'), 'on a milestone');
  t.ok(isDue(target, '2026-06-29', '2026-07-01'), 'if the service was down on that day');
  t.notOk(isDue(target, '2026-06-30', '2026-07-01'));
  t.ok(isDue(target, '2026-12-30', '2026-12-31'), 'on the due date');
  const entered = (measuredOn: string) =>
    foundInMeasurement({ baselineOn: '2026-01-31' }, { measuredOn }, '2026-06-01').map(({ code }) => code);
  t.strictSame(entered('2026-06-01'), []);
  t.strictSame(entered('2026-06-02'), ['day-in-future']);
  t.strictSame(entered('2026-01-30'), ['measured-before-baseline']);
});

t.test('figures of fewer than five people are not told', async (t) => {
  const suppressed = { value: null, remark: 'suppressed' };
  const none = { value: null, remark: 'no-figure' };
  t.strictSame(shareOfPeople(2, 4), suppressed);
  t.strictSame(shareOfPeople(2, 5), { value: 40, remark: null });
  t.strictSame(shareOfPeople(0, 0), none);
  t.strictSame(meanOfPeople(10, 3, 4), suppressed);
  t.strictSame(meanOfPeople(10, 3, 5), { value: 3.33, remark: null });
  t.strictSame(meanOfPeople(0, 0, 0), none);
  t.strictSame(countOfPeople(4), suppressed);
  t.strictSame(countOfPeople(0), { value: 0, remark: null });
  t.strictSame(published({ surveys: 1, converted: null }), suppressed);
  t.strictSame(published({ surveys: 0, converted: null }), none);
  t.strictSame(published({ surveys: 1, converted: 88.31 }), { value: 88.31, remark: null });
});

t.test('before and after', async (t) => {
  t.strictSame(daysAround('2024-02-29', '2024-06-30'), {
    before: { from: '2023-02-28', until: '2024-02-29' },
    after: { from: '2024-02-29', until: '2024-07-01' },
  });
  t.strictSame(monthsAround('2026-03-15', '2027-01-01'), {
    before: { from: '2025-03', until: '2026-02', count: 12 },
    after: { from: '2026-03', until: '2027-01', count: 11 },
  });
  t.strictSame(monthsAround('2026-03-15', '2026-03-15').after, {
    from: '2026-03',
    until: '2026-03',
    count: 1,
  });
  t.equal(perMonth(25, 12), 2.08);
});
