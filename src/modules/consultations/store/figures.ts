import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import { headCounts } from '../../employees/index.ts';
import { groupUnits, unitsUnder } from '../../organisation/index.ts';
import { type Counts, participationOf } from '../rules/participation.ts';
import type { Consultation } from '../schemas/consultations.ts';
import type { ComparedAlternatives, Participation } from '../schemas/participation.ts';

/** Everybody who said something, civil servants once with what held of them last. */
const people = (roundId: string) => sql`
  select distinct on (coalesce(c.employee_id, c.id)) c.unit_id, c.district_id, c.gender, c.age_band
    from consultations.comments c
   where c.round_id = ${roundId} and c.state = 'shown'
   order by coalesce(c.employee_id, c.id), c.written_on desc, c.id desc`;

const kinds = sql.raw(`
  count(*)::int as comments, (count(*) filter (where c.kind = 'support'))::int as support,
  (count(*) filter (where c.kind = 'concern'))::int as concern,
  (count(*) filter (where c.kind = 'suggestion'))::int as suggestion`);

type Kinds = Pick<Participation, 'comments' | 'support' | 'concern' | 'suggestion'>;

/** Who takes part in a consultation, and who is missing, by those who are there on a day. */
export async function readParticipation(
  reader: Reader,
  { id, audience, unitIds, closesOn }: Consultation,
  today: string,
): Promise<Participation> {
  const asOf = today > closesOn ? closesOn : today;
  const { rows: totals } = await reader.execute<Kinds & Record<string, unknown>>(sql`
    select ${kinds} from consultations.comments c where c.round_id = ${id} and c.state = 'shown'`);
  const { rows: provisions } = await reader.execute<
    Participation['byProvision'][number] & Record<string, unknown>
  >(sql`
    select c.e_id as "eId", max(p.label) as label,
           c.e_id is not null and max(present.e_id) is null as "isDropped", ${kinds}
      from consultations.comments c
      join consultations.rounds r on r.id = c.round_id
      left join consultations.provisions p
        on p.round_id = c.round_id and p.version_id = c.version_id and p.e_id = c.e_id
      left join consultations.provisions present
        on present.round_id = c.round_id and present.version_id = r.version_id and present.e_id = c.e_id
     where c.round_id = ${id} and c.state = 'shown'
     group by c.e_id order by count(*) desc, c.e_id nulls first`);
  const { rows: counts } = await reader.execute<Counts['people'][number] & Record<string, unknown>>(sql`
    with people as (${people(id)})
    select p.unit_id as "unitId", p.district_id as "districtId", p.gender, p.age_band as "ageBand",
           count(*)::int as commented
      from people p group by 1, 2, 3, 4`);
  const { rows: districts } = await reader.execute<Counts['districts'][number] & Record<string, unknown>>(
    sql`select a.id, a.name from territory.areas a where a.kind = 'district' order by a.code`,
  );
  const isInternal = audience === 'internal';
  const within = unitIds.length === 0 ? null : unitIds;
  const invited = isInternal
    ? await headCounts(reader, within && (await unitsUnder(reader, within, asOf)), asOf)
    : [];
  const named = [...invited, ...counts].flatMap(({ unitId }) => unitId ?? []);
  const groups = isInternal ? await groupUnits(reader, named, within, asOf) : [];
  return {
    consultationId: id,
    asOf,
    ...totals[0]!,
    byProvision: provisions,
    ...participationOf({ isInternal, people: counts, invited, groups, districts }),
  };
}

/** Alternatives side by side. */
export async function readAlternatives(
  reader: Reader,
  { id, alternatives, commentCount }: Pick<Consultation, 'id' | 'alternatives' | 'commentCount'>,
): Promise<ComparedAlternatives> {
  const { rows } = await reader.execute<Kinds & { code: string } & Record<string, unknown>>(sql`
    select c.preferred_alternative as code, ${kinds}
      from consultations.comments c
     where c.round_id = ${id} and c.state = 'shown' and c.preferred_alternative is not null
     group by 1`);
  const { rows: groups } = await reader.execute<{
    code: string;
    groupId: string;
    title: string;
    comments: number;
  }>(sql`
    select code, group_id as "groupId", title, comments
      from (select c.preferred_alternative as code, g.id as group_id, g.title, count(*)::int as comments,
                   row_number() over (partition by c.preferred_alternative order by count(*) desc, g.id) as place
              from consultations.comments c
              join consultations.comment_groups g on g.id = c.group_id
             where c.round_id = ${id} and c.state = 'shown' and c.preferred_alternative is not null
             group by c.preferred_alternative, g.id) ranked
     where place <= 5 order by code, place`);
  const none: Kinds = { comments: 0, support: 0, concern: 0, suggestion: 0 };
  const items = alternatives.map((alternative) => {
    const { code: _, ...found } = rows.find(({ code }) => code === alternative.code) ?? { code: '', ...none };
    return {
      ...alternative,
      ...found,
      groups: groups
        .filter(({ code }) => code === alternative.code)
        .map(({ groupId, title, comments }) => ({ groupId, title, comments })),
    };
  });
  const preferring = items.reduce((sum, { comments }) => sum + comments, 0);
  return { consultationId: id, items, withoutPreference: commentCount - preferring };
}
