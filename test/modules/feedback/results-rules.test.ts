import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { satisfactionElements } from '../../../src/modules/feedback/reference.ts';
import { layoutOf } from '../../../src/modules/feedback/rules/cells.ts';
import { percentOf, quotient, summaryOf } from '../../../src/modules/feedback/rules/decimals.ts';
import { figuresOfGroups, indexOf, questionsOf } from '../../../src/modules/feedback/rules/results.ts';
import {
  bandOf,
  type Marks,
  sampleSize,
  satisfactionIndex,
} from '../../../src/modules/feedback/rules/satisfaction.ts';
import { hiddenGroups, hiddenParts } from '../../../src/modules/feedback/rules/suppression.ts';
import { populationOf, sampleOf } from '../../../src/modules/feedback/rules/survey-figures.ts';
import type { Question } from '../../../src/modules/feedback/schemas/questions.ts';

const golden = <Case>(name: string): Case[] =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../golden/${name}.json`, 'utf8'));

interface IndexCase {
  readonly input: { readonly answers: number[][] };
  readonly expected: {
    readonly means: number[];
    readonly index: number;
    readonly converted: number;
    readonly band: string;
    readonly respondents: number;
  };
}

/** For each element, how many gave 1, 2, 3 and 4. */
const marksOf = (answers: readonly (readonly number[])[]): Marks[] =>
  satisfactionElements.entries.map((_, element) => {
    const given = (mark: number) => answers.filter((answer) => answer[element] === mark).length;
    return [given(1), given(2), given(3), given(4)];
  });

t.test('the index, its elements and its band are those of the worked cases', async (t) => {
  const cases = golden<IndexCase>('satisfaction_index');
  t.ok(cases.length > 0);
  for (const { input, expected } of cases) {
    const { elements, index } = satisfactionIndex(marksOf(input.answers));
    t.strictSame(
      elements.map((element) => element!.mean),
      expected.means,
    );
    t.match(index, { mean: expected.index, converted: expected.converted, band: expected.band });
    t.equal(input.answers.length, expected.respondents);
  }
});

t.test('sample sizes are those of the worked cases and of the annex', async (t) => {
  for (const { input, expected } of golden<{ input: { population: number }; expected: { sample: number } }>(
    'sample_size',
  ))
    t.equal(sampleSize(input.population), expected.sample, `${input.population}`);
  for (const [population, sample] of [
    [1, 1],
    [15, 14],
    [50, 44],
    [500, 217],
    [1000, 278],
    [10_000, 370],
    [75_000, 382],
  ] as const)
    t.equal(sampleSize(population), sample, `${population}`);
  t.strictSame(sampleOf(100, 79), { population: 100, requiredSample: 80, isSampleAdequate: false });
  t.strictSame(sampleOf(100, 80), { population: 100, requiredSample: 80, isSampleAdequate: true });
  t.strictSame(sampleOf(null, 80), { population: null, requiredSample: null, isSampleAdequate: null });
  t.equal(populationOf({ population: 50, services: [] }), 50);
  t.equal(populationOf({ population: null, services: [{ population: 20 }, { population: 30 }] }), 50);
  t.equal(populationOf({ population: null, services: [{ population: 20 }, {}] }), null, 'one is not known');
});

t.test('bands begin where the annex says, and the printed weights stay below', async (t) => {
  const bands = [25, 64.99, 65, 76.6, 76.61, 88.3, 88.31, 100].map(bandOf);
  t.strictSame(bands, ['D', 'D', 'C', 'C', 'B', 'B', 'A', 'A']);
  const best = marksOf([Array(9).fill(4)]);
  t.equal(satisfactionIndex(best).index!.converted, 100);
  t.equal(satisfactionIndex(best, 'table').index!.converted, 99);
  const [, ...lacking] = best;
  t.equal(satisfactionIndex([[0, 0, 0, 0], ...lacking]).index, null, 'an element that nobody answered');
});

const elementCells = satisfactionElements.entries.map((_, at) => 1 + at * 4);
const satisfied = (answers: readonly (readonly number[])[]) => ({
  answers: answers.length,
  cells: marksOf(answers).flat(),
  sums: [],
  squares: [],
});

t.test('nothing is told of fewer than five answers', async (t) => {
  const of = (people: number) => indexOf(satisfied(Array(people).fill(Array(9).fill(3))), elementCells);
  t.match(of(0), { index: null, why: 'no-answers', elements: [] });
  t.match(of(4), { index: null, converted: null, band: null, why: 'too-few-answers', elements: [] });
  t.match(of(5), { index: 3, converted: 75, band: 'C', why: null });
  t.strictSame(of(5).elements[8], {
    element: 'facilities',
    mean: 3,
    converted: 75,
    band: 'C',
    distribution: [0, 0, 5, 0],
  });
  const unanswered = { answers: 5, cells: satisfied(Array(5).fill(Array(9).fill(3))).cells.slice(0, 32) };
  t.match(indexOf(unanswered, elementCells), { index: null, why: 'element-unanswered' });
});

t.test('groups are hidden so that none follows from the others', async (t) => {
  t.strictSame(hiddenGroups([]), []);
  t.strictSame(hiddenGroups([5, 100]), [false, false]);
  t.strictSame(hiddenGroups([4, 100]), [true, true], 'the other would tell');
  t.strictSame(hiddenGroups([4, 100, 7]), [true, false, true], 'the next smallest');
  t.strictSame(hiddenGroups([4, 100, 0]), [true, true, false], 'an empty one hides nothing');
  t.strictSame(hiddenGroups([4, 3, 100]), [true, true, false], 'two are enough');
  t.strictSame(
    hiddenGroups([1, 2, 6, 100]),
    [true, true, true, false],
    'of two with three answers each is told',
  );
  t.strictSame(hiddenGroups([4]), [true]);
  t.strictSame(hiddenGroups([10, 10, 10], [true, false, false]), [true, true, false], 'hidden besides');
  t.strictSame(
    hiddenParts([
      [3, 20],
      [7, 50],
    ]),
    {
      groups: [false, false],
      parts: [
        [true, true],
        [false, false],
      ],
    },
  );
  t.strictSame(
    hiddenParts([[3], [7, 50], [99]]).parts,
    [[true], [true, true], [false]],
    'all of a hidden unit',
  );
});

const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 7 });
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

t.test(
  'whatever groups there are, what is hidden is two or more with five answers, or all that there is',
  async () => {
    fc.assert(
      fc.property(sizes, (counts) => {
        const hidden = hiddenGroups(counts);
        const pool = counts.filter((count, at) => hidden[at] && count > 0);
        const shown = counts.filter((_, at) => !hidden[at]);
        return (
          shown.every((count) => count === 0 || count >= 5) &&
          (pool.length === 0 || (pool.length >= 2 && sum(pool) >= 5) || sum(shown) === 0)
        );
      }),
    );
  },
);

/** Everything that linear sums of what is shown tell: solved exactly, in whole numbers. */
function isDetermined(equations: readonly (readonly number[])[], unknown: number): boolean {
  const rows = equations.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let pivotRow = 0;
  // The unknown comes last: it is determined if a row is left that has nothing but it.
  const order = [...Array.from({ length: width }, (_, at) => at).filter((at) => at !== unknown), unknown];
  for (const column of order) {
    const found = rows.findIndex((row, at) => at >= pivotRow && row[column] !== 0);
    if (found < 0) continue;
    [rows[pivotRow], rows[found]] = [rows[found]!, rows[pivotRow]!];
    const pivot = rows[pivotRow]!;
    for (const [at, row] of rows.entries())
      if (at > pivotRow && row[column] !== 0) {
        const [a, b] = [pivot[column]!, row[column]!];
        rows[at] = row.map((value, place) => value * a - pivot[place]! * b);
      }
    pivotRow += 1;
  }
  return rows.some((row) => row[unknown] !== 0 && row.every((value, at) => at === unknown || value === 0));
}

t.test('no service that is hidden can be computed from units, services and the whole', async (t) => {
  t.ok(
    isDetermined(
      [
        [1, 1],
        [1, 0],
      ],
      1,
    ),
    'a subtraction is seen through',
  );
  t.notOk(isDetermined([[1, 1]], 1));
  let tried = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }), {
        minLength: 2,
        maxLength: 3,
      }),
      (units) => {
        const { groups, parts } = hiddenParts(units);
        const all = units.flatMap((services, unit) => services.map((count, at) => ({ unit, at, count })));
        const row = (holds: (one: (typeof all)[number]) => boolean) => all.map((one) => (holds(one) ? 1 : 0));
        const equations = [
          row(() => true),
          ...units.flatMap((_, unit) => (groups[unit] ? [] : [row((one) => one.unit === unit)])),
          ...all.flatMap((shown) => (parts[shown.unit]![shown.at] ? [] : [row((one) => one === shown)])),
        ];
        const hidden = all.flatMap((one, at) => (parts[one.unit]![one.at] ? [at] : []));
        tried += hidden.length;
        return hidden.every((at) => !isDetermined(equations, at));
      },
    ),
    { numRuns: 500 },
  );
  t.ok(tried > 100);
});

const question = (about: Partial<Question> & Pick<Question, 'key' | 'kind'>): Question => ({
  text: { id: about.key },
  isRequired: false,
  ...about,
});
const choices = ['a', 'b'].map((key) => ({ key, text: { id: key } }));
const own = layoutOf([
  question({ key: 'one', kind: 'single', choices }),
  question({ key: 'many', kind: 'multiple', choices }),
  question({ key: 'mark', kind: 'scale', scale: { least: -1, most: 1, labels: [] } }),
  question({ key: 'wait', kind: 'number', number: { least: 0, most: 480, decimals: 1 } }),
  question({ key: 'grid', kind: 'matrix', choices, rows: choices }),
  question({ key: 'words', kind: 'text' }),
]);

t.test('own questions are told choice by choice, mark by mark and row by row', async (t) => {
  //             one   many      mark       wait grid        words
  const cells = [6, 2, 8, 5, 4, 1, 1, 6, 6, 3, 5, 0, 6, 3];
  const counted = { answers: 8, cells, sums: ['93.5'], squares: ['1800.25'] };
  const [one, many, mark, wait, grid, words] = questionsOf(counted, own);
  t.match(one, { answers: 8, distribution: [{ choice: 'a', answers: 6, percent: 75 }, { percent: 25 }] });
  t.match(many, { answers: 8, distribution: [{ percent: 62.5 }, { percent: 50 }] }, 'of those who answered');
  t.match(mark, { answers: 8, mean: 0.625, standardDeviation: 0.744, sum: null });
  t.strictSame(
    mark!.distribution.map((line) => line.mark),
    [-1, 0, 1],
  );
  t.match(wait, { answers: 6, mean: 15.5833, standardDeviation: 8.285, sum: 93.5, distribution: [] });
  t.match(grid, {
    answers: 8,
    distribution: [{ row: 'a', choice: 'a', percent: 37.5 }, {}, { row: 'b', percent: 0 }, {}],
  });
  t.match(words, { answers: 3, isSuppressed: false, distribution: [] });
  const few = questionsOf({ ...counted, cells: [3, 1, ...cells.slice(2)] }, own)[0];
  t.match(few, { answers: 4, isSuppressed: true, distribution: [] });
  const row = questionsOf({ ...counted, cells: [...cells.slice(0, 11), 1, 1, 3] }, own)[4];
  t.match(row, { isSuppressed: true, distribution: [] }, 'a row that few answered');
});

t.test('of groups means are told, and no mean of a question that few of a group answered', async (t) => {
  const group = (marks: number[], wait: number) => ({
    answers: sum(marks),
    cells: [0, 0, 0, 0, 0, ...marks, wait],
    sums: [String(wait * 10)],
    squares: [String(wait * 100)],
  });
  const figures = figuresOfGroups([group([0, 0, 9], 9), group([9, 0, 0], 2), group([0, 8, 0], 6)], own);
  t.strictSame(
    figures.map(({ questions }) => questions.map(({ mean }) => mean)),
    [
      [1, 10],
      [-1, null],
      [0, null],
    ],
    'nor of the group from which it would follow',
  );
  t.match(figures[1], {
    isSuppressed: false,
    answers: 9,
    elements: [],
    questions: [{}, { isSuppressed: true, answers: null }],
  });
  const hidden = figuresOfGroups([group([0, 0, 9], 9), group([2, 0, 0], 2)], own);
  t.match(hidden, [
    { isSuppressed: true, answers: null, questions: [{ isSuppressed: true, mean: null }, {}] },
    { isSuppressed: true, answers: null },
  ]);
});

t.test('quotients are rounded half up, however large the numbers', async (t) => {
  t.equal(quotient(1n, 8n, 2), 0.13);
  t.equal(quotient(-1n, 8n, 2), -0.13);
  t.equal(percentOf(2, 3), 66.67);
  t.equal(percentOf(0, 0), null);
  t.strictSame(summaryOf(1, '2.5', '6.25'), { mean: 2.5, standardDeviation: null });
  t.strictSame(summaryOf(3, '-6', '14'), { mean: -2, standardDeviation: 1 });
  const many = 10_000_000;
  t.strictSame(
    summaryOf(
      2 * many,
      String(2 * many * 1_000_000_000 + many),
      `${BigInt(many) * (10n ** 18n + (10n ** 9n + 1n) ** 2n)}`,
    ),
    { mean: 1_000_000_000.5, standardDeviation: 0.5 },
    'where numbers with a point would have lost it',
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 }),
      (numbers) => {
        const mean = sum(numbers) / numbers.length;
        const deviation = Math.sqrt(sum(numbers.map((one) => (one - mean) ** 2)) / (numbers.length - 1));
        const told = summaryOf(
          numbers.length,
          String(sum(numbers)),
          String(sum(numbers.map((one) => one ** 2))),
        );
        return Math.abs(told.mean - mean) < 1e-4 && Math.abs(told.standardDeviation! - deviation) < 1e-4;
      },
    ),
  );
});
