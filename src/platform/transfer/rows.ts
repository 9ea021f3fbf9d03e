import type { MatchedHeader } from './header.ts';
import type { TableRow } from './read/index.ts';

/** A row of a file, by the importer's fields. */
export class ImportRow {
  readonly line: number;
  readonly header: MatchedHeader;
  readonly #row: TableRow;

  constructor(header: MatchedHeader, row: TableRow) {
    this.line = row.line;
    this.header = header;
    this.#row = row;
  }

  /** The cleaned text of a cell; empty if the cell is, or if the file has no such column. */
  value(field: string): string {
    const column = this.header.columns.get(field);
    return column === undefined ? '' : (this.#row.cells.get(column.header) ?? '');
  }

  /** The cells as they stand in the file, by column. */
  get cells(): ReadonlyMap<string, string> {
    return this.#row.cells;
  }

  /** Why the row as such cannot be read, if so. */
  get error(): TableRow['error'] {
    return this.#row.error;
  }
}
