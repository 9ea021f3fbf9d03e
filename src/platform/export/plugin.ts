import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import pg from 'pg';
import { Turns } from './turns.ts';

declare module 'fastify' {
  interface FastifyInstance {
    exports: Exports;
  }
}

export interface Exports {
  /** Connections of exports alone: their readers may be slow, and others must not wait for them. */
  readonly pool: pg.Pool;
  readonly turns: Turns;
}

export const turnLimits = { atOnce: 8, perCaller: 4 };

/** What all exports of an instance share. */
export const exports = fp(async (app: FastifyInstance) => {
  const pool = new pg.Pool({
    connectionString: app.databaseUrl,
    max: turnLimits.atOnce,
    application_name: 'penata-export',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // Without a listener a connection that breaks would end the process.
  pool.on('error', (error) => app.log.warn({ err: error }, 'an idle connection of exports broke'));
  pool.on('connect', (client) => client.on('error', () => {}));
  app.decorate('exports', { pool, turns: new Turns(turnLimits) });
  app.addHook('onClose', () => pool.end());
});
