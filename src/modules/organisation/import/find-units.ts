import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { siasnSystem } from '../../../platform/transfer/siasn.ts';

/** How rows name a unit; what they do not give is empty. */
export interface GivenUnit {
  readonly siasnId: string;
  readonly code: string;
  readonly name: string;
}

/** A unit that rows speak of. */
export interface FoundUnit {
  readonly unitId: string;
  readonly name: string;
  readonly founded: string;
  readonly closed: string | null;
}

/** Finds units by SIASN id, else by code, else by name; `ambiguous` where several have the name. */
export async function findUnits(
  transaction: Transaction,
  units: readonly GivenUnit[],
): Promise<Map<string, FoundUnit | 'ambiguous'>> {
  const asked = new Map(units.map((unit) => [unitKey(unit), { key: unitKey(unit), ...unit }]));
  if (asked.size === 0) return new Map();
  const { rows } = await transaction.execute<FoundUnit & { key: string } & Record<string, unknown>>(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify([...asked.values()])}::jsonb)
        as a(key text, "siasnId" text, code text, name text)
    ),
    numbered as (
      select a.*, coalesce(x.owner_id, u.id, c.id) as unit_id
        from asked a
        left join organisation.unit_external_ids x on x.system = ${siasnSystem} and x.value = nullif(a."siasnId", '')
        left join organisation.units u on u.code = nullif(a."siasnId", '')
        left join organisation.units c on c.code = nullif(a.code, '')
    ),
    named as (
      select n.key, v.unit_id
        from numbered n
        join organisation.unit_versions v on v.name = n.name and v.valid_to is null
       where n.unit_id is null and n."siasnId" = '' and n.code = '' and n.name <> ''
    )
    select f.key, f.unit_id as "unitId", life.name, life.founded::text, life.closed::text
      from (select key, unit_id from numbered where unit_id is not null union all select key, unit_id from named) f
      cross join lateral (
        select min(valid_from) as founded, (array_agg(valid_to order by valid_from desc))[1] as closed,
               (array_agg(name order by valid_from desc))[1] as name
          from organisation.unit_versions v where v.unit_id = f.unit_id) life`);
  const found = new Map<string, FoundUnit | 'ambiguous'>();
  for (const { key, ...unit } of rows) found.set(key, found.has(key) ? 'ambiguous' : unit);
  return found;
}

/** What tells apart the units that rows ask for. */
export const unitKey = ({ siasnId, code, name }: GivenUnit): string =>
  `${siasnId}|${code}|${siasnId || code ? '' : name}`;
