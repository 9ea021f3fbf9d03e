import { sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { MappedPosition, MappedUnit } from '../position-map.ts';
import { employeeWithinReach } from './reach.ts';

type Row = Omit<MappedUnit, 'positions' | 'needed' | 'filled' | 'vacant' | 'surplus'> & {
  positions: Omit<MappedPosition, 'vacant' | 'surplus'>[];
};

/**
 * Units of a subtree on a day with their positions and who sits in them, in one statement.
 * Without holders only their number is read; holders out of reach (acting ones from elsewhere) are counted, not named.
 */
export async function readPositionMap(
  reader: Reader,
  unitId: string,
  day: string,
  options: { maximumDepth: number; withHolders: boolean; reach: Reach },
): Promise<Row[]> {
  const holder = sql`json_build_object('employeeId', e.id, 'nip', e.nip, 'name', e.name, 'rank', r.rank,
    'kind', p.kind, 'since', p.valid_from)`;
  const visible = employeeWithinReach(sql`e.id`, options.reach) ?? sql`true`;
  const { rows } = await reader.execute<Row>(sql`
    with tree as materialized (
      select unit_id, depth from organisation.subtree(${unitId}, ${day})
       where depth <= ${options.maximumDepth} and ${withinReach(sql`unit_id`, options.reach) ?? sql`true`}
    ),
    position as materialized (
      select pv.*
        from tree
        join organisation.position_versions pv on pv.unit_id = tree.unit_id
       where pv.valid_from <= ${day} and (pv.valid_to is null or pv.valid_to > ${day})
    ),
    held as (
      select p.position_id, count(*) filter (where p.kind = 'definitive') as filled,
             ${options.withHolders ? sql`json_agg(${holder} order by p.valid_from, e.id) filter (where ${visible})` : sql`null::json`} as holders
        from position
        join employees.placements p on p.position_id = position.position_id
         and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
        join employees.employees e on e.id = p.employee_id
        left join employees.rank_periods r on r.employee_id = e.id
         and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
       group by p.position_id
    ),
    filled as (
      select position.unit_id,
             json_agg(json_build_object(
               'positionId', position.position_id, 'name', position.name, 'kind', position.kind,
               'functionalLevel', position.functional_level, 'echelon', position.echelon,
               'jobClass', position.job_class, 'needed', position.head_count_needed,
               'filled', coalesce(held.filled, 0), 'holders', coalesce(held.holders, '[]'))
               order by position.job_class desc nulls last, position.name, position.functional_level) as positions
        from position
        left join held on held.position_id = position.position_id
       group by position.unit_id
    )
    select tree.unit_id as "unitId", u.code, uv.name, uv.kind, uv.parent_id as "parentId", tree.depth,
           coalesce(filled.positions, '[]') as positions
      from tree
      join organisation.units u on u.id = tree.unit_id
      join organisation.unit_versions uv on uv.unit_id = tree.unit_id
       and uv.valid_from <= ${day} and (uv.valid_to is null or uv.valid_to > ${day})
      left join filled on filled.unit_id = tree.unit_id
     order by tree.depth, u.code`);
  return rows;
}
