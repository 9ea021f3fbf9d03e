/** What became of one that was taken with others; `unsettled`: another had the same in this moment, ask again. */
interface Settled {
  readonly outcome: string;
}

interface Waiting<Incoming, Outcome> {
  readonly incoming: Incoming;
  rounds: number;
  settle(outcome: Outcome): void;
  fail(error: unknown): void;
}

const mostAtOnce = 200;
const mostRounds = 5;

/**
 * Takes what arrives at the same time together: what came while the database was writing is written next, in one
 * statement. Nobody is told before it is committed. One write at a time, so that rows that many change (a roll-up, the
 * count of a post) are never waited for within a process.
 */
export class Desk<Incoming, Outcome extends Settled> {
  readonly #take: (incoming: readonly Incoming[]) => Promise<Outcome[]>;
  #waiting: Waiting<Incoming, Outcome>[] = [];
  #isWriting = false;

  constructor(take: (incoming: readonly Incoming[]) => Promise<Outcome[]>) {
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

  async #takeOver(batch: readonly Waiting<Incoming, Outcome>[]): Promise<void> {
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
