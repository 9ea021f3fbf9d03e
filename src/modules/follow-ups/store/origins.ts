import { type SQL, sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { FollowUpOrigin } from '../schemas/origins.ts';
import { originReports, origins } from '../tables.ts';
import { targetOf } from './targets.ts';

/** An origin as it is kept, with the reports that it names. */
export interface KeptOrigin extends Omit<typeof origins.$inferInsert, 'id' | 'actionId'> {
  readonly reportIds?: readonly string[];
}

export async function insertOrigins(
  transaction: Transaction,
  actionId: string,
  kept: readonly KeptOrigin[],
): Promise<void> {
  const rows = kept.map((origin) => ({ ...origin, id: newId(), actionId }));
  await transaction.insert(origins).values(rows.map(({ reportIds: _, ...row }) => row));
  const links = rows.flatMap(({ id, reportIds = [] }) =>
    reportIds.map((reportId) => ({ originId: id, reportId, actionId })),
  );
  if (links.length > 0) await transaction.insert(originReports).values(links);
}

/**
 * The origins of actions that go by `actions` in the statement. Of single reports only those that everybody reads are
 * told, to officers too: whoever reads follow-ups need not read reports.
 * @param isPublic leaves out reports none of which everybody reads
 */
export const originsOf = (isPublic: boolean): SQL<FollowUpOrigin[]> => sql`(
  select coalesce(json_agg(json_build_object(
           'kind', o.kind, 'publicationId', o.publication_id, 'surveyTitle', v.title ->> 'id',
           'serviceId', o.service_id, 'serviceName', s.name, 'element', o.element,
           'value', o.value, 'answers', o.answers, 'target', o.target,
           'reportCount', case o.kind when 'report-cluster' then o.report_count
                                      when 'reports' then coalesce(cardinality(n.numbers), 0) end,
           'reportNumbers', coalesce(to_json(n.numbers), '[]'),
           'categoryId', o.category_id, 'categoryName', c.name ->> 'id',
           'districtId', o.district_id, 'districtName', d.name, 'from', o.starts_on, 'to', o.ends_on,
           'topicId', o.topic_id, 'topicTitle', t.title,
           'promises', coalesce((select json_agg(t.conclusion #>> array['willDo', (place - 1)::text, 'text'] order by place)
                                   from unnest(o.promises) place), '[]')) order by o.id), '[]')
    from follow_ups.origins o
    left join feedback.publications p on p.id = o.publication_id
    left join feedback.surveys v on v.id = p.survey_id
    left join feedback.services s on s.id = o.service_id
    left join reports.categories c on c.id = o.category_id
    left join territory.areas d on d.id = o.district_id
    left join forums.topics t on t.id = o.topic_id
    left join lateral (
      select array_agg(r.number order by r.number) as numbers
        from follow_ups.origin_reports x
        join reports.reports r on r.id = x.report_id
       where x.origin_id = o.id and r.public_text is not null) n on true
   where o.action_id = actions.id
     and ${isPublic ? sql`(o.kind <> 'reports' or n.numbers is not null)` : sql`true`})`;

interface Result {
  readonly serviceId: string | null;
  readonly unitId: string;
  readonly element: string | null;
}

/** What a published figure was to reach; null if nothing is set. */
export async function findTargetOf(
  reader: Reader,
  { serviceId, unitId, element }: Result,
): Promise<number | null> {
  const value = targetOf({
    serviceId: sql`${serviceId}::uuid`,
    unitId: sql`${unitId}::uuid`,
    element: sql`${element}::text`,
  });
  const { rows } = await reader.execute<{ value: number | null }>(sql`select ${value} as value`);
  return rows[0]!.value;
}

/** The ids of reports by their numbers, of those that may be named. */
export async function reportsByNumber(
  reader: Reader,
  numbers: readonly string[],
  others: SQL,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.execute<{ number: string; id: string }>(sql`
    select r.number, r.id from reports.reports r
     where r.number = any(${sql.param([...numbers])}::text[]) and (r.public_text is not null or ${others})`);
  return new Map(rows.map(({ number, id }) => [number, id]));
}

export interface Cluster {
  readonly categoryId: string;
  readonly districtId: string | null;
  readonly from: string;
  readonly to: string;
}

/** What there is of a cluster: its category, its district, and its public reports. */
export async function countCluster(
  reader: Reader,
  { categoryId, districtId, from, to }: Cluster,
  timeZone: string,
): Promise<{ isCategory: boolean; areaKind: string | null; reports: number }> {
  const { rows } = await reader.execute<{
    isCategory: boolean;
    areaKind: string | null;
    reports: number;
  }>(sql`
    select exists (select from reports.categories c where c.id = ${categoryId}) as "isCategory",
           (select a.kind from territory.areas a where a.id = ${districtId}::uuid) as "areaKind",
           (select count(*)::int from reports.reports r
             where r.category_id = ${categoryId} and r.public_text is not null
               and (${districtId}::uuid is null or r.district_id = ${districtId}::uuid)
               and r.received_at >= ${from}::timestamp at time zone ${timeZone}
               and r.received_at < (${to}::date + 1)::timestamp at time zone ${timeZone}) as reports`);
  return rows[0]!;
}

/** How a topic that everybody reads was decided, and what its conclusion promises; undefined if there is none. */
export async function findConcluded(
  reader: Reader,
  topicId: string,
): Promise<{ isConcluded: boolean; promises: number } | undefined> {
  const { rows } = await reader.execute<{ isConcluded: boolean; promises: number }>(sql`
    select decision = 'concluded' as "isConcluded", coalesce(jsonb_array_length(conclusion -> 'willDo'), 0) as promises
      from forums.topics where id = ${topicId} and decision in ('declined', 'open', 'closed', 'concluded')`);
  return rows[0];
}
