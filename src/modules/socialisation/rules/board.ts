import { hiddenGroups, percentOf } from '../../feedback/index.ts';
import type { KindReadiness, ReadinessGroup, UnitReadiness } from '../schemas/readiness.ts';
import type { Forest, TreeUnit } from './forest.ts';
import { addTallies, emptyTally, readinessFigures, type Tally } from './readiness.ts';
import { type Shown, shownUnits } from './small-groups.ts';

type Kind = KindReadiness['positionKind'];

export interface NamedUnit extends TreeUnit {
  readonly code: string;
  readonly name: string;
}

type UnitTally = Tally & { readonly unitId: string; readonly positionKind: Kind };

/** What was answered to a pulse, and the tree of units to which it is added up. */
export interface CountedPulse {
  readonly forest: Forest<NamedUnit>;
  readonly tallies: readonly UnitTally[];
}

/** Answers to a pulse as a caller may see them. */
export class PulseBoard {
  readonly forest: Forest<NamedUnit>;
  readonly #roots: ReadonlySet<string>;
  readonly #own = new Map<string, Tally>();
  readonly #tallies: readonly UnitTally[];
  readonly #shown: Shown;

  /** @param reaches whether the caller reaches a unit */
  constructor({ forest, tallies }: CountedPulse, reaches: (unitId: string) => boolean) {
    this.forest = forest;
    this.#tallies = tallies;
    for (const tally of tallies)
      this.#own.set(tally.unitId, addTallies(this.#own.get(tally.unitId) ?? emptyTally, tally));
    const roots = forest.rootsWithin(reaches).map(({ unitId }) => unitId);
    this.#roots = new Set(roots);
    this.#shown = shownUnits(forest, roots, (unitId) => this.#own.get(unitId)?.answers ?? 0);
  }

  /** The answers of a unit with all below it; null where they are hidden. */
  whole(unitId: string): Tally | null {
    if (!this.#shown.whole.has(unitId)) return null;
    return this.forest
      .subtreeOf(unitId)
      .reduce((sum, unit) => addTallies(sum, this.#own.get(unit.unitId) ?? emptyTally), emptyTally);
  }

  /** The answers of the people of a unit alone; null where they are hidden. */
  own(unitId: string): Tally | null {
    return this.#shown.own.has(unitId) ? (this.#own.get(unitId) ?? emptyTally) : null;
  }

  /**
   * Answers by kind of position, hidden ones as null; none but of the topmost units that the caller reaches. By kind
   * and by unit at once, few would follow from many.
   */
  kinds(unitId: string): ReadonlyMap<Kind, Tally | null> {
    if (!this.#roots.has(unitId)) return new Map();
    const units = new Set(this.forest.subtreeOf(unitId).map((unit) => unit.unitId));
    const byKind = new Map<Kind, Tally>();
    for (const tally of this.#tallies)
      if (units.has(tally.unitId))
        byKind.set(tally.positionKind, addTallies(byKind.get(tally.positionKind) ?? emptyTally, tally));
    const isHidden = !this.#shown.whole.has(unitId);
    const groups = [...byKind];
    const hidden = hiddenGroups(groups.map(([, { answers }]) => answers));
    return new Map(groups.map(([kind, tally], at) => [kind, isHidden || hidden[at] ? null : tally]));
  }
}

interface Group {
  readonly tally: Tally | null;
  readonly before: Tally | null;
  readonly people: number;
}

/**
 * A group as it is told of.
 * @param isFinal whether the pulse is closed: until then it is told how many answered, and no more
 */
function told(
  { tally, before, people }: Group,
  { target, isFinal }: { readonly target: number; readonly isFinal: boolean },
): ReadinessGroup {
  const answers = tally?.answers ?? null;
  const figures = tally && isFinal ? readinessFigures(tally, before, target) : null;
  return {
    people,
    isSuppressed: tally === null,
    answers,
    // Whoever answered and left since has answered nevertheless.
    participation: answers === null ? null : percentOf(answers, Math.max(people, answers)),
    elements: figures?.elements ?? [],
    readiness: figures?.readiness ?? null,
    isBelowTarget: figures?.isBelowTarget ?? null,
    barrier: figures?.barrier ?? null,
    change: figures?.change ?? null,
    trend: figures?.trend ?? null,
  };
}

export interface Asked {
  readonly unitId: string;
  readonly rowsBy: 'children' | 'units';
  readonly target: number;
  readonly isFinal: boolean;
}

/** How ready the people of a unit are, by unit and by kind of position, as a caller may see it. */
export function readinessOfUnit(
  now: PulseBoard,
  before: PulseBoard | null,
  people: readonly { readonly unitId: string; readonly positionKind: Kind; readonly people: number }[],
  asked: Asked,
): { readonly all: ReadinessGroup; readonly kinds: KindReadiness[]; readonly rows: UnitReadiness[] } {
  const { unitId, rowsBy } = asked;
  const { forest } = now;
  const seated = new Map<string, number>();
  for (const group of people) seated.set(group.unitId, (seated.get(group.unitId) ?? 0) + group.people);
  const below = forest.sumsUnder(
    unitId,
    (id) => seated.get(id) ?? 0,
    (a, b) => a + b,
  );
  const whole = (id: string): ReadinessGroup =>
    told({ tally: now.whole(id), before: before?.whole(id) ?? null, people: below.get(id)! }, asked);
  const alone = (id: string): ReadinessGroup =>
    told({ tally: now.own(id), before: before?.own(id) ?? null, people: seated.get(id) ?? 0 }, asked);
  const named = (unit: NamedUnit, group: ReadinessGroup): UnitReadiness => ({
    ...{ unitId: unit.unitId, code: unit.code, name: unit.name },
    ...group,
  });
  const root = forest.find(unitId)!;
  const others = forest.subtreeOf(unitId).slice(1);
  const earlier = before?.kinds(unitId);
  return {
    all: whole(unitId),
    kinds: [...now.kinds(unitId)].map(([positionKind, tally]) => ({
      positionKind,
      ...told(
        {
          tally,
          before: earlier?.get(positionKind) ?? null,
          people: people
            .filter((group) => group.positionKind === positionKind && below.has(group.unitId))
            .reduce((sum, group) => sum + group.people, 0),
        },
        asked,
      ),
    })),
    rows: [
      named(root, alone(unitId)),
      ...(rowsBy === 'units'
        ? others.map((unit) => named(unit, alone(unit.unitId)))
        : forest.childrenOf(unitId).map((unit) => named(unit, whole(unit.unitId)))),
    ],
  };
}
