import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/database.ts';
import { insertSteps } from './question-steps.ts';

const atOnce = 500;

/** Notes with each open question that its deadline has passed, once for each deadline; gives how many were noted. */
export async function noteOverdueQuestions(database: Database, today: string): Promise<number> {
  let noted = 0;
  for (;;) {
    const count = await database.transaction(
      { kind: 'system', id: 'note-overdue-questions' },
      async (transaction) => {
        const { rows } = await transaction.execute<{ id: string }>(sql`
          update socialisation.questions q set overdue_on = ${today}::date, version = version + 1
           where q.id in (
             select open.id from socialisation.questions open
              where open.state in ('received', 'in-review') and open.due_on < ${today}::date
                and open.overdue_on is null
              order by open.due_on, open.id limit ${atOnce} for update skip locked)
          returning q.id`);
        if (rows.length > 0)
          await insertSteps(
            transaction,
            rows.map(({ id }) => id),
            { kind: 'became-overdue', day: today },
            'city',
          );
        return rows.length;
      },
    );
    noted += count;
    if (count < atOnce) return noted;
  }
}
