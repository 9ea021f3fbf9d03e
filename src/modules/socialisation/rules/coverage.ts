import { hiddenGroups, percentOf } from '../../feedback/index.ts';
import type { Coverage } from '../schemas/coverage.ts';

/** How far the members of a group have come. */
export interface Progress {
  readonly members: number;
  readonly reached: number;
  readonly read: number;
  readonly understood: number;
}

/** How those of a group stand to the change who have said so. */
export interface Stances {
  readonly support: number;
  readonly neutral: number;
  readonly concern: number;
}

/** A group as it is told of; without its stances where they are withheld. */
export function told(progress: Progress, hasQuiz: boolean, stances: Stances | undefined): Coverage {
  const { members, reached, read, understood } = progress;
  return {
    ...{ members, reached, read },
    understood: hasQuiz ? understood : null,
    reachedPercent: percentOf(reached, members),
    readPercent: percentOf(read, members),
    isSuppressed: stances === undefined,
    stated: stances ? statedIn(stances) : null,
    support: stances?.support ?? null,
    neutral: stances?.neutral ?? null,
    concern: stances?.concern ?? null,
  };
}

export const statedIn = ({ support, neutral, concern }: Stances): number => support + neutral + concern;

/** A unit with all below it, and how many there have said how they stand to it; 0 if it is not told of. */
export interface StatedUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly stated: number;
}

/**
 * The units of which nothing may be told, so that the few of another do not follow: of each unit that is told of, its
 * children and what remains beside them are looked at together, from the top of the tree down.
 * @param whole how many of all have said so; 0 if that is not told
 */
export function hiddenUnits(units: readonly StatedUnit[], whole: number): Set<string> {
  const known = new Set(units.map(({ unitId }) => unitId));
  const children = new Map<string | null, StatedUnit[]>();
  for (const unit of units) {
    const above = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    children.set(above, [...(children.get(above) ?? []), unit]);
  }
  const hidden = new Set<string>();
  look(null, whole, whole === 0);
  return hidden;

  function look(parentId: string | null, stated: number, isHidden: boolean): void {
    const below = children.get(parentId) ?? [];
    const flags = isHidden ? below.map(() => true) : hiddenBeside(below, stated);
    for (const [at, child] of below.entries()) {
      if (flags[at]) hidden.add(child.unitId);
      look(child.unitId, child.stated, flags[at]!);
    }
  }
}

/**
 * Which parts of a whole are not told of. What remains of the whole beside them is a group of its own that is never told
 * of, and yet follows.
 */
export function hiddenBeside(parts: readonly Pick<StatedUnit, 'stated'>[], whole: number): boolean[] {
  const sizes = parts.map(({ stated }) => stated);
  const rest = whole - sizes.reduce((sum, size) => sum + size, 0);
  return hiddenGroups([...sizes, Math.max(rest, 0)]).slice(0, sizes.length);
}
