/** A unit of a file, or one already recorded, and the unit above it, by their keys. */
export interface TreeNode {
  readonly key: string;
  readonly parent: string | null;
  /** Null for a recorded unit that the file does not hold. */
  readonly line: number | null;
}

export type TreeFault =
  | { readonly code: 'unit-parent-unknown' }
  | { readonly code: 'unit-in-cycle'; readonly path: readonly string[] }
  | { readonly code: 'unit-parent-refused'; readonly parentLine: number };

/**
 * What keeps units from forming trees, in any order of the rows: parents that nobody knows, circles, and rows under a
 * refused row. `refused` are keys of rows that are refused for reasons of their own, with their lines.
 */
export function treeFaults(
  nodes: ReadonlyMap<string, TreeNode>,
  refused: ReadonlyMap<string, number>,
): Map<string, TreeFault> {
  const faults = new Map<string, TreeFault>();
  const sound = new Set<string>();
  for (const start of nodes.keys()) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    let at: string | null = start;
    let verdict: TreeFault | undefined;
    for (;;) {
      if (at === null || sound.has(at)) break;
      const node = nodes.get(at);
      const known = faults.get(at);
      if (known || refused.has(at) || !node) {
        verdict =
          known || refused.has(at)
            ? { code: 'unit-parent-refused', parentLine: lineOf(at) }
            : { code: 'unit-parent-unknown' };
        break;
      }
      const seen = onPath.get(at);
      if (seen !== undefined) {
        const circle = path.splice(seen);
        for (const key of circle) faults.set(key, { code: 'unit-in-cycle', path: [...circle, circle[0]!] });
        verdict = { code: 'unit-parent-refused', parentLine: lineOf(circle[0]!) };
        break;
      }
      onPath.set(at, path.length);
      path.push(at);
      at = node.parent;
    }
    // From the top down: only the uppermost lacks its parent, the others lie under it.
    for (const key of path.reverse()) {
      if (!verdict) sound.add(key);
      else {
        faults.set(key, verdict);
        verdict = { code: 'unit-parent-refused', parentLine: lineOf(key) };
      }
    }
  }
  return faults;

  function lineOf(key: string): number {
    return refused.get(key) ?? nodes.get(key)?.line ?? 0;
  }
}
