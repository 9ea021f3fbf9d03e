import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

type Schema = Record<string, never>;

/** Whatever can run a query: the pool outside a transaction, or a transaction. */
export type Reader = PgDatabase<NodePgQueryResultHKT, Schema>;

/** An open transaction; only {@link Database.transaction} makes one. */
export type Transaction = Parameters<Parameters<NodePgDatabase<Schema>['transaction']>[0]>[0];

/** Who acts: stands in the rows that a transaction writes. */
export interface Actor {
  readonly kind: 'key' | 'token' | 'system';
  readonly id: string;
  /** The request on whose behalf it acts, and why: for the audit log. */
  readonly requestId?: string;
  readonly reason?: string | null;
}

export interface Database {
  /** For reads of one statement; several reads that must agree take a transaction. */
  readonly read: NodePgDatabase<Schema>;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction on behalf of `actor`: everything in it lands together or not at all. */
  transaction<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function connect(options: { url: string; poolSize: number; log: FastifyBaseLogger }): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: 'penata',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => options.log.warn({ err: error }, 'an idle database connection broke'));
  pool.on('connect', (client) => client.on('error', () => {}));
  const read = drizzle<Schema>(pool);
  return {
    read,
    pool,
    transaction: (actor, work) =>
      read.transaction(async (transaction) => {
        await transaction.execute(
          sql`select set_config('penata.actor', ${`${actor.kind}:${actor.id}`}, true),
            set_config('penata.request', ${actor.requestId ?? ''}, true),
            set_config('penata.reason', ${actor.reason ?? ''}, true)`,
        );
        return work(transaction);
      }),
    close: () => pool.end(),
  };
}
