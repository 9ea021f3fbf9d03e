import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { satisfactionElements } from '../reference.ts';

/** What published results of satisfaction surveys say together. */
export interface PublishedIndex {
  /** Surveys that were closed in the period and whose results are published. */
  readonly surveys: number;
  /** Answers of those that tell the figure. */
  readonly answers: number;
  /** The converted index, or the converted mean of one element; null if none of them tells it. */
  readonly converted: number | null;
}

export interface PublishedFilter {
  /** Only surveys that these units held; null: of the whole city. */
  readonly unitIds: readonly string[] | null;
  /** What was said of these services, instead of surveys as a whole. */
  readonly serviceIds?: readonly string[];
  readonly element?: CodeOf<typeof satisfactionElements> | null;
  /** From the first day up to but without the other: a survey counts on the day on which it was closed. */
  readonly from: string;
  readonly until: string;
}

/**
 * The mean of what was published, each by its answers. Made of published figures alone: nothing that they suppress
 * follows from it.
 */
export async function publishedIndices(reader: Reader, filter: PublishedFilter): Promise<PublishedIndex> {
  const { unitIds, serviceIds, element, from, until } = filter;
  const { rows } = await reader.execute<PublishedIndex & Record<string, unknown>>(sql`
    with chosen as (
      select distinct on (p.survey_id) p.survey_id, p.results
        from feedback.publications p
        join feedback.surveys s on s.id = p.survey_id
       where p.results ->> 'kind' = 'satisfaction' and s.closed_on >= ${from} and s.closed_on < ${until}
         and ${unitIds === null ? sql`true` : sql`s.unit_id = any(${sql.param([...unitIds])}::uuid[])`}
       order by p.survey_id, p.number desc),
    told as (
      select c.survey_id, (f.figures ->> 'answers')::int as answers,
             ${
               element
                 ? sql`(select (e ->> 'converted')::numeric from jsonb_array_elements(f.figures -> 'elements') e
                         where e ->> 'element' = ${element})`
                 : sql`(f.figures ->> 'converted')::numeric`
             } as converted
        from chosen c
       cross join lateral (${
         serviceIds === undefined
           ? sql`select (c.results -> 'satisfaction') || jsonb_build_object('answers', c.results -> 'answers') as figures
                  where jsonb_typeof(c.results -> 'satisfaction') = 'object'`
           : sql`select s as figures from jsonb_array_elements(c.results -> 'services') s
                  where (s ->> 'serviceId')::uuid = any(${sql.param([...serviceIds])}::uuid[])`
       }) f)
    select count(distinct survey_id)::int as surveys,
           coalesce(sum(answers) filter (where converted is not null), 0)::int as answers,
           round(sum(answers * converted) / nullif(sum(answers) filter (where converted is not null), 0), 2)::float8
             as converted
      from told`);
  return rows[0]!;
}
