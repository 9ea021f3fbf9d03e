import { type Amendment, consolidate } from '../../src/modules/policy-documents/rules/text/consolidate.ts';
import { diffTexts } from '../../src/modules/policy-documents/rules/text/diff.ts';
import { readPlain } from '../../src/modules/policy-documents/rules/text/read-plain.ts';
import { writePlain } from '../../src/modules/policy-documents/rules/text/write-plain.ts';
import type { Provision } from '../../src/modules/policy-documents/schemas/provisions.ts';
import { type Figure, latencies, within } from './measure.ts';

const articles = 300;
/** 200 pages of 500 words. */
const words = 100_000;
const vocabulary = 3000;

/** Texts of policy documents: as of a day, one against another, and read from plain words. */
export async function benchPolicyTexts(): Promise<Figure[]> {
  const random = sequence(2026);
  const said = Array.from({ length: words }, () => wordFrom(random));
  const edited = said.flatMap((word) =>
    random() < 0.05 ? [[], [wordFrom(random)], [word, wordFrom(random)]][Math.floor(random() * 3)]! : [word],
  );
  const rewritten = Array.from({ length: words }, () => wordFrom(random));
  const blocks = Array.from({ length: 100 }, (_, at) => ((at * 37) % 100) * 1000);
  const shuffled = blocks.flatMap((from) => said.slice(from, from + 1000));
  const law = inArticles(said);
  const amendments = fiftyAmendments(random);
  const cases: Record<string, { call: () => unknown; bound: number }> = {
    '50 amendments of a law of 300 articles (1,500 changes)': {
      call: () => consolidate(law, amendments, '2026-12-31'),
      bound: 100,
    },
    'Two versions of 200 pages, word by word, 300 articles': {
      call: () => diffTexts(law, inArticles(edited)),
      bound: 1000,
    },
    '… all in one provision': { call: () => diffTexts(inOne(said), inOne(edited)), bound: 1000 },
    '… in one provision, its passages in another order': {
      call: () => diffTexts(inOne(said), inOne(shuffled)),
      bound: 1000,
    },
    '… 300 articles against one provision of the same words': {
      call: () => diffTexts(law, inOne(said)),
      bound: 1000,
    },
    '… 300 articles against 300 that have nothing in common': {
      call: () => diffTexts(law, inArticles(rewritten)),
      bound: 1000,
    },
    'Plain words of 200 pages read': {
      call: (
        (plain) => () =>
          readPlain(plain)
      )(writePlain({ opening: null, provisions: law })),
      bound: 1000,
    },
  };
  const taken = await latencies(
    Object.values(cases).map(
      ({ call }) =>
        async () =>
          call(),
    ),
    9,
  );
  return Object.entries(cases).map(([what, { bound }], at) => within(what, taken[at]!, bound));
}

const provision = (
  kind: Provision['kind'],
  number: string | null,
  text: string | null,
  provisions: Provision[] = [],
): Provision => ({ kind, number, heading: null, text, provisions });

/** Articles of three paragraphs. */
function inArticles(said: readonly string[]): Provision[] {
  const each = Math.ceil(said.length / articles / 3);
  return Array.from({ length: articles }, (_, at) =>
    provision(
      'article',
      String(at + 1),
      null,
      [0, 1, 2].map((part) => {
        const from = (at * 3 + part) * each;
        return provision('paragraph', String(part + 1), `Setiap ${said.slice(from, from + each).join(' ')}.`);
      }),
    ),
  );
}

const inOne = (said: readonly string[]): Provision[] => [provision('annex', null, said.join(' '))];

/** Each replaces, inserts and repeals in ten articles of its own choice. */
function fiftyAmendments(random: () => number): Amendment[] {
  return Array.from({ length: 50 }, (_, document) =>
    Array.from({ length: 30 }, (_, ordinal): Amendment => {
      const article = 1 + Math.floor(random() * articles);
      const about = {
        documentId: `amending-${document}`,
        documentOrder: String(document).padStart(4, '0'),
        ordinal,
        effectiveOn: `2026-${String(1 + (document % 12)).padStart(2, '0')}-01`,
        place: null,
      };
      const paragraph = 1 + Math.floor(random() * 3);
      const eId = `art_${article}__para_${paragraph}`;
      if (ordinal % 3 === 0)
        return {
          ...about,
          operation: 'replace',
          eId,
          provision: provision('paragraph', String(paragraph), `Diubah ${document}.`),
        };
      if (ordinal % 3 === 1)
        return {
          ...about,
          operation: 'insert',
          eId: `art_${article}`,
          place: 'after',
          provision: provision('article', `${article}${String.fromCharCode(65 + (document % 26))}`, 'Baru.'),
        };
      return { ...about, operation: 'repeal', eId, provision: null };
    }),
  ).flat();
}

/** Few words are frequent, many are rare, as in any language. */
const wordFrom = (random: () => number): string => `kata${Math.floor(vocabulary ** random()).toString(36)}`;

/** The same numbers in every run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
