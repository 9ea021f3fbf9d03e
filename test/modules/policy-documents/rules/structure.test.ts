import fc from 'fast-check';
import t from 'tap';
import { foundInText } from '../../../../src/modules/policy-documents/rules/text/soundness.ts';
import {
  mostProvisions,
  type Provision,
} from '../../../../src/modules/policy-documents/schemas/provisions.ts';
import {
  arbitraryText,
  article,
  chapter,
  flatten,
  item,
  letter,
  paragraph,
  provision,
} from '../../../support/policy-texts.ts';

const eIds = (provisions: Provision[]) => flatten(provisions).map(({ eId }) => eId);
const found = (...provisions: Provision[]) =>
  foundInText(provisions).map(({ pointer, code }) => `${code} ${pointer}`);

t.test(
  'addresses follow Akoma Ntoso: articles are numbered through, all else names what it lies in',
  async (t) => {
    t.strictSame(
      eIds([
        provision('consideration', 'a', 'bahwa'),
        provision('legal-basis', '1', 'UU'),
        chapter(
          'II',
          'PELATIHAN',
          provision(
            'part',
            'Kedua A',
            null,
            [provision('section', '1', null, [article('5A', 'Pegawai.')], 'Umum')],
            'Umum',
          ),
          article('6', null, paragraph('2', 'Wajib:', letter('b', 'ikut:', item('1', 'satu')))),
        ),
        provision('closing', null, 'Ditetapkan di Palembang'),
        provision('explanation', null, null, [article('5A', 'Cukup jelas.')]),
        provision('annex', 'I', null, [article('1', 'Daftar.')]),
      ]),
      [
        'rec_a',
        'cit_1',
        'chp_II',
        'chp_II__part_2A',
        'chp_II__part_2A__sec_1',
        'art_5A',
        'art_6',
        'art_6__para_2',
        'art_6__para_2__point_b',
        'art_6__para_2__point_b__point_1',
        'conclusions',
        'explanation',
        'explanation__art_5A',
        'annex_I',
        'annex_I__art_1',
      ],
    );
    t.strictSame(eIds([provision('dictum', 'KESATU', 'Membentuk', [letter('a', 'tim')])]), [
      'dictum_1',
      'dictum_1__point_a',
    ]);
  },
);

t.test('an address that stands twice is named with the place of the first', async (t) => {
  t.strictSame(
    foundInText([chapter('I', 'UMUM', article('1', 'Satu.')), chapter('II', 'LAIN', article('1', 'Dua.'))]),
    [
      {
        pointer: '/provisions/1/provisions/0',
        code: 'address-double',
        parameters: { eId: 'art_1', first: '/provisions/0/provisions/0' },
      },
    ],
  );
  t.strictSame(found(provision('part', 'Kedua', null, [article('1', 'A.')], 'Umum')), [
    'kind-not-here /provisions/0/kind',
  ]);
  t.strictSame(
    found(provision('dictum', 'KESATU', 'A.'), provision('dictum', 'PERTAMA', 'B.')),
    ['address-double /provisions/1'],
    'both words mean the first',
  );
});

t.test('what is out of place, wrongly numbered or empty is told at its place', async (t) => {
  t.strictSame(found(article('1', null)), ['says-nothing /provisions/0']);
  t.strictSame(found(article('1', null, provision('chapter', 'I', null, [], 'UMUM'))), [
    'kind-not-here /provisions/0/provisions/0/kind',
  ]);
  t.strictSame(found(provision('article', null, 'Satu.')), ['number-missing /provisions/0/number']);
  t.strictSame(found(provision('closing', '1', 'Ditetapkan')), ['number-not-here /provisions/0/number']);
  for (const [kind, number] of [
    ['chapter', 'IIII'],
    ['article', '5a'],
    ['article', '0'],
    ['dictum', 'SATU'],
    ['annex', '1'],
  ] as const)
    t.match(
      found(provision(kind, number, kind === 'chapter' ? null : 'A.', [], kind === 'chapter' ? 'A' : null)),
      ['number-malformed /provisions/0/number'],
    );
  t.strictSame(found(provision('article', '1', 'Satu.', [], 'Judul')), [
    'heading-not-here /provisions/0/heading',
  ]);
  t.strictSame(found(provision('chapter', 'I', 'Satu.', [], 'UMUM')), ['text-not-here /provisions/0/text']);
  t.strictSame(found(article('1', 'Satu.'), provision('legal-basis', '1', 'UU')), [
    'out-of-order /provisions/1/kind',
  ]);
});

t.test('a text is neither too deep nor too long', async (t) => {
  const nest = (depth: number): Provision =>
    depth % 2 === 0
      ? letter('a', 'A:', ...(depth > 0 ? [nest(depth - 1)] : []))
      : item('1', 'B:', nest(depth - 1));
  t.strictSame(found(article('1', 'A:', nest(6))), []);
  t.strictSame(
    found(article('1', 'A:', nest(60))).map((one) => one.split(' ')[0]),
    ['lies-too-deep'],
  );
  const many = Array.from({ length: mostProvisions }, (_, at) => article(String((at % 9999) + 1), 'A.'));
  t.notMatch(found(...many), /too-many/);
  t.equal(found(...many, ...many, ...many).filter((one) => one.startsWith('too-many')).length, 1);
});

t.test('each provision of a sound text has an address of its own', async () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const rows = flatten(text);
      t.equal(new Set(rows.map(({ eId }) => eId)).size, rows.length);
      t.strictSame(foundInText(text), []);
    }),
    { numRuns: 100 },
  );
});
