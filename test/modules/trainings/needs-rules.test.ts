import fc from 'fast-check';
import t from 'tap';
import { allot, type CourseNeed } from '../../../src/modules/trainings/rules/needs.ts';
import { compareLines, foundInPlanned } from '../../../src/modules/trainings/rules/plans.ts';

const need = (code: string, costPerHead: number, ...gains: (readonly [number, number])[]): CourseNeed => ({
  courseId: `id-${code}`,
  code,
  costPerHead,
  gains: gains.map(([levels, people]) => ({ levels, people })),
});
const shown = (needs: readonly CourseNeed[], budget: number) => {
  const { lines, budgetLeft } = allot(needs, budget);
  return [
    ...lines.map(
      ({ courseId, seats, seatsNeeded, cost, levelsClosed, levelsNeeded }) =>
        `${courseId.slice(3)} ${seats}/${seatsNeeded} ${cost} ${levelsClosed}/${levelsNeeded}`,
    ),
    budgetLeft,
  ];
};

t.test('worked cases', async (t) => {
  // 7 levels for 600: 1.17 for a hundred; 4 for 100: 4; 3 for 200: 1.5.
  const needs = [
    need('A', 200, [4, 1], [2, 1], [1, 1]),
    need('B', 50, [2, 2]),
    need('C', 100, [1, 1], [2, 1]),
  ];
  t.strictSame(shown(needs, 0), ['B 0/2 0 0/4', 'C 0/2 0 0/3', 'A 0/3 0 0/7', 0]);
  t.strictSame(shown(needs, 49), ['B 0/2 0 0/4', 'C 0/2 0 0/3', 'A 0/3 0 0/7', 49]);
  t.strictSame(
    shown(needs, 230),
    ['B 2/2 100 4/4', 'C 1/2 100 2/3', 'A 0/3 0 0/7', 30],
    'who gains most first',
  );
  t.strictSame(shown(needs, 700), ['B 2/2 100 4/4', 'C 2/2 200 3/3', 'A 2/3 400 6/7', 0]);
  t.strictSame(shown(needs, 1000), ['B 2/2 100 4/4', 'C 2/2 200 3/3', 'A 3/3 600 7/7', 100], 'all of it');
  t.strictSame(shown([], 5), [5]);
});

t.test('what there is no money for is passed over, cheaper courses after it are not', async (t) => {
  const needs = [need('DEAR', 1000, [5, 3], [4, 3]), need('CHEAP', 300, [1, 4])];
  t.strictSame(shown(needs, 2600), ['DEAR 2/6 2000 10/27', 'CHEAP 2/4 600 2/4', 0]);
  t.strictSame(shown(needs, 900), ['DEAR 0/6 0 0/27', 'CHEAP 3/4 900 3/4', 0]);
});

t.test('what is free comes first; of equals the one that raises more, then the code', async (t) => {
  const needs = [
    need('B', 10, [1, 2]),
    need('A', 10, [1, 2]),
    need('C', 10, [1, 3]),
    need('FREE-1', 0, [1, 1]),
    need('FREE-2', 0, [1, 2]),
  ];
  t.strictSame(
    allot(needs, 0).lines.map(({ courseId, priority, seats }) => [priority, courseId, seats]),
    [
      [1, 'id-FREE-2', 2],
      [2, 'id-FREE-1', 1],
      [3, 'id-C', 0],
      [4, 'id-A', 0],
      [5, 'id-B', 0],
    ],
  );
});

t.test('priorities are compared exactly', async (t) => {
  // 3 / (999,999,999,999 × 2) against 3 / (1,000,000,000,000 × 2): as numbers nearly the same.
  const [first] = allot(
    [need('A', 1_000_000_000_000, [2, 1], [1, 1]), need('B', 999_999_999_999, [2, 1], [1, 1])],
    0,
  ).lines;
  t.equal(first!.courseId, 'id-B');
  // 100,003 people × 10^12 is beyond what a number holds exactly.
  const [exact] = allot(
    [need('A', 1_000_000_000_000, [1, 100_003]), need('B', 999_999_999_999, [1, 100_003])],
    0,
  ).lines;
  t.equal(exact!.courseId, 'id-B');
});

const needsArbitrary = fc.uniqueArray(
  fc.record({
    code: fc.stringMatching(/^[A-Z]{1,4}$/),
    costPerHead: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1e12 })),
    gains: fc.uniqueArray(
      fc.record({ levels: fc.integer({ min: 1, max: 45 }), people: fc.integer({ min: 1, max: 5000 }) }),
      { minLength: 1, maxLength: 6, selector: ({ levels }) => levels },
    ),
  }),
  { maxLength: 8, selector: ({ code }) => code },
);
const courses = needsArbitrary.map((needs) => needs.map((one) => ({ courseId: `id-${one.code}`, ...one })));
const budgets = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 1e12 }));

t.test('no budget is overspent, and no seat is paid for that nobody needs', async () => {
  fc.assert(
    fc.property(courses, budgets, (needs, budget) => {
      const { lines, budgetLeft } = allot(needs, budget);
      const spent = lines.reduce((sum, { cost }) => sum + cost, 0);
      const dear = lines.filter(({ seats, seatsNeeded }) => seats < seatsNeeded);
      return (
        lines.length === needs.length &&
        spent <= budget &&
        spent + budgetLeft === budget &&
        lines.every(
          ({ seats, seatsNeeded, cost, costPerHead, levelsClosed, levelsNeeded }) =>
            seats >= 0 &&
            seats <= seatsNeeded &&
            cost === seats * costPerHead &&
            levelsClosed >= seats &&
            levelsClosed <= levelsNeeded,
        ) &&
        dear.every(({ costPerHead }) => costPerHead > budgetLeft)
      );
    }),
  );
});

t.test('more money never closes less of what comes first', async () => {
  fc.assert(
    fc.property(courses, budgets, budgets, (needs, one, two) => {
      const less = allot(needs, Math.min(one, two)).lines[0];
      const more = allot(needs, Math.max(one, two)).lines[0];
      return less?.courseId === more?.courseId && (less?.levelsClosed ?? 0) <= (more?.levelsClosed ?? 0);
    }),
  );
});

t.test('the order in which needs are given says nothing', async (t) => {
  fc.assert(
    fc.property(
      courses.chain((needs) =>
        fc.tuple(fc.constant(needs), fc.shuffledSubarray(needs, { minLength: needs.length })),
      ),
      budgets,
      ([needs, shuffled], budget) => {
        const turned = shuffled.map((one) => ({ ...one, gains: [...one.gains].reverse() }));
        t.strictSame(allot(turned, budget), allot(needs, budget));
      },
    ),
    { numRuns: 50 },
  );
});

t.test('two plans are held side by side', async (t) => {
  const line = (courseId: string, seats: number) => ({
    courseId,
    code: courseId,
    title: courseId,
    seats,
    cost: seats * 10,
    levelsClosed: seats * 2,
  });
  const figures = (seats: number) => ({ seats, cost: seats * 10, levelsClosed: seats * 2 });
  t.match(compareLines([line('b', 3), line('a', 1)], [line('c', 4), line('b', 1)]), [
    { courseId: 'b', plan: figures(3), other: figures(1), difference: figures(-2) },
    {
      courseId: 'a',
      plan: figures(1),
      other: figures(0),
      difference: { seats: -1, cost: -10, levelsClosed: -2 },
    },
    { courseId: 'c', plan: figures(0), other: figures(4), difference: figures(4) },
  ]);
});

t.test('sessions of a plan share the seats that are left', async (t) => {
  const days = {
    startsOn: '2027-03-01',
    endsOn: '2027-03-03',
    registrationFrom: '2027-01-01',
    registrationUntil: '2027-02-01',
  };
  const of = (left: number, ...quotas: (number | undefined)[]) => {
    const wanted = quotas.map((quota) => ({
      courseId: 'A',
      ...days,
      ...(quota === undefined ? {} : { quota }),
    }));
    const { sessions, found } = foundInPlanned(wanted, new Map([['a', left]]));
    return {
      quotas: sessions.map(({ quota }) => quota),
      found: found.map(({ pointer, parameters }) => [pointer, parameters]),
    };
  };
  t.strictSame(of(5, undefined), { quotas: [5], found: [] });
  t.strictSame(of(5, 2, undefined), { quotas: [2, 3], found: [] });
  t.strictSame(of(5, 2, 3), { quotas: [2, 3], found: [] });
  t.strictSame(of(5, 3, 3), { quotas: [3, 3], found: [['/sessions/1/quota', { left: 2 }]] });
  t.strictSame(of(0, undefined), { quotas: [0], found: [['/sessions/0/quota', { left: 0 }]] });
  t.strictSame(of(12_000, undefined, undefined), { quotas: [10_000, 2000], found: [] });
});
