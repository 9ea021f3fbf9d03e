/** Shapes shared by the CSV, XLSX and NDJSON readers. */

export type TableFormat = 'csv' | 'xlsx' | 'ndjson';

/** Column names as written in the file, trimmed. NDJSON: the keys of the first readable object. */
export interface TableHeader {
  columns: readonly string[];
}

export type RowProblemCode = 'row-width' | 'row-cell-length' | 'row-cell-error' | 'row-json';

/** Why one row can not be used; the rest of the file is still read. */
export interface RowProblem {
  code: RowProblemCode;
  column?: string;
  parameters: Record<string, string | number>;
}

export interface TableRow {
  /** 1-based line (CSV, NDJSON) or sheet row (XLSX) as a person sees it; where the row begins. */
  line: number;
  /** Cleaned text by column name; an empty cell is ''. */
  cells: ReadonlyMap<string, string>;
  error?: RowProblem;
}

export interface TableLimits {
  /** Size of the upload, in bytes. */
  uploadBytes: number;
  /** Sum of the unpacked parts of an XLSX that are read, in bytes. */
  unpackedBytes: number;
  /** Unpacked / packed size of one XLSX part, looked at from 64 MiB on. */
  unpackedRatio: number;
  columns: number;
  cellCharacters: number;
  /** One CSV row or NDJSON line, in bytes. */
  rowBytes: number;
  /** Memory for the shared strings of an XLSX, in bytes; the others wait in a temporary file. */
  sharedStringBytes: number;
  batchRows: number;
}

export const defaultLimits: TableLimits = {
  uploadBytes: 2 * 1024 ** 3,
  unpackedBytes: 8 * 1024 ** 3,
  unpackedRatio: 250,
  columns: 500,
  cellCharacters: 10_000,
  rowBytes: 1_000_000,
  sharedStringBytes: 64 * 1024 ** 2,
  batchRows: 500,
};

export type UnreadableTableCode =
  | 'cut-file'
  | 'damaged-file'
  | 'duplicate-column'
  | 'empty-file'
  | 'encoding-unknown'
  | 'encrypted-file'
  | 'not-a-table'
  | 'nul-byte'
  | 'old-excel-format'
  | 'row-too-long'
  | 'too-many-columns'
  | 'unclosed-quote'
  | 'unpacked-too-large'
  | 'upload-too-large';

/** The file as a whole can not be read (further); rows already handed out stand. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';
  readonly code: UnreadableTableCode;
  readonly line?: number;
  readonly column?: string;
  readonly parameters: Record<string, string | number>;

  constructor(
    code: UnreadableTableCode,
    where: {
      line?: number;
      column?: string;
      parameters?: Record<string, string | number>;
      cause?: unknown;
    } = {},
  ) {
    super(
      `${code}${where.line === undefined ? '' : ` at line ${where.line}`}${where.column === undefined ? '' : `, column ${where.column}`}`,
      where.cause === undefined ? {} : { cause: where.cause },
    );
    this.code = code;
    if (where.line !== undefined) this.line = where.line;
    if (where.column !== undefined) this.column = where.column;
    this.parameters = where.parameters ?? {};
  }
}

/** What a format's reader yields: the header first, then batches of rows. */
export type TableParts = AsyncGenerator<TableHeader | TableRow[], void, void>;
