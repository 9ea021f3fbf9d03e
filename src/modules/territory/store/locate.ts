import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';

export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** The areas that hold a point; null for a tier whose boundaries are not known there. */
export interface Located {
  readonly cityId: string | null;
  readonly districtId: string | null;
  readonly urbanVillageId: string | null;
}

/** Of areas that share a border all hold a point upon it: the first by code is taken. */
export const locating = (points: readonly Point[]): SQL => sql`
  select found.*
    from jsonb_to_recordset(${JSON.stringify(points.map(({ longitude, latitude }, at) => ({ at, longitude, latitude })))}::jsonb)
           as p (at integer, longitude float8, latitude float8)
   cross join lateral (
     with here as (
       select a.id, a.kind, a.parent_id
         from territory.areas_at(p.longitude, p.latitude) held
         join territory.areas a on a.id = held.area_id
        order by array_position('{urban-village,district,city}', a.kind), a.code limit 1)
     select here.id is not null as "isWithin",
            here.id is null and exists (select from territory.areas_at(p.latitude, p.longitude)) as "isSwapped",
            case here.kind when 'urban-village' then here.id end as "urbanVillageId",
            case here.kind when 'urban-village' then here.parent_id when 'district' then here.id end as "districtId",
            case here.kind when 'urban-village' then above.parent_id when 'district' then here.parent_id
                           else here.id end as "cityId"
       from (values (true)) asked
       left join here on true
       left join territory.areas above on above.id = here.parent_id and here.kind = 'urban-village') found
   order by p.at`;

type Found = Located & { readonly isWithin: boolean; readonly isSwapped: boolean };
/** `swapped`: it would lie in the city with its coordinates the other way round. */
export type Whereabouts = Located | 'outside' | 'swapped';

/** Where points lie, in their order and in one statement. */
export async function locateAll(reader: Reader, points: readonly Point[]): Promise<Whereabouts[]> {
  const { rows } = await reader.execute<Found & Record<string, unknown>>(locating(points));
  return rows.map(({ isWithin, isSwapped, cityId, districtId, urbanVillageId }) => {
    if (isWithin) return { cityId, districtId, urbanVillageId };
    return isSwapped ? 'swapped' : 'outside';
  });
}

export const locate = async (reader: Reader, point: Point): Promise<Whereabouts> =>
  (await locateAll(reader, [point]))[0]!;

/** Whether any boundary is known: before the first is entered no point can be said to lie outside. */
export async function hasBoundaries(reader: Reader): Promise<boolean> {
  const { rows } = await reader.execute<{ known: boolean }>(
    sql`select exists (select from territory.boundary_rings) as known`,
  );
  return rows[0]!.known;
}
