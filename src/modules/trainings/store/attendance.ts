import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { employeesWithinReach } from '../../employees/index.ts';
import { attendances, meetings } from '../attendance-tables.ts';
import { seatedStates } from '../rules/enrolments.ts';
import type { Attendance } from '../schemas/attendance.ts';

const attendanceColumns = {
  id: attendances.id,
  meetingId: attendances.meetingId,
  sessionId: meetings.sessionId,
  heldOn: meetings.heldOn,
  enrolmentId: attendances.enrolmentId,
  employeeId: attendances.employeeId,
  isPresent: attendances.isPresent,
  source: attendances.source,
  version: attendances.version,
  createdAt: attendances.createdAt,
  updatedAt: attendances.updatedAt,
};

const withMeeting = (reader: Reader) =>
  reader
    .select(attendanceColumns)
    .from(attendances)
    .innerJoin(meetings, eq(meetings.id, attendances.meetingId));

export interface AttendanceFilter {
  readonly reach: Reach;
  readonly sessionId?: string;
  readonly meetingId?: string;
  readonly employeeId?: string;
}

const orders: SortOrders<Attendance, 'id'> = {
  id: [{ expression: sql`${attendances.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
};

export function attendanceList(reader: Reader, filter: AttendanceFilter): List<Attendance> {
  const { reach, sessionId, meetingId, employeeId } = filter;
  const matching = and(
    reach === null ? undefined : employeesWithinReach(sql`${attendances.employeeId}`, reach),
    sessionId === undefined ? undefined : eq(meetings.sessionId, sessionId),
    meetingId === undefined ? undefined : eq(attendances.meetingId, meetingId),
    employeeId === undefined ? undefined : eq(attendances.employeeId, employeeId),
  );
  return {
    orders,
    columns: attendanceColumns,
    rows: (condition: SQL) => withMeeting(reader).where(and(matching, condition)).getSQL(),
    item: (attendance) => attendance,
  };
}

/** All that is on record of somebody's attendance, oldest first. */
export const attendancesOf = (reader: Reader, employeeId: string): Promise<Attendance[]> =>
  withMeeting(reader).where(eq(attendances.employeeId, employeeId)).orderBy(attendances.id);

export interface Presence {
  readonly enrolmentId: string;
  readonly isPresent: boolean;
}

/**
 * Notes who was at a meeting, in one statement; what is said of somebody again replaces what was said before.
 * @returns what is on record now, in the order given; fewer than were given if some of them have no seat in the session
 */
export async function noteAttendance(
  transaction: Transaction,
  meetingId: string,
  presences: readonly Presence[],
  source: Attendance['source'],
): Promise<Attendance[]> {
  const given = JSON.stringify(
    presences.map(({ enrolmentId, isPresent }) => ({ id: newId(), enrolmentId, isPresent })),
  );
  await transaction.execute(sql`
    insert into trainings.attendances (id, meeting_id, enrolment_id, employee_id, is_present, source)
    select given.id, m.id, e.id, e.employee_id, given."isPresent", ${source}
      from jsonb_to_recordset(${given}::jsonb) as given(id uuid, "enrolmentId" uuid, "isPresent" boolean)
      join trainings.meetings m on m.id = ${meetingId}
      join trainings.enrolments e on e.id = given."enrolmentId" and e.session_id = m.session_id
       and e.state = any(${sql.param(seatedStates)}::text[])
    on conflict (meeting_id, enrolment_id)
       do update set is_present = excluded.is_present, source = excluded.source
     where (attendances.is_present, attendances.source) is distinct from (excluded.is_present, excluded.source)`);
  const noted = await withMeeting(transaction).where(
    and(
      eq(attendances.meetingId, meetingId),
      sql`${attendances.enrolmentId} = any(${sql.param(presences.map(({ enrolmentId }) => enrolmentId))}::uuid[])`,
    ),
  );
  const byEnrolment = new Map(noted.map((one) => [one.enrolmentId, one]));
  return presences.flatMap(({ enrolmentId }) => byEnrolment.get(enrolmentId.toLowerCase()) ?? []);
}

/** The seat that somebody has in the session of a meeting, among those given; by id. */
export async function participantsAmong(
  transaction: Transaction,
  sessionId: string,
  enrolmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await transaction.execute<{ id: string }>(sql`
    select e.id from trainings.enrolments e
     where e.session_id = ${sessionId} and e.id = any(${sql.param([...enrolmentIds])}::uuid[])
       and e.state = any(${sql.param(seatedStates)}::text[])`);
  return new Set(rows.map(({ id }) => id));
}
