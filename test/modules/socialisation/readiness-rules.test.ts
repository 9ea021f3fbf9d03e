import fc from 'fast-check';
import t from 'tap';
import { PulseBoard } from '../../../src/modules/socialisation/rules/board.ts';
import { Forest } from '../../../src/modules/socialisation/rules/forest.ts';
import { effectOf, pulsesAround, suggestionsFor } from '../../../src/modules/socialisation/rules/measures.ts';
import { foundInPulseDays, pulseStateOn } from '../../../src/modules/socialisation/rules/pulses.ts';
import {
  addTallies,
  barrierOf,
  emptyTally,
  readinessFigures,
  readinessOf,
  type Tally,
  tallyOf,
} from '../../../src/modules/socialisation/rules/readiness.ts';
import { shownUnits } from '../../../src/modules/socialisation/rules/small-groups.ts';

const scored = (
  awareness: number,
  desire: number,
  knowledge: number,
  ability: number,
  reinforcement: number,
) => tallyOf({ awareness, desire, knowledge, ability, reinforcement });
const added = (tallies: readonly Tally[]): Tally => tallies.reduce(addTallies, emptyTally);

t.test('scores are means, the barrier point is the first element of 3 or less', async (t) => {
  const answers = added([
    scored(5, 4, 2, 1, 3),
    scored(4, 4, 3, 2, 3),
    scored(5, 3, 3, 2, 3),
    scored(4, 5, 4, 1, 3),
    scored(4, 3, 3, 2, 3),
  ]);
  t.same(answers, { answers: 5, sums: [22, 19, 15, 8, 15], favourable: [5, 3, 1, 0, 0] });
  t.same(readinessFigures(answers, null, 3.2), {
    elements: [
      { element: 'awareness', mean: 4.4, favourable: 100, change: null },
      { element: 'desire', mean: 3.8, favourable: 60, change: null },
      { element: 'knowledge', mean: 3, favourable: 20, change: null },
      { element: 'ability', mean: 1.6, favourable: 0, change: null },
      { element: 'reinforcement', mean: 3, favourable: 0, change: null },
    ],
    readiness: 3.16,
    isBelowTarget: true,
    barrier: 'knowledge',
    change: null,
    trend: null,
  });
  t.equal(readinessFigures(answers, null, 3.16)!.isBelowTarget, false);
  t.equal(readinessFigures(emptyTally, null, 3.5), null, 'nobody is neither ready nor not');
});

t.test('what lies just above three is no barrier', async (t) => {
  const justAbove: Tally = {
    answers: 1000,
    sums: [3001, 3001, 3001, 3001, 3000],
    favourable: [0, 0, 0, 0, 0],
  };
  t.equal(barrierOf(justAbove), 'reinforcement');
  t.equal(barrierOf({ ...justAbove, sums: [3001, 3001, 3001, 3001, 3001] }), null);
});

t.test('a trend is a change of a tenth or more', async (t) => {
  const of = (sum: number): Tally => ({
    answers: 100,
    sums: [sum, 300, 300, 300, 300],
    favourable: [0, 0, 0, 0, 0],
  });
  const trend = (before: number, now: number) => {
    const figures = readinessFigures(of(now), of(before), 3.5)!;
    return [figures.change, figures.trend, figures.elements[0]!.change];
  };
  t.same(trend(300, 345), [0.09, 'steady', 0.45]);
  t.same(trend(300, 350), [0.1, 'rising', 0.5]);
  t.same(trend(350, 300), [-0.1, 'falling', -0.5]);
  t.equal(readinessFigures(of(300), emptyTally, 3.5)!.trend, null, 'nothing to hold it against');
});

const anAnswer = fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: 1, max: 5 })));

t.test('figures lie within what was answered, in whatever order answers came', async (t) => {
  fc.assert(
    fc.property(fc.array(anAnswer, { minLength: 1, maxLength: 40 }), (answers) => {
      const tally = added(
        answers.map((scores) => scored(...(scores as [number, number, number, number, number]))),
      );
      const backwards = added(
        answers.toReversed().map((scores) => scored(...(scores as [number, number, number, number, number]))),
      );
      const figures = readinessFigures(tally, null, 3)!;
      const barrier = figures.elements.findIndex(({ element }) => element === figures.barrier);
      return (
        JSON.stringify(tally) === JSON.stringify(backwards) &&
        figures.readiness >= 1 &&
        figures.readiness <= 5 &&
        figures.elements.every(
          ({ mean, favourable }, at) =>
            mean >= Math.min(...answers.map((scores) => scores[at]!)) &&
            mean <= Math.max(...answers.map((scores) => scores[at]!)) &&
            favourable >= 0 &&
            favourable <= 100 &&
            (barrier < 0 || at > barrier || (at === barrier ? mean <= 3 : mean >= 3)),
        )
      );
    }),
  );
  t.pass();
});

t.test('a pulse is open on its days', async (t) => {
  const pulse = { opensOn: '2027-03-01', closesOn: '2027-03-07', cancelledOn: null };
  t.same(
    ['2027-02-28', '2027-03-01', '2027-03-07', '2027-03-08'].map((day) => pulseStateOn(pulse, day)),
    ['planned', 'open', 'open', 'closed'],
  );
  t.equal(pulseStateOn({ ...pulse, cancelledOn: '2027-03-02' }, '2027-03-08'), 'cancelled');
  t.same(foundInPulseDays(pulse, '2027-03-02'), [{ pointer: '/opensOn', code: 'opens-in-past' }]);
  t.match(foundInPulseDays({ opensOn: '2027-03-07', closesOn: '2027-03-01' }, '2027-03-01'), [
    { pointer: '/closesOn', code: 'closes-before-opening' },
  ]);
  t.match(foundInPulseDays({ opensOn: '2027-03-01', closesOn: '2027-04-30' }, '2027-03-01'), [
    { code: 'open-too-long', parameters: { days: 60 } },
  ]);
  t.same(foundInPulseDays({ opensOn: '2027-03-01', closesOn: '2027-04-29' }, '2027-03-01'), []);
});

const unit = (unitId: string, parentId: string | null) => ({ unitId, parentId, code: unitId, name: unitId });
const city = [
  unit('city', null),
  unit('a', 'city'),
  unit('b', 'city'),
  unit('c', 'city'),
  unit('a1', 'a'),
  unit('a2', 'a'),
];

t.test('few are hidden, and others with them', async (t) => {
  const shown = (answers: Record<string, number>, roots = ['city']) => {
    const { whole, own } = shownUnits(new Forest(city), roots, (id) => answers[id] ?? 0);
    return { whole: [...whole].sort(), own: [...own].sort() };
  };
  t.same(shown({ a1: 10, a2: 10, b: 3, c: 8 }), {
    whole: ['a', 'a1', 'a2', 'city'],
    own: ['a', 'a1', 'a2', 'city'],
  });
  t.same(shown({ a1: 10, a2: 4, b: 8, c: 8 }), {
    whole: ['a', 'b', 'c', 'city'],
    own: ['a', 'b', 'c', 'city'],
  });
  t.same(shown({ city: 2, a1: 10, a2: 10, b: 6, c: 8 }), {
    whole: ['a', 'a1', 'a2', 'c', 'city'],
    own: ['a', 'a1', 'a2', 'c'],
  });
  t.same(shown({ a1: 2, a2: 2 }), { whole: [], own: [] }, 'four of a city are nobody’s business');
  t.same(
    shown({ a1: 10, b: 3 }, ['a', 'b']).whole,
    ['a', 'a1', 'a2'],
    'who reaches no whole learns of parts',
  );
});

/** A tree of units by the place of the one above each, with how many answered in each. */
const aTree = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 25 });

t.test('what is hidden does not follow from what is shown', async (t) => {
  fc.assert(
    fc.property(aTree, (tree) => {
      const units = tree.map(([above], at) => ({
        unitId: String(at),
        parentId: at === 0 ? null : String(above % at),
      }));
      const answersOf = (unitId: string) => tree[Number(unitId)]![1];
      const forest = new Forest(units);
      const { whole, own } = shownUnits(forest, ['0'], answersOf);
      const totals = forest.sumsUnder('0', answersOf, (a, b) => a + b);
      return units.every(({ unitId }) => {
        const children = forest.childrenOf(unitId);
        const isSmall = (count: number) => count > 0 && count < 5;
        if (whole.has(unitId) && isSmall(totals.get(unitId)!)) return false;
        if (own.has(unitId) && isSmall(answersOf(unitId))) return false;
        // Nothing of a hidden unit is shown by its parts.
        if (!whole.has(unitId))
          return !own.has(unitId) && children.every((child) => !whole.has(child.unitId));
        // What is left of a shown unit beside its shown parts is nothing, or two and more parts with five answers.
        const parts = [
          { count: answersOf(unitId), isShown: own.has(unitId) },
          ...children.map((child) => ({
            count: totals.get(child.unitId)!,
            isShown: whole.has(child.unitId),
          })),
        ];
        const hidden = parts.filter(({ count, isShown }) => !isShown && count > 0);
        const left = hidden.reduce((sum, { count }) => sum + count, 0);
        return left === 0 || (hidden.length >= 2 && left >= 5);
      });
    }),
  );
  t.pass();
});

t.test('kinds of position are told of the topmost units alone, and never few', async (t) => {
  const tally = (unitId: string, positionKind: 'pelaksana' | 'fungsional' | 'pengawas', answers: number) => ({
    unitId,
    positionKind,
    ...added(Array.from({ length: answers }, () => scored(4, 4, 4, 4, 4))),
  });
  const counted = {
    forest: new Forest(city),
    tallies: [tally('a1', 'pelaksana', 8), tally('b', 'fungsional', 6), tally('b', 'pengawas', 3)],
  };
  const board = new PulseBoard(counted, () => true);
  t.same(
    [...board.kinds('city')].map(([kind, shown]) => [kind, shown?.answers ?? null]),
    [
      ['pelaksana', 8],
      ['fungsional', null],
      ['pengawas', null],
    ],
  );
  t.equal(board.kinds('b').size, 0);
  const head = new PulseBoard(counted, (unitId) => unitId === 'b');
  t.same(
    [...head.kinds('b').values()].map((shown) => shown?.answers ?? null),
    [null, null],
  );
  t.equal(head.whole('b')!.answers, 9);
  t.equal(head.whole('city'), null);
});

const shownUnit = (means: number[], barrier: number | null, isBelowTarget: boolean) => ({
  ...unit('a', null),
  people: 10,
  isSuppressed: false,
  answers: 8,
  participation: 80,
  elements: (['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const).map(
    (element, at) => ({
      element,
      mean: means[at]!,
      favourable: 50,
      change: null,
    }),
  ),
  readiness: 3.3,
  isBelowTarget,
  barrier:
    barrier === null
      ? null
      : (['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const)[barrier]!,
  change: null,
  trend: null,
});

t.test('what is suggested fits the barrier point', async (t) => {
  const kinds = (of: ReturnType<typeof shownUnit>) =>
    suggestionsFor([of], 'p', []).map(({ element, kind }) => `${element}: ${kind}`);
  t.same(kinds(shownUnit([2, 2, 2, 2, 2], 0, true)), ['awareness: talk']);
  t.same(kinds(shownUnit([4, 3, 2, 2, 2], 1, true)), [
    'desire: talk',
    'desire: answer-objections',
    'desire: adjust-plan',
  ]);
  t.same(kinds(shownUnit([4, 4, 3, 2, 2], 2, true)), ['knowledge: training']);
  t.same(kinds(shownUnit([4, 4, 4, 3, 2], 3, true)), ['ability: mentor', 'ability: practice']);
  t.same(kinds(shownUnit([4, 4, 4, 4, 3], 4, false)), [
    'reinforcement: recognition',
    'reinforcement: adjust-plan',
  ]);
  t.same(kinds(shownUnit([3.4, 3.3, 3.2, 3.1, 3.5], null, true)), ['ability: mentor', 'ability: practice']);
  t.same(kinds(shownUnit([4, 4, 4, 4, 4], null, false)), []);
  t.same(
    suggestionsFor([shownUnit([4, 4, 3, 2, 2], 2, true)], 'p', [
      { id: 'm1', unitId: 'a', element: 'knowledge', kind: 'training' },
      { id: 'm2', unitId: 'b', element: 'knowledge', kind: 'training' },
      { id: 'm3', unitId: 'a', element: 'ability', kind: 'training' },
    ])[0]!.measureIds,
    ['m1'],
  );
});

t.test('the effect of a measure shows between the pulses around it', async (t) => {
  const pulses = [
    { id: '1', opensOn: '2027-01-01', closesOn: '2027-01-07' },
    { id: '2', opensOn: '2027-02-01', closesOn: '2027-02-07' },
    { id: '3', opensOn: '2027-03-01', closesOn: '2027-03-07' },
  ];
  const around = (day: string) => {
    const { before, after } = pulsesAround(pulses, day);
    return [before?.id, after?.id];
  };
  t.same(around('2027-01-03'), [undefined, '2']);
  t.same(around('2027-01-07'), ['1', '2']);
  t.same(around('2027-02-03'), ['1', '3'], 'a pulse that was open meanwhile is neither before nor after');
  t.same(around('2027-03-20'), ['3', undefined]);
  const point = (pulseId: string, sum: number) => ({
    pulseId,
    tally: { answers: 6, sums: [sum, 6, 6, 6, 6], favourable: [0, 0, 0, 0, 0] },
  });
  t.same(effectOf(point('1', 15), point('2', 25), 0), {
    before: { pulseId: '1', mean: 2.5 },
    after: { pulseId: '2', mean: 4.17 },
    change: 1.67,
  });
  t.same(effectOf({ pulseId: '1', tally: null }, point('2', 25), 0).change, null);
  t.same(effectOf(undefined, undefined, 0), { before: null, after: null, change: null });
});

t.test('readiness of many is exact', async (t) => {
  t.equal(readinessOf({ answers: 3, sums: [10, 10, 10, 10, 11], favourable: [] }), 3.4);
});
