import { type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { unitNameOn } from '../../organisation/index.ts';
import type { Pooled } from '../rules/pooled.ts';

export interface IndexFilter {
  readonly reach: Reach;
  readonly unitIds?: readonly string[];
  readonly serviceId?: string | undefined;
  readonly from: string;
  readonly to: string;
  /** First day of the period before, which ends where this one begins. */
  readonly previousFrom: string;
  /** Names of units are those of this day. */
  readonly day: string;
}

export type Pool = 'total' | 'service' | 'unit' | 'month';

/** What was answered in a period and in the one before. */
export interface PooledPeriods {
  readonly surveys: number;
  readonly previousSurveys: number;
  readonly now: Pooled[];
  readonly before: Pooled[];
}

const values: Record<Pool, SQL> = {
  total: sql`''`,
  service: sql`t.service_id::text`,
  unit: sql`c.unit_id::text`,
  month: sql`t.value`,
};

const nameOf = (pool: Pool, day: string): SQL => {
  if (pool === 'service') return sql`(select p.name from feedback.services p where p.id = g.value::uuid)`;
  return pool === 'unit' ? unitNameOn(sql`g.value::uuid`, day) : sql`null::text`;
};

/**
 * Pools the roll-ups of all satisfaction surveys whose days overlap a period, and of those that overlap the period
 * before and not this one, in one statement: each with all its answers.
 */
export async function poolSurveys(reader: Reader, filter: IndexFilter, pool: Pool): Promise<PooledPeriods> {
  const { reach, unitIds, serviceId, from, to, previousFrom, day } = filter;
  const within = [
    withinReach(sql`s.unit_id`, reach),
    unitIds && sql`s.unit_id = any(${sql.param([...unitIds])}::uuid[])`,
    serviceId === undefined
      ? undefined
      : sql`exists (select from feedback.survey_services o where o.survey_id = s.id and o.service_id = ${serviceId})`,
  ].filter((condition) => condition !== undefined);
  const { rows } = await reader.execute<PooledPeriods & Record<string, unknown>>(sql`
    with chosen as materialized (
      select s.id, s.unit_id, v.element_cells, s.starts_on < ${to} and s.ends_on >= ${from} as is_now
        from feedback.surveys s
        join feedback.questionnaire_versions v on v.id = s.version_id
        join feedback.questionnaires q on q.id = v.questionnaire_id
       where q.kind = 'satisfaction' and s.decision <> 'draft' and s.starts_on < ${to} and s.ends_on >= ${previousFrom}
         and ${sql.join([sql`true`, ...within], sql` and `)}),
    counted as (
      select c.is_now, ${values[pool]} as value, t.answers, t.cells, c.element_cells
        from chosen c
        join feedback.tallies t on t.survey_id = c.id and t.dimension = ${pool === 'month' ? 'month' : 'all'}
       where ${serviceId === undefined ? sql`true` : sql`t.service_id = ${serviceId}`}),
    celled as (
      select is_now, value, array_agg(n order by place) as cells
        from (select is_now, value, e.element * 4 + m.mark as place, sum(t.cells[e.cell + m.mark]) as n
                from counted t
               cross join lateral unnest(t.element_cells) with ordinality e (cell, element)
               cross join generate_series(0, 3) m (mark)
               group by 1, 2, 3) summed
       group by 1, 2),
    groups as (
      select g.is_now, g.value, ${nameOf(pool, day)} as name, g.answers, c.cells
        from (select is_now, value, sum(answers) as answers from counted group by 1, 2) g
        join celled c using (is_now, value)),
    told as (
      select is_now, json_agg(json_build_object('value', value, 'name', name, 'answers', answers, 'cells', cells)
                              order by name, value) as pooled
        from groups group by 1)
    select (select count(*)::int from chosen where is_now) as surveys,
           (select count(*)::int from chosen where not is_now) as "previousSurveys",
           coalesce((select pooled from told where is_now), '[]') as now,
           coalesce((select pooled from told where not is_now), '[]') as before`);
  return rows[0]!;
}
