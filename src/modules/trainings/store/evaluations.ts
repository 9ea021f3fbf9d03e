import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { evaluations } from '../attendance-tables.ts';
import { fewestAnswers } from '../rules/evaluations.ts';
import type { Evaluation, NewEvaluation } from '../schemas/evaluations.ts';

/** Notes that a participant has evaluated; false if that was done before. Of two at once one is the second. */
export async function markEvaluated(transaction: Transaction, enrolmentId: string): Promise<boolean> {
  const { rowCount } = await transaction.execute(sql`
    update trainings.enrolments set has_evaluated = true where id = ${enrolmentId} and not has_evaluated`);
  return rowCount === 1;
}

/** Keeps what was said, and not who said it. */
export async function insertEvaluation(
  transaction: Transaction,
  sessionId: string,
  evaluation: NewEvaluation,
): Promise<void> {
  await transaction.insert(evaluations).values({ ...evaluation, sessionId });
}

/** What participants say of a session, or of all sessions of a course, together. */
export async function readEvaluation(
  reader: Reader,
  of: { readonly sessionId: string } | { readonly courseId: string },
): Promise<Evaluation> {
  const session = 'sessionId' in of ? sql`s.id = ${of.sessionId}` : sql`s.course_id = ${of.courseId}`;
  const { rows } = await reader.execute<Evaluation & Record<string, unknown>>(sql`
    with asked as materialized (select s.id from trainings.sessions s where ${session}),
    said as materialized (
      select e.* from trainings.evaluations e where e.session_id in (select id from asked)
    )
    select (select count(*)::int from trainings.enrolments e
             where e.session_id in (select id from asked)
               and e.state in ('attended', 'passed', 'failed')) as participants,
           count(*)::int as answers,
           case when count(*) >= ${fewestAnswers} then round(avg(said.training_rating), 2)::float8 end
             as "trainingRating",
           case when count(said.trainer_rating) >= ${fewestAnswers} then round(avg(said.trainer_rating), 2)::float8 end
             as "trainerRating",
           case when count(*) >= ${fewestAnswers} then array(
             select one.comment from said one where one.comment is not null order by one.id limit 1000)
           else '{}' end as comments
      from said`);
  return rows[0]!;
}
