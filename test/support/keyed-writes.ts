import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, TestApp } from './build.ts';
import { query } from './database.ts';
import { personOf } from './employees.ts';
import { aUnit } from './organisation.ts';
import type { Owner } from './process.ts';
import { isUnavailable } from './remote.ts';

interface Write {
  readonly path: string;
  readonly body: object;
  /** The Idempotency-Key that all its attempts carry. */
  readonly key: string;
  /** What only this write writes: its name or number. */
  readonly mark: string;
}

interface Acknowledged extends Write {
  readonly attempts: number;
  readonly answer: Answer;
}

export interface Tally {
  readonly acknowledged: number;
  /** Of these, how many had to be sent more than once. */
  readonly repeated: number;
  readonly lost: number;
  readonly doubled: number;
  /** Repetitions under the same key that were answered otherwise than the first time, or another body that was not refused. */
  readonly otherwise: number;
}

const pauseMilliseconds = 50;
const day = 86_400_000;

/** Clients that write without end; each write is repeated under its own key until it is acknowledged. */
export class KeyedWriters {
  readonly #acknowledged: Acknowledged[] = [];
  /** Answers that neither acknowledge nor ask to come again, and attempts without any answer in time. */
  readonly mishaps: string[] = [];
  readonly #unitId: string;
  readonly #run = randomUUID().slice(0, 8);
  readonly #firstBirth = Date.UTC(1960, 0, 1) + randomInt(7000) * day;
  #api: Pick<TestApp, 'call'>;
  #number = 0;
  #isStopped = false;
  /** Nobody waits any more for what was begun. */
  #isGivenUp = false;
  #clients: Promise<void>[] = [];

  private constructor(api: Pick<TestApp, 'call'>, unitId: string) {
    this.#api = api;
    this.#unitId = unitId;
  }

  static async begin(owner: Owner, api: Pick<TestApp, 'call'>, clients: number): Promise<KeyedWriters> {
    const writers = new KeyedWriters(api, (await aUnit(api)).id);
    owner.teardown(() => {
      writers.#isStopped = true;
      writers.#isGivenUp = true;
    });
    writers.goOn(clients);
    return writers;
  }

  /** Begins, also anew after a stop. */
  goOn(clients: number): void {
    this.#isStopped = false;
    this.#clients = Array.from({ length: clients }, () => this.#writeOnAndOn());
  }

  /** From now on attempts go to another instance. */
  moveTo(api: Pick<TestApp, 'call'>): void {
    this.#api = api;
  }

  /** Begins nothing new, and waits until all that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#clients);
  }

  /** Personal numbers that were sent, which no log may hold. */
  get secrets(): string[] {
    return this.#acknowledged.map(({ mark }) => mark).filter((mark) => /^\d{18}$/.test(mark));
  }

  /** Compares what was acknowledged with what is there, repeats some writes, and misuses their keys. */
  async tally(ownerUrl: string): Promise<Tally> {
    const rows = await query<{ mark: string; times: number }>(
      ownerUrl,
      `select mark, count(*)::int as times
         from (select code as mark from organisation.units
               union all select name from organisation.position_versions
               union all select nip from employees.employees) as written
        where mark = any($1::text[]) group by mark`,
      [this.#acknowledged.map(({ mark }) => mark)],
    );
    const times = new Map(rows.map((row) => [row.mark, row.times]));
    const repeated = this.#acknowledged.filter(({ attempts }) => attempts > 1);
    let otherwise = 0;
    for (const write of [...repeated, ...this.#acknowledged.slice(0, 20)]) {
      const again = await this.#attempt(write);
      const misused = await this.#attempt({ ...write, body: { ...write.body, externalIds: [] } });
      if (!again || !isSame(again, write.answer) || misused?.body.code !== 'idempotency-key-reused')
        otherwise += 1;
    }
    return {
      acknowledged: this.#acknowledged.length,
      repeated: repeated.length,
      lost: this.#acknowledged.filter(({ mark }) => !times.has(mark)).length,
      doubled: rows.filter((row) => row.times > 1).length,
      otherwise,
    };
  }

  async #writeOnAndOn(): Promise<void> {
    while (!this.#isStopped) await this.#writeUntilAcknowledged(this.#next());
  }

  async #writeUntilAcknowledged(write: Write): Promise<void> {
    for (let attempts = 1; !this.#isGivenUp; attempts++) {
      const answer = await this.#attempt(write);
      if (answer?.status === 201) {
        this.#acknowledged.push({ ...write, answer, attempts });
        return;
      }
      if (answer && !asksToComeAgain(answer)) {
        this.mishaps.push(`${write.path}: ${answer.status} ${answer.text}`);
        return;
      }
      await delay(pauseMilliseconds);
    }
  }

  async #attempt({ path, body, key }: Write): Promise<Answer | undefined> {
    try {
      return await this.#api.call('POST', path, { body, headers: { 'idempotency-key': key } });
    } catch (error) {
      // Else the connection broke: nobody knows whether it was written.
      if ((error as Error).name === 'TimeoutError') this.mishaps.push(`${path}: no answer`);
      return undefined;
    }
  }

  #next(): Write {
    const number = this.#number;
    this.#number += 1;
    const mark = `${this.#run}-${number}`;
    const key = randomUUID();
    if (number % 3 === 0) {
      const body = { code: mark, name: mark, kind: 'agency', parentId: null, validFrom: '2020-01-01' };
      return { path: '/v1/units', body, key, mark };
    }
    if (number % 3 === 1) {
      const body = {
        name: mark,
        unitId: this.#unitId,
        kind: 'pelaksana',
        headCountNeeded: 1,
        validFrom: '2020-01-01',
      };
      return { path: '/v1/positions', body, key, mark };
    }
    // The serial of a NIP has three digits: others with it were born on another day.
    const birthDate = new Date(this.#firstBirth + Math.floor(number / 1500) * day);
    const person = personOf({ birthDate: birthDate.toISOString().slice(0, 10) });
    return { path: '/v1/employees', body: person, key, mark: person.nip };
  }
}

/** A clear refusal for now: the database is away, or the first attempt is still under way. */
const asksToComeAgain = (answer: Answer): boolean =>
  isUnavailable(answer) || (answer.status === 409 && /idempotency/.test(answer.body.code));

const isSame = ({ status, headers, text }: Answer, first: Answer): boolean =>
  status === first.status &&
  headers.location === first.headers.location &&
  headers.etag === first.headers.etag &&
  text === first.text;
