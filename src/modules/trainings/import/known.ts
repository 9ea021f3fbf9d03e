import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { seatedStates } from '../rules/enrolments.ts';
import type { GivenAttendance } from './row.ts';

/** What is recorded of what a row speaks of; null where there is no such thing. */
export interface Known {
  readonly employeeId: string | null;
  readonly sessionId: string | null;
  readonly meetingId: string | null;
  /** The seat of the person in the session. */
  readonly enrolmentId: string | null;
  readonly attendanceId: string | null;
  readonly version: number | null;
  readonly isPresent: boolean | null;
}

/** Reads what rows speak of, by line; people stay as they are until the transaction ends. */
export async function readKnown(
  transaction: Transaction,
  given: readonly GivenAttendance[],
): Promise<ReadonlyMap<number, Known>> {
  // In the order in which the entry of results locks them, and before the enrolments: nobody waits crosswise.
  await transaction.execute(sql`
    select from employees.employees e
     where e.nip = any(${sql.param([...new Set(given.map(({ nip }) => nip))])}::text[])
     order by e.id
       for no key update`);
  const asked = given.map(({ row, nip, sessionId, meeting }) => ({
    line: row.line,
    nip,
    sessionId,
    meeting,
  }));
  const { rows } = await transaction.execute<Known & { line: number } & Record<string, unknown>>(sql`
    select asked.line, p.id as "employeeId", s.id as "sessionId", m.id as "meetingId", e.id as "enrolmentId",
           a.id as "attendanceId", a.version, a.is_present as "isPresent"
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
           as asked(line int, nip text, "sessionId" uuid, meeting int)
      left join employees.employees p on p.nip = asked.nip
      left join trainings.sessions s on s.id = asked."sessionId"
      left join trainings.meetings m on m.session_id = s.id and m.number = asked.meeting
      left join trainings.enrolments e on e.session_id = s.id and e.employee_id = p.id
       and e.state = any(${sql.param(seatedStates)}::text[])
      left join trainings.attendances a on a.meeting_id = m.id and a.enrolment_id = e.id`);
  return new Map(rows.map((known) => [known.line, known]));
}
