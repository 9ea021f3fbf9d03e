import type pg from 'pg';

/** The units of the first city by their codes, without its prefix. */
export async function unitsByCode(client: pg.Client, today: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ code: string; id: string }>(
    `select substr(u.code, length(root.code) + 2) as code, u.id
       from (select code from organisation.units order by code limit 1) root
       join organisation.units u on u.code like root.code || '-%'
       join organisation.unit_versions v on v.unit_id = u.id
        and v.valid_from <= $1 and (v.valid_to is null or v.valid_to > $1)`,
    [today],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}
