import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { parse } from 'csv-parse/sync';
import { mediaTypes } from '../../src/platform/export/listed.ts';
import { Archive } from '../../src/platform/transfer/read/archive.ts';
import { SharedStrings } from '../../src/platform/transfer/read/shared-strings.ts';
import { SheetListener } from '../../src/platform/transfer/read/sheet.ts';
import { defaultLimits } from '../../src/platform/transfer/read/table.ts';
import { parseXml } from '../../src/platform/transfer/read/xml.ts';
import type { TestApp } from './build.ts';

export { type Format, mediaTypes } from '../../src/platform/export/listed.ts';

export interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  /** Another key than the one with all scopes. */
  readonly key?: string | undefined;
  /** Sent as JSON, by POST. */
  readonly body?: object | undefined;
}

export interface Download {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** Takes a file to its end; fails if the connection breaks before. */
export async function download(origin: string, url: string, key: string, ask: Ask = {}): Promise<Download> {
  const { headers, body } = ask;
  const answer = await fetch(origin + url, {
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

/** A file of which nothing is read yet. */
export interface HeldDownload {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
  /** Reads on to its end; fails if the connection breaks before. */
  finish(): Promise<Buffer>;
  /** Goes away without a word. */
  leave(): void;
}

export function holdDownload(
  origin: string,
  url: string,
  key: string,
  headers: Readonly<Record<string, string>>,
): Promise<HeldDownload> {
  return new Promise((resolve, reject) => {
    const asked = get(origin + url, {
      agent: false,
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      asked.off('error', reject).on('error', () => {});
      let bytes = 0;
      resolve({
        status: answer.statusCode!,
        headers: answer.headers,
        get bytes() {
          return bytes;
        },
        async finish() {
          const pieces: Buffer[] = [];
          for await (const piece of answer as AsyncIterable<Buffer>) {
            pieces.push(piece);
            bytes += piece.length;
          }
          return Buffer.concat(pieces);
        },
        leave() {
          answer.on('error', () => {});
          asked.destroy();
        },
      });
    });
  });
}

/** What the end of an export says of it. */
export interface Ending {
  readonly rows: number;
  readonly sha256: string;
  readonly eventsAfter?: string;
}

/** An export that was cut, or changed on its way. */
export class CutExport extends Error {
  override readonly name = 'CutExport';
}

/** Items of an export as NDJSON. @throws CutExport */
export function readNdjson<Item = Record<string, unknown>>(bytes: Buffer): { items: Item[]; end: Ending } {
  const { content, last } = apart(bytes, '{"$end":');
  const items = linesOf(content).map((line) => JSON.parse(line) as Item);
  const { $end } = JSON.parse(last) as { $end: Ending };
  return { items, end: proved($end, items.length, content) };
}

export interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly end: Ending;
}

/** Cells of an export as CSV. @throws CutExport */
export function readCsv(bytes: Buffer): ReadTable {
  const { content, last } = apart(bytes, '#end,');
  const [, rows, sha256] = /^#end,rows=(\d+),sha256=([0-9a-f]{64})\n$/.exec(last) ?? [];
  const [header, ...cells] = parse(content, { bom: true }) as [string[], ...string[][]];
  return { header, rows: cells, end: proved({ rows: Number(rows), sha256: sha256! }, cells.length, content) };
}

/** Cells of an export as XLSX. @throws CutExport */
export async function readXlsx(bytes: Buffer): Promise<ReadTable> {
  const archive = await opened(bytes);
  try {
    const notes = Object.fromEntries(await cellsOf(archive, 'xl/worksheets/sheet2.xml')) as Record<
      string,
      string
    >;
    const [header = [], ...rows] = await cellsOf(archive, notes.part!);
    const end = { rows: Number(notes.rows), sha256: notes.sha256!, eventsAfter: notes.eventsAfter! };
    const pieces: Buffer[] = [];
    for await (const piece of (await archive.open(notes.part!)) as AsyncIterable<Buffer>) pieces.push(piece);
    return { header, rows, end: proved(end, rows.length, Buffer.concat(pieces)) };
  } finally {
    archive.close();
  }
}

const opened = (bytes: Buffer): Promise<Archive> =>
  Archive.receive(
    (async function* () {
      yield bytes;
    })(),
    defaultLimits,
  ).catch((cause: unknown) => {
    throw new CutExport('no table of contents', { cause });
  });

async function cellsOf(archive: Archive, part: string): Promise<string[][]> {
  const strings = await SharedStrings.read(archive, undefined, 0);
  const sheet = new SheetListener(strings, { sheetPart: part, date1904: false, dateStyles: [] }, 500);
  for await (const _ of parseXml(archive, part, sheet));
  return sheet.rows.map(({ values }) => values);
}

/** The content and the line that ends it. */
function apart(bytes: Buffer, mark: string): { content: Buffer; last: string } {
  const at = bytes.lastIndexOf('\n', -2) + 1;
  const last = bytes.toString('utf8', at);
  if (!last.startsWith(mark) || !last.endsWith('\n')) throw new CutExport('no last line');
  return { content: bytes.subarray(0, at), last };
}

const linesOf = (content: Buffer): string[] => content.toString().split('\n').slice(0, -1);

function proved(end: Ending, rows: number, content: Buffer): Ending {
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (end.rows !== rows) throw new CutExport(`${rows} rows of ${end.rows}`);
  if (end.sha256 !== sha256) throw new CutExport('another hash');
  return end;
}

/** How an export is asked for in a format. */
export const as = (format: keyof typeof mediaTypes, headers: Record<string, string> = {}) => ({
  headers: { accept: mediaTypes[format], ...headers },
});

/** Connections to the database that exports hold. */
export const heldConnections = ({ app }: Pick<TestApp, 'app'>): number => {
  const { totalCount, idleCount } = app.exports.pool;
  return totalCount - idleCount;
};
