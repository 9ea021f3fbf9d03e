import { type AuditEntry, personalHashOf } from '../proof/entry.ts';

type Values = Readonly<Record<string, unknown>>;

/** A row of {@link entryColumns}. */
export interface EntryRow {
  readonly id: string;
  readonly recordedAt: string;
  readonly actorKind: AuditEntry['actor']['kind'];
  readonly actorId: string;
  readonly requestId: string | null;
  readonly operation: AuditEntry['operation'];
  readonly resource: string;
  readonly resourceId: string | null;
  readonly tableName: string | null;
  readonly recordKey: Values | null;
  readonly before: Values | null;
  readonly after: Values | null;
  readonly personal: { readonly before: Values | null; readonly after: Values | null } | null;
  readonly salt: string | null;
  readonly reason: string | null;
}

/** Columns of `audit.entries e`; the time is written by the database, for a Date has three digits only. */
export const entryColumns = `e.id,
  to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.request_id as "requestId", e.operation, e.resource,
  e.resource_id as "resourceId", e.table_name as "tableName", e.record_key as "recordKey", e.before, e.after,
  e.personal, e.salt, e.reason`;

/** An entry with its personal fields, as it is sealed. */
export function entryOf(row: EntryRow): AuditEntry {
  const personal =
    row.personal && row.salt
      ? { salt: row.salt, before: row.personal.before, after: row.personal.after }
      : null;
  return {
    id: Number(row.id),
    recordedAt: row.recordedAt,
    actor: { kind: row.actorKind, id: row.actorId },
    requestId: row.requestId,
    operation: row.operation,
    resource: row.resource,
    resourceId: row.resourceId,
    table: row.tableName,
    recordKey: row.recordKey,
    before: row.before,
    after: row.after,
    reason: row.reason,
    personalHash: personal && personalHashOf(personal),
    personal,
  };
}
