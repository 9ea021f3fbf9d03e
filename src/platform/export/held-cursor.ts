import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { type Columns, RowReader } from '../database/rows.ts';

/** Few enough that others get their turn between two batches. */
const rowsAtOnce = 500;
/** How long a reader may let us wait, and how long an export may last at all, before its rows are put aside. */
const patience = { pauseMilliseconds: 3000, wholeMilliseconds: 120_000 };
const dialect = new PgDialect();

export interface CursorOrder {
  readonly statement: SQL;
  readonly columns?: Columns | undefined;
  /** Runs first, in the same transaction. */
  readonly setting?: SQL | undefined;
  /** Looks at the same snapshot before anything is read, and may throw. */
  readonly check?: ((client: pg.PoolClient) => Promise<void>) | undefined;
  /** What must be on record before the first row is read. */
  readonly record?: SQL | undefined;
}

/**
 * All rows of a statement from one snapshot, read batch by batch as Postgres finds them. For a slow reader Postgres puts
 * the rest aside and the transaction ends, so that nobody who reads slowly holds back vacuum or a migration.
 */
export class HeldCursor<Row> {
  /** `pg_current_snapshot()` of what is read. */
  readonly snapshot: string;
  readonly #client: pg.PoolClient;
  readonly #reader: RowReader<Row>;
  readonly #openedAt = performance.now();
  #pause: NodeJS.Timeout | undefined;
  #hasEnded = false;
  #isRead = false;
  #isReleased = false;

  private constructor(client: pg.PoolClient, columns: Columns | undefined, snapshot: string) {
    this.#client = client;
    this.#reader = new RowReader(columns);
    this.snapshot = snapshot;
  }

  /** @param opened is told the process of Postgres that works on it, so that it can be stopped */
  static async open<Row>(
    pool: pg.Pool,
    { statement, columns, setting, check, record }: CursorOrder,
    opened: (processId: number) => void,
  ): Promise<HeldCursor<Row>> {
    const client = await pool.connect();
    const run = <Result extends pg.QueryResultRow>(query: SQL) => {
      const { sql: text, params } = dialect.sqlToQuery(query);
      return client.query<Result>(text, params);
    };
    try {
      opened((client as unknown as { processID: number }).processID);
      await client.query(`begin isolation level repeatable read; set local statement_timeout = '10min'`);
      const { rows } = await run<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
      if (setting) await run(setting);
      await check?.(client);
      await run(sql`declare list_export no scroll cursor with hold for ${statement}`);
      const cursor = new HeldCursor<Row>(client, columns, rows[0]!.snapshot);
      if (record) {
        await run(record);
        await cursor.#endTransaction();
      }
      return cursor;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The next rows; none at the end. */
  async next(): Promise<Row[]> {
    clearTimeout(this.#pause);
    if (performance.now() - this.#openedAt > patience.wholeMilliseconds) await this.#endTransaction();
    const rows = await this.#reader.run(this.#client, `fetch ${rowsAtOnce} from list_export`);
    if (rows.length === 0) {
      await this.#client.query('close list_export');
      await this.#endTransaction();
      this.#isRead = true;
    } else if (!this.#hasEnded && !this.#isReleased) {
      const later = () => void this.#endTransaction().catch(() => {});
      this.#pause = setTimeout(later, patience.pauseMilliseconds);
    }
    return rows;
  }

  /** Gives the connection back; one left amid an export is thrown away. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    clearTimeout(this.#pause);
    this.#client.release(!this.#isRead);
  }

  /** Ends the transaction; what is not read yet is kept until it is, or until the connection ends. */
  async #endTransaction(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    await this.#client.query('commit');
  }
}
