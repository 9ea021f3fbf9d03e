import { type Reach, requireReached } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { unitsThere } from '../../organisation/index.ts';
import { findAreas } from '../../territory/index.ts';
import type { NewAudience } from '../schemas/audiences.ts';

/**
 * Makes sure that audiences name units within reach and areas that are there; whoever reaches some units has to name
 * units in each audience.
 * @throws Problem `unknown-reference`; `whole-city-only` for an audience of all units
 */
export async function requirePlaces(
  transaction: Transaction,
  audiences: readonly NewAudience[],
  reach: Reach,
  today: string,
): Promise<void> {
  const named = audiences.flatMap(({ unitIds = [] }) => unitIds);
  const units = await unitsThere(transaction, named, today, reach);
  const areas = new Set(
    (
      await findAreas(
        transaction,
        audiences.flatMap(({ areaIds = [] }) => areaIds),
      )
    ).map(({ id }) => id),
  );
  for (const [at, { unitIds = [], areaIds = [] }] of audiences.entries()) {
    if (unitIds.length === 0) requireReached(reach, null, `/audiences/${at}/unitIds`);
    for (const [place, unitId] of unitIds.entries())
      if (!units.has(unitId.toLowerCase()))
        throw unknownReference('unit', `/audiences/${at}/unitIds/${place}`);
    for (const [place, areaId] of areaIds.entries())
      if (!areas.has(areaId.toLowerCase()))
        throw unknownReference('area', `/audiences/${at}/areaIds/${place}`);
  }
}
