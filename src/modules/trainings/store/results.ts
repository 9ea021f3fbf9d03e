import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Participant, ResultContext, ResultGiven } from '../rules/results.ts';
import type { EnteredResults } from '../schemas/results.ts';

/**
 * Takes the people of enrolments before their session, in the order of their ids, as whoever enrols or assesses them does:
 * nobody waits crosswise.
 */
export async function takePeopleOf(
  transaction: Transaction,
  sessionId: string,
  enrolmentIds: readonly string[],
): Promise<void> {
  await transaction.execute(sql`
    select from employees.employees p
     where p.id in (select e.employee_id from trainings.enrolments e
                     where e.session_id = ${sessionId} and e.id = any(${idsOf(enrolmentIds)}))
     order by p.id for no key update`);
}

/** What results of a session are held against; its course and enrolments stay as they are until the transaction ends. */
export async function contextOfResults(
  transaction: Transaction,
  sessionId: string,
  enrolmentIds: readonly string[],
): Promise<ResultContext> {
  const { rows: courses } = await transaction.execute<Omit<ResultContext, 'participants'> & Row>(sql`
    select c.minimum_attendance as "minimumAttendance", c.passing_score as "passingScore",
           (select count(*)::int from trainings.meetings m where m.session_id = s.id) as meetings
      from trainings.sessions s
      join trainings.courses c on c.id = s.course_id
     where s.id = ${sessionId}
       for share of c`);
  const { rows: participants } = await transaction.execute<Participant & { id: string } & Row>(sql`
    select e.id, e.state,
           (select count(*)::int from trainings.attendances a where a.enrolment_id = e.id and a.is_present) as present,
           exists (select from trainings.certificates held
                    where held.enrolment_id = e.id and held.revoked_on is null) as "isCertified"
      from trainings.enrolments e
     where e.session_id = ${sessionId} and e.id = any(${idsOf(enrolmentIds)})
       for update`);
  return { ...courses[0]!, participants: new Map(participants.map(({ id, ...rest }) => [id, rest])) };
}

/** Enters results, in one statement, with the learning hours that count from the last day of the session on. */
export async function enterResults(
  transaction: Transaction,
  sessionId: string,
  results: readonly ResultGiven[],
): Promise<void> {
  const given = JSON.stringify(results.map(({ score = null, ...rest }) => ({ score, ...rest })));
  await transaction.execute(sql`
    update trainings.enrolments e
       set state = given.result, score = given.score,
           credited_hours = case when given.result in ('attended', 'passed') then c.learning_hours end,
           credited_on = case when given.result in ('attended', 'passed') then s.ends_on end
      from jsonb_to_recordset(${given}::jsonb) as given("enrolmentId" uuid, result text, score numeric(5, 2)),
           trainings.sessions s
      join trainings.courses c on c.id = s.course_id
     where e.id = given."enrolmentId" and e.session_id = ${sessionId} and s.id = e.session_id
       and (e.state, e.score) is distinct from (given.result, given.score)`);
}

/** What is on record of results, in the order given. */
export async function enteredResults(
  transaction: Transaction,
  enrolmentIds: readonly string[],
): Promise<EnteredResults> {
  const { rows } = await transaction.execute<EnteredResults['items'][number] & Row>(sql`
    select e.id as "enrolmentId", e.employee_id as "employeeId", e.state, e.score::float8 as score,
           e.credited_hours as "creditedHours", held.number as "certificateNumber",
           held.assessment_id as "assessmentId"
      from unnest(${idsOf(enrolmentIds)}) with ordinality as asked(id, place)
      join trainings.enrolments e on e.id = asked.id
      left join trainings.certificates held on held.enrolment_id = e.id and held.revoked_on is null
     order by asked.place`);
  return { items: rows };
}

type Row = Record<string, unknown>;

const idsOf = (ids: readonly string[]): SQL => sql`${sql.param([...ids])}::uuid[]`;
