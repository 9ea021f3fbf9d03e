import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  type AnyPgTable,
  foreignKey,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Static } from 'typebox';
import type { ExternalId } from '../http/schemas.ts';
import type { Transaction } from './database.ts';

type ExternalIdRow = Static<typeof ExternalId>;

/** Columns of a table that holds the numbers of one kind of record in other systems. */
export const externalIdColumns = () => ({
  ownerId: uuid('owner_id').notNull(),
  system: text('system').notNull(),
  value: text('value').notNull(),
});

type Columns = Record<'ownerId' | 'system' | 'value', AnyPgColumn>;

/** One number names one record of a system, and a record has at most one number in each. */
export const externalIdConstraints = (name: string, owner: AnyPgColumn) => (table: Columns) => [
  primaryKey({ name: `${name}_unique`, columns: [table.system, table.value] }),
  unique(`${name}_one_per_system`).on(table.ownerId, table.system),
  foreignKey({ name: `${name}_owner_fk`, columns: [table.ownerId], foreignColumns: [owner] }),
];

type ExternalIdTable = AnyPgTable & Columns;

/** The external ids of a row, as a subquery that gives JSON. */
export const externalIdsOf = (table: ExternalIdTable, owner: AnyColumn): SQL<ExternalIdRow[]> =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('system', x.system, 'value', x.value) order by x.system), '[]')
         from ${table} x where x.owner_id = ${owner})`;

/** The owner of an external id, as a condition. */
export const hasExternalId = (
  table: ExternalIdTable,
  owner: AnyColumn | SQL,
  { system, value }: ExternalIdRow,
): SQL =>
  sql`${owner} in (select x.owner_id from ${table} x where x.system = ${system} and x.value = ${value})`;

/** Makes these the external ids of a row; false if it has them already, then nothing is touched. */
export async function replaceExternalIds(
  transaction: Transaction,
  table: ExternalIdTable,
  ownerId: string,
  externalIds: readonly ExternalIdRow[],
): Promise<boolean> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(externalIds)}::jsonb) as wanted (system text, value text)`;
  const isHeld = sql`x.owner_id = ${ownerId} and x.system = wanted.system and x.value = wanted.value`;
  const removed = await transaction.execute(sql`
    delete from ${table} x where x.owner_id = ${ownerId} and not exists (select from ${wanted} where ${isHeld})`);
  const added = await transaction.execute(sql`
    insert into ${table} (owner_id, system, value)
    select ${ownerId}::uuid, wanted.system, wanted.value from ${wanted}
     where not exists (select from ${table} x where ${isHeld})`);
  return (removed.rowCount ?? 0) + (added.rowCount ?? 0) > 0;
}
