import type { Label, ReferenceList } from '../reference/list.ts';
import type { CellMask } from './mask.ts';

/** A column that an importer reads. */
export interface ImportColumn {
  readonly field: string;
  /** Names under which files have it; case, spacing and punctuation do not matter. The first stands in templates. */
  readonly headers: readonly [string, ...string[]];
  readonly required?: true;
  /** How a value is shown in findings, if it is personal data. */
  readonly mask?: CellMask;
  /** What stands in it, for whoever fills a template. */
  readonly about: Label;
  readonly example: string;
  /** What its values are taken from, if they are codes. */
  readonly values?: ReferenceList;
}

/** What of an importer decides how headers are read. */
export interface KnownColumns {
  readonly resource: string;
  readonly columns: readonly ImportColumn[];
  /** Columns that such files have and that are not read. */
  readonly unusedColumns: readonly string[];
}

/** Which field each column of a file holds, where the file names its columns in its own way. */
export type ColumnMapping = Readonly<Record<string, string>>;
