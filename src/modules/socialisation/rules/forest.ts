/** A unit of the tree as it is on a day. */
export interface TreeUnit {
  readonly unitId: string;
  readonly parentId: string | null;
}

/** The units of a day as a tree, to add up what is known of single units. */
export class Forest<Unit extends TreeUnit = TreeUnit> {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #children = new Map<string, Unit[]>();

  constructor(units: readonly Unit[]) {
    this.#units = new Map(units.map((unit) => [unit.unitId, unit]));
    for (const unit of units) {
      if (unit.parentId === null || !this.#units.has(unit.parentId)) continue;
      const siblings = this.#children.get(unit.parentId);
      if (siblings) siblings.push(unit);
      else this.#children.set(unit.parentId, [unit]);
    }
  }

  find(unitId: string): Unit | undefined {
    return this.#units.get(unitId);
  }

  childrenOf(unitId: string): readonly Unit[] {
    return this.#children.get(unitId) ?? [];
  }

  /** A unit and all below it, each before what lies below it. */
  subtreeOf(unitId: string): Unit[] {
    const root = this.#units.get(unitId);
    const found = root ? [root] : [];
    for (let at = 0; at < found.length; at++) found.push(...this.childrenOf(found[at]!.unitId));
    return found;
  }

  /** The units with nothing above them among those that fit. */
  rootsWithin(fits: (unitId: string) => boolean): Unit[] {
    return [...this.#units.values()].filter(
      ({ unitId, parentId }) =>
        fits(unitId) && (parentId === null || !this.#units.has(parentId) || !fits(parentId)),
    );
  }

  /** For a unit and all below it: what is known of each with all that lies below it, added up. */
  sumsUnder<Value>(
    unitId: string,
    own: (unitId: string) => Value,
    add: (a: Value, b: Value) => Value,
  ): Map<string, Value> {
    const subtree = this.subtreeOf(unitId);
    const sums = new Map(subtree.map((unit) => [unit.unitId, own(unit.unitId)]));
    for (const unit of subtree.toReversed()) {
      const { parentId } = unit;
      if (unit.unitId === unitId || parentId === null) continue;
      sums.set(parentId, add(sums.get(parentId)!, sums.get(unit.unitId)!));
    }
    return sums;
  }
}
