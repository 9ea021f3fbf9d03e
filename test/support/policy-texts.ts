import fc from 'fast-check';
import { walk } from '../../src/modules/policy-documents/rules/text/structure.ts';
import type { Provision } from '../../src/modules/policy-documents/schemas/provisions.ts';

type Kind = Provision['kind'];

/** A provision in few words. */
export const provision = (
  kind: Kind,
  number: string | null,
  text: string | null = null,
  provisions: Provision[] = [],
  heading: string | null = null,
): Provision => ({ kind, number, heading, text, provisions });

export const article = (number: string, text: string | null, ...provisions: Provision[]) =>
  provision('article', number, text, provisions);
export const paragraph = (number: string, text: string, ...provisions: Provision[]) =>
  provision('paragraph', number, text, provisions);
export const letter = (number: string, text: string, ...provisions: Provision[]) =>
  provision('letter', number, text, provisions);
export const item = (number: string, text: string, ...provisions: Provision[]) =>
  provision('item', number, text, provisions);
export const chapter = (number: string, heading: string, ...provisions: Provision[]) =>
  provision('chapter', number, null, provisions, heading);

const words = fc.constantFrom(
  'pegawai',
  'wajib',
  'mengikuti',
  'pelatihan',
  'setiap',
  'tahun',
  'undang-undang',
  'Wali Kota',
  '75%',
  '“kompetensi”',
  'Rp5.000',
  'jabatan',
);
const sentence = (end: string) =>
  fc.array(words, { minLength: 1, maxLength: 12 }).map((some) => `Bahwa ${some.join(' ')}${end}`);
const capitals = fc
  .array(fc.constantFrom('KETENTUAN', 'UMUM', 'PENGEMBANGAN', 'PEGAWAI', 'PENUTUP'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((some) => some.join(' '));

export const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
export const ordinals = ['Kesatu', 'Kedua', 'Ketiga', 'Keempat', 'Kelima', 'Keenam'];
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A list of provisions of one kind, numbered in turn. */
const listed = (kind: 'letter' | 'item', inner: fc.Arbitrary<Provision[]>) =>
  fc
    .array(fc.tuple(sentence(';'), inner), { minLength: 1, maxLength: 5 })
    .map((some) =>
      some.map(([text, provisions], at) =>
        provision(kind, kind === 'letter' ? letters[at]! : String(at + 1), text, provisions),
      ),
    );
const none = fc.constant<Provision[]>([]);
const rarely = (arbitrary: fc.Arbitrary<Provision[]>) =>
  fc.oneof({ weight: 4, arbitrary: none }, { weight: 1, arbitrary });
const lists = fc.oneof(
  listed('letter', rarely(listed('item', rarely(listed('letter', none))))),
  listed('item', rarely(listed('letter', none))),
);
const paragraphs = fc
  .array(fc.tuple(sentence('.'), rarely(lists)), { minLength: 1, maxLength: 4 })
  .map((some) => some.map(([text, inner], at) => provision('paragraph', String(at + 1), text, inner)));
const articleBody = fc.oneof(
  sentence('.').map((text) => ({ text, provisions: [] as Provision[] })),
  fc.record({ text: sentence(':'), provisions: lists }),
  paragraphs.map((provisions) => ({ text: null, provisions })),
);
const number = (provisions: Provision[]): Provision[] => {
  let at = 0;
  const renumber = (some: Provision[]): Provision[] =>
    some.map((one) => ({
      ...one,
      number: one.kind === 'article' ? String(++at) : one.number,
      provisions: one.kind === 'article' ? one.provisions : renumber(one.provisions),
    }));
  return renumber(provisions);
};
const articles = fc
  .array(articleBody, { minLength: 1, maxLength: 4 })
  .map((some) => some.map(({ text, provisions }) => article('0', text, ...provisions)));
const headed = (kind: Kind, numbers: readonly string[], inner: fc.Arbitrary<Provision[]>) =>
  fc
    .array(fc.tuple(capitals, inner), { minLength: 1, maxLength: 4 })
    .map((some) => some.map(([heading, within], at) => provision(kind, numbers[at]!, null, within, heading)));
const sections = headed('section', ['1', '2', '3', '4'], articles);
const parts = headed('part', ordinals, fc.oneof(articles, sections));
const body = fc.oneof(articles, headed('chapter', romans, fc.oneof(articles, parts))).map(number);
const dictums = fc
  .array(fc.tuple(sentence('.'), rarely(lists)), { minLength: 1, maxLength: 5 })
  .map((some) =>
    some.map(([text, inner], at) => provision('dictum', ordinals[at]!.toUpperCase(), text, inner)),
  );
const numberedAs = (kind: Kind, numbers: readonly string[]) =>
  fc
    .array(sentence(';'), { maxLength: 5 })
    .map((some) => some.map((text, at) => provision(kind, numbers[at]!, text)));
const closing = fc.option(
  fc.constant(
    provision('closing', null, 'Ditetapkan di Palembang\npada tanggal 2 Januari 2026\nWALI KOTA PALEMBANG,'),
  ),
);
const explanation = fc.option(
  fc
    .tuple(fc.option(fc.array(sentence('.'), { minLength: 1, maxLength: 3 })), articles.map(number))
    .map(([general, some]) =>
      provision(
        'explanation',
        null,
        general?.join('\n') ?? null,
        some.map((one) => article(one.number!, 'Cukup jelas.')),
        'ATAS PERATURAN WALI KOTA PALEMBANG',
      ),
    ),
);
const annexes = fc
  .array(fc.tuple(capitals, fc.array(sentence('.'), { minLength: 1, maxLength: 4 })), { maxLength: 3 })
  .map((some) =>
    some.map(([heading, text], at) => provision('annex', romans[at]!, text.join('\n'), [], heading)),
  );

/** A sound text of any shape, in words that a reader of plain text can tell apart. */
export const arbitraryText: fc.Arbitrary<Provision[]> = fc
  .tuple(
    numberedAs('consideration', [...letters]),
    numberedAs('legal-basis', ['1', '2', '3', '4', '5']),
    fc.oneof(body, dictums),
    closing,
    explanation,
    annexes,
  )
  .map(([considerations, bases, main, closed, explained, annexed]) => [
    ...considerations,
    ...bases,
    ...main,
    ...(closed ? [closed] : []),
    ...(explained ? [explained] : []),
    ...annexed,
  ]);

/** A provision as a row: rows stand in the order in which one reads. */
interface ProvisionRow extends Omit<Provision, 'provisions'> {
  readonly eId: string;
  readonly parentEId: string | null;
  /** From 1. */
  readonly depth: number;
}

/** The rows of a text whose structure is sound. */
export function flatten(provisions: readonly Provision[]): ProvisionRow[] {
  const rows: ProvisionRow[] = [];
  for (const { provision, eId, within, depth } of walk(provisions)) {
    const { kind, number, heading, text } = provision;
    rows.push({ eId, parentEId: within.eId, depth, kind, number, heading, text });
  }
  return rows;
}
