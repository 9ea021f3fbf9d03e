import { type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';

/**
 * How a competency is called, and whether the dictionary has it on a day: `name`, `is_there`, `is_public`, part of a
 * `lateral`.
 */
export const competencyTold = (competencyId: SQL, day: string): SQL => sql`
  select v.name ->> 'id' as name, ${holds('v', day)} as is_there, false as is_public
    from competencies.competency_versions v where v.competency_id = ${competencyId}
   order by v.valid_from <= ${day} desc, case when v.valid_from <= ${day} then v.valid_from end desc, v.valid_from
   limit 1`;
