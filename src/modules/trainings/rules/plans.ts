import type { Found } from './found.ts';
import { foundInSession, type SessionPlan } from './sessions.ts';
import type { CompetencyNeed } from './shapes.ts';

interface LineFigures {
  readonly seatsNeeded: number;
  readonly seats: number;
  readonly cost: number;
  readonly levelsClosed: number;
}

type NeedFigures = Omit<CompetencyNeed, 'competencyId' | 'demanded' | 'below'>;

/** A plan in figures. */
export function totalsOf(budget: number, lines: readonly LineFigures[], needs: readonly NeedFigures[]) {
  const cost = sumOf(lines, 'cost');
  const missing = sumOf(needs, 'missing');
  const closed = sumOf(needs, 'closed');
  return {
    seatsNeeded: sumOf(lines, 'seatsNeeded'),
    seats: sumOf(lines, 'seats'),
    cost,
    levelsClosed: sumOf(lines, 'levelsClosed'),
    budgetLeft: budget - cost,
    unassessed: sumOf(needs, 'unassessed'),
    missing,
    closed,
    remaining: missing - closed,
    underWay: sumOf(needs, 'underWay'),
    withoutCourse: sumOf(needs, 'withoutCourse'),
  };
}

const sumOf = <Name extends string>(rows: readonly Readonly<Record<Name, number>>[], name: Name): number =>
  rows.reduce((sum, row) => sum + row[name], 0);

interface ComparedLine extends Pick<LineFigures, 'seats' | 'cost' | 'levelsClosed'> {
  readonly courseId: string;
  readonly code: string;
  readonly title: string;
}

interface ComparedNeed extends Pick<CompetencyNeed, 'competencyId' | 'missing' | 'closed'> {
  readonly remaining: number;
  readonly code: string;
  readonly name: unknown;
  readonly kind: string;
}

/** The courses of two plans side by side: those of the first in its order, then those of the other alone. */
export const compareLines = (plan: readonly ComparedLine[], other: readonly ComparedLine[]) =>
  sideBySide(plan, other, ({ courseId }) => courseId).map(({ either, one, two }) => {
    const { courseId, code, title } = either;
    return { courseId, code, title, ...compared(one, two, ['seats', 'cost', 'levelsClosed']) };
  });

/** The competencies of two plans side by side, in the same way. */
export const compareNeeds = <Need extends ComparedNeed>(plan: readonly Need[], other: readonly Need[]) =>
  sideBySide(plan, other, ({ competencyId }) => competencyId).map(({ either, one, two }) => {
    const { competencyId, code, name, kind }: Pick<Need, 'competencyId' | 'code' | 'name' | 'kind'> = either;
    return { competencyId, code, name, kind, ...compared(one, two, ['missing', 'closed', 'remaining']) };
  });

function sideBySide<Row>(plan: readonly Row[], other: readonly Row[], idOf: (row: Row) => string) {
  const firsts = new Set(plan.map(idOf));
  const others = new Map(other.map((row) => [idOf(row), row]));
  return [
    ...plan.map((row) => ({ either: row, one: row, two: others.get(idOf(row)) })),
    ...other
      .filter((row) => !firsts.has(idOf(row)))
      .map((row) => ({ either: row, one: undefined, two: row })),
  ];
}

function compared<Name extends string>(
  one: Readonly<Record<Name, number>> | undefined,
  two: Readonly<Record<Name, number>> | undefined,
  names: readonly Name[],
) {
  const figures = (of: (name: Name) => number) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, number>;
  return {
    plan: figures((name) => one?.[name] ?? 0),
    other: figures((name) => two?.[name] ?? 0),
    difference: figures((name) => (two?.[name] ?? 0) - (one?.[name] ?? 0)),
  };
}

/** The most seats that one session can have. */
const mostSeats = 10_000;

type WantedSession = Omit<SessionPlan, 'quota'> & { readonly courseId: string; readonly quota?: number };

/**
 * Sessions with their quotas — all seats of the course that are left if none is said — and what is wrong with them: a
 * course that the plan does not have, more seats than it pays for, dates that do not agree. `left` holds the seats that
 * no session has yet, by course.
 */
export function foundInPlanned<Session extends WantedSession>(
  wanted: readonly Session[],
  left: ReadonlyMap<string, number>,
): { readonly sessions: (Session & { readonly quota: number })[]; readonly found: Found[] } {
  const free = new Map(left);
  const found: Found[] = [];
  const sessions = wanted.map((session, at) => {
    const id = session.courseId.toLowerCase();
    const seats = free.get(id);
    const quota = session.quota ?? Math.min(seats ?? 0, mostSeats);
    const pointer = `/sessions/${at}`;
    if (seats === undefined) found.push({ pointer: `${pointer}/courseId`, code: 'course-not-planned' });
    else if (quota > seats || quota === 0)
      found.push({ pointer: `${pointer}/quota`, code: 'seats-not-planned', parameters: { left: seats } });
    else free.set(id, seats - quota);
    for (const { pointer: place, ...other } of foundInSession({ ...session, quota }))
      found.push({ pointer: `${pointer}${place}`, ...other });
    return { ...session, quota };
  });
  return { sessions, found };
}
