import { type SQL, sql } from 'drizzle-orm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type pg from 'pg';
import { principalOf } from '../access/caller.ts';
import { purposeOf } from '../access/purpose.ts';
import type { Shown } from '../http/masking.ts';
import { unavailable } from '../http/problems.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Puts on record that an answer to this request shows personal data. */
    recordShown(request: FastifyRequest, shown: Shown): Promise<void>;
  }
}

/** That personal data of these subjects was shown: one entry of the audit log for each. */
interface PersonalRead extends Reading {
  readonly resource: string;
  readonly subjects: readonly string[];
}

/** Who reads what, by which request and why. */
export interface Reading {
  readonly kind: string;
  readonly who: string;
  readonly request: string;
  readonly shown: { readonly operationId: string; readonly fields: readonly string[] };
  readonly why: string | null;
}

/** What the read log says of a request that shows these fields. */
export function readingOf(request: FastifyRequest, fields: readonly string[]): Reading {
  const { kind, id } = principalOf(request);
  const { operationId } = request.routeOptions.schema as { operationId: string };
  return { kind, who: id, request: request.id, shown: { operationId, fields }, why: purposeOf(request) };
}

/** The statement that puts on record that personal data of all these subjects is read (`resource`, `subject`). */
export const recordReadsOf = (subjects: SQL, { kind, who, request, shown, why }: Reading): SQL => sql`
  select audit.record_reads(${kind}, ${who}, ${request}, alike.resource, alike.subjects,
      ${JSON.stringify(shown)}::jsonb, ${why})
    from (select resource, array_agg(distinct subject) as subjects
            from (${subjects}) as shown
           group by resource) alike`;

/**
 * Puts on record whose personal data an answer shows, before it leaves; if that fails, so does the request. Must stand
 * behind all that chooses what is shown.
 */
export const readLog = fp(async (app: FastifyInstance) => {
  const book = new ReadBook(app.database.pool);

  app.decorate('recordShown', async (request: FastifyRequest, shown: Shown) => {
    const reads = readsOf(request, shown);
    const transaction = request.keyed?.kept.transaction;
    // What is answered together with its effect is on record together with it.
    const recorded = transaction ? transaction.execute(statement(reads)) : book.record(reads);
    await recorded.catch((cause: unknown) => {
      throw unavailable(cause);
    });
  });

  // Whether the answer then shows anything or not, a reason that cannot be kept is refused.
  app.addHook('preHandler', (request, _reply, done) => {
    const { access } = request.routeOptions.config;
    if (access?.kind !== 'scope' || access.sensitive === undefined) return done();
    try {
      purposeOf(request);
      done();
    } catch (error) {
      done(error as Error);
    }
  });

  app.addHook('preSerialization', (request, reply, payload, done) => {
    const { shown, keyed } = request;
    // What was about to be shown may yet have been refused.
    if (!shown || reply.statusCode >= 400) return done(null, payload);
    request.shown = null;
    if (keyed) keyed.shown = shown;
    app.recordShown(request, shown).then(
      () => done(null, payload),
      (error: unknown) => done(error as Error),
    );
  });
});

const readsOf = (request: FastifyRequest, shown: Shown): PersonalRead[] =>
  [...shown.values()].map(({ resource, fields, subjects }) => ({
    ...readingOf(request, fields),
    resource,
    subjects: [...subjects],
  }));

interface Batch {
  readonly reads: PersonalRead[];
  readonly written: Promise<void>;
  settle(outcome: Promise<unknown>): void;
}

/** Writes what requests show. Those that come while others are being written share the next statement and its commit. */
class ReadBook {
  readonly #pool: pg.Pool;
  #waiting: Batch | undefined;
  #isWriting = false;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Resolves once the reads are committed. */
  record(reads: readonly PersonalRead[]): Promise<void> {
    this.#waiting ??= newBatch();
    const batch = this.#waiting;
    batch.reads.push(...reads);
    if (!this.#isWriting) void this.#writeAll();
    return batch.written;
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    for (let batch = this.#waiting; batch; batch = this.#waiting) {
      this.#waiting = undefined;
      batch.settle(this.#pool.query({ ...recordReads, values: [JSON.stringify(batch.reads)] }));
      await batch.written.catch(() => {});
    }
    this.#isWriting = false;
  }
}

const [before, after] = [
  'select audit.record_reads(kind, who, request, resource, subjects, shown, why) from json_to_recordset(',
  `) as read(kind text, who text, request text, resource text, subjects text[], shown jsonb, why text)`,
] as const;
const recordReads = { name: 'record-reads', text: `${before}$1${after}` };
const statement = (reads: readonly PersonalRead[]) =>
  sql`${sql.raw(before)}${JSON.stringify(reads)}${sql.raw(after)}`;

function newBatch(): Batch {
  let settle: Batch['settle'] = () => {};
  const written = new Promise<void>((resolve, reject) => {
    settle = (outcome) => void outcome.then(() => resolve(), reject);
  });
  return { reads: [], written, settle };
}
