import { and, eq, isNotNull, sql } from 'drizzle-orm';
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

const shown = ({ id: _, ...row }: Row): PublicReport => ({
  ...row,
  html: renderMarkdown(row.publicText ?? ''),
});

export function publicReportList(reader: Reader, filter: PublicReportFilter): List<Row, PublicReport> {
  const { box, state, kind, categoryId, serviceId, districtId, urbanVillageId } = filter;
  const matching = and(
    isNotNull(reports.publicText),
    box === undefined ? undefined : within(box),
    state === undefined ? undefined : eq(reports.state, state),
    kind === undefined ? undefined : eq(reports.kind, kind),
    categoryId === undefined ? undefined : eq(reports.categoryId, categoryId),
    serviceId === undefined ? undefined : eq(reports.serviceId, serviceId),
    districtId === undefined ? undefined : eq(reports.districtId, districtId),
    urbanVillageId === undefined ? undefined : eq(reports.urbanVillageId, urbanVillageId),
  );
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
