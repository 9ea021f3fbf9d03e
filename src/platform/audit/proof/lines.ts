import { type ExportLine, isExportLine } from './export-format.ts';
import { Discovery } from './report.ts';

/** Reads the lines of an export one by one; empty lines only count. */
export class ExportLines {
  readonly #lines: AsyncIterator<string>;
  #number = 0;

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Number of the line that was last read, from 1. */
  get number(): number {
    return this.#number;
  }

  /** The next line, or undefined at the end of the file. */
  async next(): Promise<ExportLine | undefined> {
    const text = await this.#nextText();
    if (text === undefined) return undefined;
    const line = this.#number;
    const value = parse(text);
    if (value === undefined) {
      if ((await this.#nextText()) === undefined)
        throw new Discovery('cut', `the file ends in the middle of line ${line}`, { line });
      throw new Discovery('malformed', `line ${line} is not JSON`, { line });
    }
    if (!isExportLine(value))
      throw new Discovery('malformed', `line ${line} is no line of an audit export (version 1)`, { line });
    if (!isReadOneWay(text, value))
      throw new Discovery(
        'malformed',
        `line ${line} names a member twice, or has a number that loses digits: others could read it otherwise`,
        { line, ...placeOf(value) },
      );
    return value;
  }

  /** The lines that are left, those that cannot be read passed over. */
  async *rest(): AsyncGenerator<ExportLine> {
    for (let text = await this.#nextText(); text !== undefined; text = await this.#nextText()) {
      const value = parse(text);
      if (isExportLine(value)) yield value;
    }
  }

  async close(): Promise<void> {
    await this.#lines.return?.();
  }

  async #nextText(): Promise<string | undefined> {
    for (;;) {
      const { done, value } = await this.#lines.next();
      if (done) return undefined;
      this.#number++;
      if (value.trim() !== '') return value;
    }
  }
}

/** Where a line stands in the log, for a finding. */
export function placeOf(line: ExportLine): { leafIndex: number | null; entryId: number | null } {
  const id = 'entry' in line ? (line.entry.id as unknown) : null;
  return {
    leafIndex: 'leafIndex' in line ? line.leafIndex : null,
    entryId: typeof id === 'number' ? id : null,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const strings = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;
const numbers = /-?\d[\d.eE+-]*/g;
const exactDigits = 15;

/**
 * Whether every reader of JSON makes the same of a text as `JSON.parse` did: a member that is named twice would be
 * shown by some with a value that was never hashed, and so would digits beyond a double.
 */
function isReadOneWay(text: string, value: unknown): boolean {
  const written = JSON.stringify(value);
  if (text === written) return true;
  const isExact = (number: string) =>
    number.replace(/[eE].*|\D/g, '').length <= exactDigits || String(Number(number)) === number;
  return (
    membersIn(text) === membersIn(written) && (text.replace(strings, '').match(numbers) ?? []).every(isExact)
  );
}

const membersIn = (text: string): number =>
  [...text.matchAll(strings)].filter(([, colon]) => colon !== undefined).length;
