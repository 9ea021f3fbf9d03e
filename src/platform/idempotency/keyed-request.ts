import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalOf } from '../access/caller.ts';
import type { Reader, Transaction } from '../database/database.ts';
import { KeptTransaction } from '../database/kept-transaction.ts';
import type { Shown } from '../http/masking.ts';
import { Problem } from '../http/problem.ts';
import { answerAsText, RepeatedAnswer } from './answer.ts';
import { fingerprintOf } from './fingerprint.ts';
import { IdempotencyKey, requireKeyText } from './key.ts';
import { idempotencyProblems } from './problems.ts';
import { findAnswer, insertAnswer } from './store.ts';

/** A request with an `Idempotency-Key`: its effect and its answer land in one transaction, or neither. */
export class KeyedRequest {
  /** What all work of the request joins. */
  readonly kept: KeptTransaction;
  /** Whose personal data the answer shows. */
  shown: Shown | null = null;
  readonly #caller: string;
  readonly #key: IdempotencyKey;
  #fingerprint: Buffer | undefined;

  /** @throws Problem `invalid-input` if the header is no key */
  constructor(request: FastifyRequest) {
    const { kind, id } = principalOf(request);
    this.#caller = `${kind}:${id}`;
    this.#key = new IdempotencyKey(requireKeyText(request), this.#caller);
    this.kept = new KeptTransaction(this.#key.hash.readBigInt64BE(), (transaction, isLocked) =>
      this.#take(transaction, isLocked),
    );
  }

  /** Says what the request asks for: once it is known, a repetition is told from a misuse of the key. */
  identify(request: FastifyRequest, content: unknown): void {
    this.#fingerprint = fingerprintOf(request, content);
  }

  /**
   * Goes on if the key is new.
   * @throws RepeatedAnswer if this was answered before; Problem if the key belongs to another request
   */
  async requireNew(reader: Reader): Promise<void> {
    const before = await findAnswer(reader, this.#caller, this.#key.hash);
    if (!before) return;
    if (!this.#fingerprint?.equals(before.fingerprint))
      throw new Problem(idempotencyProblems['idempotency-key-reused']);
    throw new RepeatedAnswer(this.#key.unseal(before.answer));
  }

  /** Keeps the answer and commits, if it says that all is well; else undoes what was done. */
  async settle(reply: FastifyReply, payload: unknown): Promise<void> {
    if (reply.statusCode >= 400) return this.kept.rollBack();
    if (this.kept.isOver || reply.hasHeader('idempotency-replayed')) return;
    if (!this.kept.transaction || !this.#fingerprint)
      throw new Error('a request with an idempotency key took effect outside of its transaction');
    const fingerprint = this.#fingerprint;
    const answer = this.#key.seal(answerAsText(reply, payload, this.shown));
    const kept = { caller: this.#caller, keyHash: this.#key.hash, fingerprint, answer };
    await this.kept.commit((transaction) => insertAnswer(transaction, kept));
  }

  async #take(transaction: Transaction, isLocked: boolean): Promise<void> {
    if (!isLocked) throw inFlight();
    // The one that held it may have committed since this was looked up; what streams in is compared when it is here.
    if (this.#fingerprint) await this.requireNew(transaction);
  }
}

export const inFlight = (): Problem =>
  new Problem(idempotencyProblems['idempotency-key-in-flight'], { headers: { 'retry-after': '1' } });
