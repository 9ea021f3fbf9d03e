import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import { entries } from '../../../platform/audit/tables.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
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

const readColumns = {
  ...common,
  operationId: sql<string | null>`${entries.after} ->> 'operationId'`,
  fields: sql<string[]>`coalesce(${entries.after} -> 'fields', '[]')`,
  purpose: entries.reason,
};

/** Who was shown a person's data unmasked. */
export function readList(reader: Reader, employeeId: string): List<PersonalDataRead> {
  const matching = and(or(isFile(employeeId), isOwnRequest(employeeId)), eq(entries.operation, 'read'));
  const rows = (condition: SQL) =>
    reader.select(readColumns).from(entries).where(and(matching, condition)).getSQL();
  return { orders, columns: readColumns, rows, item: (read) => read };
}

const changeColumns = {
  ...common,
  operation: entries.operation,
  table: sql<string>`${entries.tableName}`,
  before: entries.before,
  after: entries.after,
  personal: entries.personal,
  reason: entries.reason,
};

interface ChangeRow extends PersonalDataChange {
  readonly personal: { readonly before: Values; readonly after: Values } | null;
}

/** What was changed in a personnel file, personal fields included. */
export function changeList(reader: Reader, employeeId: string): List<ChangeRow, PersonalDataChange> {
  const matching = and(isFile(employeeId), ne(entries.operation, 'read'));
  return {
    orders,
    columns: changeColumns,
    rows: (condition) => reader.select(changeColumns).from(entries).where(and(matching, condition)).getSQL(),
    item: ({ personal, ...row }) => ({
      ...row,
      before: fieldsOf(row.before, personal?.before),
      after: fieldsOf(row.after, personal?.after),
    }),
  };
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
