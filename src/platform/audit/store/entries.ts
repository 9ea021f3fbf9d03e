import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import type { List } from '../../http/list.ts';
import type { SortOrders } from '../../http/paging.ts';
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

const orders: SortOrders<EntryRow, 'id'> = {
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

const entryOf = (row: EntryRow): AuditEntry => ({
  ...row,
  id: Number(row.id),
  leafIndex: row.leafIndex === null ? null : Number(row.leafIndex),
  maskedFields: [],
});

/** The entries that a filter allows. */
export function entryList(filter: EntryFilter): List<EntryRow, AuditEntry> {
  const all = matching(filter);
  return {
    orders,
    rows: (condition) => select(sql`${all} and ${condition}`, filter.hasPersonal),
    counted: () => sql`select from audit.entries e where ${all}`,
    subjects: () => sql`select e.resource, coalesce(e.resource_id, 'null') as subject
                          from audit.entries e where ${all} and e.personal is not null`,
    item: entryOf,
  };
}

export async function findEntry(reader: Reader, entryId: number): Promise<AuditEntry | undefined> {
  const { rows } = await reader.execute<EntryRow & Record<string, unknown>>(
    select(sql`e.id = ${entryId}`, true),
  );
  return rows[0] && entryOf(rows[0]);
}
