import { type SQL, sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { branchesOf, judgedOn } from '../../competencies/index.ts';
import { pendingStates } from '../rules/enrolments.ts';
import type { NominationQuery, Nominees } from '../schemas/nominations.ts';
import { refuseIfClosed } from './enrolments.ts';
import { hindrance } from './hindrance.ts';
import { peopleInService } from './people.ts';
import { fillSeats, nearestShare } from './seats.ts';
import { type HeldSession, takeSession } from './sessions.ts';

type Row = Record<string, unknown>;

/** Somebody who sits in the course already or has passed it, has other dates in its days, or lacks what it presupposes. */
const hindered = (session: HeldSession, employeeId: SQL): SQL => sql`(
  exists (
    select from trainings.enrolments held
      join trainings.sessions s on s.id = held.session_id and s.course_id = ${session.courseId}
     where held.employee_id = ${employeeId}
       and (held.state = 'passed' or (s.decision <> 'cancelled'
         and held.state = any(${sql.param(pendingStates)}::text[]))))
  or exists (select from ${hindrance(session, employeeId)}))`;

/**
 * Who of a subtree lacks most of what the course of a session raises, in one statement: levels that it raises of what the
 * own position demands, of those who are in service, were assessed, and are hindered by nothing.
 */
export async function findNominees(
  reader: Reader,
  session: HeldSession,
  { unitId, competencyId, limit }: NominationQuery,
  today: string,
): Promise<Nominees['items']> {
  const { rows } = await reader.execute<Nominees['items'][number] & Row>(sql`
    with recursive ${branchesOf(unitId, today, 'units')},
    ${peopleInService(today)},
    ${judgedOn(today)},
    raised as materialized (
      select c.number, o.level
        from trainings.courses course
       cross join lateral jsonb_to_recordset(course.outcomes) as o("competencyId" uuid, level int)
        join competencies.competencies c on c.id = o."competencyId"
       where course.id = ${session.courseId}
         and ${competencyId === undefined ? sql`true` : sql`c.id = ${competencyId}`}
    ),
    gaining as (
      select judged.employee_id, judged.branch,
             sum(least(raised.level, demanded.level) - judged.levels[raised.number])::int as levels
        from judged
        join demanded on demanded.standard_id = judged.standard_id
        join raised on raised.number = demanded.number
       where judged.levels[raised.number] < least(raised.level, demanded.level)
       group by judged.employee_id, judged.branch
    )
    select gaining.employee_id as "employeeId", e.name, u.name as "unitName", gaining.levels
      from gaining
      join employees.employees e on e.id = gaining.employee_id
      join organisation.unit_versions u on u.unit_id = gaining.branch
       and u.valid_from <= ${today} and (u.valid_to is null or u.valid_to > ${today})
     where not ${hindered(session, sql`gaining.employee_id`)}
     order by gaining.levels desc, gaining.employee_id
     limit ${limit}`);
  return rows;
}

/**
 * Nominates people for a session, in this order of arrival. The people are taken before the session, in the order of their
 * ids, as whoever enrols one of them does; whoever was hindered since is left out.
 * @returns those who were nominated
 * @throws Problem `registration-closed`
 */
export async function nominateAll(
  transaction: Transaction,
  sessionId: string,
  nominees: Nominees['items'],
  today: string,
): Promise<Nominees['items']> {
  const ids = nominees.map(({ employeeId }) => employeeId);
  await transaction.execute(sql`
    select from employees.employees e where e.id = any(${sql.param(ids)}::uuid[]) order by e.id for no key update`);
  const session = await takeSession(transaction, sessionId);
  refuseIfClosed(session, today);
  const asked = JSON.stringify(nominees.map(({ employeeId }, place) => ({ id: newId(), employeeId, place })));
  const { rows } = await transaction.execute<{ employeeId: string }>(sql`
    insert into trainings.enrolments (id, session_id, employee_id, origin, state, quota_unit_id)
    select asked.id, ${session.id}, asked."employeeId", 'nominated',
           ${session.needsApproval ? 'nominated' : 'wait-listed'}, ${nearestShare(session, sql`asked."employeeId"`, today)}
      from jsonb_to_recordset(${asked}::jsonb) as asked(id uuid, "employeeId" uuid, place int)
     where not ${hindered(session, sql`asked."employeeId"`)}
     order by asked.place
    on conflict do nothing
    returning employee_id as "employeeId"`);
  if (!session.needsApproval) await fillSeats(transaction, session);
  const enrolled = new Set(rows.map(({ employeeId }) => employeeId));
  return nominees.filter(({ employeeId }) => enrolled.has(employeeId));
}
