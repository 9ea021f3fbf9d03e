import type { Config } from '../config.ts';
import type { ConstraintProblems } from './database/constraints.ts';
import type { Database } from './database/database.ts';
import type { CursorCodec } from './http/cursor.ts';

declare module 'fastify' {
  /** What every request may need; decorated once in `buildApp`. */
  interface FastifyInstance {
    config: Config;
    database: Database;
    databaseUrl: string;
    cursors: CursorCodec;
    constraints: ConstraintProblems;
    /** Today in the service's time zone, as YYYY-MM-DD. */
    today(): string;
  }
}
