import type { ServerResponse } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { FeedPosition } from './cursor.ts';

/** Why somebody who waited for news waits no longer. */
export type Outcome = 'news' | 'time' | 'end';

interface Waiter {
  readonly after: FeedPosition;
  readonly wake: (outcome: Outcome) => void;
}

const pollMilliseconds = 250;

/**
 * Wakes those who wait for events. While anybody does, this instance asks the database a few times a second whether
 * there are any: a notification with each commit would have all commits wait for one another.
 */
export class FeedWatch {
  readonly #pool: pg.Pool;
  readonly #log: FastifyBaseLogger;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #isEnded = false;

  constructor(pool: pg.Pool, log: FastifyBaseLogger) {
    this.#pool = pool;
    this.#log = log;
  }

  /** Waits until there are events after a place in the feed; no longer than so many milliseconds, or than the client. */
  wait(after: FeedPosition, milliseconds: number, { raw }: { raw: ServerResponse }): Promise<Outcome> {
    if (this.#isEnded || raw.destroyed) return Promise.resolve('end');
    return new Promise((resolve) => {
      const leave = () => waiter.wake('end');
      const timer = setTimeout(() => waiter.wake('time'), milliseconds);
      const waiter: Waiter = {
        after,
        wake: (outcome) => {
          clearTimeout(timer);
          raw.off('close', leave);
          this.#waiters.delete(waiter);
          resolve(outcome);
        },
      };
      raw.once('close', leave);
      this.#waiters.add(waiter);
      this.#schedule();
    });
  }

  /** Nobody waits any longer. */
  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    for (const { wake } of [...this.#waiters]) wake('end');
  }

  #schedule(): void {
    if (this.#isEnded || this.#timer || this.#waiters.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#look()
        .catch((error: Error) => this.#log.warn({ err: error }, 'new events cannot be looked for'))
        .finally(() => {
          this.#timer = undefined;
          this.#schedule();
        });
    }, pollMilliseconds);
  }

  async #look(): Promise<void> {
    const { rows } = await this.#pool.query<{ transactionId: string; eventId: string }>(
      `select transaction_id::text as "transactionId", id::text as "eventId" from events.outbox
        where transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction_id desc, id desc limit 1`,
    );
    const [newest] = rows;
    if (!newest) return;
    for (const { after, wake } of [...this.#waiters]) if (isBefore(after, newest)) wake('news');
  }
}

function isBefore(
  a: Pick<FeedPosition, 'transactionId' | 'eventId'>,
  b: Pick<FeedPosition, 'transactionId' | 'eventId'>,
): boolean {
  const [before, after] = [BigInt(a.transactionId), BigInt(b.transactionId)];
  return before < after || (before === after && BigInt(a.eventId) < BigInt(b.eventId));
}
