import { Readable } from 'node:stream';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';

const rowsAtOnce = 2000;
const dialect = new PgDialect();

export interface Export<Row> {
  readonly statement: SQL;
  /** What must be on record before the first row leaves. */
  readonly record?: SQL | undefined;
  /** Text before all rows. */
  readonly head: string;
  write(rows: readonly Row[]): string;
}

/**
 * All rows of a statement as text, from one snapshot and only as fast as they are read. The cursor is held by Postgres
 * beyond its transaction, so that a slow reader holds back neither vacuum nor sealing.
 */
export async function openExport<Row>(pool: pg.Pool, wanted: Export<Row>): Promise<Readable> {
  const client = await pool.connect();
  const run = (text: string, query: SQL) => {
    const { sql, params } = dialect.sqlToQuery(query);
    return client.query(text + sql, params);
  };
  try {
    await client.query(`begin isolation level repeatable read; set local statement_timeout = '10min'`);
    await run('declare entry_export no scroll cursor with hold for ', wanted.statement);
    if (wanted.record) await run('', wanted.record);
    await client.query('commit');
  } catch (error) {
    client.release(true);
    throw error;
  }
  return new CursorText(client, wanted);
}

class CursorText<Row> extends Readable {
  readonly #client: pg.PoolClient;
  readonly #wanted: Export<Row>;
  #isStarted = false;
  #isClosed = false;

  constructor(client: pg.PoolClient, wanted: Export<Row>) {
    super({ highWaterMark: 1 });
    this.#client = client;
    this.#wanted = wanted;
  }

  override _read(): void {
    this.#next().then(
      (text) => this.push(text),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    // A connection left amid an export is no longer of use.
    this.#client.release(!this.#isClosed);
    done(error);
  }

  async #next(): Promise<string | null> {
    if (!this.#isStarted) {
      this.#isStarted = true;
      if (this.#wanted.head !== '') return this.#wanted.head;
    }
    const { rows } = await this.#client.query(`fetch ${rowsAtOnce} from entry_export`);
    if (rows.length > 0) return this.#wanted.write(rows as Row[]);
    await this.#client.query('close entry_export');
    this.#isClosed = true;
    return null;
  }
}
