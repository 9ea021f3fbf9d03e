import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalOf } from '../access/caller.ts';
import { publicAddress } from '../http/links.ts';
import { audienceName, audienceOf } from './audience.ts';
import { type FeedPosition, feedCursor, readFeedCursor } from './cursor.ts';
import { type EventKind, typePrefix } from './kind.ts';
import { type FeedFilter, type FeedOrder, type FeedPage, readEvents, type StoredEvent } from './store.ts';
import type { FeedWatch, Outcome } from './watch.ts';

/** One caller's reading of the feed. */
export class FeedReading {
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #kinds: readonly EventKind[];
  readonly #watch: FeedWatch;
  readonly #filter: FeedFilter;

  constructor(
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    { kinds, watch, filter }: { kinds: readonly EventKind[]; watch: FeedWatch; filter: FeedFilter },
  ) {
    this.#request = request;
    this.#reply = reply;
    this.#kinds = kinds;
    this.#watch = watch;
    this.#filter = filter;
  }

  /** The place that a caller names: a cursor, `latest`, or none for the oldest event that is kept. */
  placeOf(after: string | undefined): FeedOrder['after'] {
    if (after === undefined) return 'oldest';
    return after === 'latest' ? 'latest' : readFeedCursor(this.#request, after);
  }

  async read(after: FeedOrder['after'], limit: number): Promise<FeedPage> {
    const audience = await audienceOf(this.#request, this.#kinds);
    return readEvents(this.#request.server.database.read, {
      after,
      audience,
      filter: this.#filter,
      limit,
    });
  }

  /**
   * Waits for news, and looks again at who asks: whoever may not see them any more is refused.
   * @throws Problem if the key or token is no longer valid
   */
  async wait(after: FeedPosition, milliseconds: number): Promise<Outcome> {
    const outcome = await this.#watch.wait(after, milliseconds, this.#reply);
    if (outcome !== 'end') await this.#request.server.lookAgain(this.#request);
    return outcome;
  }

  /** Changes when the caller may see something else than before. */
  get audience(): string {
    return audienceName(principalOf(this.#request), this.#kinds);
  }

  cursorOf(position: FeedPosition): string {
    return feedCursor(this.#request, position);
  }

  /** An event as CloudEvents 1.0 writes it. */
  cloudEventOf({ id, kind, resource, subject, time, data }: StoredEvent) {
    return {
      specversion: '1.0',
      id,
      source: publicAddress(this.#request, '/v1/events'),
      type: typePrefix + kind,
      subject,
      time,
      datacontenttype: 'application/json',
      resource,
      data,
    };
  }
}
