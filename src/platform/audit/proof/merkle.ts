import { hash } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const hashLength = 32;

const node = Buffer.alloc(1 + 2 * hashLength, 1);

/** Root of the tree without leaves (RFC 9162 §2.1.1). */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

/** Hash of a leaf (RFC 9162 §2.1.1); `text` stands for its UTF-8 bytes. */
export const leafHash = (text: string): Buffer => hash('sha256', `\0${text}`, 'buffer');

/** Hash of an inner node (RFC 9162 §2.1.1). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(node, 1);
  right.copy(node, 1 + hashLength);
  return hash('sha256', node, 'buffer');
}

/** Leaves [start, end) that one node of a tree covers. */
export interface Subtree {
  readonly start: number;
  readonly end: number;
}

/** The largest power of two that is at most `size` (from 1 on). Not by bit operators: those end at 2^31. */
export function largestPowerWithin(size: number): number {
  let width = 2 ** Math.floor(Math.log2(size));
  while (width > size) width /= 2;
  while (width * 2 <= size) width *= 2;
  return width;
}

/** The maximal complete subtrees that cover [start, end), left to right; `start` must be where a node starts. */
export function completeSubtrees(start: number, end: number): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end; ) {
    const width = largestPowerWithin(end - at);
    subtrees.push({ start: at, end: at + width });
    at += width;
  }
  return subtrees;
}

/** The maximal nodes of a tree of `treeSize` leaves that cover [from, treeSize), left to right. */
export function rightSubtrees(from: number, treeSize: number): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < treeSize; ) {
    let width = 1;
    while (at % (width * 2) === 0 && at + width < treeSize) width *= 2;
    const end = Math.min(at + width, treeSize);
    subtrees.push({ start: at, end });
    at = end;
  }
  return subtrees;
}

/**
 * The right edge of a tree that grows leaf by leaf, in memory that grows with the logarithm of its size. It can start
 * at any size from the roots of the complete subtrees to its left.
 */
export class Frontier {
  #size: number;
  readonly #roots: Buffer[];

  /** `roots` are those of `completeSubtrees(0, size)`. */
  constructor(size = 0, roots: readonly Buffer[] = []) {
    if (completeSubtrees(0, size).length !== roots.length)
      throw new RangeError(`${roots.length} roots do not make a tree of ${size} leaves`);
    this.#size = size;
    this.#roots = [...roots];
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Buffer): void {
    this.appendSubtree(leaf, 1);
  }

  /** Appends the root of the next node of `rightSubtrees(size, …)`; after an incomplete one no more can follow. */
  appendSubtree(root: Buffer, width: number): void {
    let merged = root;
    if (largestPowerWithin(width) === width) {
      for (let span = width; Math.floor(this.#size / span) % 2 === 1; span *= 2)
        merged = nodeHash(this.#roots.pop()!, merged);
    }
    this.#roots.push(merged);
    this.#size += width;
  }

  /** Root of the tree so far, or of the tree that ends with a smaller subtree more, of root `tail`. */
  root(tail?: Buffer): Buffer {
    return this.#roots.reduceRight(foldRight, tail) ?? emptyRoot;
  }
}

const foldRight = (right: Buffer | undefined, left: Buffer): Buffer =>
  right === undefined ? left : nodeHash(left, right);

export interface LeafRange {
  /** Index of the first leaf. */
  readonly from: number;
  /** Roots of `completeSubtrees(0, from)`. */
  readonly left: readonly Buffer[];
  readonly leaves: Iterable<Buffer>;
  /** Roots of `rightSubtrees(to, treeSize)`. */
  readonly right: readonly Buffer[];
  readonly treeSize: number;
}

/** Root of a tree of which some leaves in the middle are known and the rest by the roots of its subtrees. */
export function rootOf({ from, left, leaves, right, treeSize }: LeafRange): Buffer {
  const frontier = new Frontier(from, left);
  for (const leaf of leaves) frontier.append(leaf);
  appendRight(frontier, right, treeSize);
  return frontier.root();
}

/** Completes a frontier to `treeSize` by the roots of `rightSubtrees(frontier.size, treeSize)`. */
export function appendRight(frontier: Frontier, right: readonly Buffer[], treeSize: number): void {
  const subtrees = rightSubtrees(frontier.size, treeSize);
  if (subtrees.length !== right.length)
    throw new RangeError(`${right.length} roots do not cover leaves ${frontier.size} to ${treeSize}`);
  for (const [at, { start, end }] of subtrees.entries()) frontier.appendSubtree(right[at]!, end - start);
}
