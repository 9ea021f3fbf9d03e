import { and, desc, eq, gte, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reader } from '../../../platform/database/database.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import { unitNameOn } from '../../organisation/index.ts';
import type { reportStates } from '../../reports/reference.ts';
import { categories, reports } from '../../reports/tables.ts';
import { areas } from '../../territory/tables.ts';
import { boxAround, type Circle } from '../rules/circle.ts';
import type { Span } from '../rules/span.ts';

const district = alias(areas, 'district');
const village = alias(areas, 'village');

const columnsOn = (day: string) => ({
  number: reports.number,
  state: reports.state,
  kind: reports.kind,
  publicText: sql<string>`${reports.publicText}`,
  categoryCode: categories.code,
  categoryName: categories.name,
  unitName: unitNameOn(sql`${reports.unitId}`, day),
  villageName: village.name,
  districtName: district.name,
  receivedAt: reports.receivedAt,
  updatedAt: reports.updatedAt,
  dueAt: reports.dueAt,
  latitude: reports.latitude,
  longitude: reports.longitude,
  photoId: sql<string | null>`case when ${reports.arePhotosPublic} then (
    select p.id from platform.photos p where p.claimed_kind = 'report' and p.claimed_by = ${reports.id}
     order by p.id limit 1) end`,
  // The step of a merging names the report of that day, which may have been merged into yet another one.
  lastMessage: sql<string | null>`coalesce(
    (select m.number from reports.reports m where m.id = ${reports.mergedIntoId}),
    (select s.message from reports.steps s where s.report_id = ${reports.id} and s.message is not null
      order by s.at desc, s.id desc limit 1))`,
});

export interface ToldReport {
  readonly number: string;
  readonly state: CodeOf<typeof reportStates>;
  readonly kind: typeof reports.$inferSelect.kind;
  readonly publicText: string;
  readonly categoryCode: string | null;
  readonly categoryName: typeof categories.$inferSelect.name | null;
  readonly unitName: string | null;
  readonly villageName: string | null;
  readonly districtName: string | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  readonly dueAt: Date;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly photoId: string | null;
  readonly lastMessage: string | null;
}

export interface RequestFilter {
  readonly numbers?: readonly string[] | undefined;
  readonly categoryCodes?: readonly string[] | undefined;
  readonly states?: readonly CodeOf<typeof reportStates>[] | undefined;
  readonly received?: Span | undefined;
  readonly updatedAfter?: Date | undefined;
  readonly updatedBefore?: Date | undefined;
  readonly around?: Circle | undefined;
}

/** How far the clocks of the service and of the database may be apart at most. */
const clocksApart = 86_400_000;

export interface Portion {
  readonly limit: number;
  readonly offset: number;
}

const metres = ({ latitude, longitude }: Circle): SQL => sql`2 * 6371008.8 * asin(least(1, sqrt(
  power(sin(radians(${reports.latitude} - ${latitude}) / 2), 2)
  + cos(radians(${latitude})) * cos(radians(${reports.latitude}))
  * power(sin(radians(${reports.longitude} - ${longitude}) / 2), 2))))`;

function within(circle: Circle): SQL {
  const { west, south, east, north } = boxAround(circle);
  return sql`(point(${reports.longitude}, ${reports.latitude})
    <@ box(point(${west}, ${south}), point(${east}, ${north})) and ${metres(circle)} <= ${circle.radius})`;
}

const matching = (filter: RequestFilter): SQL | undefined => {
  const { numbers, categoryCodes, states, received, updatedAfter, updatedBefore, around } = filter;
  return and(
    isNotNull(reports.publicText),
    numbers && inArray(reports.number, [...numbers]),
    categoryCodes &&
      sql`${reports.categoryId} in (select c.id from reports.categories c
            where lower(c.code) = any(${sql.param(categoryCodes.map((code) => code.toLowerCase()))}::text[]))`,
    states && inArray(reports.state, [...states]),
    received && and(gte(reports.receivedAt, received.from), lte(reports.receivedAt, received.to)),
    updatedAfter && gte(reports.updatedAt, updatedAfter),
    // What came in later has not changed before: so the order of the list ends the search.
    updatedBefore &&
      and(
        lte(reports.updatedAt, updatedBefore),
        lte(reports.receivedAt, new Date(updatedBefore.getTime() + clocksApart)),
      ),
    around && within(around),
  );
};

/** Public reports, the newest first; `day` decides what their units are called. */
export function readPublicRequests(
  reader: Reader,
  filter: RequestFilter,
  { limit, offset }: Portion,
  day: string,
): Promise<ToldReport[]> {
  // What is passed over is not looked up elsewhere.
  const chosen = reader
    .select({ id: reports.id })
    .from(reports)
    .where(matching(filter))
    .orderBy(desc(reports.receivedAt), desc(reports.id))
    .limit(limit)
    .offset(offset);
  return reader
    .select(columnsOn(day))
    .from(reports)
    .leftJoin(categories, eq(categories.id, reports.categoryId))
    .leftJoin(district, eq(district.id, reports.districtId))
    .leftJoin(village, eq(village.id, reports.urbanVillageId))
    .where(inArray(reports.id, chosen))
    .orderBy(desc(reports.receivedAt), desc(reports.id));
}

/** Whether a report, public or not, has a number. */
export async function isNumberGiven(reader: Reader, number: string): Promise<boolean> {
  const rows = await reader.select({ id: reports.id }).from(reports).where(eq(reports.number, number));
  return rows.length > 0;
}
