import { setTimeout as delay } from 'node:timers/promises';
import type { TestApp } from './build.ts';
import type { Owner } from './process.ts';
import { isUnavailable } from './remote.ts';

const pauseMilliseconds = 20;

/** Clients that read without end. */
export class Readers {
  /** Everything but what was asked for and clear refusals; attempts that were not answered in time. */
  readonly mishaps: string[] = [];
  answered = 0;
  refused = 0;
  readonly #api: Pick<TestApp, 'call'>;
  readonly #urls: readonly string[];
  #isStopped = false;
  readonly #clients: readonly Promise<void>[];

  constructor(owner: Owner, api: Pick<TestApp, 'call'>, clients: number, urls: readonly string[]) {
    owner.teardown(() => this.stop());
    this.#api = api;
    this.#urls = urls;
    this.#clients = Array.from({ length: clients }, () => this.#readOnAndOn());
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#clients);
  }

  async #readOnAndOn(): Promise<void> {
    for (let turn = 0; !this.#isStopped; turn++) {
      const url = this.#urls[turn % this.#urls.length]!;
      try {
        const answer = await this.#api.call('GET', url);
        if (answer.status === 200) this.answered += 1;
        else if (isUnavailable(answer)) this.refused += 1;
        else this.mishaps.push(`${url}: ${answer.status} ${answer.text}`);
      } catch (error) {
        this.mishaps.push(`${url}: ${String((error as Error).cause ?? error)}`);
      }
      await delay(pauseMilliseconds);
    }
  }
}

/** What clients suffered that nothing must happen to; a machine that is busy with other things may refuse a few. */
export function complaintsOf(readers: readonly Readers[], answersAtLeast: number): string[] {
  const sumOf = (count: 'answered' | 'refused') => readers.reduce((sum, one) => sum + one[count], 0);
  const answered = sumOf('answered');
  const refused = sumOf('refused');
  const mishaps = readers.flatMap((one) => one.mishaps);
  return answered < answersAtLeast || refused > answered / 20
    ? [...mishaps, `others: ${answered} answered, ${refused} refused`]
    : mishaps;
}
