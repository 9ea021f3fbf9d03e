import type { Provision } from '../../schemas/provisions.ts';
import { addressOf, type Surroundings, surroundingsWithin, textItself } from './addresses.ts';

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

/** Whether a text has a provision at an address. */
export function hasProvision(provisions: readonly Provision[], eId: string): boolean {
  for (const one of walk(provisions)) if (one.eId === eId) return true;
  return false;
}
