import fc from 'fast-check';
import t from 'tap';
import { foundInAmendments } from '../../../../src/modules/policy-documents/rules/text/amendments.ts';
import {
  type Amendment,
  consolidate,
} from '../../../../src/modules/policy-documents/rules/text/consolidate.ts';
import { walk } from '../../../../src/modules/policy-documents/rules/text/structure.ts';
import type {
  ConsolidatedProvision,
  Provision,
} from '../../../../src/modules/policy-documents/schemas/provisions.ts';
import {
  arbitraryText,
  article,
  chapter,
  flatten,
  letter,
  paragraph,
  provision,
} from '../../../support/policy-texts.ts';

const base = [
  chapter('I', 'KETENTUAN UMUM', article('1', 'Kota adalah Kota Palembang.')),
  chapter(
    'II',
    'PELATIHAN',
    article('2', null, paragraph('1', 'Pegawai wajib belajar.'), paragraph('2', 'Paling sedikit 20 jam.')),
    article('3', 'Kota membiayainya.'),
  ),
];

let ordinal = 0;
const amendment = (about: Partial<Amendment>): Amendment => ({
  documentId: 'perwali-5-2026',
  documentOrder: '2026/0005',
  ordinal: ++ordinal,
  operation: 'replace',
  eId: null,
  place: null,
  provision: null,
  effectiveOn: '2026-03-01',
  ...about,
});
const replace = (eId: string, provision: Provision, about: Partial<Amendment> = {}) =>
  amendment({ operation: 'replace', eId, provision, ...about });
const insert = (
  place: Amendment['place'],
  eId: string | null,
  provision: Provision,
  about: Partial<Amendment> = {},
) => amendment({ operation: 'insert', eId, place, provision, ...about });
const repeal = (eId: string, about: Partial<Amendment> = {}) =>
  amendment({ operation: 'repeal', eId, ...about });

const every = (provisions: readonly ConsolidatedProvision[]): ConsolidatedProvision[] =>
  provisions.flatMap((one) => [one, ...every(one.provisions)]);
const read = (amendments: Amendment[], asOf = '2026-12-31') =>
  every(consolidate(base, amendments, asOf).provisions).map(
    ({ eId, text, heading }) => `${eId}: ${text ?? heading ?? ''}`,
  );
const misfits = (amendments: Amendment[]) =>
  consolidate(base, amendments, '2026-12-31').misfits.map(
    ({ amendment: { operation }, field, code, parameters }) =>
      `${operation} ${code} ${field} ${parameters.eId ?? ''}`.trim(),
  );
const change = (operation: string, effectiveOn = '2026-03-01') => ({
  documentId: 'perwali-5-2026',
  operation,
  effectiveOn,
});

t.test('a text that nothing amends is itself', async (t) => {
  const { provisions, misfits } = consolidate(base, [], '2026-12-31');
  t.strictSame(
    every(provisions).map(({ eId }) => eId),
    flatten(base).map(({ eId }) => eId),
  );
  t.ok(every(provisions).every(({ isRepealed, changes }) => !isRepealed && changes.length === 0));
  t.strictSame(misfits, []);
});

t.test('replaced, inserted and repealed: from the day on, and with what made it so', async (t) => {
  const amendments = [
    replace('art_2__para_2', paragraph('2', 'Paling sedikit 40 jam.')),
    insert('after', 'art_2', article('2A', 'Jam dicatat.')),
    repeal('art_3', { effectiveOn: '2026-06-01' }),
  ];
  t.strictSame(read(amendments, '2026-02-28'), read([]), 'the day before');
  t.strictSame(read(amendments, '2026-03-01').slice(3), [
    'art_2: ',
    'art_2__para_1: Pegawai wajib belajar.',
    'art_2__para_2: Paling sedikit 40 jam.',
    'art_2A: Jam dicatat.',
    'art_3: Kota membiayainya.',
  ]);
  const later = every(consolidate(base, amendments, '2026-06-01').provisions);
  const of = (eId: string) => later.find((one) => one.eId === eId)!;
  t.match(of('art_3'), {
    number: '3',
    text: 'Dihapus.',
    isRepealed: true,
    changes: [change('repeal', '2026-06-01')],
  });
  t.strictSame(of('art_2__para_2').changes, [change('replace')]);
  t.strictSame(of('art_2').changes, [], 'only a part of it was changed');
  t.strictSame(of('art_2A').changes, [change('insert')]);
});

t.test('within a replaced article what reads as before keeps its own history', async (t) => {
  const { provisions } = consolidate(
    base,
    [
      replace('art_2__para_1', paragraph('1', 'Setiap pegawai wajib belajar.')),
      replace(
        'art_2',
        article(
          '2',
          null,
          paragraph('1', 'Setiap pegawai wajib belajar.'),
          paragraph('2', 'Paling sedikit 40 jam:', letter('a', 'daring.')),
        ),
        { effectiveOn: '2026-07-01' },
      ),
    ],
    '2026-12-31',
  );
  const changes = Object.fromEntries(every(provisions).map((one) => [one.eId, one.changes]));
  t.strictSame(changes.art_2, [change('replace', '2026-07-01')]);
  t.strictSame(changes.art_2__para_1, [change('replace')]);
  t.strictSame(changes.art_2__para_2, [change('replace', '2026-07-01')]);
  t.strictSame(changes.art_2__para_2__point_a, [change('replace', '2026-07-01')]);
});

t.test('a chapter replaced by its heading alone keeps its articles; repealed, they all are', async (t) => {
  t.strictSame(read([replace('chp_II', chapter('II', 'PENGEMBANGAN KOMPETENSI'))]).slice(2, 4), [
    'chp_II: PENGEMBANGAN KOMPETENSI',
    'art_2: ',
  ]);
  t.strictSame(read([repeal('chp_II')]).slice(2), ['chp_II: Dihapus.', 'art_2: Dihapus.', 'art_3: Dihapus.']);
});

t.test('first, last, before, in a provision and in the text itself', async (t) => {
  t.strictSame(
    read([
      insert('first', 'chp_I', article('0A'.replace('0', '9'), 'Pertama.')),
      insert('last', 'art_1', letter('a', 'butir;')),
      insert('before', 'art_3', article('2A', 'Antara.')),
      insert('last', null, provision('annex', 'I', 'Daftar.')),
    ]).filter((one) => /art_9A|point_a|art_2A|annex/.test(one)),
    ['art_9A: Pertama.', 'art_1__point_a: butir;', 'art_2A: Antara.', 'annex_I: Daftar.'],
  );
});

t.test('what hits nothing is told with operation and address, and changes nothing', async (t) => {
  t.strictSame(misfits([repeal('art_9')]), ['repeal provision-not-there eId art_9']);
  t.strictSame(misfits([repeal('art_3'), repeal('art_3')]), ['repeal provision-repealed eId art_3']);
  t.strictSame(misfits([repeal('art_3'), replace('art_3', article('3', 'Lagi.'))]), [
    'replace provision-repealed eId art_3',
  ]);
  t.strictSame(misfits([repeal('art_2'), repeal('art_2__para_1')]), [
    'repeal provision-not-there eId art_2__para_1',
  ]);
  t.strictSame(misfits([insert('after', 'art_2', article('3', 'Dua kali.'))]), [
    'insert address-taken provision/number art_3',
  ]);
  t.strictSame(
    misfits([repeal('art_3'), insert('after', 'art_2', article('3', 'Lagi.'))]),
    ['insert address-taken provision/number art_3'],
    'the number of a repealed article is not used again',
  );
  t.strictSame(misfits([replace('art_3', article('4', 'Lain.'))]), [
    'replace address-changes provision/number art_3',
  ]);
  t.strictSame(misfits([insert('last', 'art_3', chapter('III', 'LAIN'))]), [
    'insert kind-not-here provision/kind',
  ]);
  t.strictSame(misfits([replace('chp_I', chapter('I', 'UMUM', article('3', 'Dua kali.')))]), [
    'replace address-taken provision art_3',
  ]);
  t.strictSame(misfits([insert(null, 'art_3', article('4', 'A.'))]), ['insert change-incomplete place']);
  t.strictSame(misfits([amendment({ eId: 'art_3' })]), ['replace change-incomplete provision']);
  t.strictSame(misfits([repeal('art_3', { provision: article('3', 'A.') })]), [
    'repeal change-too-full provision',
  ]);
  t.strictSame(read([repeal('art_9')]), read([]));
});

t.test(
  'the turn: the day, then the amending document, then its own order, however they come in',
  async () => {
    const amendments = [
      replace('art_3', article('3', 'C.'), {
        effectiveOn: '2026-05-01',
        documentOrder: '2026/0001',
        ordinal: 1,
      }),
      replace('art_3', article('3', 'B.'), { documentOrder: '2026/0009', ordinal: 1 }),
      replace('art_3', article('3', 'A2.'), { documentOrder: '2026/0005', ordinal: 2 }),
      replace('art_3', article('3', 'A1.'), { documentOrder: '2026/0005', ordinal: 1 }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(amendments, { minLength: 4 }), (shuffled) => {
        t.equal(read(shuffled, '2026-04-30').at(-1), 'art_3: B.');
        t.equal(read(shuffled).at(-1), 'art_3: C.');
      }),
    );
  },
);

t.test('an amendment is tried before it is kept', async (t) => {
  const known = [repeal('art_2__para_2', { documentId: 'perwali-9-2026', effectiveOn: '2026-09-01' })];
  const tried = (...entered: Amendment[]) =>
    foundInAmendments(base, known, entered).map(({ pointer, code }) => `${code} ${pointer}`);
  t.strictSame(tried(replace('art_3', article('3', 'Lain.'))), []);
  t.strictSame(tried(repeal('art_3'), repeal('art_3')), ['provision-repealed /changes/1/eId']);
  t.strictSame(
    tried(repeal('art_2__para_2', { effectiveOn: '2026-10-01' })),
    ['provision-repealed /changes/0/eId'],
    'by then it is gone',
  );
  t.strictSame(
    foundInAmendments(base, known, [repeal('art_2', { effectiveOn: '2026-08-01' })]),
    [
      {
        pointer: '/changes',
        code: 'breaks-later-change',
        parameters: { documentId: 'perwali-9-2026', eId: 'art_2__para_2', day: '2026-09-01' },
      },
    ],
    'an earlier repeal leaves nothing for a later change',
  );
  t.strictSame(tried(insert('last', 'chp_I', article('5a', 'Salah.'))), [
    'number-malformed /changes/0/provision/number',
  ]);
});

t.test(
  'addresses of a consolidated text are those of its provisions, and the base stays as it was',
  async (t) => {
    fc.assert(
      fc.property(arbitraryText, fc.infiniteStream(fc.nat()), (text, numbers) => {
        const pick = () => numbers.next().value as number;
        const rows = flatten(text);
        const before = structuredClone(text);
        const amendments = Array.from({ length: 8 }, () => {
          const { eId, kind, number } = rows[pick() % rows.length]!;
          const said = provision(kind, number, `Diubah ${pick()}.`);
          return [repeal(eId), replace(eId, said), insert('after', eId, { ...said, number: `${number}A` })][
            pick() % 3
          ]!;
        });
        const result = consolidate(text, amendments, '2026-12-31');
        t.strictSame(
          [...walk(result.provisions)].map(({ eId }) => eId),
          every(result.provisions).map(({ eId }) => eId),
        );
        const eIds = every(result.provisions).map(({ eId }) => eId);
        t.equal(new Set(eIds).size, eIds.length);
        t.strictSame(text, before);
        const applied = new Set(every(result.provisions).flatMap(({ changes }) => changes));
        t.ok(result.misfits.length + applied.size <= amendments.length + result.misfits.length);
      }),
      { numRuns: 100 },
    );
  },
);
