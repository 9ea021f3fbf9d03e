import { isMark } from '../marks.ts';
import { cleanCell } from './cell.ts';
import {
  type RowProblem,
  type TableHeader,
  type TableLimits,
  type TableRow,
  UnreadableTable,
} from './table.ts';

/** A row's cells by column name over one shared index: nothing is built per row. */
class RowCells implements ReadonlyMap<string, string> {
  readonly #index: ReadonlyMap<string, number>;
  readonly #values: readonly string[];

  constructor(index: ReadonlyMap<string, number>, values: readonly string[]) {
    this.#index = index;
    this.#values = values;
  }

  get size(): number {
    return this.#index.size;
  }

  get(column: string): string | undefined {
    const position = this.#index.get(column);
    return position === undefined ? undefined : (this.#values[position] ?? '');
  }

  has(column: string): boolean {
    return this.#index.has(column);
  }

  forEach(callback: (value: string, column: string, cells: ReadonlyMap<string, string>) => void): void {
    for (const [column, value] of this) callback(value, column, this);
  }

  *entries(): Generator<[string, string], undefined> {
    for (const [column, position] of this.#index) yield [column, this.#values[position] ?? ''];
    return undefined;
  }

  keys(): MapIterator<string> {
    return this.#index.keys();
  }

  *values(): Generator<string, undefined> {
    for (const position of this.#index.values()) yield this.#values[position] ?? '';
    return undefined;
  }

  [Symbol.iterator](): Generator<[string, string], undefined> {
    return this.entries();
  }
}

/**
 * The header row of a positional format (CSV, XLSX), which turns later rows into `TableRow`s. Columns without
 * a name are not part of the table; their cells are ignored.
 */
export class Columns {
  readonly header: TableHeader;
  readonly #index: ReadonlyMap<string, number>;
  readonly #names: readonly string[];
  readonly #limits: TableLimits;
  /** Spreadsheets leave out the empty cells under a mark at the end. */
  readonly #leastWidth: number;

  /** @returns undefined when every cell is empty: not yet the header. */
  static read(cells: readonly string[], line: number, limits: TableLimits): Columns | undefined {
    const names = Array.from(cells, (cell) => cleanCell(cell ?? ''));
    while (names.length > 0 && names.at(-1) === '') names.pop();
    if (names.length === 0) return undefined;
    if (names.length > limits.columns) {
      throw new UnreadableTable('too-many-columns', {
        line,
        parameters: { found: names.length, limit: limits.columns },
      });
    }
    const index = new Map<string, number>();
    for (const [position, name] of names.entries()) {
      if (name === '') continue;
      if (index.has(name)) throw new UnreadableTable('duplicate-column', { line, column: name });
      index.set(name, position);
    }
    return new Columns(names, index, limits);
  }

  private constructor(names: readonly string[], index: ReadonlyMap<string, number>, limits: TableLimits) {
    this.#names = names;
    this.#index = index;
    this.#limits = limits;
    this.#leastWidth = names.findLastIndex((name) => !isMark(name)) + 1;
    this.header = { columns: [...index.keys()] };
  }

  get width(): number {
    return this.#names.length;
  }

  nameAt(position: number): string {
    return this.#names[position] ?? '';
  }

  /**
   * Cleans `values` in place. `shortRows`: whether a row may end before the last column (a sheet leaves out
   * empty cells, a CSV row does not).
   * @returns undefined for a wholly empty row.
   */
  row(
    line: number,
    values: string[],
    shortRows: 'allowed' | 'refused',
    problem?: RowProblem,
  ): TableRow | undefined {
    let filled = 0;
    let error = problem;
    for (let position = 0; position < values.length; position++) {
      const value = cleanCell(values[position] ?? '');
      values[position] = value;
      if (value === '') continue;
      filled = position + 1;
      if (value.length > this.#limits.cellCharacters && error === undefined) {
        error = {
          code: 'row-cell-length',
          column: this.nameAt(position),
          parameters: { found: value.length, limit: this.#limits.cellCharacters },
        };
      }
    }
    if (filled === 0 && error === undefined) return undefined;
    const tooNarrow = shortRows === 'refused' && values.length < this.#leastWidth;
    if (tooNarrow || filled > this.width) {
      error ??= {
        code: 'row-width',
        parameters: { expected: this.width, found: tooNarrow ? values.length : filled },
      };
    }
    const cells = new RowCells(this.#index, values);
    return error === undefined ? { line, cells } : { line, cells, error };
  }
}
