import { and, type SQL, sql } from 'drizzle-orm';
import { type Reach, withinReach } from '../../../platform/access/reach.ts';
import type { List } from '../../../platform/http/list.ts';
import type { SortOrders } from '../../../platform/http/paging.ts';
import { type Suggested, suggestionOf } from '../rules/suggestions.ts';
import type { FollowUpSuggestion } from '../schemas/suggestions.ts';
import { targetOf } from './targets.ts';

export interface SuggestionFilter {
  readonly reach: Reach;
  readonly unitIds?: readonly string[];
  readonly kind?: FollowUpSuggestion['kind'];
  /** A cluster has at least so many public reports, of these days. */
  readonly fewestReports: number;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

const orders: SortOrders<Suggested, 'id'> = {
  id: [{ expression: sql`found.id collate "C"`, bind: (value) => sql`${value}::text`, of: ({ id }) => id }],
};

export function suggestionList({
  reach,
  unitIds,
  kind,
  ...period
}: SuggestionFilter): List<Suggested, FollowUpSuggestion> {
  const matching = and(
    withinReach(sql`found."unitId"`, reach),
    unitIds === undefined ? undefined : sql`found."unitId" = any(${sql.param([...unitIds])}::uuid[])`,
    kind === undefined ? undefined : sql`found.kind = ${kind}`,
  );
  return {
    orders,
    rows: (condition) => sql`
      select found.* from (${below} union all ${clusters(period)} union all ${promised}) found
       where ${and(matching ?? sql`true`, condition)!}`,
    item: suggestionOf,
  };
}

/** Published figures below their target: of each service its last survey, of each unit its last of several services. */
const below: SQL = sql`
  select 'satisfaction:' || f.survey_id || ':' || coalesce(f.service_id::text, '') || ':' || coalesce(f.element, '') as id,
         'satisfaction' as kind, f.unit_id as "unitId", f.service_id as "serviceId", f.value, f.answers, f.target,
         null::int as "reportCount", f.publication_id as "publicationId", f.element, null::uuid as "categoryId",
         null::uuid as "districtId", null::text as "from", null::text as "to", null::uuid as "topicId",
         null::int[] as promises, null::text as "categoryName", null::text as "districtName"
    from (
      select told.*, ${targetOf({ serviceId: sql`told.service_id`, unitId: sql`told.unit_id`, element: sql`told.element` })} as target
        from (
          with newest as materialized (
            select distinct on (p.survey_id) p.id, p.survey_id, p.results, s.ends_on, s.unit_id
              from feedback.publications p
              join feedback.surveys s on s.id = p.survey_id
             where p.results ->> 'kind' = 'satisfaction'
             order by p.survey_id, p.number desc),
          result as (
            (select distinct on (r ->> 'serviceId') n.id, n.survey_id, (r ->> 'serviceId')::uuid as service_id,
                    (r ->> 'unitId')::uuid as unit_id, (r ->> 'answers')::int as answers, r as figures
               from newest n
              cross join lateral jsonb_array_elements(n.results -> 'services') r
              order by r ->> 'serviceId', n.ends_on desc, n.id desc)
            union all
            (select distinct on (n.unit_id) n.id, n.survey_id, null::uuid, n.unit_id, (n.results ->> 'answers')::int,
                    n.results -> 'satisfaction'
               from newest n
              where jsonb_array_length(n.results -> 'services') <> 1
              order by n.unit_id, n.ends_on desc, n.id desc))
          select r.id as publication_id, r.survey_id, r.service_id, r.unit_id, r.answers, null::text as element,
                 (r.figures ->> 'converted')::float8 as value
            from result r
          union all
          select r.id, r.survey_id, r.service_id, r.unit_id, r.answers, e ->> 'element', (e ->> 'converted')::float8
            from result r
           cross join lateral jsonb_array_elements(r.figures -> 'elements') e
           where jsonb_typeof(r.figures -> 'elements') = 'array') told) f
   where f.value < f.target
     and not exists (
       select from follow_ups.origins o
         join follow_ups.actions a on a.id = o.action_id and a.state <> 'dropped'
         join feedback.publications p on p.id = o.publication_id
         join feedback.surveys s on s.id = p.survey_id
        where o.service_id is not distinct from f.service_id and o.element is not distinct from f.element
          and (f.service_id is not null or s.unit_id = f.unit_id)
          and (s.id = f.survey_id or a.ended_on is null))`;

type Period = Pick<SuggestionFilter, 'fewestReports' | 'from' | 'to' | 'timeZone'>;

/** Many reports that everybody reads, of one category in one district with one unit. */
const clusters = ({ fewestReports, from, to, timeZone }: Period): SQL => sql`
  select 'report-cluster:' || c.unit_id || ':' || c.category_id || ':' || c.district_id, 'report-cluster', c.unit_id,
         null, null, null, null, c.reports, null, null, c.category_id, c.district_id, ${from}::text, ${to}::text, null, null,
         (select k.name ->> 'id' from reports.categories k where k.id = c.category_id),
         (select d.name from territory.areas d where d.id = c.district_id)
    from (
      select r.unit_id, r.category_id, r.district_id, count(*)::int as reports
        from reports.reports r
       where r.public_text is not null and r.state not in ('archived', 'merged')
         and r.unit_id is not null and r.category_id is not null and r.district_id is not null
         and r.received_at >= ${from}::timestamp at time zone ${timeZone}
         and r.received_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
       group by r.unit_id, r.category_id, r.district_id
      having count(*) >= ${fewestReports}) c
   where not exists (
     select from follow_ups.origins o
       join follow_ups.actions a on a.id = o.action_id and a.state <> 'dropped'
      where o.category_id = c.category_id and (o.district_id is null or o.district_id = c.district_id)
        and (o.ends_on >= ${from}::date or a.ended_on is null))`;

/** What conclusions of forums promise, as far as no action answers it. */
const promised: SQL = sql`
  select 'forum-topic:' || t.id, 'forum-topic', t.unit_id, t.service_id, null, null, null, null, null, null, null, null,
         null, null, t.id, t.promises, null, null
    from (
      select t.id, t.unit_id, t.service_id,
             (select array_agg(number order by number)
                from generate_series(1, jsonb_array_length(t.conclusion -> 'willDo')) number
               where not exists (
                 select from follow_ups.origins o
                   join follow_ups.actions a on a.id = o.action_id and a.state <> 'dropped'
                  where o.topic_id = t.id and number = any(o.promises))) as promises
        from forums.topics t
       where t.decision = 'concluded') t
   where t.promises is not null`;
