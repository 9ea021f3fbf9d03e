import type { TProperties } from 'typebox';
import type { Scope } from '../access/scopes.ts';
import type { Transaction } from '../database/database.ts';
import type { RemarkCatalogue } from '../http/remarks.ts';
import type { KnownColumns } from './column.ts';
import type { Finding } from './findings.ts';
import type { ImportRow } from './rows.ts';

/** What an importer is told of the import at hand. */
export interface ImportRun {
  readonly importId: string;
  /** Valid after the importer's own schema. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly today: string;
  /** Rows of the file. */
  readonly rowsTotal: number;
  /** Whether the file has a column for this field at all. */
  has(field: string): boolean;
}

/** What became of some rows: each row counts once, or has a finding of severity `error`. */
export interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
  /** Noteworthy things for the report, by topic: counted, and the first of them listed. */
  readonly notes?: Readonly<Record<string, readonly object[]>>;
}

/** Thrown when somebody changed a record between its reading and its writing: the rows are tried again. */
export class RowsChanged extends Error {
  override readonly name = 'RowsChanged';
}

/** One import under way. */
export interface RowImporter {
  /** Takes note of rows that landed before the import was interrupted. */
  skip(rows: readonly ImportRow[]): void;
  /** Writes rows; may be called again for the same rows after its transaction was rolled back. */
  apply(transaction: Transaction, rows: readonly ImportRow[]): Promise<Outcome>;
  /** Called once after the last row, in the transaction that ends the import. */
  finish?(transaction: Transaction): Promise<void>;
}

/** What a module hands in to have its resource imported from tables. */
export interface Importer extends KnownColumns {
  /** Plural name of the resource, as in its address. */
  readonly resource: string;
  /** What a caller needs beside `imports:write`. */
  readonly scope: Scope;
  /** What a caller needs to see personal data of rows; columns that nobody knows may hold some. */
  readonly sensitiveScope?: Scope;
  /** Settings beside those that every import has. */
  readonly options: TProperties;
  readonly remarks: RemarkCatalogue;
  /**
   * `batches`: rows depend on no other row, and land in batches. `whole`: rows refer to each other, and all are handed
   * over at once, at most this many.
   */
  readonly shape: 'batches' | { readonly wholeUpTo: number };
  begin(run: ImportRun): RowImporter;
}
