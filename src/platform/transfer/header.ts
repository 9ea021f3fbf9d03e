import { distance } from 'fastest-levenshtein';
import type { ImportColumn } from './column.ts';
import { ImportFailure } from './failures.ts';

/** A file's header held against what an importer reads. */
export interface MatchedHeader {
  readonly columns: ReadonlyMap<string, MatchedColumn>;
  /** Columns that nobody knows: kept aside and listed. */
  readonly unknownColumns: readonly string[];
  /** Columns that such files have and that are not read. */
  readonly unusedColumns: readonly string[];
}

export interface MatchedColumn extends ImportColumn {
  /** The name as written in the file. */
  readonly header: string;
}

const comparable = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

interface KnownColumns {
  readonly columns: readonly ImportColumn[];
  readonly unusedColumns: readonly string[];
}

/** @throws ImportFailure `columns-missing`, with the nearest header found for each. */
export function matchHeader(importer: KnownColumns, headers: readonly string[]): MatchedHeader {
  const left = new Map(headers.map((header) => [comparable(header), header] as const).reverse());
  const columns = new Map<string, MatchedColumn>();
  const missing: ImportColumn[] = [];
  const unusedColumns: string[] = [];
  for (const column of importer.columns) {
    const [found, ...others] = column.headers.map(comparable).filter((name) => left.has(name));
    if (found !== undefined) {
      columns.set(column.field, { ...column, header: left.get(found)! });
      for (const other of others) unusedColumns.push(left.get(other)!);
      for (const name of [found, ...others]) left.delete(name);
    } else if (column.required) missing.push(column);
  }
  for (const name of importer.unusedColumns.map(comparable)) {
    const header = left.get(name);
    if (header !== undefined) unusedColumns.push(header);
    left.delete(name);
  }
  const unknownColumns = headers.filter((header) => left.get(comparable(header)) === header);
  if (missing.length > 0)
    throw new ImportFailure('columns-missing', {
      columns: missing.map((column) => column.headers[0]).join(', '),
      nearest: nearestHeaders(missing, unknownColumns),
    });
  return { columns, unknownColumns, unusedColumns };
}

function nearestHeaders(missing: readonly ImportColumn[], headers: readonly string[]): string {
  const pairs = missing.flatMap(({ headers: [wanted] }) => {
    const [nearest] = headers
      .map((header) => ({ header, distance: distance(comparable(header), comparable(wanted)) }))
      .sort((a, b) => a.distance - b.distance);
    const isNear = nearest !== undefined && nearest.distance <= Math.max(2, wanted.length / 3);
    return isNear ? [`${nearest.header} → ${wanted}`] : [];
  });
  return pairs.length > 0 ? pairs.join('; ') : '–';
}
