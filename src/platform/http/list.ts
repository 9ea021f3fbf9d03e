import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { type Columns, type Queryable, RowReader } from '../database/rows.ts';
import { keyset, type PageRequest, type PageResult, type SortOrders } from './paging.ts';

/** What a list holds: its pages and its exports are read from the same statement, and show the same items. */
export interface List<Row, Item = Row> {
  readonly orders: SortOrders<Row>;
  /** All rows that filters and reach allow, of those that a condition leaves: without order and limit. */
  readonly rows: (condition: SQL) => SQL;
  /** The columns of that statement, if drizzle built it. */
  readonly columns?: Columns;
  /** The same rows for counting, where that takes less. */
  readonly counted?: () => SQL;
  /** Whose personal data all the rows hold, as `resource` and `subject`: needed if the items have such data. */
  readonly subjects?: () => SQL;
  /** Runs first, in the transaction that reads. */
  readonly setting?: SQL;
  readonly item: (row: Row) => Item;
}

const dialect = new PgDialect();

/** All rows of a list in the order that is asked for. */
export const allRows = <Row>({ rows, orders }: List<Row, unknown>, page: PageRequest): SQL =>
  sql`${rows(sql`true`)} order by ${keyset(orders, { ...page, after: undefined }).orderBy}`;

/** The rows of a list, for counting. */
export const countedRows = ({ counted, rows }: Pick<List<never>, 'counted' | 'rows'>): SQL =>
  counted?.() ?? rows(sql`true`);

/** The statement of one page: one row more than the page, to know whether it is the last. */
export function pageRows<Row>({ rows, orders }: List<Row, unknown>, page: PageRequest): SQL {
  const { after, orderBy } = keyset(orders, page);
  return sql`${rows(after)} order by ${orderBy} limit ${page.limit + 1}`;
}

/** One page of a list. */
export const readPage = <Row, Item>(
  pool: pg.Pool,
  list: List<Row, Item>,
  page: PageRequest,
): Promise<PageResult<Item>> =>
  list.setting
    ? withSetting(pool, list.setting, (client) => read(client, list, page))
    : read(pool, list, page);

async function read<Row, Item>(
  connection: Queryable,
  list: List<Row, Item>,
  page: PageRequest,
): Promise<PageResult<Item>> {
  const found = await new RowReader<Row>(list.columns).read(connection, pageRows(list, page));
  const total = page.count && (await count(connection, countedRows(list), page.count));
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  const { keys } = keyset(list.orders, page);
  const nextKey = found.length > page.limit && last ? keys.map((key) => key.of(last)) : undefined;
  return { items: rows.map((row) => list.item(row)), nextKey, total };
}

/** Counts the rows of a statement exactly, or takes the planner's estimate. */
async function count(connection: Queryable, rows: SQL, how: 'exact' | 'estimate'): Promise<number> {
  if (how === 'exact') return countExactly(connection, rows);
  const { sql: text, params } = dialect.sqlToQuery(sql`explain (format json) ${rows}`);
  const plan = await connection.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(text, params);
  return plan.rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

export async function countExactly(connection: Queryable, rows: SQL): Promise<number> {
  const { sql: text, params } = dialect.sqlToQuery(sql`select count(*) as count from (${rows}) as counted`);
  const { rows: found } = await connection.query<{ count: string }>(text, params);
  return Number(found[0]?.count ?? 0);
}

async function withSetting<T>(
  pool: pg.Pool,
  setting: SQL,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const { sql: text, params } = dialect.sqlToQuery(setting);
  try {
    await client.query('begin');
    await client.query(text, params);
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
