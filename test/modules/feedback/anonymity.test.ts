import fc from 'fast-check';
import t from 'tap';
import {
  ageBands,
  disabilities,
  occupations,
  respondentEducation,
  satisfactionElements,
} from '../../../src/modules/feedback/reference.ts';
import { coarsening, fewestAlike, type ProfileCount } from '../../../src/modules/feedback/rules/anonymity.ts';
import { foldAnswers } from '../../../src/modules/feedback/rules/answers.ts';
import { layoutOf } from '../../../src/modules/feedback/rules/cells.ts';
import { chosenIn, elementMarks } from '../../../src/modules/feedback/rules/decoding.ts';
import type { Question } from '../../../src/modules/feedback/schemas/questions.ts';
import type { SaidProfile } from '../../../src/modules/feedback/schemas/research.ts';

const nothing: SaidProfile = {
  gender: null,
  ageBand: null,
  education: null,
  occupation: null,
  disability: null,
};
const said = (profile: Partial<SaidProfile>): SaidProfile => ({ ...nothing, ...profile });
const counted = (answers: number, profile: Partial<SaidProfile>): ProfileCount => ({
  profile: said(profile),
  answers,
});

t.test('what five share is told as it was said', async (t) => {
  const man = { gender: 'male', ageBand: '20-29', occupation: 'student' } as const;
  const told = coarsening([counted(5, man), counted(7, {})]);
  t.strictSame(told(said(man)), said(man));
  t.strictSame(told(nothing), nothing);
});

t.test('of rarer profiles the occupation is left out first, and then as much as is needed', async (t) => {
  const counts = [
    counted(3, { gender: 'female', ageBand: '30-39', occupation: 'student' }),
    counted(2, { gender: 'female', ageBand: '30-39', occupation: 'homemaker' }),
    counted(4, { gender: 'female', ageBand: '60-and-over', education: 'primary' }),
    counted(1, { gender: 'female' }),
    counted(1, { gender: 'male', disability: 'disabled' }),
  ];
  const told = coarsening(counts);
  t.strictSame(told(counts[0]!.profile), said({ gender: 'female', ageBand: '30-39' }), '3 and 2 together');
  t.strictSame(told(counts[1]!.profile), said({ gender: 'female', ageBand: '30-39' }));
  t.strictSame(told(counts[2]!.profile), said({ gender: 'female' }), 'with the one who said no more');
  t.strictSame(told(counts[3]!.profile), said({ gender: 'female' }));
  t.strictSame(told(counts[4]!.profile), nothing);
});

t.test('the few join the many whose profile they come to share', async (t) => {
  const many = { gender: 'male', education: 'bachelor' } as const;
  const few = { ...many, occupation: 'civil-servant' } as const;
  const told = coarsening([counted(100, many), counted(1, few)]);
  t.strictSame(told(said(few)), said(many));
});

t.test('a profile that nobody was counted with says nothing', async (t) => {
  t.strictSame(coarsening([])(said({ gender: 'male' })), nothing);
});

const orNull = <Value>(values: readonly Value[]) => fc.constantFrom(...values, null);
const codes = <Code extends string>(list: { readonly entries: readonly { readonly code: Code }[] }) =>
  list.entries.slice(0, 3).map(({ code }) => code);
const aProfile = fc.record({
  gender: orNull(['male', 'female'] as const),
  ageBand: orNull(codes(ageBands)),
  education: orNull(codes(respondentEducation)),
  occupation: orNull(codes(occupations)),
  disability: orNull(codes(disabilities)),
});
const someCounts = fc
  .uniqueArray(aProfile, { maxLength: 60, selector: (profile) => JSON.stringify(profile) })
  .chain((profiles) =>
    fc.tuple(...profiles.map((profile) => fc.integer({ min: 1, max: 8 }).map((n) => counted(n, profile)))),
  );

t.test('whoever answers, what is told of them five share at least, or it says nothing', async () => {
  fc.assert(
    fc.property(someCounts, (counts) => {
      const told = coarsening(counts);
      const alike = new Map<string, number>();
      for (const { profile, answers } of counts) {
        const name = JSON.stringify(told(profile));
        alike.set(name, (alike.get(name) ?? 0) + answers);
      }
      return [...alike].every(([name, n]) => n >= fewestAlike || name === JSON.stringify(nothing));
    }),
    { numRuns: 1000 },
  );
});

t.test('nothing is told that was not said, and what enough share is told whole', async () => {
  fc.assert(
    fc.property(someCounts, (counts) => {
      const told = coarsening(counts);
      return counts.every(({ profile, answers }) => {
        const shown = told(profile);
        const isTrue = Object.entries(shown).every(
          ([name, value]) => value === null || value === profile[name as keyof SaidProfile],
        );
        return isTrue && (answers < fewestAlike || JSON.stringify(shown) === JSON.stringify(profile));
      });
    }),
  );
});

const text = { id: 'Pertanyaan' };
const choicesOf = (...keys: string[]) => keys.map((key) => ({ key, text }));
const questions: Question[] = [
  { key: 'visited', kind: 'single', text, isRequired: true, choices: choicesOf('yes', 'no') },
  { key: 'why', kind: 'multiple', text, isRequired: false, choices: choicesOf('a', 'b', 'c') },
  { key: 'mark', kind: 'scale', text, isRequired: false, scale: { least: -2, most: 7, labels: [] } },
  { key: 'wish', kind: 'text', text, isRequired: false },
  { key: 'hours', kind: 'number', text, isRequired: false, number: { least: 0, most: 90, decimals: 2 } },
  {
    key: 'grid',
    kind: 'matrix',
    text,
    isRequired: false,
    rows: choicesOf('r1', 'r2', 'r3'),
    choices: choicesOf('bad', 'good'),
  },
  { key: 'price', kind: 'number', text, isRequired: false, number: { least: 0, most: 9, decimals: 0 } },
];
const layout = layoutOf(questions);

t.test('cells are read back as what was chosen, without the texts', async (t) => {
  const answers = [
    { question: 'price', value: 3 },
    { question: 'visited', choice: 'no' },
    { question: 'wish', text: 'Rahasia' },
    { question: 'why', choices: [] },
    {
      question: 'grid',
      rows: [
        { row: 'r1', choice: 'good' },
        { row: 'r3', choice: 'bad' },
      ],
    },
    { question: 'mark', value: -2 },
  ];
  const { found, folded } = foldAnswers(layout, answers);
  t.strictSame(found, []);
  t.strictSame(chosenIn(layout, folded.cells, folded.numbers), [
    { question: 'visited', choice: 'no' },
    { question: 'why', choices: [] },
    { question: 'mark', value: -2 },
    answers[4],
    { question: 'price', value: 3 },
  ]);
  t.equal(elementMarks(layout, folded.cells), null, 'it does not ask about the nine elements');
});

t.test('whatever was chosen is read back so', async () => {
  const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
  const given = fc.record(
    {
      visited: fc.constantFrom('yes', 'no').map((choice) => ({ question: 'visited', choice })),
      why: some(['a', 'b', 'c']).map((choices) => ({ question: 'why', choices })),
      mark: fc.integer({ min: -2, max: 7 }).map((value) => ({ question: 'mark', value })),
      hours: fc.integer({ min: 0, max: 9000 }).map((value) => ({ question: 'hours', value: value / 100 })),
      grid: fc
        .tuple(some(['r1', 'r2', 'r3']), fc.constantFrom('bad', 'good'))
        .filter(([rows]) => rows.length > 0)
        .map(([rows, choice]) => ({ question: 'grid', rows: rows.map((row) => ({ row, choice })) })),
      price: fc.integer({ min: 0, max: 9 }).map((value) => ({ question: 'price', value })),
    },
    { requiredKeys: ['visited'] },
  );
  fc.assert(
    fc.property(given, (chosen) => {
      const answers = questions.flatMap(({ key }) => chosen[key as keyof typeof chosen] ?? []);
      const { folded } = foldAnswers(layout, answers.toReversed());
      const read = chosenIn(layout, folded.cells, folded.numbers);
      return JSON.stringify(read) === JSON.stringify(answers);
    }),
  );
});

t.test('the marks of the nine elements are read in their order, wherever they are asked', async (t) => {
  const asked = satisfactionElements.entries.map(
    ({ code: element }, at): Question => ({
      key: `u${at}`,
      kind: 'scale',
      text,
      isRequired: true,
      element,
      scale: { least: 1, most: 4, labels: [] },
    }),
  );
  const official = layoutOf([...questions, ...asked.toReversed()]);
  const marks = [1, 2, 3, 4, 1, 2, 3, 4, 1];
  const answers = marks.map((value, at) => ({ question: `u${at}`, value }));
  const { folded } = foldAnswers(official, [{ question: 'visited', choice: 'yes' }, ...answers]);
  t.strictSame(elementMarks(official, folded.cells), marks);
});
