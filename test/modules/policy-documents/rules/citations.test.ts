import fc from 'fast-check';
import t from 'tap';
import { policyDocumentKinds } from '../../../../src/modules/policy-documents/reference.ts';
import {
  type Citation,
  findCitations,
  readCitation,
  shortCitation,
} from '../../../../src/modules/policy-documents/rules/citations.ts';

const cited = (words: string) => {
  const citation = readCitation(words);
  return citation && [citation.kind, citation.number, citation.year, citation.eId, citation.issuer];
};

t.test('the ways in which people write a citation', async (t) => {
  for (const [words, ...expected] of [
    ['Perwali 12/2025', 'mayor-regulation', '12', 2025, null, null],
    ['perwal no 12 th 2025', 'mayor-regulation', '12', 2025, null, null],
    ['Perwali No. 12 Tahun 2025', 'mayor-regulation', '12', 2025, null, null],
    ['Peraturan Wali Kota Palembang Nomor 12 Tahun 2025', 'mayor-regulation', '12', 2025, null, 'Palembang'],
    ['Peraturan Walikota Palembang Nomor: 12 Tahun 2025', 'mayor-regulation', '12', 2025, null, 'Palembang'],
    ['UU 20/2023 Pasal 5 ayat (2) huruf b', 'law', '20', 2023, 'art_5__para_2__point_b', null],
    [
      'Pasal 5 ayat (2) huruf b angka 3 UU No. 20 Tahun 2023',
      'law',
      '20',
      2023,
      'art_5__para_2__point_b__point_3',
      null,
    ],
    ['Undang Undang Nomor 20 Tahun 2023', 'law', '20', 2023, null, null],
    ['PP Nomor 94 Tahun 2021', 'government-regulation', '94', 2021, null, null],
    ['Perpu 2/2022', 'government-regulation-in-lieu', '2', 2022, null, null],
    ['Kepwali 188/KPTS/2026', 'mayor-decision', '188/KPTS', 2026, null, null],
    ['Keputusan Wali Kota Nomor 188/KPTS/2026 Tahun 2026', 'mayor-decision', '188/KPTS', 2026, null, null],
    ['Diktum KEDUA Kepwali 188/KPTS/2026', 'mayor-decision', '188/KPTS', 2026, 'dictum_2', null],
    ['SE 5/2024', 'circular', '5', 2024, null, null],
    ['SE Wali Kota Nomor 5 Tahun 2024', 'circular', '5', 2024, null, 'Wali Kota'],
    ['PermenPANRB 38/2017', 'ministerial-regulation', '38', 2017, null, 'Menteri PANRB'],
    ['Permen PANRB 38/2017 Lampiran I', 'ministerial-regulation', '38', 2017, 'annex_I', 'Menteri PANRB'],
    ['PermenPAN-RB No. 38 Tahun 2017', 'ministerial-regulation', '38', 2017, null, 'Menteri PAN-RB'],
    [
      'Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 38 Tahun 2017',
      'ministerial-regulation',
      '38',
      2017,
      null,
      'Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi',
    ],
    [
      'Peraturan Badan Kepegawaian Negara Nomor 8 Tahun 2019',
      'ministerial-regulation',
      '8',
      2019,
      null,
      'Badan Kepegawaian Negara',
    ],
    ['Peraturan BKN 8/2019', 'ministerial-regulation', '8', 2019, null, 'BKN'],
    ['Perda Provinsi Sumatera Selatan 3/2020', 'provincial-regulation', '3', 2020, null, 'Sumatera Selatan'],
    ['Perda Kota Palembang Nomor 6 Tahun 2016', 'city-regulation', '6', 2016, null, 'Palembang'],
    ['Pasal 18 ayat (6) UUD 1945', 'constitution', null, 1945, 'art_18__para_6', null],
    ['TAP MPR VI/MPR/2001', 'assembly-decree', 'VI/MPR', 2001, null, null],
  ] as const)
    t.strictSame(cited(words), expected, words);
});

t.test('what is no citation is none', async (t) => {
  for (const words of [
    '',
    'Perwali',
    'UU ASN',
    '12/2025',
    'Nomor 12 Tahun 2025',
    'PPh 21/2023',
    'suPP 3/2020',
    'SE',
  ])
    t.equal(cited(words), undefined, words);
  t.equal(cited('Perwali 12/2025 dan Perwali 13/2025'), undefined, 'two of them');
});

t.test('citations within words, with their places', async (t) => {
  const words =
    'Sebagaimana dimaksud dalam Pasal 49 Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara, PP 11/2017 jo. PP Nomor 17 Tahun 2020, dan Perwali No. 3 Tahun 2021.';
  t.strictSame(
    findCitations(words).map((one) => [words.slice(one.from, one.to), shortCitation(one)]),
    [
      ['Pasal 49 Undang-Undang Nomor 20 Tahun 2023', 'UU 20/2023 Pasal 49'],
      ['PP 11/2017', 'PP 11/2017'],
      ['PP Nomor 17 Tahun 2020', 'PP 17/2020'],
      ['Perwali No. 3 Tahun 2021', 'Perwali 3/2021'],
    ],
  );
});

t.test('written in short', async (t) => {
  const of = (words: string) => readCitation(words)!;
  t.equal(shortCitation(of('Perwali 12/2025 Pasal 5 ayat (2)')), 'Perwali 12/2025 Pasal 5 ayat (2)');
  t.equal(shortCitation(of('PermenPANRB 38/2017')), 'Permen PANRB 38/2017');
  t.equal(shortCitation(of('UUD 1945')), 'UUD 1945');
});

const roman = fc.constantFrom('I', 'II', 'IV', 'IX');
const eIds = fc.oneof(
  fc.constant(null),
  roman.map((number) => `annex_${number}`),
  roman.map((number) => `chp_${number}`),
  fc.constantFrom(
    'dictum_1',
    'dictum_2A',
    'dictum_12',
    'dictum_3__point_a',
    'rec_b',
    'cit_3',
    'chp_II__part_2__sec_1',
  ),
  fc
    .tuple(
      fc.constantFrom('', 'annex_II__', 'explanation__'),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('', 'A', 'AB'),
      fc.constantFrom('', '__para_2', '__para_1a'),
      fc.constantFrom('', '__point_b', '__point_b__point_3', '__point_3', '__point_b1__point_2a__point_c'),
    )
    .map(([outer, number, letter, paragraph, point]) => `${outer}art_${number}${letter}${paragraph}${point}`),
);
const arbitraryCitation: fc.Arbitrary<Citation> = fc.oneof(
  eIds.map((eId) => ({ kind: 'constitution' as const, number: null, year: 1945, issuer: null, eId })),
  fc
    .tuple(
      fc.constantFrom(
        ...policyDocumentKinds.entries.map(({ code }) => code).filter((code) => code !== 'constitution'),
      ),
      fc.constantFrom('1', '12', '188/KPTS', 'VI/MPR', '821.2/0123/BKPSDM', '12A'),
      fc.integer({ min: 1945, max: 2099 }),
      eIds,
    )
    .map(([kind, number, year, eId]) => ({
      kind,
      number,
      year,
      issuer: kind.startsWith('ministerial') ? 'Menteri Dalam Negeri' : null,
      eId,
    })),
);

t.test('what is written is read as what was meant', async (t) => {
  fc.assert(
    fc.property(arbitraryCitation, (citation) => {
      t.strictSame(readCitation(shortCitation(citation)), citation, shortCitation(citation));
    }),
    { numRuns: 500 },
  );
});

t.test('every spelling leads to its kind', async (t) => {
  for (const { code, spellings, abbreviation, jdihn, label } of policyDocumentKinds.entries)
    for (const name of [abbreviation, jdihn, label.id, ...spellings])
      if (code !== 'constitution') t.equal(readCitation(`${name} 7/2024`)?.kind, code, name);
});
