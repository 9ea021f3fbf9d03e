import { and, eq, ne, or, sql } from 'drizzle-orm';
import { entries } from '../../../platform/audit/tables.ts';
import type { Reader } from '../../../platform/database/database.ts';
import {
  countRows,
  keyset,
  type PageRequest,
  type PageResult,
  pageOf,
  type SortOrders,
} from '../../../platform/http/paging.ts';
import type { PersonalDataChange, PersonalDataRead } from '../me-schemas.ts';
import { actingParty } from './acting-party.ts';

const orders: SortOrders<{ id: number }, 'id'> = {
  id: [
    {
      expression: sql`${entries.id}`,
      bind: (value) => sql`${value}::bigint`,
      of: (entry) => entry.id,
    },
  ],
};

const isFile = (employeeId: string) =>
  and(eq(entries.resource, 'employee'), eq(entries.resourceId, employeeId));

/** What the person asked to have corrected tells of the person too. */
const isOwnRequest = (employeeId: string) =>
  and(
    eq(entries.resource, 'correction-request'),
    sql`${entries.resourceId} in (
      select r.id::text from employees.correction_requests r where r.employee_id = ${employeeId})`,
  );

const common = {
  id: entries.id,
  recordedAt: sql<string>`to_char(${entries.recordedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  actor: actingParty(sql`${entries.actorKind}`, sql`${entries.actorId}`),
};

/** One page of who was shown a person's data unmasked. */
export async function listReads(
  reader: Reader,
  employeeId: string,
  page: PageRequest,
): Promise<PageResult<PersonalDataRead>> {
  const { after, orderBy, keys } = keyset(orders, page);
  const matching = and(or(isFile(employeeId), isOwnRequest(employeeId)), eq(entries.operation, 'read'));
  const reads = () =>
    reader
      .select({
        ...common,
        operationId: sql<string | null>`${entries.after} ->> 'operationId'`,
        fields: sql<string[]>`coalesce(${entries.after} -> 'fields', '[]')`,
        purpose: entries.reason,
      })
      .from(entries);
  const rows = await reads()
    .where(and(matching, after))
    .orderBy(orderBy)
    .limit(page.limit + 1);
  return pageOf(rows, page, keys, await countRows(reader, reads().where(matching).getSQL(), page));
}

/** One page of what was changed in a personnel file, personal fields included. */
export async function listChanges(
  reader: Reader,
  employeeId: string,
  page: PageRequest,
): Promise<PageResult<PersonalDataChange>> {
  const { after, orderBy, keys } = keyset(orders, page);
  const matching = and(isFile(employeeId), ne(entries.operation, 'read'));
  const changes = () =>
    reader
      .select({
        ...common,
        operation: entries.operation,
        table: sql<string>`${entries.tableName}`,
        before: entries.before,
        after: entries.after,
        personal: entries.personal,
        reason: entries.reason,
      })
      .from(entries);
  const rows = await changes()
    .where(and(matching, after))
    .orderBy(orderBy)
    .limit(page.limit + 1);
  const items = rows.map(({ personal, ...row }) => ({
    ...row,
    before: fieldsOf(row.before, personal?.before),
    after: fieldsOf(row.after, personal?.after),
  }));
  return pageOf(items, page, keys, await countRows(reader, changes().where(matching).getSQL(), page));
}

type Values = Record<string, unknown> | null | undefined;

/** The columns of a row under the names that they have in this API. */
function fieldsOf(plain: Values, personal: Values): Record<string, unknown> | null {
  if (!plain && !personal) return null;
  return Object.fromEntries(
    Object.entries({ ...plain, ...personal }).map(([column, value]) => [
      column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
