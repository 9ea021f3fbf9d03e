import type { Reader } from '../../database/database.ts';
import { unknownReference } from '../../http/problems.ts';
import type { Directory } from '../directory.ts';
import type { Reach } from '../reach.ts';

/** What the administration must know of units; the module that keeps them hands it in. */
export interface UnitLookup extends Pick<Directory, 'unitsUnder'> {
  /** True if there is such a unit within reach. */
  unitWithin(reader: Reader, unitId: string, reach: Reach): Promise<boolean>;
}

/** Ids of units as the database writes them, each once. */
export const plainUnitIds = (unitIds: readonly string[]): string[] => [
  ...new Set(unitIds.map((unitId) => unitId.toLowerCase())),
];

/**
 * Refuses units in a body that do not exist, with the same words those out of reach.
 * @throws Problem `unknown-reference` at the first of them
 */
export async function requireUnits(
  lookup: UnitLookup,
  reader: Reader,
  unitIds: readonly string[] | null,
  reach: Reach,
): Promise<void> {
  for (const [at, unitId] of (unitIds ?? []).entries())
    if (!(await lookup.unitWithin(reader, unitId, reach))) throw unknownReference('unit', `/unitIds/${at}`);
}
