import { type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';

/** The version that began last by a day, or the first one of what is yet to come. */
const lastBy = (day: string): SQL => sql`
  order by v.valid_from <= ${day} desc, case when v.valid_from <= ${day} then v.valid_from end desc, v.valid_from
  limit 1`;

/** How a unit is called, and whether it is there on a day: `name`, `is_there`, `is_public`, part of a `lateral`. */
export const unitTold = (unitId: SQL, day: string): SQL => sql`
  select v.name, ${holds('v', day)} as is_there, true as is_public
    from organisation.unit_versions v where v.unit_id = ${unitId} ${lastBy(day)}`;

/** The same of a position. */
export const positionTold = (positionId: SQL, day: string): SQL => sql`
  select v.name, ${holds('v', day)} as is_there, true as is_public
    from organisation.position_versions v where v.position_id = ${positionId} ${lastBy(day)}`;
