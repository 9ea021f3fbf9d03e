import { enrolmentStates } from '../../trainings/reference.ts';
import { type Board, busyDays, type Planned } from './choice.ts';
import { assessExpiring, assessUnknown, renewCertificates } from './endings.ts';
import type { Enrolment, Facts } from './facts.ts';
import { stepsForGaps } from './gaps.ts';
import { reachHours } from './hours.ts';
import { compare } from './importance.ts';
import { type Step, stepOf } from './steps.ts';

/** Enrolments without a result yet. */
export const underWay = (enrolments: readonly Enrolment[]): Enrolment[] =>
  enrolments
    .filter(({ state }) => enrolmentStates.get(state).active && !enrolmentStates.get(state).result)
    .sort((a, b) => compare(a.session.startsOn, b.session.startsOn) || compare(a.id, b.id));

/**
 * The steps of a guide, in the order in which they are advised: ask for what everything else rests on; be assessed in what
 * nobody knows; close the gaps, the most important first; keep what expires; reach the learning hours. It follows from the
 * facts alone: the same facts, in whatever order, give the same steps. Whoever has left the service is advised nothing.
 */
export function stepsOf(facts: Facts): Step[] {
  const { day, soon, demands } = facts;
  if (!facts.isInService) return [];
  const board: Board & { readonly planned: Map<string, Planned> } = {
    day,
    courses: new Map(facts.courses.map((course) => [course.id, course])),
    passed: latest(facts.passed),
    // Of several in one course the first that begins.
    underWay: new Map(
      underWay(facts.enrolments)
        .reverse()
        .map((enrolment) => [enrolment.courseId, enrolment]),
    ),
    busy: facts.enrolments.map(({ session }) => session),
    planned: new Map(),
  };
  const steps = [
    ...askFirst(facts),
    ...assessUnknown(demands),
    ...stepsForGaps(demands, board),
    ...assessExpiring(demands, soon),
    ...renewCertificates(facts.certificates, board),
  ];
  const taken = new Set([...board.passed.keys(), ...board.underWay.keys(), ...board.planned.keys()]);
  const hours = reachHours({ ...facts, taken }, steps, busyDays(board));
  return hours ? [...steps, hours] : steps;
}

function askFirst({ hasPosition, hasStandard, duty }: Facts): Step[] {
  const asked: Step[] = [];
  if (!hasPosition)
    asked.push(stepOf('ask', 'no-position', { missing: 'position', whom: 'personnel-officer' }));
  else if (!hasStandard)
    asked.push(stepOf('ask', 'no-standard', { missing: 'standard', whom: 'standards-officer' }));
  if (!duty) asked.push(stepOf('ask', 'no-duty', { missing: 'learning-duty', whom: 'training-officer' }));
  return asked;
}

function latest(passed: Facts['passed']): Map<string, string> {
  const days = new Map<string, string>();
  for (const { courseId, on } of passed) if (on > (days.get(courseId) ?? '')) days.set(courseId, on);
  return days;
}
