import type { TableLimits } from './table.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const blankLines = /^(?:[^\S\r\n]*(?:\r\n|\n|\r))+/;
const separatorLine = /^"?sep=([^\r\n])"?(?:\r\n|\n|\r)/i;

/** The delimiter of a CSV file and its bytes from the header line on. */
export interface Dialect {
  delimiter: string;
  /** The line on which `next()` starts: blank lines and Excel's `sep=` line are left out. */
  firstLine: number;
  next(): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** Reads as much of the file as the header line takes and finds the delimiter there. */
export async function openDialect(text: AsyncGenerator<Buffer>, limits: TableLimits): Promise<Dialect> {
  let opening = '';
  let prologue = { length: 0, lines: 0 } as Prologue;
  let complete = false;
  while (!complete && opening.length <= limits.rowBytes) {
    const { value } = await text.next();
    if (value === undefined) break;
    opening += value.toString('latin1');
    prologue = readPrologue(opening);
    complete = headerEnd(opening, prologue.length).complete;
  }
  const body = opening.slice(prologue.length);
  let first: Buffer | undefined = body === '' ? undefined : Buffer.from(body, 'latin1');
  return {
    delimiter: prologue.delimiter ?? commonest(headerEnd(opening, prologue.length).counts),
    firstLine: prologue.lines + 1,
    async next() {
      if (first === undefined) return (await text.next()).value ?? undefined;
      const chunk = first;
      first = undefined;
      return chunk;
    },
    async close() {
      await text.return(undefined);
    },
  };
}

interface Prologue {
  length: number;
  lines: number;
  delimiter?: string;
}

function readPrologue(opening: string): Prologue {
  const before = blankLines.exec(opening)?.[0] ?? '';
  const separator = separatorLine.exec(opening.slice(before.length));
  if (separator === null) return { length: before.length, lines: breaks(before) };
  const named = before.length + separator[0].length;
  const after = blankLines.exec(opening.slice(named))?.[0] ?? '';
  return {
    length: named + after.length,
    lines: breaks(before) + 1 + breaks(after),
    delimiter: separator[1] ?? ',',
  };
}

function breaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Counts the delimiters outside quotes up to the end of the header line; a quote opens only a whole cell. */
function headerEnd(text: string, start: number): { counts: Map<string, number>; complete: boolean } {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let cellStart = true;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      quoted = character !== '"';
      continue;
    }
    if (character === '\n' || character === '\r') return { counts, complete: true };
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
    // A doubled quote closes and opens again at once.
    quoted = character === '"' && (cellStart || text.charAt(at - 1) === '"');
    cellStart = count !== undefined;
  }
  return { counts, complete: false };
}

function commonest(counts: ReadonlyMap<string, number>): string {
  let best = ',';
  for (const [delimiter, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = delimiter;
  }
  return best;
}
