import fc from 'fast-check';
import t from 'tap';
import { consolidate } from '../../../../src/modules/policy-documents/rules/text/consolidate.ts';
import {
  diffTexts,
  type ProvisionDifference,
} from '../../../../src/modules/policy-documents/rules/text/diff.ts';
import { type Run, wordRuns } from '../../../../src/modules/policy-documents/rules/text/word-runs.ts';
import type { Provision } from '../../../../src/modules/policy-documents/schemas/provisions.ts';
import {
  arbitraryText,
  article,
  chapter,
  flatten,
  letter,
  paragraph,
  provision,
} from '../../../support/policy-texts.ts';

const old = (runs: readonly Run[]) =>
  runs
    .filter(({ kind }) => kind !== 'added')
    .map(({ words }) => words)
    .join('');
const current = (runs: readonly Run[]) =>
  runs
    .filter(({ kind }) => kind !== 'removed')
    .map(({ words }) => words)
    .join('');
const told = (runs: readonly Run[]) =>
  runs
    .map(({ kind, words }) => ({ same: words, added: `[+${words}]`, removed: `[-${words}]` })[kind])
    .join('');
const short = (differences: readonly ProvisionDifference[]) =>
  differences.map(
    ({ state, eIdBefore, eIdAfter }) =>
      `${state} ${eIdBefore === eIdAfter ? eIdAfter : `${eIdBefore ?? ''}→${eIdAfter ?? ''}`}`,
  );

t.test('words that came, went and stayed', async (t) => {
  t.equal(
    told(
      wordRuns(
        'Pegawai wajib mengikuti pelatihan 20 jam, setiap tahun.',
        'Setiap pegawai wajib mengikuti pelatihan paling sedikit 40 jam setiap tahun.',
      ).runs,
    ),
    '[-Pegawai][+Setiap pegawai] wajib mengikuti pelatihan[- 20][+ paling sedikit 40] jam[-,] setiap tahun.',
  );
  t.strictSame(wordRuns('', '').runs, []);
  t.strictSame(wordRuns('', 'Baru.').runs, [{ kind: 'added', words: 'Baru.' }]);
  t.strictSame(wordRuns('Lama.', '').runs, [{ kind: 'removed', words: 'Lama.' }]);
});

t.test('the runs applied to the old give the new, for any texts', async (t) => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'pegawai', ' ', '\n', ', ', 'é', '😀', '\ud800'), { maxLength: 60 })
    .map((some) => some.join(' '));
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), words, (before, after) => {
      const { runs, isCoarse } = wordRuns(before, after);
      t.equal(old(runs), before);
      t.equal(current(runs), after);
      t.equal(isCoarse, false);
      t.ok(runs.every(({ words }) => words !== ''));
    }),
    { numRuns: 500 },
  );
});

t.test(
  'texts of 100,000 words that have nothing to hold on to are told more coarsely, and rightly',
  async (t) => {
    const many = 100_000;
    const periods = (step: number) =>
      Array.from({ length: many }, (_, at) => `w${(at * step) % 7}`).join(' ');
    const backwards = Array.from({ length: many }, (_, at) => `u${at}`);
    for (const [before, after] of [
      [periods(1), periods(3)],
      [backwards.join(' '), backwards.toReversed().join(' ')],
    ] as const) {
      const { runs, isCoarse } = wordRuns(before, after);
      t.ok(isCoarse);
      t.ok(old(runs) === before && current(runs) === after);
    }
  },
);

const before = [
  chapter('I', 'KETENTUAN UMUM', article('1', 'Kota adalah Kota Palembang.')),
  chapter(
    'II',
    'PELATIHAN',
    article('2', null, paragraph('1', 'Pegawai wajib belajar.'), paragraph('2', 'Paling sedikit 20 jam.')),
    article('3', 'Kota membiayai pelatihan pegawai dari anggaran kota.'),
    article('4', 'Pegawai melaporkan hasil pelatihannya kepada atasan langsung.'),
  ),
];
const with2 = (...articles: Provision[]) => [before[0]!, chapter('II', 'PELATIHAN', ...articles)];
const [two, three, four] = before[1]!.provisions as [Provision, Provision, Provision];

t.test('a text against itself is the same', async (t) => {
  t.ok(diffTexts(before, before).every(({ state }) => state === 'same'));
});

t.test('changed words, added and removed provisions, headings', async (t) => {
  const after = [
    before[0]!,
    chapter(
      'II',
      'PENGEMBANGAN',
      article('2', null, paragraph('1', 'Setiap pegawai wajib belajar.')),
      article('3', three.text, letter('a', 'penuh;')),
      four,
    ),
  ];
  const differences = diffTexts(before, after);
  t.strictSame(short(differences), [
    'same chp_I',
    'same art_1',
    'changed chp_II',
    'same art_2',
    'changed art_2__para_1',
    'removed art_2__para_2→',
    'same art_3',
    'added →art_3__point_a',
    'same art_4',
  ]);
  t.equal(told(differences[2]!.heading), '[-PELATIHAN][+PENGEMBANGAN]');
  t.equal(told(differences[4]!.text), '[-Pegawai][+Setiap pegawai] wajib belajar.');
});

t.test('an article put between others renumbers what follows: that is moved, not rewritten', async (t) => {
  const fresh = article('3', 'Wali Kota menetapkan rencana pengembangan kompetensi tiap tahun.');
  const after = with2(two, fresh, { ...three, number: '4' }, { ...four, number: '5' });
  t.strictSame(short(diffTexts(before, after)).slice(3), [
    'same art_2',
    'same art_2__para_1',
    'same art_2__para_2',
    'added →art_3',
    'moved art_3→art_4',
    'moved art_4→art_5',
  ]);
});

t.test('renumbered and changed a little: both are told; its parts went with it', async (t) => {
  const long = article(
    '2',
    null,
    paragraph('1', 'Pegawai wajib mengikuti pelatihan setiap tahun anggaran.'),
    paragraph('2', 'Singkat.'),
  );
  const after = article(
    '9',
    null,
    paragraph('1', 'Pegawai wajib mengikuti pelatihan klasikal setiap tahun anggaran.'),
    paragraph('2', 'Singkat.'),
  );
  const differences = diffTexts([long], [after]);
  t.strictSame(short(differences), [
    'moved art_2→art_9',
    'changed art_2__para_1→art_9__para_1',
    'same art_2__para_2→art_9__para_2',
  ]);
  t.equal(told(differences[1]!.text), 'Pegawai wajib mengikuti pelatihan[+ klasikal] setiap tahun anggaran.');
});

t.test('an article put into another chapter keeps its address and is moved', async (t) => {
  const after = [
    chapter('I', 'KETENTUAN UMUM', before[0]!.provisions[0]!, two),
    chapter('II', 'PELATIHAN', three, four),
  ];
  t.ok(short(diffTexts(before, after)).includes('moved art_2'));
});

t.test('the same few words in many places are not taken for one that moved', async (t) => {
  t.strictSame(short(diffTexts([article('1', 'Cukup jelas.')], [article('2', 'Cukup jelas.')])), [
    'removed art_1→',
    'added →art_2',
  ]);
});

t.test('rewritten at its own address it is changed', async (t) => {
  t.strictSame(short(diffTexts([three], [article('3', 'Tata cara diatur oleh kepala badan.')])), [
    'changed art_3',
  ]);
});

t.test('of a consolidated text what was repealed is told so', async (t) => {
  const { provisions } = consolidate(
    before,
    [
      {
        documentId: 'd',
        documentOrder: '1',
        ordinal: 1,
        operation: 'repeal',
        eId: 'art_2',
        place: null,
        provision: null,
        effectiveOn: '2026-01-01',
      },
    ],
    '2026-01-01',
  );
  const differences = diffTexts(before, provisions);
  t.strictSame(short(differences).slice(3, 6), [
    'repealed art_2',
    'removed art_2__para_1→',
    'removed art_2__para_2→',
  ]);
  t.ok(short(diffTexts(provisions, provisions)).every((one) => one.startsWith('same')));
});

t.test('every provision of both texts is told once, and its runs give the new from the old', async (t) => {
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (one, other) => {
      const differences = diffTexts(one, other);
      const [was, is] = [flatten(one), flatten(other)];
      const after = differences.filter(({ eIdAfter }) => eIdAfter !== null);
      t.strictSame(
        after.map(({ eIdAfter, heading, text }) => [eIdAfter, current(heading), current(text)]),
        is.map(({ eId, heading, text }) => [eId, heading ?? '', text ?? '']),
      );
      const told = differences.filter(({ eIdBefore }) => eIdBefore !== null);
      t.strictSame(
        told.map(({ eIdBefore, heading, text }) => [eIdBefore, old(heading), old(text)]).sort(),
        was.map(({ eId, heading, text }) => [eId, heading ?? '', text ?? '']).sort(),
      );
    }),
    { numRuns: 100 },
  );
});

t.test('an annex that only changes its table', async (t) => {
  const annex = (text: string) => [provision('annex', 'I', text, [], 'DAFTAR')];
  const [difference] = diffTexts(annex('1 Kepemimpinan\n2 Teknis'), annex('1 Kepemimpinan\n2 Fungsional'));
  t.equal(told(difference!.text), '1 Kepemimpinan\n2[- Teknis][+ Fungsional]');
});
