import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import {
  countRows,
  keyset,
  type PageRequest,
  type PageResult,
  pageOf,
  type SortOrders,
} from '../http/paging.ts';
import type { Language } from '../http/text.ts';
import type { Import, ImportFinding } from './schemas.ts';
import { importFindings, imports } from './tables.ts';
import type { Wording } from './words.ts';

type StoredImport = typeof imports.$inferSelect;

export interface ImportFilter {
  readonly resource?: string;
  readonly state?: Import['state'];
}

const orders: SortOrders<StoredImport, 'createdAt'> = {
  createdAt: [
    // Ids are made in the order of time, and no two are equal.
    { expression: sql`${imports.id}`, bind: (value) => sql`${value}::uuid`, of: (row) => row.id },
  ],
};

export async function listImports(
  reader: Reader,
  filter: ImportFilter,
  page: PageRequest,
): Promise<PageResult<StoredImport>> {
  const { after, orderBy, keys } = keyset(orders, page);
  const matching = and(
    filter.resource === undefined ? undefined : eq(imports.resource, filter.resource),
    filter.state === undefined ? undefined : eq(imports.state, filter.state),
  );
  const rows = await reader
    .select()
    .from(imports)
    .where(and(matching, after))
    .orderBy(orderBy)
    .limit(page.limit + 1);
  const total = await countRows(reader, reader.select().from(imports).where(matching).getSQL(), page);
  return pageOf(rows, page, keys, total);
}

export async function findImport(reader: Reader, importId: string): Promise<StoredImport | undefined> {
  const [row] = await reader.select().from(imports).where(eq(imports.id, importId));
  return row;
}

/** An import as it is answered. */
export function shownImport(row: StoredImport, wording: Wording, language: Language): Import {
  const { failure, rowsCreated, rowsUpdated, rowsUnchanged, rowsRefused, createdBy: _, ...rest } = row;
  return {
    ...rest,
    percent: percentOf(row),
    created: rowsCreated,
    updated: rowsUpdated,
    unchanged: rowsUnchanged,
    refused: rowsRefused,
    failure: failure && { ...wording.of(failure.code, failure.parameters, language) },
  };
}

function percentOf({ state, rowsRead, rowsTotal }: StoredImport): number | null {
  if (state === 'finished') return 100;
  return rowsTotal === null ? null : Math.floor((rowsRead * 100) / Math.max(rowsTotal, 1));
}

type StoredFinding = typeof importFindings.$inferSelect;

const findingOrders: SortOrders<StoredFinding, 'line'> = {
  line: [
    { expression: sql`${importFindings.line}`, bind: (value) => sql`${value}::int`, of: (row) => row.line },
    { expression: sql`${importFindings.id}`, bind: (value) => sql`${value}::uuid`, of: (row) => row.id },
  ],
};

export async function listFindings(
  reader: Reader,
  importId: string,
  filter: { severity?: ImportFinding['severity'] },
  page: PageRequest,
): Promise<PageResult<StoredFinding>> {
  const { after, orderBy, keys } = keyset(findingOrders, page);
  const matching = and(
    eq(importFindings.importId, importId),
    filter.severity === undefined ? undefined : eq(importFindings.severity, filter.severity),
  );
  const query = reader.select().from(importFindings);
  const rows = await query
    .where(and(matching, after))
    .orderBy(orderBy)
    .limit(page.limit + 1);
  const total = await countRows(reader, reader.select().from(importFindings).where(matching).getSQL(), page);
  return pageOf(rows, page, keys, total);
}

/** A finding as it is answered. */
export function shownFinding(row: StoredFinding, wording: Wording, language: Language): ImportFinding {
  const { id, line, severity, column, value, code, parameters } = row;
  return { id, line, severity, column, value, ...wording.of(code, parameters, language) };
}
