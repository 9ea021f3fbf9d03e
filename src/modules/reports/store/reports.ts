import { and, asc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { ExternalReference, Report } from '../schemas/reports.ts';
import { followers, reporters, reports } from '../tables.ts';

const place = sql<Report['place']>`case when ${reports.longitude} is not null then
  json_build_object('type', 'Point', 'coordinates', json_build_array(${reports.longitude}, ${reports.latitude})) end`;

/** A part of the map, in degrees. */
export interface BoundingBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const within = ({ west, south, east, north }: BoundingBox): SQL =>
  sql`point(${reports.longitude}, ${reports.latitude}) <@ box(point(${west}, ${south}), point(${east}, ${north}))`;

/** The photos of reports that go by a name in the statement, under a condition. */
export const photosOf = (name: 'reports' | 'own', condition = 'true') => sql<string[]>`(
  select coalesce(json_agg(p.id order by p.id), '[]') from platform.photos p
   where p.claimed_kind = 'report' and p.claimed_by = ${sql.raw(name)}.id
     and ${sql.raw(condition)})`;

/** Who filed it or one that was merged into it, and who follows it without. */
export const followerCount = sql<number>`${reports.followers} + reports.followers_of(${sql.raw('reports.id')})`;

/** What everybody may know. */
export const toldColumns = {
  number: reports.number,
  kind: reports.kind,
  state: reports.state,
  categoryId: reports.categoryId,
  serviceId: reports.serviceId,
  unitId: reports.unitId,
  publicText: reports.publicText,
  place,
  photoIds: photosOf('reports', 'reports.are_photos_public'),
  districtId: reports.districtId,
  urbanVillageId: reports.urbanVillageId,
  followers: followerCount,
  receivedAt: reports.receivedAt,
  firstResponseDueAt: reports.firstResponseDueAt,
  dueAt: reports.dueAt,
  isDeadlineProvisional: reports.isDeadlineProvisional,
  firstRespondedAt: reports.firstRespondedAt,
  resolvedAt: reports.resolvedAt,
  replyDueAt: reports.replyDueAt,
  endedAt: reports.endedAt,
  reopenedCount: reports.reopenedCount,
  satisfaction: reports.satisfaction,
  escalationLevel: reports.escalationLevel,
};

const columns = {
  id: reports.id,
  ...toldColumns,
  visibility: reports.visibility,
  isAnonymous: reports.isAnonymous,
  photoIds: photosOf('reports'),
  arePhotosPublic: reports.arePhotosPublic,
  channel: reports.channel,
  text: reports.text,
  address: reports.address,
  reporterName: reporters.name,
  reporterEmail: reporters.email,
  reporterPhone: reporters.phone,
  externalReferences: sql<ExternalReference[]>`(
    select coalesce(json_agg(json_build_object('system', e.system, 'id', e.value, 'address', e.address)
                    order by e.system), '[]')
      from reports.external_references e where e.report_id = ${reports.id})`,
  mergedIntoNumber: sql<string | null>`(
    select m.number from reports.reports m where m.id = ${reports.mergedIntoId})`,
  version: reports.version,
  createdAt: reports.createdAt,
  updatedAt: reports.updatedAt,
};

type Row = Omit<Report, 'maskedFields'>;

/** What a caller may see of reports. */
export interface ReportView {
  readonly reach: Reach;
  /** Whether confidential reports are shown too. */
  readonly isTrusted: boolean;
}

export const visibleTo = ({ reach, isTrusted }: ReportView): SQL | undefined =>
  and(withinReach(reports.unitId, reach), isTrusted ? undefined : eq(reports.visibility, 'public'));

export interface ReportFilter extends ReportView {
  readonly unitIds?: readonly string[];
  readonly number?: string;
  readonly state?: Report['state'];
  readonly kind?: Report['kind'];
  readonly categoryId?: string;
  readonly serviceId?: string;
  readonly districtId?: string;
  readonly isUnrouted?: boolean;
  /** Only those past a deadline, or (false) those that are not, at this moment. */
  readonly isOverdue?: boolean;
  readonly now: Date;
  readonly escalationLevel?: Report['escalationLevel'];
  /** Only those that are neither resolved nor ended and have to be resolved before this moment. */
  readonly dueBefore?: Date;
  readonly externalReference?: { readonly system: string; readonly value: string };
}

const orders: SortOrders<Row, 'receivedAt' | 'dueAt'> = {
  receivedAt: [
    {
      expression: sql`${reports.receivedAt}`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ receivedAt }) => new Date(receivedAt).toISOString(),
    },
    { expression: sql`${reports.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
  dueAt: [
    {
      expression: sql`${reports.dueAt}`,
      bind: (value) => sql`${value}::timestamptz`,
      of: ({ dueAt }) => new Date(dueAt).toISOString(),
    },
    { expression: sql`${reports.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
  ],
};

/** As `isOverdue` of a report: its next deadline has passed and nothing was done about it. */
const isOverdueAt = (now: Date): SQL<boolean> => sql`(${reports.endedAt} is null and (
    (${reports.firstRespondedAt} is null and ${reports.firstResponseDueAt} < ${now.toISOString()}::timestamptz)
    or (${reports.resolvedAt} is null and ${reports.dueAt} < ${now.toISOString()}::timestamptz)))`;

const matching = (filter: ReportFilter): SQL | undefined => {
  const { unitIds, number, state, kind, categoryId, serviceId, districtId, now } = filter;
  const { isUnrouted, isOverdue, externalReference: known, escalationLevel: level, dueBefore } = filter;
  return and(
    visibleTo(filter),
    unitIds === undefined ? undefined : inArray(reports.unitId, [...unitIds]),
    number === undefined ? undefined : eq(reports.number, number),
    state === undefined ? undefined : eq(reports.state, state),
    kind === undefined ? undefined : eq(reports.kind, kind),
    categoryId === undefined ? undefined : eq(reports.categoryId, categoryId),
    serviceId === undefined ? undefined : eq(reports.serviceId, serviceId),
    districtId === undefined ? undefined : eq(reports.districtId, districtId),
    isUnrouted === undefined ? undefined : sql`(${reports.unitId} is null) = ${isUnrouted}`,
    isOverdue === undefined ? undefined : sql`${isOverdueAt(now)} = ${isOverdue}`,
    level === undefined || level === null ? undefined : eq(reports.escalationLevel, level),
    dueBefore === undefined
      ? undefined
      : and(isNull(reports.endedAt), isNull(reports.resolvedAt), lt(reports.dueAt, dueBefore)),
    known === undefined
      ? undefined
      : sql`exists (select from reports.external_references e where e.report_id = ${reports.id}
                       and e.system = ${known.system} and e.value = ${known.value})`,
  );
};

const withReporters = (reader: Reader) =>
  reader.select(columns).from(reports).leftJoin(reporters, eq(reporters.reportId, reports.id));

const shown = (row: Row): Report => ({ ...row, maskedFields: [] });

export const reportList = (reader: Reader, filter: ReportFilter): List<Row, Report> => ({
  orders,
  columns,
  rows: (condition) =>
    withReporters(reader)
      .where(and(matching(filter), condition))
      .getSQL(),
  subjects: () =>
    reader
      .select({ resource: sql`'report'`.as('resource'), subject: sql`${reports.id}::text`.as('subject') })
      .from(reports)
      .where(matching(filter))
      .getSQL(),
  item: shown,
});

/** A report that a caller may see. */
export async function findReport(
  reader: Reader,
  reportId: string,
  view: ReportView,
): Promise<Report | undefined> {
  const [row] = await withReporters(reader).where(and(eq(reports.id, reportId), visibleTo(view)));
  return row && shown(row);
}

/**
 * Takes a report for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none that the caller may see
 */
export async function takeReport(
  transaction: Transaction,
  reportId: string,
  view: ReportView,
  expected: number | '*',
): Promise<Report> {
  const [held] = await transaction
    .select({ version: reports.version })
    .from(reports)
    .where(and(eq(reports.id, reportId), visibleTo(view)))
    .for('update');
  if (!held) throw notFound();
  requireVersion(expected, held.version);
  return (await findReport(transaction, reportId, view))!;
}

/**
 * Takes the report that decides whether anything may be written about one: itself, or what it was merged into.
 * @throws Problem `not-found` if there is none that the caller may see
 */
export async function takeConversation(
  transaction: Transaction,
  reportId: string,
  view: ReportView,
): Promise<Pick<Report, 'id' | 'state'>> {
  for (;;) {
    const target = async () => {
      const [row] = await transaction
        .select({ id: sql<string>`coalesce(${reports.mergedIntoId}, ${reports.id})` })
        .from(reports)
        .where(and(eq(reports.id, reportId), visibleTo(view)));
      if (!row) throw notFound();
      return row.id;
    };
    const id = await target();
    const [held] = await transaction
      .select({ id: reports.id, state: reports.state })
      .from(reports)
      .where(eq(reports.id, id))
      .for('update');
    if ((await target()) === id) return held!;
  }
}

export const updateReport = (
  transaction: Transaction,
  reportId: string,
  change: PgUpdateSetSource<typeof reports>,
): Promise<unknown> => transaction.update(reports).set(change).where(eq(reports.id, reportId));

/**
 * Takes a report and the one with a number, both in the order of their ids: two who merge them into each other at once
 * wait for each other, and never both forever. Gives the id of the other one, if it is not merged itself.
 */
export async function takeWithUnmerged(
  transaction: Transaction,
  reportId: string,
  number: string,
  view: ReportView,
): Promise<string | undefined> {
  const rows = await transaction
    .select({ id: reports.id, number: reports.number, mergedIntoId: reports.mergedIntoId })
    .from(reports)
    .where(and(or(eq(reports.id, reportId), eq(reports.number, number)), visibleTo(view)))
    .orderBy(asc(reports.id))
    .for('update');
  return rows.find((row) => row.number === number && row.mergedIntoId === null)?.id;
}

/** Whoever followed one of the reports follows the one that they are merged into. */
export async function mergeFollowers(
  transaction: Transaction,
  fromIds: readonly string[],
  intoId: string,
): Promise<void> {
  const from = [...fromIds];
  const filed = transaction
    .select({ sum: sql`sum(${reports.followers})::integer` })
    .from(reports)
    .where(inArray(reports.id, from));
  await transaction
    .update(reports)
    .set({ followers: sql`${reports.followers} + ${filed}` })
    .where(eq(reports.id, intoId));
  await transaction.update(followers).set({ reportId: intoId }).where(inArray(followers.reportId, from));
  // What was merged into them before is merged into the other one now.
  await transaction.update(reports).set({ mergedIntoId: intoId }).where(inArray(reports.mergedIntoId, from));
}
