import {
  type AmendmentChange,
  type ConsolidatedProvision,
  deepest,
  type Provision,
} from '../../schemas/provisions.ts';
import type { TextRemark } from '../../text-remarks.ts';
import { addressOf, surroundingsWithin, textItself } from './addresses.ts';
import { ConsolidatedText, holdsArticles } from './consolidated-text.ts';
import { mayHold } from './forms.ts';
import { misplaced } from './soundness.ts';

/** A change that a document makes, and when it is its turn. */
export interface Amendment extends AmendmentChange {
  readonly documentId: string;
  readonly effectiveOn: string;
  /** Orders documents whose changes take effect on one day. */
  readonly documentOrder: string;
  /** Orders the changes of one document. */
  readonly ordinal: number;
}

/** A change that could not be made, and why: the text stays as it was. */
export interface Misfit {
  readonly amendment: Amendment;
  /** The field that is to blame. */
  readonly field: 'eId' | 'place' | 'provision' | 'provision/kind' | 'provision/number';
  readonly code: TextRemark;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface Consolidation {
  readonly provisions: ConsolidatedProvision[];
  readonly misfits: readonly Misfit[];
}

/** The text as it stands on a day: every change that has taken effect by then, in its turn. */
export function consolidate(
  base: readonly Provision[],
  amendments: readonly Amendment[],
  asOf: string,
): Consolidation {
  const text = new ConsolidatedText(base);
  const misfits: Misfit[] = [];
  const due = amendments.filter(({ effectiveOn }) => effectiveOn <= asOf).sort(byTurn);
  for (const amendment of due) {
    const refusal = apply(text, amendment);
    if (refusal) misfits.push({ amendment, ...refusal });
  }
  return { provisions: text.provisions, misfits };
}

/** By the day, then the amending document, then its own order. */
const byTurn = (a: Amendment, b: Amendment): number =>
  compare(a.effectiveOn, b.effectiveOn) ||
  compare(a.documentOrder, b.documentOrder) ||
  compare(a.documentId, b.documentId) ||
  a.ordinal - b.ordinal;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Refusal = Omit<Misfit, 'amendment'>;

function apply(text: ConsolidatedText, amendment: Amendment): Refusal | undefined {
  const { operation, eId, provision, effectiveOn: day } = amendment;
  const incomplete = foundIncomplete(amendment);
  if (incomplete) return incomplete;
  if (operation === 'insert') return insert(text, amendment);
  const place = text.find(eId!);
  if (!place) return refusal('eId', 'provision-not-there', { eId: eId!, day });
  if (place.node.isRepealed) return refusal('eId', 'provision-repealed', { eId: eId!, day });
  const change = changeOf(amendment);
  if (operation === 'repeal') {
    text.repeal(place, change);
    return undefined;
  }
  const becomes = addressOf(provision!, place.within);
  if (becomes !== eId || provision!.kind !== place.node.kind)
    return refusal('provision/number', 'address-changes', { eId: eId!, becomes });
  if (holdsArticles(provision!) && provision!.provisions.length === 0) {
    text.replaceHeading(place, provision!.heading, change);
    return undefined;
  }
  if (liesTooDeep(provision!, place.depth)) return refusal('provision', 'lies-too-deep', { most: deepest });
  const taken = text.firstTaken(provision!, place.within, new Set(addressesOf(place.node)));
  if (taken !== undefined) return refusal('provision', 'address-taken', { eId: taken, day });
  text.replace(place, provision!, change);
  return undefined;
}

function insert(text: ConsolidatedText, amendment: Amendment): Refusal | undefined {
  const { eId, place, effectiveOn: day } = amendment;
  const provision = amendment.provision!;
  const anchor = eId === null ? undefined : text.find(eId);
  if (eId !== null && !anchor) return refusal('eId', 'provision-not-there', { eId, day });
  const isBeside = place === 'before' || place === 'after';
  const holder = (isBeside ? anchor?.holder : anchor?.node) ?? null;
  if (holder?.isRepealed) return refusal('eId', 'provision-repealed', { eId: holder.eId, day });
  const within = isBeside
    ? anchor!.within
    : anchor
      ? surroundingsWithin(anchor.node, anchor.node.eId, anchor.within)
      : textItself;
  if (!mayHold(holder?.kind ?? null, provision.kind))
    return { field: 'provision/kind', ...misplaced(provision.kind, holder?.kind ?? null) };
  const depth = (anchor?.depth ?? 0) + (isBeside ? 0 : 1);
  if (liesTooDeep(provision, depth)) return refusal('provision', 'lies-too-deep', { most: deepest });
  const taken = text.firstTaken(provision, within);
  if (taken !== undefined) return refusal('provision/number', 'address-taken', { eId: taken, day });
  const siblings = holder?.provisions ?? text.provisions;
  const at = isBeside
    ? siblings.indexOf(anchor!.node) + (place === 'after' ? 1 : 0)
    : place === 'first'
      ? 0
      : siblings.length;
  text.insert(provision, holder, within, at, changeOf(amendment));
  return undefined;
}

/** What the operation needs or does not take. */
function foundIncomplete({ operation, eId, place, provision }: AmendmentChange): Refusal | undefined {
  const needs = (field: Refusal['field']) =>
    refusal(field, 'change-incomplete', { operation, needed: `\`${field}\`` });
  const takesNo = (field: Refusal['field']) => refusal(field, 'change-too-full', { operation, field });
  if (operation === 'repeal' ? provision !== null : provision === null)
    return operation === 'repeal' ? takesNo('provision') : needs('provision');
  if (operation === 'insert') {
    if (place === null) return needs('place');
    return eId === null && (place === 'before' || place === 'after') ? needs('eId') : undefined;
  }
  if (place !== null) return takesNo('place');
  return eId === null ? needs('eId') : undefined;
}

const liesTooDeep = (provision: Provision, depth: number): boolean =>
  depth > deepest || provision.provisions.some((inner) => liesTooDeep(inner, depth + 1));

const addressesOf = (node: ConsolidatedProvision): string[] => [
  node.eId,
  ...node.provisions.flatMap(addressesOf),
];

const changeOf = ({ documentId, operation, effectiveOn }: Amendment) => ({
  documentId,
  operation,
  effectiveOn,
});

const refusal = (
  field: Refusal['field'],
  code: TextRemark,
  parameters: Readonly<Record<string, string | number>>,
): Refusal => ({ field, code, parameters });
