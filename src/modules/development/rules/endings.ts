import { type Board, busyDays, type Planned } from './choice.ts';
import type { Certificate, Course, Demand } from './facts.ts';
import { compare } from './importance.ts';
import { chooseSession } from './schedule.ts';
import { type Step, stepOf } from './steps.ts';

/** To be assessed in what nobody knows yet: without it there is no verdict. */
export function assessUnknown(demands: readonly Demand[]): Step[] {
  const unknown = demands.filter(({ achieved }) => achieved === null).sort((a, b) => compare(a.code, b.code));
  if (unknown.length === 0) return [];
  return [
    stepOf('be-assessed', 'assess-unknown', {
      effects: unknown.map((demand) => ({ demand, before: null, after: null })),
      missing: 'assessment',
      whom: 'assessment-centre',
    }),
  ];
}

/** To be assessed again before what counts expires, one step for each assessment, the first to expire first. */
export function assessExpiring(demands: readonly Demand[], soon: string): Step[] {
  const byAssessment = new Map<string, Demand[]>();
  for (const demand of [...demands].sort((a, b) => compare(a.code, b.code)))
    if (demand.assessmentId !== null && demand.expiresOn !== null && demand.expiresOn <= soon)
      byAssessment.set(demand.assessmentId, [...(byAssessment.get(demand.assessmentId) ?? []), demand]);
  return [...byAssessment]
    .sort(([a, [first]], [b, [second]]) => compare(first!.expiresOn!, second!.expiresOn!) || compare(a, b))
    .map(([, expiring]) =>
      stepOf('be-assessed', 'assess-expiring', {
        effects: expiring.map((demand) => ({ demand, before: demand.achieved, after: demand.achieved })),
        expiresOn: expiring[0]!.expiresOn,
        whom: 'assessment-centre',
      }),
    );
}

/** To renew certificates that end soon, the first to end first; adds to `planned` of the board what is chosen for it. */
export function renewCertificates(
  certificates: readonly Certificate[],
  board: Board & { readonly planned: Map<string, Planned> },
): Step[] {
  return [...certificates]
    .sort((a, b) => compare(a.validUntil, b.validUntil) || compare(a.id, b.id))
    .map((certificate) => renewal(certificate, board));
}

function renewal(certificate: Certificate, board: Board & { readonly planned: Map<string, Planned> }): Step {
  const course = certificate.courseId === null ? undefined : board.courses.get(certificate.courseId);
  const about = { certificate, expiresOn: certificate.validUntil };
  const unserved = { whom: 'training-officer' } as const;
  if (!course || (course.state !== 'active' && !board.underWay.has(course.id)))
    return stepOf('renew-certificate', 'renew-elsewhere', { ...about, ...unserved, missing: 'course' });
  const { enrolment, choice } = board.planned.get(course.id) ?? plannedRenewal(course, board);
  const session = enrolment?.session ?? choice?.session ?? null;
  const isSeat = enrolment !== null || choice?.kind === 'enrol' || choice?.kind === 'wait-list';
  return stepOf('renew-certificate', enrolment ? 'renew-enrolled' : isSeat ? 'renew' : 'renew-waiting', {
    ...about,
    course,
    session,
    enrolment,
    ...(isSeat ? {} : { ...unserved, missing: 'open-session' }),
  });
}

function plannedRenewal(course: Course, board: Board & { readonly planned: Map<string, Planned> }): Planned {
  const enrolment = board.underWay.get(course.id) ?? null;
  const choice = enrolment
    ? null
    : chooseSession(course, { day: board.day, busy: busyDays(board), after: null });
  const planned = { course, enrolment, choice, prerequisiteOf: null, awaits: null };
  board.planned.set(course.id, planned);
  return planned;
}
