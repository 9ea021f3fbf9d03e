import type { Provision } from '../../schemas/provisions.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './addresses.ts';

/** A provision as a row: rows stand in the order in which one reads. */
export interface ProvisionRow extends Omit<Provision, 'provisions'> {
  readonly eId: string;
  readonly parentEId: string | null;
  /** From 1. */
  readonly depth: number;
}

/** Each provision before what lies within it, with its address and surroundings. */
export function* walk(
  provisions: readonly Provision[],
  within: Surroundings = textItself,
  depth = 1,
): Generator<{ provision: Provision; eId: string; within: Surroundings; depth: number }> {
  for (const provision of provisions) {
    const eId = addressOf(provision, within);
    yield { provision, eId, within, depth };
    yield* walk(provision.provisions, surroundingsWithin(provision, eId, within), depth + 1);
  }
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

/** The text of such rows, in their order. */
export function unflatten(rows: readonly ProvisionRow[]): Provision[] {
  const top: Provision[] = [];
  const lists = new Map<string | null, Provision[]>([[null, top]]);
  for (const { eId, parentEId, kind, number, heading, text } of rows) {
    const provision: Provision = { kind, number, heading, text, provisions: [] };
    lists.get(parentEId)!.push(provision);
    lists.set(eId, provision.provisions);
  }
  return top;
}

/** Whether a text has a provision at an address. */
export function hasProvision(provisions: readonly Provision[], eId: string): boolean {
  for (const one of walk(provisions)) if (one.eId === eId) return true;
  return false;
}
