import { emptyRoot, nodeHash } from './merkle.ts';

export interface InclusionClaim {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly leafHash: Buffer;
  readonly path: readonly Buffer[];
  readonly rootHash: Buffer;
}

/** Whether a leaf is at its place in the tree of a root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ leafIndex, treeSize, leafHash, path, rootHash }: InclusionClaim): boolean {
  if (leafIndex >= treeSize) return false;
  let at = leafIndex;
  let last = treeSize - 1;
  let root = leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      root = nodeHash(sibling, root);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      root = nodeHash(root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && root.equals(rootHash);
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Buffer;
  readonly newRoot: Buffer;
  readonly path: readonly Buffer[];
}

/**
 * Whether the newer tree begins with all leaves of the older (RFC 9162 §2.1.4.2). Of equal trees, and of the tree
 * without leaves, the proof is empty.
 */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path }: ConsistencyClaim): boolean {
  if (oldSize > newSize) return false;
  if (oldSize === newSize) return path.length === 0 && oldRoot.equals(newRoot);
  if (oldSize === 0) return path.length === 0 && oldRoot.equals(emptyRoot);
  let at = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  // The old tree is itself a node of the new one, which the proof leaves out.
  const isWholeNode = at === 0;
  const [first, ...rest] = isWholeNode ? [oldRoot, ...path] : path;
  if (first === undefined || path.length === 0) return false;
  let [oldFold, newFold] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      oldFold = nodeHash(sibling, oldFold);
      newFold = nodeHash(sibling, newFold);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newFold = nodeHash(newFold, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && oldFold.equals(oldRoot) && newFold.equals(newRoot);
}

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
