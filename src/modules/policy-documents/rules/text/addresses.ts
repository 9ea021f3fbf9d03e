import type { Provision } from '../../schemas/provisions.ts';
import { countsAnew, forms } from './forms.ts';

/** Where a provision lies: what it lies in, and within which explanation or annex. */
export interface Surroundings {
  readonly eId: string | null;
  /** The address of the explanation or annex around it; null in the text itself. */
  readonly component: string | null;
}

export const textItself: Surroundings = { eId: null, component: null };

/** The address of a provision in Akoma Ntoso’s naming convention: `art_5__para_2__point_b`. */
export function addressOf(
  { kind, number }: Pick<Provision, 'kind' | 'number'>,
  within: Surroundings,
): string {
  const { prefix, number: format, isNumberedThrough } = forms[kind];
  const holder = isNumberedThrough ? within.component : within.eId;
  const own = number === null || !format ? prefix : `${prefix}_${inAddress(format.inAddress(number))}`;
  return holder === null ? own : `${holder}__${own}`;
}

/** What surrounds the provisions within one. */
export const surroundingsWithin = (
  { kind }: Pick<Provision, 'kind'>,
  eId: string,
  { component }: Surroundings,
): Surroundings => ({ eId, component: countsAnew(kind) ? eId : component });

/** A number that is not well formed is told as such; its address must only be safe. */
const inAddress = (number: string) => number.replaceAll(/[^A-Za-z0-9]/g, '');
