import type { Provision } from '../../schemas/provisions.ts';
import { type Amendment, consolidate, type Misfit } from './consolidate.ts';
import type { FoundInText } from './found.ts';
import { foundInProvision } from './soundness.ts';

const everything = '9999-12-31';

/**
 * What is wrong with the changes that a document is about to make: each is tried on the day on which it is to take
 * effect, among all that is known. Changes known before that these would undo are named as well.
 */
export function foundInAmendments(
  base: readonly Provision[],
  known: readonly Amendment[],
  entered: readonly Amendment[],
  pointer = '/changes',
): FoundInText[] {
  const unsound = entered.flatMap(({ provision }, at) =>
    provision ? foundInProvision(provision, `${pointer}/${at}/provision`) : [],
  );
  // What is not sound has no addresses that could be tried.
  if (unsound.length > 0) return unsound;
  const misfitBefore = new Set(
    consolidate(base, known, everything).misfits.map(({ amendment }) => amendment),
  );
  return consolidate(base, [...known, ...entered], everything).misfits.flatMap((misfit) => {
    const at = entered.indexOf(misfit.amendment);
    if (at >= 0) return [foundAt(`${pointer}/${at}`, misfit)];
    return misfitBefore.has(misfit.amendment) ? [] : [undone(pointer, misfit)];
  });
}

const foundAt = (pointer: string, { field, code, parameters }: Misfit): FoundInText => ({
  pointer: `${pointer}/${field}`,
  code,
  parameters,
});

const undone = (
  pointer: string,
  { amendment: { documentId, eId, effectiveOn: day } }: Misfit,
): FoundInText => ({
  pointer,
  code: 'breaks-later-change',
  parameters: { documentId, eId: eId ?? '–', day },
});
