import type { ProvisionKind } from '../../reference.ts';
import { type NumberFormat, numberFormats } from './numbers.ts';

/** How provisions of one kind are numbered and addressed, and what may stand within them. */
export interface ProvisionForm {
  /** The first part of its address, after the naming convention of Akoma Ntoso 3.0. */
  readonly prefix: string;
  /** None: it bears no number. */
  readonly number: NumberFormat | null;
  readonly mayLackNumber: boolean;
  /** Numbered through the whole text, so that the address does not name what it lies in. */
  readonly isNumberedThrough: boolean;
  readonly hasHeading: boolean;
  readonly hasText: boolean;
  readonly holds: readonly ProvisionKind[];
}

const form = (
  prefix: string,
  number: NumberFormat | null,
  holds: readonly ProvisionKind[],
  more: Partial<ProvisionForm> = {},
): ProvisionForm => ({
  prefix,
  number,
  holds,
  mayLackNumber: number === null,
  isNumberedThrough: false,
  hasHeading: false,
  hasText: true,
  ...more,
});

const { roman, article, digits, letter, ordinal } = numberFormats;
const mayLackNumber = true;
const through = { isNumberedThrough: true };
const heading = { hasHeading: true, hasText: false };

/** After UU 12/2011 Lampiran II (no. 17–205): chapters hold parts, those sections, and all of them articles. */
export const forms: Readonly<Record<ProvisionKind, ProvisionForm>> = {
  consideration: form('rec', letter, [], { mayLackNumber }),
  'legal-basis': form('cit', digits, [], { mayLackNumber }),
  chapter: form('chp', roman, ['part', 'article', 'letter', 'item'], heading),
  part: form('part', ordinal, ['section', 'article', 'letter', 'item'], heading),
  section: form('sec', digits, ['article', 'letter', 'item'], heading),
  article: form('art', article, ['paragraph', 'letter', 'item'], through),
  paragraph: form('para', digits, ['letter', 'item']),
  letter: form('point', letter, ['item']),
  item: form('point', digits, ['letter']),
  dictum: form('dictum', ordinal, ['letter', 'item'], through),
  closing: form('conclusions', null, []),
  explanation: form('explanation', null, ['article', 'dictum'], { hasHeading: true }),
  annex: form('annex', roman, ['chapter', 'part', 'article', 'letter', 'item'], {
    mayLackNumber,
    hasHeading: true,
  }),
};

/** What stands in a text itself, each in the one order that there is: zones of equal number may be mixed. */
export const zones: Readonly<Partial<Record<ProvisionKind, number>>> = {
  consideration: 1,
  'legal-basis': 2,
  chapter: 3,
  article: 3,
  dictum: 3,
  letter: 3,
  item: 3,
  closing: 4,
  explanation: 5,
  annex: 6,
};

/** Annexes and explanations count their articles anew. */
export const countsAnew = (kind: ProvisionKind): boolean => kind === 'explanation' || kind === 'annex';

export const mayHold = (holder: ProvisionKind | null, kind: ProvisionKind): boolean =>
  holder === null ? zones[kind] !== undefined : forms[holder].holds.includes(kind);
