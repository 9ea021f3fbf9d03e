import { sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { StandardTarget } from '../rules/standards.ts';
import type { StandardImpact } from '../schemas/standards.ts';

/** Positions of the same kind, level, class and own standard, and the standard that holds for them. */
type Resolved = {
  readonly kind: string;
  readonly functionalLevel: string | null;
  readonly jobClass: number | null;
  readonly positionId: string | null;
  readonly levels: unknown;
  /** Levels and requirements, without what the standard is for and from when. */
  readonly demands: unknown;
} & Record<string, unknown>;

const demands = sql`to_jsonb(s) - '{id,position_id,position_kind,functional_level,job_class,valid_from,valid_to,legal_basis,decree_number,decree_date,version,created_at,updated_at,updated_by}'::text[]`;

/**
 * What a change of the standards of a target means for whoever holds its positions on a day. The change is made, compared
 * with what held before, and left to the caller to keep or to take back.
 */
export async function impactOf(
  transaction: Transaction,
  target: StandardTarget,
  day: string,
  change: () => Promise<unknown>,
): Promise<StandardImpact> {
  const before = await resolve(transaction, target, day);
  await change();
  const after = await resolve(transaction, target, day);
  const changed = before.flatMap(({ demands, levels, ...resolved }, at) => {
    const later = after[at]!;
    const isSame = JSON.stringify(demands) === JSON.stringify(later.demands);
    return isSame ? [] : [{ ...resolved, before: levels ?? [], after: later.levels ?? [] }];
  });
  return compare(transaction, changed, day);
}

/** The standards of all positions that a target means, in an order of their own. */
async function resolve(
  transaction: Transaction,
  { positionId, positionKind, functionalLevel, jobClass }: StandardTarget,
  day: string,
): Promise<Resolved[]> {
  const isThere = holds('v', day);
  const { rows } = await transaction.execute<Resolved>(
    positionId
      ? sql`
        select v.kind, v.functional_level as "functionalLevel", v.job_class as "jobClass",
               v.position_id as "positionId", s.levels, ${demands} as demands
          from organisation.position_versions v
         cross join lateral competencies.standard_for(v.position_id, v.kind, v.functional_level, v.job_class, ${day})
               chosen
          left join competencies.standards s on s.id = chosen.standard_id
         where v.position_id = ${positionId} and ${isThere}`
      : sql`
        select g.kind, g.functional_level as "functionalLevel", g.job_class as "jobClass",
               null::uuid as "positionId", s.levels, ${demands} as demands
          from (select distinct v.kind, v.functional_level, v.job_class
                  from organisation.position_versions v
                 where v.kind = ${positionKind ?? null} and ${isThere}
                   and (${functionalLevel ?? null}::text is null or v.functional_level = ${functionalLevel ?? null})
                   and (${jobClass ?? null}::int is null or v.job_class = ${jobClass ?? null})) g
          left join lateral competencies.inherited_standard(g.kind, g.functional_level, g.job_class, ${day}) chosen
            on true
          left join competencies.standards s on s.id = chosen.standard_id
         order by g.kind, g.functional_level, g.job_class`,
  );
  return rows;
}

/** Counts gaps before and after, of all holders, in one statement. */
async function compare(
  transaction: Transaction,
  pairs: readonly object[],
  day: string,
): Promise<StandardImpact> {
  const { rows } = await transaction.execute<Omit<StandardImpact, 'asOf'> & Record<string, unknown>>(sql`
    with pair as materialized (
      select p.*, row_number() over () as number
        from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
             as p(kind text, "functionalLevel" text, "jobClass" int, "positionId" uuid, before jsonb, after jsonb)
    ),
    demanded as (
      select pair.number, c.id as competency_id, c.number as place, max(d.level) filter (where d.is_after) as after,
             max(d.level) filter (where not d.is_after) as before
        from pair
        cross join lateral (
          select "competencyId", level, false as is_after
            from jsonb_to_recordset(pair.before) as b("competencyId" uuid, level int)
          union all
          select "competencyId", level, true
            from jsonb_to_recordset(pair.after) as a("competencyId" uuid, level int)) d
        join competencies.competencies c on c.id = d."competencyId"
       group by pair.number, c.id
    ),
    affected as materialized (
      select v.position_id, pair.number
        from pair
        join organisation.position_versions v
          on v.kind = pair.kind and v.functional_level is not distinct from pair."functionalLevel"
         and v.job_class is not distinct from pair."jobClass"
         and ${holds('v', day)}
       where case when pair."positionId" is null
               then not exists (
                 select from competencies.standards own
                  where own.position_id = v.position_id
                    and ${holds('own', day)})
               else v.position_id = pair."positionId" end
    ),
    holder as materialized (
      select seat.employee_id, affected.number, profile.levels
        from affected
        join employees.placements seat on seat.position_id = affected.position_id and seat.kind = 'definitive'
         and ${holds('seat', day)}
        left join competencies.profiles profile on profile.employee_id = seat.employee_id
         and ${holds('profile', day)}
    ),
    line as (
      select holder.employee_id, demanded.competency_id, demanded.place,
             coalesce(demanded.before > coalesce(holder.levels[demanded.place], 0), false) as was_gap,
             coalesce(demanded.after > coalesce(holder.levels[demanded.place], 0), false) as is_gap,
             demanded.after is not null and holder.levels[demanded.place] is null as is_unassessed
        from holder join demanded on demanded.number = holder.number
    ),
    by_competency as (
      select competency_id, min(place) as place,
             count(*) filter (where is_gap and not was_gap) as opened,
             count(*) filter (where was_gap and not is_gap) as closed,
             count(*) filter (where is_unassessed) as unassessed
        from line group by competency_id
    )
    select (select count(*)::int from affected) as positions,
           (select count(*)::int from holder) as people,
           (select count(distinct employee_id)::int from line where is_gap and not was_gap) as "peopleWithNewGaps",
           coalesce(sum(opened), 0)::int as "newGaps", coalesce(sum(closed), 0)::int as "closedGaps",
           coalesce(json_agg(json_build_object('competencyId', b.competency_id, 'code', c.code, 'name', named.name,
             'kind', named.kind, 'newGaps', opened, 'closedGaps', closed, 'unassessed', unassessed) order by b.place)
             filter (where opened + closed + unassessed > 0), '[]') as competencies
      from by_competency b
      join competencies.competencies c on c.id = b.competency_id
     cross join lateral competencies.named(c.id, ${day}) named`);
  return { asOf: day, ...rows[0]! };
}
