import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import {
  countRows,
  keyset,
  type PageRequest,
  type PageResult,
  pageOf,
  type SortOrders,
} from '../../http/paging.ts';
import type { Reading } from '../reads.ts';
import type { AuditEntry } from '../schemas.ts';
import { withinDays } from '../sealed/days.ts';

export interface EntryFilter {
  readonly resource?: string;
  readonly resourceId?: string;
  readonly table?: string;
  readonly operation?: AuditEntry['operation'];
  readonly actorId?: string;
  readonly actorKind?: string;
  readonly requestId?: string;
  /** First and last day, in the time zone given. */
  readonly from?: string;
  readonly to?: string;
  readonly timeZone: string;
  /** False where no personal data may be read at all. */
  readonly hasPersonal: boolean;
}

/** A row as Postgres gives it: 64-bit numbers are text. */
export type EntryRow = Omit<AuditEntry, 'id' | 'leafIndex' | 'maskedFields'> & {
  id: string;
  leafIndex: string | null;
};

const orders: SortOrders<AuditEntry, 'id'> = {
  id: [{ expression: sql`e.id`, bind: (value) => sql`${value}::bigint`, of: (entry) => entry.id }],
};

function matching(filter: EntryFilter): SQL {
  const conditions = [
    equal('resource', filter.resource),
    equal('resource_id', filter.resourceId),
    equal('table_name', filter.table),
    equal('operation', filter.operation),
    equal('actor_id', filter.actorId),
    equal('actor_kind', filter.actorKind),
    equal('request_id', filter.requestId),
    withinDays(sql`e.recorded_at`, filter),
  ].filter((condition) => condition !== undefined);
  return sql.join(conditions, sql` and `);
}

const equal = (column: string, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : sql`e.${sql.identifier(column)} = ${value}`;

const select = (condition: SQL, hasPersonal: boolean): SQL => sql`
  select e.id, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
         json_build_object('kind', e.actor_kind, 'id', e.actor_id) as actor, e.request_id as "requestId",
         e.operation, e.resource, e.resource_id as "resourceId", e.table_name as "table",
         e.record_key as "recordKey", e.before, e.after,
         ${hasPersonal ? sql`e.personal` : sql`null::jsonb`} as personal, e.reason, l.leaf_index as "leafIndex"
    from audit.entries e
    left join audit.leaves l on l.entry_id = e.id
   where ${condition}`;

export const entryOf = (row: EntryRow): AuditEntry => ({
  ...row,
  id: Number(row.id),
  leafIndex: row.leafIndex === null ? null : Number(row.leafIndex),
  maskedFields: [],
});

/** The statement of all entries that a filter allows, from the cursor of a page on if it has one. */
export function exportStatement(filter: EntryFilter, page: PageRequest): SQL {
  const { after, orderBy } = keyset(orders, page);
  return sql`${select(sql`${matching(filter)} and ${after}`, filter.hasPersonal)} order by ${orderBy}`;
}

/** The statement of one page. */
export const pageStatement = (filter: EntryFilter, page: PageRequest): SQL =>
  sql`${exportStatement(filter, page)} limit ${page.limit + 1}`;

/** One page of the entries that a filter allows. */
export async function listEntries(
  reader: Reader,
  filter: EntryFilter,
  page: PageRequest,
): Promise<PageResult<AuditEntry>> {
  const { rows } = await reader.execute<EntryRow & Record<string, unknown>>(pageStatement(filter, page));
  const all = sql`select from audit.entries e where ${matching(filter)}`;
  const total = await countRows(reader, all, page);
  return pageOf(rows.map(entryOf), page, keyset(orders, page).keys, total);
}

export async function findEntry(reader: Reader, entryId: number): Promise<AuditEntry | undefined> {
  const { rows } = await reader.execute<EntryRow & Record<string, unknown>>(
    select(sql`e.id = ${entryId}`, true),
  );
  return rows[0] && entryOf(rows[0]);
}

/** Puts on record that the personal data of all these entries is read. */
export const recordStatement = (filter: EntryFilter, page: PageRequest, reading: Reading): SQL => sql`
  select audit.record_reads(${reading.kind}, ${reading.who}, ${reading.request}, found.resource, found.subjects,
      ${JSON.stringify(reading.shown)}::jsonb, ${reading.why})
    from (select e.resource, array_agg(distinct coalesce(e.resource_id, 'null')) as subjects
            from audit.entries e
           where ${matching(filter)} and ${keyset(orders, page).after} and e.personal is not null
           group by e.resource) found`;
