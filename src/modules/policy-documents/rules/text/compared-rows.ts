import type { ProvisionKind } from '../../reference.ts';
import type { Provision } from '../../schemas/provisions.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './addresses.ts';

/** A provision of one of two texts; of a consolidated one also whether it is repealed. */
export interface ComparedProvision extends Omit<Provision, 'provisions'> {
  readonly isRepealed?: boolean;
  readonly provisions: readonly ComparedProvision[];
}

/** A provision in the order in which one reads. */
export interface ComparedRow {
  readonly at: number;
  readonly eId: string;
  readonly kind: ProvisionKind;
  readonly number: string | null;
  readonly heading: string;
  readonly text: string;
  readonly isRepealed: boolean;
  readonly within: Surroundings;
  /** What surrounds that which lies within it. */
  readonly inner: Surroundings;
  readonly holder: ComparedRow | null;
  /** Its words and those within it, each once. */
  readonly vocabulary: Set<string>;
  /** As it reads with all that lies within it. */
  whole: string;
}

export function rowsOf(provisions: readonly ComparedProvision[]): ComparedRow[] {
  const rows: ComparedRow[] = [];
  for (const provision of provisions) grow(rows, provision, null, textItself);
  return rows;
}

function grow(
  rows: ComparedRow[],
  provision: ComparedProvision,
  holder: ComparedRow | null,
  within: Surroundings,
): ComparedRow {
  const { kind, number, heading, text, isRepealed = false } = provision;
  const eId = addressOf(provision, within);
  const own = `${heading ?? ''}\n${text ?? ''}`;
  const row: ComparedRow = {
    at: rows.length,
    eId,
    kind,
    number,
    heading: heading ?? '',
    text: text ?? '',
    isRepealed,
    within,
    inner: surroundingsWithin(provision, eId, within),
    holder,
    vocabulary: new Set(own.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
    whole: own,
  };
  rows.push(row);
  for (const child of provision.provisions) {
    const inner = grow(rows, child, row, row.inner);
    row.whole += `\n${inner.whole}`;
    for (const word of inner.vocabulary) row.vocabulary.add(word);
  }
  return row;
}

/** How much two provisions have in common: 1 all their words, 0 none. */
export function likeness(one: ComparedRow, other: ComparedRow): number {
  const [few, many] =
    one.vocabulary.size < other.vocabulary.size
      ? [one.vocabulary, other.vocabulary]
      : [other.vocabulary, one.vocabulary];
  if (few.size + many.size === 0) return 1;
  let both = 0;
  for (const word of few) if (many.has(word)) both += 1;
  return (2 * both) / (few.size + many.size);
}
