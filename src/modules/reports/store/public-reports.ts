import { and, between, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { renderMarkdown } from '../../../platform/public-writes/index.ts';
import type { PublicReport, PublicReportWithSteps } from '../schemas/public-reports.ts';
import { reports } from '../tables.ts';
import { type BoundingBox, toldColumns, within } from './reports.ts';
import { readSteps } from './steps.ts';

const columns = { ...toldColumns, id: reports.id };
type Row = Omit<PublicReport, 'html'> & { readonly id: string };

export interface PublicReportFilter {
  readonly box?: BoundingBox | undefined;
  readonly state?: PublicReport['state'];
  readonly kind?: PublicReport['kind'];
  readonly categoryId?: string;
  readonly serviceId?: string;
  readonly districtId?: string;
  readonly urbanVillageId?: string;
}

type Sort = 'receivedAt' | '-receivedAt';

const orders: SortOrders<Row, 'receivedAt'> = {
  receivedAt: [
    {
      expression: sql`${reports.receivedAt}`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ receivedAt }) => new Date(receivedAt).toISOString(),
    },
    { expression: sql`${reports.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** As {@link within}, as a condition on reports that are found by another index than that of places. */
const byOrder = ({ west, south, east, north }: BoundingBox): SQL | undefined =>
  and(between(reports.longitude, west, east), between(reports.latitude, south, north));

/** From so many on, sorting what lies in a part of the map takes longer than looking for a page of it in its order. */
const crowd = 2500;
/** Unless its reports are all late in that order: among the first so many there is to be a page. */
const front = 20_000;
const page = 50;

/** The planner takes every part of the map to hold a thousandth of all reports: it is told which index to use. */
async function lyingIn(
  reader: Reader,
  { box, sort, others }: { readonly box: BoundingBox; readonly sort: Sort; readonly others: SQL | undefined },
): Promise<SQL | undefined> {
  const direction = sql.raw(sort === '-receivedAt' ? 'desc' : 'asc');
  const { rows } = await reader.execute<{ isReadInOrder: boolean }>(sql`
    select (select count(*) from (
             select from ${reports} where ${reports.publicText} is not null and ${within(box)} limit ${crowd}) here) >= ${crowd}
       and (select count(*) from (
             select from (
               select ${reports.longitude}, ${reports.latitude} from ${reports} where ${others}
                order by ${reports.receivedAt} ${direction}, ${reports.id} ${direction} limit ${front}) first
              where longitude between ${box.west} and ${box.east} and latitude between ${box.south} and ${box.north}
              limit ${page}) there) >= ${page} as "isReadInOrder"`);
  return rows[0]!.isReadInOrder ? byOrder(box) : within(box);
}

const shown = ({ id: _, ...row }: Row): PublicReport => ({
  ...row,
  html: renderMarkdown(row.publicText ?? ''),
});

export async function publicReportList(
  reader: Reader,
  filter: PublicReportFilter,
  sort: Sort,
): Promise<List<Row, PublicReport>> {
  const { box, state, kind, categoryId, serviceId, districtId, urbanVillageId } = filter;
  const others = and(
    isNotNull(reports.publicText),
    state === undefined ? undefined : eq(reports.state, state),
    kind === undefined ? undefined : eq(reports.kind, kind),
    categoryId === undefined ? undefined : eq(reports.categoryId, categoryId),
    serviceId === undefined ? undefined : eq(reports.serviceId, serviceId),
    districtId === undefined ? undefined : eq(reports.districtId, districtId),
    urbanVillageId === undefined ? undefined : eq(reports.urbanVillageId, urbanVillageId),
  );
  const matching = and(others, box && (await lyingIn(reader, { box, sort, others })));
  return {
    orders,
    columns,
    rows: (condition) => reader.select(columns).from(reports).where(and(matching, condition)).getSQL(),
    item: shown,
  };
}

/** Whether everybody may see a photo. */
export async function isPhotoPublic(reader: Reader, number: string, photoId: string): Promise<boolean> {
  const [row] = await reader
    .select({ photoIds: toldColumns.photoIds })
    .from(reports)
    .where(and(eq(reports.number, number), isNotNull(reports.publicText)));
  return row?.photoIds.includes(photoId.toLowerCase()) ?? false;
}

/** A report that everybody may see, with what happened to it. */
export async function findPublicReport(
  reader: Reader,
  number: string,
): Promise<PublicReportWithSteps | undefined> {
  const [row] = await reader
    .select(columns)
    .from(reports)
    .where(and(eq(reports.number, number), isNotNull(reports.publicText)));
  return row && { ...shown(row), steps: await readSteps(reader, row.id) };
}
