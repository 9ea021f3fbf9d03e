/** So many people would each gain so many levels by a seat. */
export interface Gain {
  readonly levels: number;
  readonly people: number;
}

/** A course, and what the people who need it would gain by it. */
export interface CourseNeed {
  readonly courseId: string;
  readonly code: string;
  /** Rupiah. */
  readonly costPerHead: number;
  readonly gains: readonly Gain[];
}

/** What a plan gives to a course. */
export interface Allotment {
  readonly courseId: string;
  readonly priority: number;
  readonly seatsNeeded: number;
  readonly seats: number;
  readonly costPerHead: number;
  readonly cost: number;
  readonly levelsNeeded: number;
  readonly levelsClosed: number;
}

export interface Allotted {
  readonly lines: readonly Allotment[];
  readonly budgetLeft: number;
}

/**
 * The seats that a budget pays for, course by course: the needs of competencies are put in order, and what they cost is
 * planned for a year (PP 11/2017 art. 203, Peraturan LAN 10/2018). Which comes first is for
 * the city; here it is levels closed per rupiah, then levels, then the code. Within a course those who gain most sit
 * first. A course that there is no money for any more is passed over; cheaper ones after it still get theirs.
 */
export function allot(needs: readonly CourseNeed[], budget: number): Allotted {
  let budgetLeft = budget;
  const lines = needs
    .map(measured)
    .sort(byPriority)
    .map(({ courseId, costPerHead, gains, people, levels }, at): Allotment => {
      const seats = costPerHead === 0 ? people : Math.min(people, Math.floor(budgetLeft / costPerHead));
      const cost = seats * costPerHead;
      budgetLeft -= cost;
      return {
        courseId,
        priority: at + 1,
        seatsNeeded: people,
        seats,
        costPerHead,
        cost,
        levelsNeeded: levels,
        levelsClosed: levelsBy(gains, seats),
      };
    });
  return { lines, budgetLeft };
}

interface Measured extends CourseNeed {
  readonly people: number;
  readonly levels: number;
}

const measured = (need: CourseNeed): Measured => ({
  ...need,
  people: need.gains.reduce((sum, { people }) => sum + people, 0),
  levels: need.gains.reduce((sum, { levels, people }) => sum + levels * people, 0),
});

/** Exact: both sides are multiplied by the costs, which may be larger than a number holds. */
function byPriority(one: Measured, other: Measured): number {
  const ofOne = BigInt(one.levels) * costOf(other);
  const ofOther = BigInt(other.levels) * costOf(one);
  if (ofOne !== ofOther) return ofOne > ofOther ? -1 : 1;
  if (one.levels !== other.levels) return other.levels - one.levels;
  return one.code < other.code ? -1 : 1;
}

const costOf = ({ costPerHead, people }: Measured): bigint => BigInt(costPerHead) * BigInt(people);

/** Levels that the first so many seats close. */
function levelsBy(gains: readonly Gain[], seats: number): number {
  let left = seats;
  let closed = 0;
  for (const { levels, people } of [...gains].sort((one, other) => other.levels - one.levels)) {
    const seated = Math.min(people, left);
    closed += seated * levels;
    left -= seated;
  }
  return closed;
}
