import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';
import type { KeptTransaction } from './kept-transaction.ts';
import type { Reader, Schema, Transaction } from './transaction.ts';

export type { Reader, Transaction } from './transaction.ts';

/** Who acts: stands in the rows that a transaction writes. */
export interface Actor {
  readonly kind: 'key' | 'token' | 'system';
  readonly id: string;
  /** The request on whose behalf it acts, and why: for the audit log. */
  readonly requestId?: string;
  readonly reason?: string | null;
  /** What all its work joins, where it is committed with the answer. */
  readonly kept?: KeptTransaction;
}

export interface Database {
  /** For reads of one statement; several reads that must agree take a transaction. */
  readonly read: NodePgDatabase<Schema>;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction on behalf of `actor`: everything in it lands together or not at all. */
  transaction<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Runs several reads that must agree: all see the database as it was at the first. */
  snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function connect(options: {
  url: string;
  poolSize: number;
  /** Decides for the triggers which day today is. */
  timeZone: string;
  log: FastifyBaseLogger;
}): Database {
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
  const begin = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    onConnection(pool, (client) => drizzle(client).transaction(work));
  return {
    read,
    pool,
    transaction: (actor, work) => {
      const { kept } = actor;
      const act = async (transaction: Transaction): Promise<boolean> => {
        const { rows } = await transaction.execute<{ locked: boolean | null }>(
          sql`select set_config('penata.actor', ${`${actor.kind}:${actor.id}`}, true),
            set_config('penata.request', ${actor.requestId ?? ''}, true),
            set_config('penata.reason', ${actor.reason ?? ''}, true),
            set_config('penata.time_zone', ${options.timeZone}, true),
            pg_try_advisory_xact_lock(${kept ? String(kept.lock) : null}::bigint) as locked`,
        );
        return rows[0]?.locked === true;
      };
      if (kept)
        return kept.join(begin, act, async (transaction) => {
          const result = await work(transaction);
          await transaction.execute(checkDeferred);
          return result;
        });
      return begin(async (transaction) => {
        await act(transaction);
        return work(transaction);
      });
    },
    snapshot: (read) =>
      onConnection(pool, (client) =>
        drizzle(client).transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' }),
      ),
    close: () => pool.end(),
  };
}

/** What a commit would check at the end of a piece of work: its caller goes on as if it were committed. */
const checkDeferred = sql`set constraints all immediate; set constraints all deferred`;

/** Drizzle itself does not give a connection back to the pool when a transaction cannot even begin on it. */
async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
