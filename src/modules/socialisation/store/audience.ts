import { type SQL, sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { inServiceStatuses } from '../../employees/index.ts';
import type { AudiencePreview } from '../schemas/audiences.ts';
import type { AudienceUpdate } from '../schemas/campaigns.ts';

/**
 * Who belongs to which audience of a campaign on a day, as `fitting (employee_id, audience_id, unit_id, kind)`; parts of
 * a `with`. Whoever fits several belongs to the first.
 */
const fittingOn = (campaignId: string, day: string): SQL => sql`
  audience as materialized (
    select a.*,
           case when cardinality(a.unit_ids) > 0
             then array(select organisation.units_under(a.unit_ids, ${day})) end as within_units,
           case when cardinality(a.area_ids) > 0
             then array(select organisation.units_under(array(
                    select served.unit_id
                      from territory.areas served left join territory.areas above on above.id = served.parent_id
                     where served.unit_id is not null
                       and a.area_ids && array[served.id, above.id, above.parent_id]),
                  ${day})) end as area_units
      from socialisation.audiences a where a.campaign_id = ${campaignId}
  ),
  asked as materialized (
    select a.id, a.ordinal, a.position_kinds, a.functional_levels, a.ranks, a.employment_kinds, u.unit_id
      from audience a
      join organisation.unit_versions u on ${holds('u', day)}
     where (a.within_units is null or u.unit_id = any(a.within_units))
       and (a.area_units is null or u.unit_id = any(a.area_units))
       and (cardinality(a.unit_kinds) = 0 or u.kind = any(a.unit_kinds))
  ),
  fitting as materialized (
    select distinct on (seat.employee_id) seat.employee_id, asked.id as audience_id, v.unit_id, v.kind
      from asked
      join organisation.position_versions v on v.unit_id = asked.unit_id and ${holds('v', day)}
       and (cardinality(asked.position_kinds) = 0 or v.kind = any(asked.position_kinds))
       and (cardinality(asked.functional_levels) = 0 or v.functional_level = any(asked.functional_levels))
      join employees.placements seat on seat.position_id = v.position_id and seat.kind = 'definitive'
       and ${holds('seat', day)}
      join employees.employees e on e.id = seat.employee_id
       and e.status = any(${sql.param([...inServiceStatuses])}::text[])
       and (cardinality(asked.employment_kinds) = 0 or e.employment_kind = any(asked.employment_kinds))
     where cardinality(asked.ranks) = 0 or exists (
       select from employees.rank_periods r
        where r.employee_id = seat.employee_id and ${holds('r', day)} and r.rank = any(asked.ranks))
     order by seat.employee_id, asked.ordinal
  )`;

/** Whom a campaign would tell on a day. */
export async function previewAudience(
  reader: Reader,
  campaignId: string,
  day: string,
): Promise<AudiencePreview> {
  const { rows } = await reader.execute<AudiencePreview & Record<string, unknown>>(sql`
    with ${fittingOn(campaignId, day)}
    select (select count(*)::int from fitting) as people,
           (select count(*)::int from fitting join employees.employees e on e.id = fitting.employee_id
             where e.official_email is null) as "withoutAccount",
           (select coalesce(jsonb_agg(part), '[]') from (
             select a.id as "audienceId", a.name,
                    (select count(*)::int from fitting where fitting.audience_id = a.id) as people
               from audience a order by a.ordinal) part) as audiences,
           (select coalesce(jsonb_agg(part), '[]') from (
             select v.unit_id as "unitId", v.name, count(*)::int as people
               from fitting join organisation.unit_versions v on v.unit_id = fitting.unit_id and ${holds('v', day)}
              group by v.unit_id, v.name order by count(*) desc, v.name, v.unit_id) part) as units`);
  return rows[0]!;
}

export interface FrozenAudience {
  readonly audienceCount: number;
  readonly audienceSha256: Buffer;
  /** Which audiences nobody belongs to, by their place counted from 0. */
  readonly empty: readonly number[];
}

/** Settles who is told by a campaign: those who belong to its audiences on a day. */
export async function freezeAudience(
  transaction: Transaction,
  campaignId: string,
  day: string,
): Promise<FrozenAudience> {
  const { rows } = await transaction.execute<FrozenAudience & Record<string, unknown>>(sql`
    with ${fittingOn(campaignId, day)},
    frozen as (
      insert into socialisation.members
        (campaign_id, employee_id, audience_id, first_unit_id, unit_id, position_kind, joined_on)
      select ${campaignId}, employee_id, audience_id, unit_id, unit_id, kind, ${day} from fitting
       order by unit_id, employee_id
      returning employee_id, audience_id
    )
    select count(*)::int as "audienceCount",
           sha256(convert_to(coalesce(
             string_agg(frozen.employee_id || E'\n', '' order by frozen.employee_id::text collate "C"), ''), 'UTF8'))
             as "audienceSha256",
           (select coalesce(json_agg(a.ordinal - 1 order by a.ordinal), '[]') from audience a
             where not exists (select from frozen f where f.audience_id = a.id)) as empty
      from frozen`);
  return rows[0]!;
}

/** Where the members of running campaigns sit on a day, if anywhere; `now_at (campaign_id, employee_id, unit_id, kind)`. */
const seatsOf = (campaigns: SQL, day: string): SQL => sql`
  now_at as materialized (
    select m.campaign_id, m.employee_id, seat.unit_id, seat.kind
      from socialisation.members m
      left join lateral (
        select v.unit_id, v.kind
          from employees.placements p
          join organisation.position_versions v on v.position_id = p.position_id and ${holds('v', day)}
         where p.employee_id = m.employee_id and p.kind = 'definitive' and ${holds('p', day)}) seat on true
     where m.campaign_id in (${campaigns})
  )`;

/** One campaign alone, for {@link followMembers}. */
export const only = (campaignId: string): SQL => sql`${campaignId}::uuid`;

type Followed = Omit<AudienceUpdate, 'joined'>;

/** Notes who of the members of campaigns has moved to another unit by a day, who has left, and who has come back. */
export async function followMembers(
  transaction: Transaction,
  campaigns: SQL,
  day: string,
): Promise<Followed> {
  const { rows } = await transaction.execute<Followed & Record<string, unknown>>(sql`
    with ${seatsOf(campaigns, day)},
    changed as (
      update socialisation.members m
         set unit_id = coalesce(n.unit_id, m.unit_id), position_kind = coalesce(n.kind, m.position_kind),
             left_on = case when n.unit_id is null then coalesce(m.left_on, ${day}::date) end
        from now_at n
        join socialisation.members before
          on before.campaign_id = n.campaign_id and before.employee_id = n.employee_id
       where m.campaign_id = n.campaign_id and m.employee_id = n.employee_id
         and (m.left_on is null) = (before.left_on is null)
         and (case when n.unit_id is null then m.left_on is null
                   else m.left_on is not null or (m.unit_id, m.position_kind) is distinct from (n.unit_id, n.kind) end)
      returning n.unit_id as seat, before.left_on as left_before, before.unit_id as unit_before
    )
    select count(*) filter (where seat is null)::int as left,
           count(*) filter (where seat is not null and left_before is not null)::int as returned,
           count(*) filter (where seat is not null and left_before is null and seat <> unit_before)::int as moved
      from changed`);
  return rows[0]!;
}

/** Adds those who fit an audience by a day and are not a part of it yet. */
export async function joinAudience(
  transaction: Transaction,
  campaignId: string,
  edition: number,
  day: string,
): Promise<number> {
  const { rowCount } = await transaction.execute(sql`
    with ${fittingOn(campaignId, day)}
    insert into socialisation.members
      (campaign_id, employee_id, audience_id, first_unit_id, unit_id, position_kind, joined_on, required_edition)
    select ${campaignId}, employee_id, audience_id, unit_id, unit_id, kind, ${day}, ${edition}::int from fitting
        on conflict (campaign_id, employee_id) do nothing`);
  return rowCount ?? 0;
}
