import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { type Reach, reaches, withinReach } from '../../../platform/access/reach.ts';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { unknownReference } from '../../../platform/http/problems.ts';

/** The ids of these units and of all below them, closed and planned ones too. */
export async function unitsUnder(reader: Reader, roots: readonly string[], day: string): Promise<string[]> {
  const { rows } = await reader.execute<{ unitId: string }>(
    sql`select organisation.units_under(${sql.param([...roots])}::uuid[], ${day}) as "unitId"`,
  );
  return rows.map(({ unitId }) => unitId);
}

/**
 * The unit that a position belongs to for the question of who may see it: that of the version that began last by the
 * day, or of the first one for a position yet to come.
 */
export const unitOfPosition = (positionId: AnyColumn | SQL, day: SQL): SQL => sql`coalesce(
  (select home.unit_id from organisation.position_versions home
    where home.position_id = ${positionId} and home.valid_from <= ${day}
    order by home.valid_from desc limit 1),
  (select home.unit_id from organisation.position_versions home
    where home.position_id = ${positionId} order by home.valid_from limit 1))`;

/** True if there is such a unit within reach. */
export async function unitWithin(reader: Reader, unitId: string, reach: Reach): Promise<boolean> {
  if (!reaches(reach, unitId)) return false;
  const { rowCount } = await reader.execute(sql`select from organisation.units where id = ${unitId}`);
  return rowCount === 1;
}

/** True if there is such a unit within reach on a day. */
export async function unitExistsOn(
  reader: Reader,
  unitId: string,
  day: string,
  reach: Reach,
): Promise<boolean> {
  if (!reaches(reach, unitId)) return false;
  const { rowCount } = await reader.execute(sql`
    select from organisation.unit_versions v
     where v.unit_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`);
  return rowCount === 1;
}

/** Which of these units are there on a day, within reach. */
export async function unitsThere(
  reader: Reader,
  unitIds: readonly string[],
  day: string,
  reach: Reach,
): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set();
  const { rows } = await reader.execute<{ unitId: string }>(sql`
    select v.unit_id as "unitId" from organisation.unit_versions v
     where v.unit_id = any(${sql.param([...unitIds])}::uuid[])
       and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`);
  return new Set(rows.map(({ unitId }) => unitId).filter((unitId) => reaches(reach, unitId)));
}

/** @throws Problem `unknown-reference` at `/unitIds` for the first that is not there on a day, within reach */
export async function requireUnits(
  reader: Reader,
  unitIds: readonly string[],
  day: string,
  reach: Reach,
): Promise<void> {
  const there = await unitsThere(reader, unitIds, day, reach);
  const lacking = unitIds.findIndex((unitId) => !there.has(unitId.toLowerCase()));
  if (lacking >= 0) throw unknownReference('unit', `/unitIds/${lacking}`);
}

/** The condition that a position lies within reach; none where the reach is everything. */
export const positionWithinReach = (positionId: AnyColumn | SQL, reach: Reach): SQL | undefined =>
  reach === null ? undefined : withinReach(unitOfPosition(positionId, sql`${reach.day}::date`), reach);

/** True if there is such a position within reach. */
export async function positionWithin(reader: Reader, positionId: string, reach: Reach): Promise<boolean> {
  const condition = positionWithinReach(sql`p.id`, reach) ?? sql`true`;
  const { rowCount } = await reader.execute(
    sql`select from organisation.positions p where p.id = ${positionId} and ${condition}`,
  );
  return rowCount === 1;
}

/** The units within reach that no other one within reach is above, by code. */
export async function topUnits(reader: Reader, reach: Reach, day: string): Promise<string[]> {
  const within = withinReach(sql`v.unit_id`, reach) ?? sql`true`;
  const isAbove = reach === null ? sql`v.parent_id is not null` : withinReach(sql`v.parent_id`, reach);
  const { rows } = await reader.execute<{ unitId: string }>(sql`
    select v.unit_id as "unitId"
      from organisation.unit_versions v join organisation.units u on u.id = v.unit_id
     where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
       and ${within} and not coalesce(${isAbove}, false)
     order by u.code`);
  return rows.map(({ unitId }) => unitId);
}

/** The unit that stands for another in figures. */
export interface GroupedUnit {
  readonly unitId: string;
  /** Null of a unit that lies under none of the roots. */
  readonly groupId: string | null;
  readonly name: string | null;
}

/**
 * Which units stand for these in figures: of the roots the nearest that is it or lies above; without roots the agency,
 * the highest unit above it below the city.
 */
export async function groupUnits(
  reader: Reader,
  unitIds: readonly string[],
  roots: readonly string[] | null,
  day: string,
): Promise<GroupedUnit[]> {
  const isGroup = roots === null ? sql`true` : sql`line.unit_id = any(${sql.param([...roots])}::uuid[])`;
  const nearest = roots === null ? sql`v.kind = 'city', line.distance desc` : sql`line.distance`;
  const { rows } = await reader.execute<GroupedUnit & Record<string, unknown>>(sql`
    select asked.unit_id as "unitId", found.unit_id as "groupId", found.name
      from (select distinct unnest(${sql.param([...unitIds])}::uuid[]) as unit_id) asked
      left join lateral (
        select line.unit_id, v.name
          from (select asked.unit_id, 0 as distance
                union all select unit_id, distance from organisation.ancestors(asked.unit_id, ${day})) line
          join organisation.unit_versions v on v.unit_id = line.unit_id and ${holds('v', day)}
         where ${isGroup}
         order by ${nearest} limit 1) found on true
     order by found.name, asked.unit_id`);
  return rows;
}
