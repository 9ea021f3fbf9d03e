import type { Config } from '../config.ts';
import type { ConstraintProblems } from './database/constraints.ts';
import type { Database } from './database/database.ts';
import type { CursorCodec } from './http/cursor.ts';
import type { SubjectSources } from './subjects/subject.ts';

declare module 'fastify' {
  /** What every request may need; decorated once in `buildApp`. */
  interface FastifyInstance {
    config: Config;
    database: Database;
    databaseUrl: string;
    cursors: CursorCodec;
    constraints: ConstraintProblems;
    /** Where what consultations and campaigns are about is looked up. */
    subjects: SubjectSources;
    /** Today in the service's time zone, as YYYY-MM-DD. */
    today(): string;
  }
}
