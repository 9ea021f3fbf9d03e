import type { Transaction } from './transaction.ts';

type Work<T> = (transaction: Transaction) => Promise<T>;
/** Runs work in a transaction of its own, which ends with the work. */
type Begin = <T>(work: Work<T>) => Promise<T>;
/** Says on whose behalf the work is done; true if the lock was got. */
type Act = Work<boolean>;

interface Opened {
  readonly transaction: Transaction;
  commit(): void;
  rollBack(reason: Error): void;
}

/**
 * One transaction for all the work of a request: it stays open when a piece of work is done, and is committed together
 * with what follows from the whole. Work that fails undoes all of it.
 */
export class KeptTransaction {
  /** Taken when it opens, for as long as it lasts. */
  readonly lock: bigint;
  readonly #first: (transaction: Transaction, isLocked: boolean) => Promise<void>;
  #opening: Promise<Opened> | undefined;
  #opened: Opened | undefined;
  #ended: Promise<void> = Promise.resolve();
  #working = 0;
  #hasFailed = false;
  #isOver = false;

  /** `first` is done before the first work, and told whether the lock was free. */
  constructor(lock: bigint, first: (transaction: Transaction, isLocked: boolean) => Promise<void>) {
    this.lock = lock;
    this.#first = first;
  }

  /** Undefined while none is open. */
  get transaction(): Transaction | undefined {
    return this.#opened?.transaction;
  }

  /** True once the request is over, whatever became of it. */
  get isOver(): boolean {
    return this.#isOver;
  }

  async join<T>(begin: Begin, act: Act, work: Work<T>): Promise<T> {
    if (this.#isOver) throw new Error('the request of this transaction is over');
    this.#working += 1;
    try {
      const isOpen = this.#opening !== undefined;
      this.#opening ??= this.#open(begin, act);
      const { transaction } = await this.#opening;
      if (isOpen) await act(transaction);
      return await work(transaction);
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    } finally {
      this.#working -= 1;
      // Not earlier: whoever still works would go on without a transaction.
      if (this.#hasFailed || this.#isOver) await this.rollBack();
    }
  }

  /** Does the last work and commits; what fails undoes everything. */
  async commit(last: Work<void>): Promise<void> {
    const opened = this.#opened;
    if (!opened) throw new Error('there is no transaction to commit');
    this.#forget();
    try {
      await last(opened.transaction);
    } catch (error) {
      opened.rollBack(error as Error);
      await this.#ended.catch(() => {});
      throw error;
    }
    opened.commit();
    await this.#ended;
  }

  /** Undoes what is not committed, as soon as nobody works any more. */
  async rollBack(): Promise<void> {
    this.#hasFailed = true;
    if (this.#working > 0) return;
    const opened = this.#opened;
    this.#forget();
    opened?.rollBack(new Error('rolled back'));
    await this.#ended.catch(() => {});
  }

  /** Nothing more will come: undoes what is not committed, and refuses further work. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.rollBack();
  }

  #forget(): void {
    this.#opening = undefined;
    this.#opened = undefined;
    this.#hasFailed = false;
  }

  #open(begin: Begin, act: Act): Promise<Opened> {
    return new Promise((resolve, reject) => {
      this.#ended = begin(async (transaction) => {
        await this.#first(transaction, await act(transaction));
        await new Promise<void>((commit, rollBack) => {
          this.#opened = { transaction, commit, rollBack };
          resolve(this.#opened);
        });
      });
      this.#ended.catch(reject);
    });
  }
}
