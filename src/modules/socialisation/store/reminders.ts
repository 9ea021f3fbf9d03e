import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { isRead } from './members.ts';

/**
 * Reminds those who have not read what they have to, of every running campaign whose day it is: once a day, however
 * often it is called. Other systems learn of it from the feed, and read whom from the members.
 * @returns of how many campaigns
 */
export async function remindMembers(transaction: Transaction, today: string): Promise<number> {
  // Whoever waits here for another reads afterwards what it did.
  await transaction.execute(sql`
    select from socialisation.campaigns c where c.state = 'running' order by c.id for no key update`);
  const { rowCount } = await transaction.execute(sql`
    with due as (
      select c.id from socialisation.campaigns c
       where c.state = 'running' and (c.due_on - ${today}::date)::smallint = any(c.reminder_days)
         and not exists (
           select from socialisation.reminders r where r.campaign_id = c.id and r.day = ${today})
    ),
    reminded as (
      update socialisation.members m set reminded_on = ${today}, reminders = m.reminders + 1
        from due
       where m.campaign_id = due.id and m.left_on is null and not ${isRead}
      returning m.campaign_id
    )
    insert into socialisation.reminders (campaign_id, day, reminded)
    select due.id, ${today}, (select count(*) from reminded r where r.campaign_id = due.id) from due
        on conflict (campaign_id, day) do nothing`);
  return rowCount ?? 0;
}
