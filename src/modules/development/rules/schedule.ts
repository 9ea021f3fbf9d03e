import type { Course, Days, Session } from './facts.ts';
import { compare } from './importance.ts';

export const overlap = (a: Days, b: Days): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;

/** What can be done about a course now, and by which session. */
export type Choice =
  | { readonly kind: 'enrol' | 'wait-list'; readonly session: Session }
  /** No session can be registered for: one opens `later`, all that are open `clash`, or there is `none`. */
  | {
      readonly kind: 'await-session';
      readonly why: 'later' | 'clash' | 'none';
      readonly session: Session | null;
    };

/** Whether somebody can register for a session that has not begun. */
export const isOpen = ({ registrationFrom, registrationUntil, startsOn }: Session, day: string): boolean =>
  registrationFrom <= day && day < registrationUntil && day < startsOn;

export const soonest = (sessions: readonly Session[]): Session[] =>
  [...sessions].sort(
    (a, b) => compare(a.startsOn, b.startsOn) || compare(a.endsOn, b.endsOn) || compare(a.id, b.id),
  );

/**
 * The soonest open session of a course that clashes with nothing and begins after its prerequisites end: with a free seat,
 * else with a wait list; else one whose registration opens later.
 */
export function chooseSession(
  course: Course,
  {
    day,
    busy,
    after,
  }: { readonly day: string; readonly busy: readonly Days[]; readonly after: string | null },
): Choice {
  const sessions = soonest(course.sessions);
  const isPossible = (session: Session): boolean =>
    (after === null || session.startsOn > after) && !busy.some((days) => overlap(days, session));
  const open = sessions.filter((session) => isOpen(session, day));
  const fitting = open.filter(isPossible);
  const free = fitting.find(({ freeSeats }) => freeSeats > 0);
  if (free) return { kind: 'enrol', session: free };
  if (fitting[0]) return { kind: 'wait-list', session: fitting[0] };
  const later = sessions.find((session) => session.registrationFrom > day && isPossible(session));
  if (later) return { kind: 'await-session', why: 'later', session: later };
  return { kind: 'await-session', why: open.length > 0 ? 'clash' : 'none', session: null };
}
