import { Column, is, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** A pool, or one connection of it. */
export type Queryable = pg.Pool | pg.ClientBase;

/** What each column of a statement is that was built by drizzle, by the name under which it is read. */
export type Columns = Readonly<Record<string, unknown>>;

const dialect = new PgDialect();
const asText = (value: string | Buffer) => value;
const { DATE, INTERVAL, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins;
const keptAsText: readonly number[] = [DATE, INTERVAL, TIMESTAMP, TIMESTAMPTZ];

/** Days and moments stay as Postgres writes them: tables say which of them become dates. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format: 'text') =>
    keptAsText.includes(type) ? asText : pg.types.getTypeParser(type, format)) as never,
};

/** Rows of a statement: as Postgres names its columns, or as drizzle reads these columns. */
export class RowReader<Row> {
  readonly #names: readonly string[];
  readonly #decoders: readonly (((value: unknown) => unknown) | undefined)[];
  readonly #hasColumns: boolean;

  constructor(columns?: Columns) {
    this.#hasColumns = columns !== undefined;
    this.#names = Object.keys(columns ?? {});
    this.#decoders = Object.values(columns ?? {}).map((column) =>
      is(column, Column) ? (value) => column.mapFromDriverValue(value) : undefined,
    );
  }

  async read(connection: Queryable, statement: SQL): Promise<Row[]> {
    const { sql: text, params } = dialect.sqlToQuery(statement);
    return this.run(connection, text, params);
  }

  async run(connection: Queryable, text: string, values: unknown[] = []): Promise<Row[]> {
    if (!this.#hasColumns) return (await connection.query({ text, values, types })).rows as Row[];
    const { rows } = await connection.query<unknown[]>({ text, values, types, rowMode: 'array' });
    return rows.map((row) => this.#decoded(row));
  }

  #decoded(values: unknown[]): Row {
    const row: Record<string, unknown> = {};
    for (const [at, name] of this.#names.entries()) {
      const value = values[at];
      const decode = this.#decoders[at];
      row[name] = value === null || decode === undefined ? value : decode(value);
    }
    return row as Row;
  }
}
