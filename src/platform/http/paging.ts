import { type SQL, sql } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TProperties, type TSchema } from 'typebox';
import type { Reader } from '../database/database.ts';
import type { CursorKey } from './cursor.ts';
import { publicPath } from './links.ts';
import { Closed } from './schemas.ts';

/** One column of a sort order; the last of an order is unique, so that no row is skipped or doubled. */
export interface SortKey<Row> {
  readonly expression: SQL;
  /** The value of a row, bound so that it compares with the expression. */
  readonly bind: (value: string | number | null) => SQL;
  readonly of: (row: Row) => string | number | null;
}

export type SortOrders<Row, Name extends string = string> = Readonly<Record<Name, readonly SortKey<Row>[]>>;

/** A page as asked for: how many rows, in which order, after which row. */
export interface PageRequest {
  readonly limit: number;
  readonly sort: string;
  readonly after: CursorKey | undefined;
  readonly count: 'exact' | 'estimate' | undefined;
}

export interface PageResult<Row> {
  readonly items: Row[];
  readonly nextKey: CursorKey | undefined;
  readonly total: number | undefined;
}

export const defaultLimit = 50;
export const maximumLimit = 500;

/** The query of a list: paging, sort orders (each also descending, with `-`), partial answers, and its own filters. */
export function listQuery<Filters extends TProperties, Sort extends string>(
  filters: Filters,
  sorts: readonly [Sort, ...Sort[]],
) {
  return Closed({
    ...filters,
    limit: Type.Integer({
      minimum: 1,
      maximum: maximumLimit,
      default: defaultLimit,
      format: 'int32',
      description: `Rows on a page, 1–${maximumLimit}.`,
    }),
    cursor: Type.Optional(
      Type.String({
        maxLength: 2000,
        pattern: '^[\\w-]+$',
        description: 'Where to go on: taken from `next`, never built.',
      }),
    ),
    sort: Type.Enum(
      sorts.flatMap((name) => [name, `-${name}`] as const),
      {
        default: sorts[0],
        description: 'Sort order; a minus in front reverses it.',
      },
    ),
    fields: Type.Optional(
      Type.String({
        maxLength: 1000,
        pattern: '^\\w+(,\\w+)*$',
        description: 'Only these fields of each item, separated by commas.',
        examples: ['id,name'],
      }),
    ),
    count: Type.Optional(
      Type.Enum(['exact', 'estimate'], {
        description:
          'Adds `total`, the number of rows on all pages: `exact` counts them, `estimate` asks the planner.',
      }),
    ),
  });
}

/** The answer of a list. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object(
    {
      items: Type.Array(item, { maxItems: maximumLimit, description: 'The rows of this page.' }),
      next: Type.Unsafe<string | null>({
        type: ['string', 'null'],
        maxLength: 5000,
        description: 'Address of the next page, also in the Link header; null on the last.',
      }),
      total: Type.Optional(
        Type.Integer({
          minimum: 0,
          format: 'int64',
          description: 'Rows on all pages, if `count` was given.',
        }),
      ),
    },
    { description: 'One page of a list.' },
  );

type ListRequest = FastifyRequest & {
  query: { limit: number; sort: string; cursor?: string; count?: 'exact' | 'estimate' };
};

/** Reads the paging of a request; the cursor is bound to the query, and to the body of a search. */
export function pageRequest(request: FastifyRequest, body?: unknown): PageRequest {
  const { limit, sort, cursor, count } = (request as ListRequest).query;
  return {
    limit,
    sort,
    count,
    after:
      cursor === undefined
        ? undefined
        : request.server.cursors.decode(cursor, listName(request, request.query as object, body)),
  };
}

/**
 * Answers with a page: body, and the address of the next one in `next` and `Link`. The day that was read goes along,
 * so that pages turned at midnight still show one day.
 */
export function sendPage<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageResult<Row>,
  binding: { asOf?: string; body?: unknown } = {},
): { items: Row[]; next: string | null; total?: number } {
  let next: string | null = null;
  if (page.nextKey) {
    const { asOf, body } = binding;
    const query = { ...(request.query as Record<string, string>), ...(asOf === undefined ? {} : { asOf }) };
    const cursor = request.server.cursors.encode(page.nextKey, listName(request, query, body));
    const search = new URLSearchParams({ ...query, cursor });
    next = publicPath(request, `${request.url.split('?')[0]}?${search}`);
    reply.header('link', `<${next}>; rel="next"`);
  }
  return { items: page.items, next, ...(page.total === undefined ? {} : { total: page.total }) };
}

/** What makes a list this list and no other: route, filters, order, and the body of a search. */
function listName(request: FastifyRequest, query: object, body: unknown): string {
  const { limit: _, cursor: __, fields: ___, count: ____, ...filters } = query as Record<string, unknown>;
  const sorted = Object.entries(filters)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return JSON.stringify([request.routeOptions.url, sorted, body ?? null]);
}

/** The `where` and `order by` of one page in a sort order. */
export function keyset<Row>(
  orders: SortOrders<Row>,
  page: PageRequest,
): { after: SQL; orderBy: SQL; keys: readonly SortKey<Row>[] } {
  const descending = page.sort.startsWith('-');
  const keys = orders[page.sort.replace('-', '')]!;
  const columns = sql.join(
    keys.map((key) => key.expression),
    sql`, `,
  );
  const direction = descending ? sql` desc` : sql``;
  return {
    keys,
    orderBy: sql.join(
      keys.map((key) => sql`${key.expression}${direction}`),
      sql`, `,
    ),
    after: page.after
      ? sql`(${columns}) ${descending ? sql`<` : sql`>`} (${sql.join(
          keys.map((key, at) => key.bind(page.after![at] ?? null)),
          sql`, `,
        )})`
      : sql`true`,
  };
}

/** Makes a page of `limit + 1` rows read. */
export function pageOf<Row>(
  rows: Row[],
  page: PageRequest,
  keys: readonly SortKey<Row>[],
  total: number | undefined,
): PageResult<Row> {
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items,
    nextKey: rows.length > page.limit && last ? keys.map((key) => key.of(last)) : undefined,
    total,
  };
}

/** Counts the rows of a query exactly, or takes the planner's estimate; undefined if no count was asked for. */
export async function countRows(reader: Reader, query: SQL, page: PageRequest): Promise<number | undefined> {
  if (page.count === undefined) return undefined;
  if (page.count === 'exact') {
    const { rows } = await reader.execute<{ count: string }>(
      sql`select count(*) as count from (${query}) as counted`,
    );
    return Number(rows[0]?.count ?? 0);
  }
  const { rows } = await reader.execute<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`explain (format json) ${query}`,
  );
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
