import { type SQL, sql } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TProperties, type TSchema } from 'typebox';
import { viewOf } from '../access/caller.ts';
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
  /** The day that is read: as asked for, else the day of the first page, else today. */
  readonly asOf: string;
  /** What makes the list this list and no other: its cursors fit no other. */
  readonly list: string;
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
    bom: Type.Optional(
      Type.Literal(true, {
        description:
          'Starts a CSV export with a byte order mark, by which Excel knows UTF-8; only with `Accept: text/csv`.',
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
        format: 'uri-reference',
        description: 'Address of the next page, also in the Link header; null on the last.',
      }),
      total: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: Number.MAX_SAFE_INTEGER,
          format: 'int64',
          description: 'Rows on all pages, if `count` was given.',
        }),
      ),
    },
    { description: 'One page of the list, in its order.' },
  );

type ListRequest = FastifyRequest & {
  query: { limit: number; sort: string; cursor?: string; count?: 'exact' | 'estimate'; asOf?: string };
};

/** Reads the paging of a request; the cursor is bound to the query, to the body of a search, and to what the caller sees. */
export function pageRequest(request: FastifyRequest, body?: { asOf?: string }): PageRequest {
  const { limit, sort, cursor, count, asOf } = (request as ListRequest).query;
  const { cursors, today } = request.server;
  const list = listName(request, body);
  const [day, ...after] = cursor === undefined ? [] : cursors.decode(cursor, list);
  return {
    limit,
    sort,
    count,
    list,
    after: cursor === undefined ? undefined : after,
    asOf: asOf ?? body?.asOf ?? (day as string | undefined) ?? today(),
  };
}

/**
 * Answers with a page: body, and the address of the next one in `next` and `Link`. The cursor remembers the day that
 * was read, so that pages turned at midnight still show one day.
 */
export function sendPage<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageRequest,
  result: PageResult<Row>,
): { items: Row[]; next: string | null; total?: number } {
  let next: string | null = null;
  if (result.nextKey) {
    const cursor = request.server.cursors.encode([page.asOf, ...result.nextKey], page.list);
    const query = new URLSearchParams({ ...(request.query as Record<string, string>), cursor });
    next = publicPath(request, `${request.url.split('?')[0]}?${query}`);
    reply.header('link', `<${next}>; rel="next"`);
  }
  return { items: result.items, next, ...(result.total === undefined ? {} : { total: result.total }) };
}

function listName(request: FastifyRequest, body: unknown): string {
  const {
    limit: _,
    cursor: __,
    fields: ___,
    count: ____,
    ...filters
  } = request.query as Record<string, unknown>;
  const sorted = Object.entries(filters)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return JSON.stringify([request.routeOptions.url, sorted, body ?? null, viewOf(request) ?? null]);
}

/** The columns of the sort order that a page asks for. */
const sortKeys = <Row>(orders: SortOrders<Row>, page: PageRequest): readonly SortKey<Row>[] =>
  orders[page.sort.replace('-', '')]!;

/** The `where` and `order by` of one page in a sort order. */
export function keyset<Row>(
  orders: SortOrders<Row>,
  page: PageRequest,
): { after: SQL; orderBy: SQL; keys: readonly SortKey<Row>[] } {
  const descending = page.sort.startsWith('-');
  const keys = sortKeys(orders, page);
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
