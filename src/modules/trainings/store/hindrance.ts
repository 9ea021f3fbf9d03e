import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { trainingProblems } from '../problems.ts';
import { activeStates, pendingStates } from '../rules/enrolments.ts';
import type { HeldSession } from './sessions.ts';

/** What keeps somebody from a session, as rows: other trainings in its days, or a course that it presupposes. */
export const hindrance = (session: HeldSession, employeeId: SQL | string): SQL => sql`
  trainings.hindrance(${employeeId}, ${session.id}, ${session.courseId}, ${session.startsOn}, ${session.endsOn},
    ${sql.param(activeStates)}::text[], ${sql.param(pendingStates)}::text[])`;

/** @throws Problem `dates-clash` or `prerequisite-lacking`: what keeps this person from the session */
export async function refuseHindered(
  transaction: Transaction,
  session: HeldSession,
  employeeId: string,
): Promise<never> {
  const { rows } = await transaction.execute<Hindrance>(
    sql`select reason, title, "from"::text, "to"::text from ${hindrance(session, employeeId)}`,
  );
  const { reason, title, from, to } = rows[0]!;
  throw new Problem(trainingProblems[reason], { parameters: { title, from, to } });
}

type Hindrance = {
  readonly reason: 'dates-clash' | 'prerequisite-lacking';
  readonly title: string;
  readonly from: string;
  readonly to: string;
} & Record<string, unknown>;
