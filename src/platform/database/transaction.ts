import type { NodePgDatabase, NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';

/** None is named: queries are built from the tables themselves. */
export type Schema = Record<string, never>;

/** Whatever can run a query: the pool outside a transaction, or a transaction. */
export type Reader = PgDatabase<NodePgQueryResultHKT, Schema>;

/** An open transaction; only {@link Database.transaction} makes one. */
export type Transaction = Parameters<Parameters<NodePgDatabase<Schema>['transaction']>[0]>[0];
