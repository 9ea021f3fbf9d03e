import { sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Database } from '../../../platform/database/database.ts';

const atOnce = 500;

/** Notes with each open action that its due date has passed, once for each due date; gives how many were noted. */
export async function noteOverdue(database: Database, today: string): Promise<number> {
  let noted = 0;
  for (;;) {
    const count = await database.transaction(
      { kind: 'system', id: 'note-overdue-follow-ups' },
      async (transaction) => {
        const { rows } = await transaction.execute<{ id: string; dueOn: string }>(sql`
        select a.id, a.due_on as "dueOn" from follow_ups.actions a
         where a.ended_on is null and a.due_on < ${today}
           and not exists (select from follow_ups.steps s
                            where s.action_id = a.id and s.kind = 'became-overdue' and s.due_on = a.due_on)
         order by a.due_on, a.id limit ${atOnce} for update skip locked`);
        if (rows.length === 0) return 0;
        const steps = rows.map(({ id, dueOn }) => ({ id: newId(), action: id, due: dueOn }));
        await transaction.execute(sql`
        insert into follow_ups.steps (id, action_id, kind, due_on)
        select id, action, 'became-overdue', due
          from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(id uuid, action uuid, due date)
            on conflict do nothing`);
        return rows.length;
      },
    );
    noted += count;
    if (count < atOnce) return noted;
  }
}
