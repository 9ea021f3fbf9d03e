import { Readable } from 'node:stream';
import type { FileStore } from '../files/file-store.ts';
import { nameOf } from '../files/keep.ts';

/** A part of an upload that lies in the store as a file of its own. */
export interface Piece {
  readonly start: number;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** The file that the pieces of an upload make, to be read as one. */
export class PiecedFile {
  readonly bytes: number;
  readonly #store: FileStore;
  readonly #pieces: readonly Piece[];

  /** @param pieces in the order of the bytes, without a gap */
  constructor(store: FileStore, pieces: readonly Piece[]) {
    this.#store = store;
    this.#pieces = pieces;
    this.bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  }

  /** @param end the first byte that is not read any more */
  read(start = 0, end = this.bytes): Readable {
    return Readable.from(this.#bytesOf(start, end), { objectMode: false });
  }

  async *#bytesOf(start: number, end: number): AsyncGenerator<Buffer> {
    for (const piece of this.#pieces) {
      const from = Math.max(start - piece.start, 0);
      const to = Math.min(end - piece.start, piece.bytes);
      if (from >= to) continue;
      yield* await this.#store.read(nameOf(piece.sha256), { start: from, end: to - 1 });
    }
  }
}
