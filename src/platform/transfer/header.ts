import { distance } from 'fastest-levenshtein';
import type { ColumnMapping, ImportColumn, KnownColumns } from './column.ts';
import { ImportFailure } from './failures.ts';
import { isMark, maskedMark, reasonHeaders, templateOf, templateVersion } from './marks.ts';

/** A file's header held against what an importer reads. */
export interface MatchedHeader {
  readonly columns: ReadonlyMap<string, MatchedColumn>;
  /** All columns, in the order of the file, without what was added for those who mend it. */
  readonly fileColumns: readonly string[];
  /** Columns that nobody knows: kept aside and listed. */
  readonly unknownColumns: readonly string[];
  /** Columns that such files have and that are not read. */
  readonly unusedColumns: readonly string[];
  /** Version of the template that the file was made from, if it was. */
  readonly templateVersion: string | null;
}

export interface MatchedColumn extends ImportColumn {
  /** The name as written in the file. */
  readonly header: string;
}

/** Letters and digits of a name: what names are compared by. */
export const comparable = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds the columns of a file: those that the caller has mapped, the others by their names.
 * @throws ImportFailure when columns are missing, with the nearest found for each, or when the file was made from a
 * template that does not fit
 */
export function matchHeader(
  importer: KnownColumns,
  headers: readonly string[],
  mapping: ColumnMapping | null = null,
): MatchedHeader {
  const marks = headers.filter(isMark);
  const names = headers.filter((header) => !isMark(header));
  const left = new Map(names.map((header) => [comparable(header), header] as const).reverse());
  const columns = mappedColumns(importer, mapping ?? {}, left);
  const missing: ImportColumn[] = [];
  const unusedColumns: string[] = [];
  for (const column of importer.columns) {
    if (columns.has(column.field)) continue;
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
  const reasons = Object.values(reasonHeaders).filter((name) => left.delete(name));
  const unknownColumns = names.filter((header) => left.get(comparable(header)) === header);
  for (const mark of marks) requirePresentTemplate(mark, importer, columns, unknownColumns);
  if (missing.length > 0)
    throw new ImportFailure('columns-missing', {
      columns: missing.map((column) => column.headers[0]).join(', '),
      nearest: nearestHeaders(
        missing.map(({ headers: [wanted] }) => wanted),
        unknownColumns,
      ),
    });
  return {
    columns,
    fileColumns: names.filter((header) => !reasons.includes(comparable(header))),
    unknownColumns,
    unusedColumns,
    templateVersion: marks.length > 0 ? templateVersion(importer) : null,
  };
}

/** Takes the mapped columns out of those that are left. */
function mappedColumns(
  importer: KnownColumns,
  mapping: ColumnMapping,
  left: Map<string, string>,
): Map<string, MatchedColumn> {
  const columns = new Map<string, MatchedColumn>();
  const lacking: string[] = [];
  for (const [name, field] of Object.entries(mapping)) {
    const header = left.get(comparable(name));
    const column = importer.columns.find((known) => known.field === field);
    if (header === undefined || column === undefined) lacking.push(name);
    else columns.set(field, { ...column, header });
    left.delete(comparable(name));
  }
  if (lacking.length > 0)
    throw new ImportFailure('mapped-columns-missing', {
      columns: lacking.join(', '),
      nearest: nearestHeaders(lacking, [...left.values()]),
    });
  return columns;
}

function requirePresentTemplate(
  mark: string,
  importer: KnownColumns,
  columns: ReadonlyMap<string, MatchedColumn>,
  unknownColumns: readonly string[],
): void {
  if (mark === maskedMark) throw new ImportFailure('masked-file');
  const template = templateOf(mark);
  if (template?.resource !== importer.resource)
    throw new ImportFailure('template-of-other-resource', {
      found: template?.resource ?? mark,
      resource: importer.resource,
    });
  if (template.version === templateVersion(importer)) return;
  const added = importer.columns.filter(({ field }) => !columns.has(field));
  throw new ImportFailure('template-older', {
    added: added.map(({ headers: [name] }) => name).join(', ') || '–',
    removed: unknownColumns.join(', ') || '–',
  });
}

function nearestHeaders(missing: readonly string[], headers: readonly string[]): string {
  const pairs = missing.flatMap((wanted) => {
    const [nearest] = headers
      .map((header) => ({ header, distance: distance(comparable(header), comparable(wanted)) }))
      .sort((a, b) => a.distance - b.distance);
    const isNear = nearest !== undefined && nearest.distance <= Math.max(2, wanted.length / 3);
    return isNear ? [`${nearest.header} → ${wanted}`] : [];
  });
  return pairs.length > 0 ? pairs.join('; ') : '–';
}
