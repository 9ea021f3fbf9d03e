import type { ProvisionKind } from '../reference.ts';
import type { Provision } from '../schemas/provisions.ts';
import { wordsOfPlace } from './citation-places.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './text/addresses.ts';

/** Words of a text that stand at one address. */
export interface Passage {
  readonly eId: string;
  readonly text: string;
}

/** An article with all that lies within it, or what stands outside of articles by itself. */
export interface ArticleWords {
  readonly heading: string | null;
  readonly passages: readonly Passage[];
}

const holdsPassages = (kind: ProvisionKind): boolean => kind === 'article' || kind === 'dictum';

/** The articles of a text in their order, with what stands outside of them between. */
export function* articlesIn(
  provisions: readonly Provision[],
  within: Surroundings = textItself,
): Generator<ArticleWords> {
  for (const provision of provisions) {
    const { kind, heading, text } = provision;
    if (holdsPassages(kind)) yield { heading, passages: [...passagesIn([provision], within)] };
    else {
      const eId = addressOf(provision, within);
      if (heading !== null || text !== null) yield { heading, passages: [{ eId, text: text ?? '' }] };
      yield* articlesIn(provision.provisions, surroundingsWithin(provision, eId, within));
    }
  }
}

/** Where nothing is said but a heading the passage is empty: it is still found by it. */
function* passagesIn(provisions: readonly Provision[], within: Surroundings): Generator<Passage> {
  for (const provision of provisions) {
    const eId = addressOf(provision, within);
    if (provision.text !== null || provision.heading !== null) yield { eId, text: provision.text ?? '' };
    yield* passagesIn(provision.provisions, surroundingsWithin(provision, eId, within));
  }
}

const unnumbered: Readonly<Record<string, string>> = {
  rec: 'Menimbang',
  cit: 'Mengingat',
  conclusions: 'Penutup',
};

/** How a place in a text is cited: "Pasal 5 ayat (2)". */
export const labelOf = (eId: string): string => unnumbered[eId] ?? wordsOfPlace(eId);
