import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Life } from '../rules/lives.ts';

type LifeRow = Life & { readonly id: string } & Record<string, unknown>;

const byId = (rows: readonly LifeRow[]): Map<string, Life> => new Map(rows.map((row) => [row.id, row]));

/** From when until when the dictionary has these competencies; nobody retires them before the transaction ends. */
export async function livesOfCompetencies(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Life>> {
  const asked = sql`${sql.param([...new Set(ids)])}::uuid[]`;
  await transaction.execute(
    sql`select from competencies.competencies c where c.id = any(${asked}) order by c.id for share`,
  );
  const { rows } = await transaction.execute<LifeRow>(sql`
    select c.id, c.code, min(v.valid_from)::text as "from",
           nullif(max(coalesce(v.valid_to, 'infinity')), 'infinity')::text as "to"
      from competencies.competencies c
      join competencies.competency_versions v on v.competency_id = c.id
     where c.id = any(${asked})
     group by c.id`);
  return byId(rows);
}

/** From when until when these assessors have a mandate; nobody changes it before the transaction ends. */
export async function mandatesOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Life>> {
  const { rows } = await transaction.execute<LifeRow>(sql`
    select a.id, a.code, a.valid_from::text as "from", a.valid_to::text as "to"
      from competencies.assessors a
     where a.id = any(${sql.param([...new Set(ids)])}::uuid[])
     order by a.id
       for share`);
  return byId(rows);
}
