import type { Config } from '../../config.ts';
import { clock, type Limit, limitHeaders, tooManyRequests } from '../access/too-many-requests.ts';
import { WindowCounter } from '../access/window-counter.ts';

const minute = 60_000;
/** Of each kind; all of them take about 10 MB. */
const maximumCounters = 50_000;

/**
 * Limits what the public sends on a topic (a survey, a forum): from one client address in an hour, and from all of
 * them in a minute. A limit of 0 means none. Each instance counts for itself and in memory, as `limits` does.
 */
export class TopicLimits {
  readonly #ofAddress: Limit;
  readonly #ofTopic: Limit;
  readonly #byAddress = new WindowCounter(60 * minute, maximumCounters);
  readonly #byTopic = new WindowCounter(minute, maximumCounters);

  constructor({ answersPerAddressHour, answersPerTopicMinute }: Config) {
    this.#ofAddress = {
      policy: 'address',
      quota: answersPerAddressHour,
      milliseconds: this.#byAddress.length,
    };
    this.#ofTopic = { policy: 'topic', quota: answersPerTopicMinute, milliseconds: this.#byTopic.length };
  }

  /**
   * Counts one more. What is refused of an address does not count for the topic, or one could close it for all.
   * @param topic kind and id of what it is sent on
   * @throws Problem `too-many-requests`
   */
  require(topic: string, address: string): void {
    require(this.#byAddress, `${topic} ${address}`, this.#ofAddress);
    require(this.#byTopic, topic, this.#ofTopic);
  }
}

function require(counter: WindowCounter, key: string, limit: Limit): void {
  if (limit.quota === 0) return;
  const now = clock();
  const window = counter.count(key, now);
  if (window.count > limit.quota) throw tooManyRequests(window, now, limitHeaders(limit, window, now));
}
