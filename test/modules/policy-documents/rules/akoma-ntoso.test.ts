import fc from 'fast-check';
import t from 'tap';
import {
  akomaNtosoOf,
  type PublishedText,
} from '../../../../src/modules/policy-documents/rules/akoma-ntoso/document.ts';
import { uriOfWork } from '../../../../src/modules/policy-documents/rules/akoma-ntoso/works.ts';
import {
  type Amendment,
  consolidate,
} from '../../../../src/modules/policy-documents/rules/text/consolidate.ts';
import type { Provision } from '../../../../src/modules/policy-documents/schemas/provisions.ts';
import { faults } from '../../../support/akoma-ntoso.ts';
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

const work = {
  kind: 'mayor-regulation',
  number: '12',
  year: 2025,
  enactedOn: '2025-01-02',
  title: 'Pengembangan Kompetensi Pegawai',
  issuer: { slug: 'palembang', name: 'Wali Kota Palembang' },
} as const;
const published = (provisions: readonly Provision[], about: Partial<PublishedText> = {}): PublishedText => ({
  work,
  asOf: '2026-12-31',
  writtenOn: '2027-01-01',
  effectiveOn: '2025-01-02',
  end: null,
  publication: { gazette: 'Berita Daerah Kota Palembang', number: '12', date: '2025-01-02' },
  provisions: consolidate(provisions, [], '2026-12-31').provisions,
  amendedBy: new Map(),
  changes: [],
  ...about,
});

const text = [
  provision('consideration', 'a', 'bahwa pegawai perlu belajar;'),
  provision('legal-basis', '1', 'Undang-Undang Nomor 20 Tahun 2023;'),
  chapter('I', 'KETENTUAN UMUM', article('1', 'Kota adalah Kota Palembang.')),
  chapter(
    'II',
    'PELATIHAN',
    provision('part', 'Kesatu', null, [article('2', 'Wajib.')], 'Umum'),
    provision(
      'part',
      'Kedua',
      null,
      [article('3', null, paragraph('1', 'Meliputi:', letter('a', 'daring:', item('1', 'A & B < C;'))))],
      'Jenis',
    ),
  ),
  provision('closing', null, 'Ditetapkan di Palembang\npada tanggal 2 Januari 2025'),
  provision('explanation', null, 'Pegawai perlu belajar.', [article('1', 'Cukup jelas.')]),
  provision('annex', 'I', '1 Kepemimpinan\n2 Teknis', [], 'DAFTAR'),
];
const change = (about: Partial<Amendment>): Amendment => ({
  documentId: 'five',
  documentOrder: '2026/0005',
  ordinal: 1,
  operation: 'repeal',
  eId: 'art_1',
  place: null,
  provision: null,
  effectiveOn: '2026-03-01',
  ...about,
});
const five = { uri: '/akn/id/act/perwali/palembang/2026-02-20/5', citation: 'Perwali 5/2026' };

t.test('a regulation with all that it can have is valid by the official schema', async (t) => {
  const xml = akomaNtosoOf(published(text));
  t.strictSame(faults(xml), []);
  t.match(
    faults(xml.replace('<FRBRcountry value="id"/>', '')),
    [/FRBRcountry/],
    'the schema is really asked',
  );
  t.equal(uriOfWork(work), '/akn/id/act/perwali/palembang/2025-01-02/12');
  for (const expected of [
    '<FRBRcountry value="id"/>',
    '<FRBRsubtype value="perwali"/>',
    '<FRBRthis value="/akn/id/act/perwali/palembang/2025-01-02/12/ind@2026-12-31/!main"/>',
    '<publication date="2025-01-02" name="gazette" showAs="Berita Daerah Kota Palembang" number="12"/>',
    '<point eId="art_3__para_1__point_a__point_1"><num>1.</num><content><p>A &amp; B &lt; C;</p></content></point>',
    '<docTitle>Pengembangan Kompetensi Pegawai</docTitle>',
  ])
    t.ok(xml.includes(expected), expected);
});

t.test('what amended it, and when it ended', async (t) => {
  const { provisions } = consolidate(
    text,
    [
      change({}),
      change({
        ordinal: 2,
        operation: 'insert',
        eId: 'art_2',
        place: 'after',
        provision: article('2A', 'Dicatat.'),
      }),
      change({
        ordinal: 3,
        operation: 'replace',
        eId: 'art_2',
        provision: article('2', 'Wajib tiap tahun.'),
        effectiveOn: '2026-06-01',
      }),
    ],
    '2026-12-31',
  );
  const xml = akomaNtosoOf(
    published(text, {
      provisions,
      amendedBy: new Map([['five', five]]),
      end: {
        on: '2027-01-01',
        by: { uri: '/akn/id/act/perwali/palembang/2026-12-20/9', citation: 'Perwali 9/2026' },
      },
    }),
  );
  t.strictSame(faults(xml), []);
  for (const expected of [
    '<eventRef eId="evt_3" date="2026-03-01" type="amendment" source="#ref_1"/>',
    '<eventRef eId="evt_5" date="2027-01-01" type="repeal" source="#ref_2"/>',
    `<textualMod eId="pmod_1" type="repeal"><source href="${five.uri}"/><destination href="#art_1"/><force period="#tmpg_1"/></textualMod>`,
    '<temporalGroup eId="tmpg_2"><timeInterval start="#evt_4" refersTo="#inForce"/></temporalGroup>',
    '<passiveRef eId="ref_1" href="/akn/id/act/perwali/palembang/2026-02-20/5" showAs="Perwali 5/2026"/>',
    '<article eId="art_1" status="removed"><num>Pasal 1</num><content><p>Dihapus.</p></content></article>',
  ])
    t.ok(xml.includes(expected), expected);
  t.match(xml, /type="insertion".*?#art_2A.*type="substitution"|type="substitution".*type="insertion"/);
});

t.test('what it amends itself', async (t) => {
  const xml = akomaNtosoOf(
    published([article('I', 'Diubah:', item('1', 'Pasal 5 diubah.')), article('II', 'Berlaku.')], {
      effectiveOn: null,
      publication: null,
      changes: [
        {
          operation: 'replace',
          sourceEId: 'art_I__point_1',
          target: five,
          targetEId: 'art_5',
          effectiveOn: '2026-06-01',
        },
      ],
    }),
  );
  t.strictSame(faults(xml), []);
  t.ok(
    xml.includes(
      '<activeModifications><textualMod eId="amod_1" type="substitution"><source href="#art_I__point_1"/><destination href="/akn/id/act/perwali/palembang/2026-02-20/5#art_5"/>',
    ),
  );
});

t.test('a decision, a circular, and a document whose words are only in a file', async (t) => {
  const decision = { ...work, kind: 'mayor-decision', number: '188/KPTS' } as const;
  t.strictSame(
    faults(akomaNtosoOf(published([provision('dictum', 'KESATU', 'Membentuk tim.')], { work: decision }))),
    [],
  );
  t.equal(uriOfWork(decision), '/akn/id/act/kepwali/palembang/2025-01-02/188-kpts');
  t.strictSame(faults(akomaNtosoOf(published([item('1', 'Latar:', letter('a', 'A.'))]))), []);
  t.strictSame(faults(akomaNtosoOf(published([]))), []);
  t.strictSame(faults(akomaNtosoOf(published([provision('annex', null, null, [article('1', 'A.')])]))), []);
});

t.test('words of any kind are written so that a parser reads them back', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (said) => {
      const xml = akomaNtosoOf(published([article('1', said)], { work: { ...work, title: said } }));
      t.strictSame(faults(xml), []);
    }),
    { numRuns: 50 },
  );
});

t.test('any sound text is valid, and every provision stands at its address', async (t) => {
  fc.assert(
    fc.property(arbitraryText, (provisions) => {
      const xml = akomaNtosoOf(published(provisions));
      t.strictSame(faults(xml), []);
      t.strictSame(
        flatten(provisions).filter(({ eId }) => !xml.includes(` eId="${eId}"`)),
        [],
      );
    }),
    { numRuns: 60 },
  );
});
