import type { Course, Days, Demand, Enrolment } from './facts.ts';
import { compare } from './importance.ts';
import { type Choice, chooseSession } from './schedule.ts';

/** A course in a plan: with the enrolment that is there already, or the session that is chosen. */
export interface Planned {
  readonly course: Course;
  readonly enrolment: Enrolment | null;
  /** Null where there is an enrolment already. */
  readonly choice: Choice | null;
  readonly prerequisiteOf: Course | null;
  /** A course that must be passed first, and for which no date is known. */
  readonly awaits: Course | null;
}

/** What a plan is made within. */
export interface Board {
  readonly day: string;
  readonly courses: ReadonlyMap<string, Course>;
  readonly passed: ReadonlyMap<string, string>;
  /** Enrolments without a result, by course. */
  readonly underWay: ReadonlyMap<string, Enrolment>;
  /** Days of all that somebody is enrolled in. */
  readonly busy: readonly Days[];
  /** What was advised so far, by course, in this order. */
  readonly planned: ReadonlyMap<string, Planned>;
}

const daysOf = ({ enrolment, choice }: Planned): Days | null => enrolment?.session ?? choice?.session ?? null;

/** Last day of a planned course; null while nobody can tell. */
const endOf = (planned: Planned): string | null => daysOf(planned)?.endsOn ?? null;

/** What is taken by enrolments and by what was advised so far. */
export const busyDays = ({ busy, planned }: Pick<Board, 'busy' | 'planned'>): Days[] => [
  ...busy,
  ...[...planned.values()].flatMap((one) => daysOf(one) ?? []),
];

/**
 * A course and what it presupposes and was not passed, in the order in which they are held; undefined if one of them is no
 * longer offered. What was advised before is not advised again.
 */
export function planCourse(course: Course, board: Board): Planned[] | undefined {
  const planned = new Map(board.planned);
  const added: Planned[] = [];
  const keep = (one: Planned): Planned => {
    planned.set(one.course.id, one);
    added.push(one);
    return one;
  };
  const plan = (one: Course, prerequisiteOf: Course | null): Planned | undefined => {
    const held = planned.get(one.id);
    if (held) return held;
    const enrolment = board.underWay.get(one.id);
    if (enrolment) return keep({ course: one, enrolment, choice: null, prerequisiteOf, awaits: null });
    if (one.state !== 'active') return undefined;
    let after: string | null = null;
    let awaits: Course | null = null;
    for (const prerequisite of prerequisitesOf(one, board)) {
      const before: Planned | undefined = prerequisite && plan(prerequisite, one);
      if (!before) return undefined;
      const ends = endOf(before);
      if (ends === null) awaits ??= before.course;
      else if (after === null || ends > after) after = ends;
    }
    const choice: Choice = awaits
      ? { kind: 'await-session', why: 'none', session: null }
      : chooseSession(one, { day: board.day, busy: busyDays({ busy: board.busy, planned }), after });
    return keep({ course: one, enrolment: null, choice, prerequisiteOf, awaits });
  };
  return plan(course, null) && added;
}

/** What a course presupposes and was not passed, by code; undefined in the place of one that is not known. */
const prerequisitesOf = (course: Course, { courses, passed }: Board): (Course | undefined)[] =>
  course.prerequisiteIds
    .filter((id) => !passed.has(id))
    .map((id) => courses.get(id))
    .sort((a, b) => compare(a?.code ?? '', b?.code ?? ''));

/** The level of a competency that a course leads to; 0 if it does not raise it. */
export const levelBy = ({ outcomes }: Course, { competencyId }: Demand): number =>
  outcomes.find((outcome) => outcome.competencyId === competencyId)?.level ?? 0;

const ranks: Readonly<Record<Choice['kind'], number>> = { enrol: 0, 'wait-list': 1, 'await-session': 2 };

/**
 * The course that closes most of what is lacking above `level`, with what it presupposes: of those that close as much, the
 * one that can be begun soonest (a free seat before a wait list before none), then the fewest learning hours with all
 * prerequisites, then the code.
 */
export function chooseCourse(demand: Demand, level: number, board: Board): Planned[] | undefined {
  const closed = (course: Course): number => Math.min(levelBy(course, demand), demand.required) - level;
  const trials = [...board.courses.values()]
    .filter((course) => course.state === 'active' && closed(course) > 0 && !board.planned.has(course.id))
    .flatMap((course) => {
      const plan = planCourse(course, board);
      const last = plan?.at(-1);
      if (!plan || !last?.choice) return [];
      return {
        plan,
        closes: closed(course),
        rank: ranks[last.choice.kind],
        startsOn: last.choice.session?.startsOn ?? '9999-12-31',
        hours: plan.reduce((sum, one) => sum + one.course.learningHours, 0),
        code: course.code,
      };
    })
    .sort(
      (a, b) =>
        b.closes - a.closes ||
        a.rank - b.rank ||
        compare(a.startsOn, b.startsOn) ||
        a.hours - b.hours ||
        compare(a.code, b.code),
    );
  return trials[0]?.plan;
}
