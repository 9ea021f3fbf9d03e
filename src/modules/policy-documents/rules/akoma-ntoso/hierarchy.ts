import type { ProvisionKind } from '../../reference.ts';
import type { ConsolidatedProvision } from '../../schemas/provisions.ts';
import { type Element, element, passages, words } from './elements.ts';

/** Letters and items are both points; a dictum has no element of its own. */
const elementNames: Readonly<Partial<Record<ProvisionKind, string>>> = {
  letter: 'point',
  item: 'point',
  dictum: 'hcontainer',
};

const numbers: Readonly<Partial<Record<ProvisionKind, (number: string) => string>>> = {
  chapter: (number) => `BAB ${number}`,
  part: (number) => `Bagian ${number}`,
  section: (number) => `Paragraf ${number}`,
  article: (number) => `Pasal ${number}`,
  paragraph: (number) => `(${number})`,
  letter: (number) => `${number}.`,
  item: (number) => `${number}.`,
};

/** Body, and what lies in annexes. */
export const hierarchyOf = (provisions: readonly ConsolidatedProvision[]): Element[] =>
  provisions.map(nested);

function nested({
  eId,
  kind,
  number,
  heading,
  text,
  isRepealed,
  provisions,
}: ConsolidatedProvision): Element {
  const said = text === null ? [] : passages(text);
  const content =
    provisions.length === 0
      ? [element('content', {}, ...(said.length > 0 ? said : [element('p')]))]
      : [...(said.length > 0 ? [element('intro', {}, ...said)] : []), ...hierarchyOf(provisions)];
  return element(
    elementNames[kind] ?? kind,
    { eId, name: kind === 'dictum' ? kind : undefined, status: isRepealed ? 'removed' : undefined },
    ...(number === null ? [] : [element('num', {}, words(numbers[kind]?.(number) ?? number))]),
    ...(heading === null ? [] : [element('heading', {}, words(heading))]),
    ...content,
  );
}

/** Considerations and legal bases. */
export function preambleOf(provisions: readonly ConsolidatedProvision[]): Element[] {
  const listed = (
    kind: ProvisionKind,
    list: string,
    item: string,
    eId: string,
    formula: string,
  ): Element[] => {
    const some = provisions.filter((provision) => provision.kind === kind);
    return some.length === 0
      ? []
      : [
          element(
            list,
            { eId },
            element('heading', {}, words(formula)),
            ...some.map((one) => itemOf(item, one)),
          ),
        ];
  };
  const lists = [
    ...listed('consideration', 'recitals', 'recital', 'recs', 'Menimbang'),
    ...listed('legal-basis', 'citations', 'citation', 'cits', 'Mengingat'),
  ];
  return lists.length === 0 ? [] : [element('preamble', {}, ...lists)];
}

const itemOf = (name: string, { eId, number, text, isRepealed }: ConsolidatedProvision): Element =>
  element(
    name,
    { eId, status: isRepealed ? 'removed' : undefined },
    ...(number === null ? [] : [element('num', {}, words(`${number}.`))]),
    ...passages(text ?? ''),
  );
