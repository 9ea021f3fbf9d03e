import { sql } from 'drizzle-orm';
import { holds } from '../../../platform/database/columns.ts';
import type { Reader } from '../../../platform/database/database.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { positionKinds } from '../../organisation/index.ts';
import type { CountedPulse, NamedUnit } from '../rules/board.ts';
import { Forest } from '../rules/forest.ts';
import type { Tally } from '../rules/readiness.ts';

type PositionKind = CodeOf<typeof positionKinds>;
type UnitTally = Tally & { readonly unitId: string; readonly positionKind: PositionKind };

/** What was answered to a pulse, with the tree of units as it was on the day on which it closed. */
export async function readCounted(
  reader: Reader,
  { id, closesOn }: { readonly id: string; readonly closesOn: string },
  today: string,
): Promise<CountedPulse> {
  const day = closesOn < today ? closesOn : today;
  const [units, tallies] = await Promise.all([
    reader.execute<NamedUnit & Record<string, unknown>>(sql`
      select v.unit_id as "unitId", v.parent_id as "parentId", u.code, v.name
        from organisation.unit_versions v join organisation.units u on u.id = v.unit_id
       where ${holds('v', day)} order by u.code`),
    reader.execute<UnitTally & Record<string, unknown>>(sql`
      select t.unit_id as "unitId", t.position_kind as "positionKind", t.answers, t.sums, t.favourable
        from socialisation.pulse_tallies t where t.pulse_id = ${id}`),
  ]);
  return { forest: new Forest(units.rows), tallies: tallies.rows };
}

interface PeopleOf {
  readonly unitId: string;
  readonly positionKind: PositionKind;
  readonly people: number;
}

/** How many people of a campaign sit in each unit now, by kind of position. */
export async function readPeople(reader: Reader, campaignId: string): Promise<PeopleOf[]> {
  const { rows } = await reader.execute<PeopleOf & Record<string, unknown>>(sql`
    select m.unit_id as "unitId", m.position_kind as "positionKind", count(*)::int as people
      from socialisation.members m
     where m.campaign_id = ${campaignId} and m.left_on is null
     group by m.unit_id, m.position_kind`);
  return rows;
}
