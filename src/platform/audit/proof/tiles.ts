import {
  completeSubtrees,
  Frontier,
  hashLength,
  largestPowerWithin,
  nodeHash,
  rightSubtrees,
  type Subtree,
} from './merkle.ts';

/** Hashes of a full tile. */
export const tileWidth = 256;

/** Names a tile as C2SP tlog-tiles does: hash j of it is the root of the 256^level leaves number position·256+j. */
export interface TileKey {
  readonly level: number;
  readonly position: number;
}

/** Gives the hashes of each tile that was asked for, one after another, in the order of the keys. */
export type ReadTiles = (keys: readonly TileKey[]) => Promise<readonly Buffer[]>;

/** Keys of the tiles at the right edge of a tree that are not full, lowest level first. */
export function partialTileKeys(treeSize: number): TileKey[] {
  const keys: TileKey[] = [];
  for (let level = 0, nodes = treeSize; nodes > 0; level++, nodes = Math.floor(nodes / tileWidth)) {
    if (nodes % tileWidth > 0) keys.push({ level, position: Math.floor(nodes / tileWidth) });
  }
  return keys;
}

/** Proofs from the tiles of a log. Each method reads the few tiles that it needs in one call, none twice. */
export class TileReader {
  readonly #readTiles: ReadTiles;

  constructor(readTiles: ReadTiles) {
    this.#readTiles = readTiles;
  }

  /** The path of RFC 9162 §2.1.3.1, from the leaf up. Throws a RangeError when the tree has no such leaf. */
  async inclusionProof(leafIndex: number, treeSize: number): Promise<Buffer[]> {
    if (!(leafIndex >= 0 && leafIndex < treeSize))
      throw new RangeError(`a tree of ${treeSize} leaves has no leaf ${leafIndex}`);
    const path: Subtree[] = [];
    for (let start = 0, end = treeSize; end - start > 1; ) {
      const middle = start + splitWidth(end - start);
      path.push(leafIndex < middle ? { start: middle, end } : { start, end: middle });
      if (leafIndex < middle) end = middle;
      else start = middle;
    }
    return this.#rootsOf(path.reverse());
  }

  /** The proof of RFC 9162 §2.1.4.1; empty when the sizes are equal or the older is 0. */
  async consistencyProof(oldSize: number, newSize: number): Promise<Buffer[]> {
    if (!(oldSize >= 0 && oldSize <= newSize))
      throw new RangeError(`a tree of ${newSize} leaves was never one of ${oldSize}`);
    if (oldSize === 0 || oldSize === newSize) return [];
    const path: Subtree[] = [];
    let [start, end] = [0, newSize];
    while (oldSize !== end) {
      const middle = start + splitWidth(end - start);
      path.push(oldSize <= middle ? { start: middle, end } : { start, end: middle });
      if (oldSize <= middle) end = middle;
      else start = middle;
    }
    if (start > 0) path.push({ start, end });
    return this.#rootsOf(path.reverse());
  }

  /** Roots of the subtrees left and right of the leaves [from, to) of a tree, as an export's header names them. */
  async rangeHashes(
    from: number,
    to: number,
    treeSize: number,
  ): Promise<{ left: Buffer[]; right: Buffer[] }> {
    if (!(from >= 0 && from <= to && to <= treeSize))
      throw new RangeError(`leaves ${from} to ${to} are no range of a tree of ${treeSize}`);
    const left = completeSubtrees(0, from);
    const roots = await this.#rootsOf([...left, ...rightSubtrees(to, treeSize)]);
    return { left: roots.slice(0, left.length), right: roots.slice(left.length) };
  }

  async rootOfTree(treeSize: number): Promise<Buffer> {
    if (treeSize === 0) return new Frontier().root();
    const [root] = await this.#rootsOf([{ start: 0, end: treeSize }]);
    return root!;
  }

  async #rootsOf(subtrees: readonly Subtree[]): Promise<Buffer[]> {
    const parts = subtrees.map(({ start, end }) => completeSubtrees(start, end).map(placeInTile));
    const keys = new Map(parts.flat().map(({ key }) => [nameOf(key), key]));
    if (keys.size === 0) return [];
    const contents = await this.#readTiles([...keys.values()]);
    const tiles = new Map([...keys.keys()].map((name, at) => [name, contents[at]]));
    return parts.map((places) => {
      const roots = places.map(({ key, offset, width }) => {
        const hashes = tiles.get(nameOf(key));
        if (hashes === undefined || hashes.length < (offset + width) * hashLength)
          throw new Error(`tile ${nameOf(key)} of the audit log lacks hash ${offset + width - 1}`);
        return rootOfHashes(hashes, offset, width);
      });
      return roots.reduceRight((right, left) => nodeHash(left, right));
    });
  }
}

interface Place {
  readonly key: TileKey;
  readonly offset: number;
  readonly width: number;
}

const nameOf = ({ level, position }: TileKey): string => `${level}/${position}`;

/** Width of the left child of a node with two or more leaves (RFC 9162 §2.1.1). */
const splitWidth = (size: number): number => {
  const width = largestPowerWithin(size);
  return width === size ? width / 2 : width;
};

/** Which hashes of which tile a complete subtree is the root of. */
function placeInTile({ start, end }: Subtree): Place {
  let level = 0;
  let span = 1;
  while (span * tileWidth <= end - start) {
    level++;
    span *= tileWidth;
  }
  const first = start / span;
  const position = Math.floor(first / tileWidth);
  return { key: { level, position }, offset: first % tileWidth, width: (end - start) / span };
}

/** Root over `width` hashes of a tile, followed by that of a smaller subtree if one is given. */
export function rootOfHashes(hashes: Buffer, offset: number, width: number, tail?: Buffer): Buffer {
  const frontier = new Frontier();
  for (let at = offset * hashLength; at < (offset + width) * hashLength; at += hashLength)
    frontier.append(hashes.subarray(at, at + hashLength));
  return frontier.root(tail);
}
