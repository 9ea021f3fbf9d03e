import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { unitNameOn } from '../../organisation/index.ts';
import type { FollowUpSummary } from '../schemas/public-follow-ups.ts';

type Figures = Omit<FollowUpSummary, 'units'>;

const figuresOn = (today: string): SQL => sql`
  count(*) filter (where a.state = 'accepted')::int as accepted,
  count(*) filter (where a.state = 'in-progress')::int as "inProgress",
  count(*) filter (where a.state = 'done')::int as done,
  count(*) filter (where a.state = 'done' and a.ended_on <= a.first_due_on)::int as "doneOnTime",
  count(*) filter (where a.state = 'dropped')::int as dropped,
  count(*) filter (where a.ended_on is null and a.due_on < ${today})::int as overdue`;

/** How far public actions are, of the city and by unit. */
export async function readSummary(
  reader: Reader,
  unitIds: readonly string[] | undefined,
  today: string,
): Promise<FollowUpSummary> {
  const { rows } = await reader.execute<Figures & FollowUpSummary['units'][number]>(sql`
    select a.unit_id as "unitId", ${figuresOn(today)},
           case when grouping(a.unit_id) = 0 then ${unitNameOn(sql`a.unit_id`, today)} end as "unitName"
      from follow_ups.actions a
     where a.accepted_on is not null
       and ${unitIds === undefined ? sql`true` : sql`a.unit_id = any(${sql.param([...unitIds])}::uuid[])`}
     group by grouping sets ((a.unit_id), ())
     order by count(*) desc, a.unit_id`);
  const units = rows.filter(({ unitId }) => unitId !== null);
  const { unitId: _, unitName: __, ...whole } = rows.find(({ unitId }) => unitId === null)!;
  return { ...whole, units };
}

/** The actions of a unit in a period. */
export interface FollowUpFigures {
  readonly unitId: string;
  /** Accepted actions that had not ended before the period, and were accepted before its end. */
  readonly actions: number;
  /** Done in the period, and of these by the first due date. */
  readonly done: number;
  readonly doneOnTime: number;
  readonly dropped: number;
  /** Open at the end of the period, past the due date as it stands now. */
  readonly overdue: number;
}

/** Figures of public actions by unit, from a day up to but without another. */
export async function followUpFigures(
  reader: Reader,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<FollowUpFigures[]> {
  const ended = sql`a.ended_on >= ${from} and a.ended_on < ${until}`;
  const { rows } = await reader.execute<FollowUpFigures & Record<string, unknown>>(sql`
    select a.unit_id as "unitId", count(*)::int as actions,
           count(*) filter (where a.state = 'done' and ${ended})::int as done,
           count(*) filter (where a.state = 'done' and ${ended} and a.ended_on <= a.first_due_on)::int as "doneOnTime",
           count(*) filter (where a.state = 'dropped' and ${ended})::int as dropped,
           count(*) filter (where (a.ended_on is null or a.ended_on >= ${until})
                              and a.due_on < ${until}::date - 1)::int as overdue
      from follow_ups.actions a
     where a.accepted_on < ${until} and (a.ended_on is null or a.ended_on >= ${from})
     group by a.unit_id
     order by a.unit_id`);
  return rows;
}
