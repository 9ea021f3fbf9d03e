import type { Incoming, Outcome } from '../store/intake.ts';

type Take = (incoming: readonly Incoming[]) => Promise<Outcome[]>;

interface Waiting {
  readonly incoming: Incoming;
  rounds: number;
  settle(outcome: Outcome): void;
  fail(error: unknown): void;
}

const mostAtOnce = 200;
const mostRounds = 5;

/**
 * Takes answers that arrive at the same time together: what came while the database was writing is written next, in one
 * statement. Nobody is told before the answer is committed. One write at a time, so that the roll-ups of a survey are
 * never waited for within a process.
 */
export class Desk {
  readonly #take: Take;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(take: Take) {
    this.#take = take;
  }

  receive(incoming: Incoming): Promise<Outcome> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ incoming, rounds: 0, settle, fail });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#takeOver(this.#waiting.splice(0, mostAtOnce));
    this.#isWriting = false;
  }

  async #takeOver(batch: readonly Waiting[]): Promise<void> {
    let outcomes: Outcome[];
    try {
      outcomes = await this.#take(batch.map(({ incoming }) => incoming));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.fail(error);
      // What is wrong with one must not become the fault of the others.
      for (const one of batch) await this.#takeOver([one]);
      return;
    }
    for (const [at, one] of batch.entries()) {
      one.rounds += 1;
      if (outcomes[at]!.outcome === 'unsettled' && one.rounds < mostRounds) this.#waiting.push(one);
      else one.settle(outcomes[at]!);
    }
  }
}
