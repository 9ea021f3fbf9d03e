import type { ProvisionKind } from '../reference.ts';
import type { Provision } from '../schemas/provisions.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './text/addresses.ts';

/** Words of a text that stand at one address. */
export interface Passage {
  readonly eId: string;
  /** As the place is cited: "Pasal 5 ayat (2)". */
  readonly label: string;
  readonly text: string;
}

/** An article with all that lies within it, or what stands outside of articles by itself. */
export interface ArticleWords {
  readonly heading: string | null;
  readonly passages: readonly Passage[];
}

/** How a provision is cited (UU 12/2011 Lampiran II no. 267–270). */
const cited: Readonly<Record<ProvisionKind, (number: string) => string>> = {
  consideration: (number) => (number ? `Menimbang huruf ${number}` : 'Menimbang'),
  'legal-basis': (number) => (number ? `Mengingat angka ${number}` : 'Mengingat'),
  chapter: (number) => `Bab ${number}`,
  part: (number) => `Bagian ${number}`,
  section: (number) => `Paragraf ${number}`,
  article: (number) => `Pasal ${number}`,
  paragraph: (number) => `ayat (${number})`,
  letter: (number) => `huruf ${number}`,
  item: (number) => `angka ${number}`,
  dictum: (number) => `Diktum ${number}`,
  closing: () => 'Penutup',
  explanation: () => 'Penjelasan',
  annex: (number) => (number ? `Lampiran ${number}` : 'Lampiran'),
};

const holdsPassages = (kind: ProvisionKind): boolean => kind === 'article' || kind === 'dictum';
/** Chapters and their parts are left out where an article is cited: articles are numbered through. */
const isPassedOver = (kind: ProvisionKind): boolean => kind === 'chapter' || kind === 'part' || kind === 'section';

interface Place {
  readonly label: string;
  readonly within: Surroundings;
}

const whole: Place = { label: '', within: textItself };

function placed(provision: Provision, { label, within }: Place): { eId: string; own: Place; inner: Place } {
  const eId = addressOf(provision, within);
  const own = { label: `${label} ${cited[provision.kind](provision.number ?? '')}`.trim(), within };
  const inner = surroundingsWithin(provision, eId, within);
  return { eId, own, inner: { label: isPassedOver(provision.kind) ? label : own.label, within: inner } };
}

/** The articles of a text in their order, with what stands outside of them between. */
export function* articlesIn(provisions: readonly Provision[], place = whole): Generator<ArticleWords> {
  for (const provision of provisions) {
    const { heading, text, kind } = provision;
    if (holdsPassages(kind)) yield { heading, passages: [...passagesIn([provision], place)] };
    else {
      const { eId, own, inner } = placed(provision, place);
      if (heading !== null || text !== null)
        yield { heading, passages: [{ eId, label: own.label, text: text ?? '' }] };
      yield* articlesIn(provision.provisions, inner);
    }
  }
}

/** Where nothing is said but a heading the passage is empty: it can still be found by it. */
function* passagesIn(provisions: readonly Provision[], place: Place): Generator<Passage> {
  for (const provision of provisions) {
    const { eId, own, inner } = placed(provision, place);
    if (provision.text !== null || provision.heading !== null)
      yield { eId, label: own.label, text: provision.text ?? '' };
    yield* passagesIn(provision.provisions, inner);
  }
}
