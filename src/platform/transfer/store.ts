import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import type { List } from '../http/list.ts';
import type { SortOrders } from '../http/paging.ts';
import type { Language } from '../http/text.ts';
import type { Import, ImportFinding } from './schemas.ts';
import { importFindings, imports } from './tables.ts';
import type { Wording } from './words.ts';

export type StoredImport = typeof imports.$inferSelect;

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

export function importList(
  reader: Reader,
  filter: ImportFilter,
  wording: Wording,
  language: Language,
): List<StoredImport, Import> {
  const matching = and(
    filter.resource === undefined ? undefined : eq(imports.resource, filter.resource),
    filter.state === undefined ? undefined : eq(imports.state, filter.state),
  );
  return {
    orders,
    columns: getTableColumns(imports),
    rows: (condition) => reader.select().from(imports).where(and(matching, condition)).getSQL(),
    item: (row) => shownImport(row, wording, language),
  };
}

export async function findImport(reader: Reader, importId: string): Promise<StoredImport | undefined> {
  const [row] = await reader.select().from(imports).where(eq(imports.id, importId));
  return row;
}

/** An import as it is answered. */
export function shownImport(row: StoredImport, wording: Wording, language: Language): Import {
  const { failure, rowsCreated, rowsUpdated, rowsUnchanged, rowsRefused, ...rest } = row;
  const { file, ...report } = row.report;
  return {
    ...rest,
    report: report as Import['report'],
    fileFormat: file?.format ?? null,
    fileColumns: [...(file?.columns ?? [])],
    templateVersion: file?.templateVersion ?? null,
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

export function findingList(
  reader: Reader,
  importId: string,
  filter: { readonly severity?: ImportFinding['severity'] },
  wording: Wording,
  language: Language,
): List<StoredFinding, ImportFinding> {
  const matching = and(
    eq(importFindings.importId, importId),
    filter.severity === undefined ? undefined : eq(importFindings.severity, filter.severity),
  );
  return {
    orders: findingOrders,
    columns: getTableColumns(importFindings),
    rows: (condition) => reader.select().from(importFindings).where(and(matching, condition)).getSQL(),
    item: (row) => shownFinding(row, wording, language),
  };
}

/** A finding as it is answered. */
function shownFinding(row: StoredFinding, wording: Wording, language: Language): ImportFinding {
  const { id, line, severity, column, value, code, parameters } = row;
  return { id, line, severity, column, value, ...wording.of(code, parameters, language) };
}
