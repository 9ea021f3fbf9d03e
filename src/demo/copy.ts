import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Value = string | number | null;

const CHUNK_LENGTH = 65_536;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function written(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : value;
}

/** Rows of one table in PostgreSQL's text format, gathered into chunks. */
export class Rows<T extends PgTable = PgTable> {
  /** The command that the rows are the input of. */
  readonly command: string;
  #chunks: string[] = [];
  #open = '';

  constructor(table: T, ...columns: (keyof T['_']['columns'] & string)[]) {
    const { schema, name } = getTableConfig(table);
    const known = getTableColumns(table);
    const names = columns.map((column) => known[column]!.name);
    this.command = `copy ${schema}.${name} (${names.join(', ')}) from stdin`;
  }

  /** The values are in the order of the columns. */
  add(...values: Value[]): void {
    this.#open += `${values.map(written).join('\t')}\n`;
    if (this.#open.length < CHUNK_LENGTH) return;
    this.#chunks.push(this.#open);
    this.#open = '';
  }

  /** What has been gathered so far; it is then forgotten. */
  *take(): Generator<string> {
    const chunks = this.#chunks;
    if (this.#open !== '') chunks.push(this.#open);
    this.#chunks = [];
    this.#open = '';
    yield* chunks;
  }

  get hasFullChunk(): boolean {
    return this.#chunks.length > 0;
  }
}

/** Writes rows into their table as fast as the server takes them. Returns their number. */
export async function copyRows(
  client: pg.Client,
  { command }: { readonly command: string },
  chunks: Iterable<string>,
): Promise<number> {
  const stream = client.query(copyFrom(command));
  await pipeline(Readable.from(chunks), stream);
  return stream.rowCount ?? 0;
}
