import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { requireVersion } from '../../../platform/http/conditional.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { employeesWithinReach, employeeWithinReach } from '../../employees/index.ts';
import { trainingProblems } from '../problems.ts';
import { allowedActions, type EnrolmentAction, type EnrolmentState, statesFor } from '../rules/enrolments.ts';
import { type SessionPlan, sessionState, takesRegistrations } from '../rules/sessions.ts';
import type { Enrolment } from '../schemas/enrolments.ts';
import { courses, enrolments, sessions } from '../tables.ts';
import { hindrance, refuseHindered } from './hindrance.ts';
import { fillSeats, shareOf } from './seats.ts';
import { type HeldSession, takeSession } from './sessions.ts';

const enrolmentColumns = {
  id: enrolments.id,
  sessionId: enrolments.sessionId,
  courseTitle: courses.title,
  startsOn: sessions.startsOn,
  endsOn: sessions.endsOn,
  registrationFrom: sessions.registrationFrom,
  registrationUntil: sessions.registrationUntil,
  quota: sessions.quota,
  seatsTaken: sessions.seatsTaken,
  decision: sessions.decision,
  cancellationReason: sessions.cancellationReason,
  employeeId: enrolments.employeeId,
  origin: enrolments.origin,
  state: enrolments.state,
  waitingPlace: sql<number | null>`case when ${enrolments.state} = 'wait-listed' then (
    select count(*)::int from trainings.enrolments before
     where before.session_id = ${enrolments.sessionId} and before.state = 'wait-listed'
       and before.arrival <= ${enrolments.arrival}) end`,
  reason: enrolments.reason,
  score: enrolments.score,
  creditedHours: enrolments.creditedHours,
  hasEvaluated: enrolments.hasEvaluated,
  version: enrolments.version,
  createdAt: enrolments.createdAt,
  updatedAt: enrolments.updatedAt,
};

type Row = Omit<Enrolment, 'sessionState' | 'allowedActions'> &
  SessionPlan & { readonly seatsTaken: number; readonly decision: HeldSession['decision'] };

function shown(row: Row, today: string): Enrolment {
  const {
    registrationFrom: _,
    registrationUntil: __,
    quota: ___,
    seatsTaken: ____,
    decision: _____,
    ...rest
  } = row;
  const state = sessionState(row, today);
  return { ...rest, sessionState: state, allowedActions: allowedActions(row.state, state) };
}

const enrolmentsWithSession = (reader: Reader) =>
  reader
    .select(enrolmentColumns)
    .from(enrolments)
    .innerJoin(sessions, eq(sessions.id, enrolments.sessionId))
    .innerJoin(courses, eq(courses.id, sessions.courseId));

export interface EnrolmentFilter {
  readonly reach: Reach;
  readonly sessionId?: string;
  readonly employeeId?: string;
  readonly state?: Enrolment['state'];
}

const orders: SortOrders<Row, 'id'> = {
  id: [{ expression: sql`${enrolments.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export function enrolmentList(reader: Reader, filter: EnrolmentFilter, today: string): List<Row, Enrolment> {
  const { reach, sessionId, employeeId, state } = filter;
  const matching = and(
    reach === null ? undefined : employeesWithinReach(sql`${enrolments.employeeId}`, reach),
    sessionId === undefined ? undefined : eq(enrolments.sessionId, sessionId),
    employeeId === undefined ? undefined : eq(enrolments.employeeId, employeeId),
    state === undefined ? undefined : eq(enrolments.state, state),
  );
  return {
    orders,
    columns: enrolmentColumns,
    rows: (condition: SQL) => enrolmentsWithSession(reader).where(and(matching, condition)).getSQL(),
    item: (row) => shown(row, today),
  };
}

export async function findEnrolment(
  reader: Reader,
  enrolmentId: string,
  reach: Reach,
  today: string,
): Promise<Enrolment | undefined> {
  const [row] = await enrolmentsWithSession(reader).where(
    and(eq(enrolments.id, enrolmentId), employeeWithinReach(sql`${enrolments.employeeId}`, reach)),
  );
  return row && shown(row, today);
}

/** All enrolments of somebody, oldest first. */
export const enrolmentsOf = async (reader: Reader, employeeId: string, today: string): Promise<Enrolment[]> =>
  (
    await enrolmentsWithSession(reader)
      .where(eq(enrolments.employeeId, employeeId))
      .orderBy(asc(enrolments.id))
  ).map((row) => shown(row, today));

/**
 * Enrols somebody: with a seat, on the wait list, or to be approved first. The person is taken before the session, so
 * that of two sessions at once whose dates clash one is refused, and nobody waits crosswise.
 * @throws Problem `registration-closed`, `dates-clash`, `prerequisite-lacking`, `already-enrolled`; `unknown-reference`
 *   without such a person or session
 */
export async function enrol(
  transaction: Transaction,
  {
    sessionId,
    employeeId,
    origin,
  }: { readonly sessionId: string; readonly employeeId: string; readonly origin: 'applied' | 'nominated' },
  today: string,
  reach: Reach,
): Promise<Enrolment> {
  const { rowCount } = await transaction.execute(sql`
    select from employees.employees e
     where e.id = ${employeeId} and ${employeeWithinReach(sql`e.id`, reach) ?? sql`true`}
       for no key update`);
  if (rowCount === 0) throw unknownReference('employee', '/employeeId');
  const session = await takeSession(transaction, sessionId);
  refuseIfClosed(session, today);
  const state = session.needsApproval ? origin : 'wait-listed';
  const quotaUnitId = await shareOf(transaction, session, employeeId, today);
  const id = newId();
  const { rows } = await transaction.execute<Entered>(sql`
    with entered as (
      insert into trainings.enrolments (id, session_id, employee_id, origin, state, quota_unit_id)
      select ${id}, ${session.id}, ${employeeId}, ${origin}, ${state}, ${quotaUnitId}::uuid
       where not exists (select from ${hindrance(session, employeeId)})
      returning employee_id as "employeeId", version, to_json(created_at) as "createdAt", to_json(updated_at) as "updatedAt"
    )
    select entered.*, c.title as "courseTitle",
           (select count(*)::int from trainings.enrolments before
             where before.session_id = ${session.id} and before.state = 'wait-listed') as before
      from entered join trainings.courses c on c.id = ${session.courseId}`);
  const [entered] = rows;
  if (!entered) return refuseHindered(transaction, session, employeeId);
  if (state === 'wait-listed' && session.seatsTaken < session.quota) {
    await fillSeats(transaction, session);
    return (await findEnrolment(transaction, id, null, today))!;
  }
  // Whoever comes to a session without a free seat waits: nobody else moves, and the answer is known.
  const { before, createdAt, updatedAt, ...rest } = entered;
  const [current, { startsOn, endsOn }] = [sessionState(session, today), session];
  return {
    ...{ id, sessionId: session.id, startsOn, endsOn, sessionState: current, origin, state, ...rest },
    waitingPlace: state === 'wait-listed' ? before + 1 : null,
    ...{ cancellationReason: null, reason: null, score: null, creditedHours: null, hasEvaluated: false },
    ...{ createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) },
    allowedActions: allowedActions(state, current),
  };
}

type Entered = Pick<Enrolment, 'employeeId' | 'courseTitle' | 'version' | 'createdAt' | 'updatedAt'> & {
  readonly before: number;
} & Record<string, unknown>;

/** @throws Problem `registration-closed` if nobody can register on that day */
export function refuseIfClosed(session: HeldSession, today: string): void {
  if (takesRegistrations(session, today)) return;
  const { registrationFrom: from, registrationUntil: until } = session;
  throw new Problem(trainingProblems['registration-closed'], {
    parameters: { state: sessionState(session, today), from, until },
  });
}

/**
 * Approves, declines or withdraws an enrolment; a seat that is freed goes to the first who waits.
 * @throws Problem `not-found`, `precondition-failed`, or `enrolment-state` if it is in no state for that
 */
export async function decide(
  transaction: Transaction,
  enrolmentId: string,
  decision: { readonly action: EnrolmentAction; readonly reason?: string },
  expected: number | '*',
  reach: Reach,
  today: string,
): Promise<void> {
  const found = await findEnrolment(transaction, enrolmentId, reach, today);
  if (!found) throw notFound();
  const session = await takeSession(transaction, found.sessionId);
  const [held] = await transaction
    .select({ version: enrolments.version, state: enrolments.state })
    .from(enrolments)
    .where(eq(enrolments.id, enrolmentId))
    .for('update');
  requireVersion(expected, held!.version);
  const { action, reason = null } = decision;
  const current = sessionState(session, today);
  if (['finished', 'cancelled'].includes(current))
    throw new Problem(trainingProblems['session-over'], { parameters: { state: current } });
  if (!statesFor(action).includes(held!.state))
    throw new Problem(trainingProblems['enrolment-state'], {
      parameters: { state: held!.state, expected: statesFor(action).join(' / ') },
    });
  await transaction
    .update(enrolments)
    .set({ state: stateAfter[action], reason })
    .where(eq(enrolments.id, enrolmentId));
  await fillSeats(transaction, session);
}

const stateAfter: Readonly<Record<EnrolmentAction, EnrolmentState>> = {
  approve: 'wait-listed',
  decline: 'declined',
  withdraw: 'withdrawn',
};
