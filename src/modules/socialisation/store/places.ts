import { sql } from 'drizzle-orm';
import { type Reach, requireReached } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
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
  const units = new Set(
    (
      await transaction.execute<{ id: string }>(sql`
        select v.unit_id as id from organisation.unit_versions v
         where v.unit_id = any(${sql.param(audiences.flatMap(({ unitIds = [] }) => unitIds))}::uuid[])
           and ${holds('v', today)}`)
    ).rows.map(({ id }) => id),
  );
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
    for (const [place, unitId] of unitIds.entries()) {
      const pointer = `/audiences/${at}/unitIds/${place}`;
      requireReached(reach, unitId, pointer);
      if (!units.has(unitId.toLowerCase())) throw unknownReference('unit', pointer);
    }
    for (const [place, areaId] of areaIds.entries())
      if (!areas.has(areaId.toLowerCase()))
        throw unknownReference('area', `/audiences/${at}/areaIds/${place}`);
  }
}
