import { createHash } from 'node:crypto';
import type { Values } from './columns.ts';
import type { Form } from './form.ts';
import type { HeldCursor } from './held-cursor.ts';

/** The text of an export, counted and hashed while it is read: the next rows are fetched while some are written. */
export class Content<Row> implements AsyncIterable<Buffer> {
  readonly #cursor: HeldCursor<Row>;
  readonly #itemsOf: (rows: readonly Row[]) => readonly Values[];
  readonly #form: Form;
  readonly #hash = createHash('sha256');
  #rows = 0;

  constructor(cursor: HeldCursor<Row>, itemsOf: (rows: readonly Row[]) => readonly Values[], form: Form) {
    this.#cursor = cursor;
    this.#itemsOf = itemsOf;
    this.#form = form;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    if (this.#form.head !== '') yield this.#bytes(this.#form.head);
    for (let coming = this.#fetch(); ; ) {
      const rows = await coming;
      if (rows.length === 0) break;
      coming = this.#fetch();
      this.#rows += rows.length;
      yield this.#bytes(this.#form.items(this.#itemsOf(rows)));
    }
    const tail = this.#form.tail(this.#rows);
    if (tail !== '') yield this.#bytes(tail);
  }

  /** How much there was; to be asked once, at the end. */
  finish(): { rows: number; sha256: string } {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }

  #fetch(): Promise<Row[]> {
    const coming = this.#cursor.next();
    // Whoever waits for it hears of an error; a reader who left waits no more.
    coming.catch(() => {});
    return coming;
  }

  #bytes(text: string): Buffer {
    const bytes = Buffer.from(text);
    this.#hash.update(bytes);
    return bytes;
  }
}
