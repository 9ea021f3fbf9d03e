import { numberText } from './cell.ts';
import { dateText } from './excel-date.ts';
import { type SharedStrings, unescaped } from './shared-strings.ts';
import { UnreadableTable } from './table.ts';
import type { Workbook } from './workbook.ts';
import type { XmlAttributes, XmlListener } from './xml.ts';

export interface SheetRow {
  line: number;
  values: string[];
  /** The first cell that holds a formula's error (`#N/A`, `#REF!`). */
  errorAt?: number;
}

/** Collects the rows of a worksheet part as its XML goes by. */
export class SheetListener implements XmlListener {
  readonly rows: SheetRow[] = [];
  readonly #strings: SharedStrings;
  readonly #workbook: Workbook;
  readonly #columnsLimit: number;
  #row: SheetRow = { line: 0, values: [] };
  #column = -1;
  #type = 'n';
  #style = 0;
  #text = '';
  #inCell = false;
  #phonetic = false;
  #collecting = false;

  constructor(strings: SharedStrings, workbook: Workbook, columnsLimit: number) {
    this.#columnsLimit = columnsLimit;
    this.#strings = strings;
    this.#workbook = workbook;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#collecting = this.#inCell;
    else if (name === 't') this.#collecting = this.#inCell && !this.#phonetic;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'row') {
      const line = Number(attributes.r ?? this.#row.line + 1);
      this.#row = { line, values: [] };
      this.#column = -1;
    }
  }

  text(text: string): void {
    if (this.#collecting) this.#text = this.#text === '' ? text : this.#text + text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'row') this.rows.push(this.#row);
  }

  #openCell(attributes: XmlAttributes): void {
    const reference = attributes.r;
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (this.#column < 0) throw this.#damaged();
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#text = '';
    this.#inCell = true;
  }

  #closeCell(): void {
    this.#inCell = false;
    if (this.#text === '') return;
    const { values } = this.#row;
    // One far-off cell must not make a row of millions: all columns over the limit share one place.
    const position = Math.min(this.#column, this.#columnsLimit);
    while (values.length < position) values.push('');
    values[position] = this.#value();
    if (this.#type === 'e') this.#row.errorAt ??= position;
  }

  #value(): string {
    switch (this.#type) {
      case 's': {
        const text = this.#strings.get(Number(this.#text));
        if (text === undefined) throw this.#damaged();
        return text;
      }
      case 'str':
      case 'inlineStr':
        return unescaped(this.#text);
      case 'b':
        return this.#text.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return this.#text.slice(0, 10);
      case 'n':
        return this.#number();
      default:
        return this.#text;
    }
  }

  #number(): string {
    const value = Number(this.#text);
    if (!Number.isFinite(value)) throw this.#damaged();
    return this.#workbook.dateStyles[this.#style] === true
      ? dateText(value, this.#workbook.date1904)
      : numberText(value);
  }

  #damaged(): UnreadableTable {
    return new UnreadableTable('damaged-file', { line: this.#row.line });
  }
}

/** 'AB12' -> 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
