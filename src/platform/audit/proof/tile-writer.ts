import { emptyRoot, hashLength } from './merkle.ts';
import { partialTileKeys, rootOfHashes, type TileKey, tileWidth } from './tiles.ts';

/** A tile as it is to be stored: one with the same key is replaced. */
export interface Tile extends TileKey {
  readonly hashes: Buffer;
}

interface Edge {
  readonly hashes: Buffer;
  position: number;
  count: number;
  isChanged: boolean;
}

/**
 * Grows the tiles of a log by leaf hashes that come in a stream. Holds one tile of each level, besides those that got
 * full and were not taken yet.
 */
export class TileWriter {
  #size: number;
  readonly #edges: Edge[] = [];
  #full: Tile[] = [];

  /** `partial` are the hashes of the tiles `partialTileKeys(size)`, in this order. */
  constructor(size = 0, partial: readonly Buffer[] = []) {
    this.#size = size;
    for (const [at, { level, position }] of partialTileKeys(size).entries()) {
      const count = Math.floor(size / tileWidth ** level) % tileWidth;
      const hashes = partial[at];
      if (hashes?.length !== count * hashLength)
        throw new Error(`tile ${level}/${position} of the audit log does not hold ${count} hashes`);
      hashes.copy(this.#edge(level).hashes);
      this.#edge(level).count = count;
    }
  }

  get size(): number {
    return this.#size;
  }

  append(leafHash: Buffer): void {
    this.#size++;
    this.#push(0, leafHash);
  }

  /** Tiles that became full since they were last taken. */
  takeFull(): Tile[] {
    const taken = this.#full;
    this.#full = [];
    return taken;
  }

  /** All tiles that changed and were not taken yet: the full ones and the partial ones at the right edge. */
  finish(): Tile[] {
    const partial = this.#edges.flatMap(({ hashes, position, count, isChanged }, level) =>
      isChanged && count > 0
        ? [{ level, position, hashes: Buffer.from(hashes.subarray(0, count * hashLength)) }]
        : [],
    );
    for (const edge of this.#edges) edge.isChanged = false;
    return [...this.takeFull(), ...partial];
  }

  /** Root of the tree as it is now. */
  root(): Buffer {
    let right: Buffer | undefined;
    for (const { hashes, count } of this.#edges) {
      if (count > 0) right = rootOfHashes(hashes, 0, count, right);
    }
    return right ?? emptyRoot;
  }

  #push(level: number, hash: Buffer): void {
    const edge = this.#edge(level);
    hash.copy(edge.hashes, edge.count * hashLength);
    edge.count++;
    edge.isChanged = true;
    if (edge.count < tileWidth) return;
    this.#full.push({ level, position: edge.position, hashes: Buffer.from(edge.hashes) });
    edge.position++;
    edge.count = 0;
    edge.isChanged = false;
    this.#push(level + 1, rootOfHashes(edge.hashes, 0, tileWidth));
  }

  #edge(level: number): Edge {
    while (this.#edges.length <= level) {
      const below = this.#edges.length + 1;
      this.#edges.push({
        hashes: Buffer.alloc(tileWidth * hashLength),
        position: Math.floor(this.#size / tileWidth ** below),
        count: 0,
        isChanged: false,
      });
    }
    return this.#edges[level]!;
  }
}
