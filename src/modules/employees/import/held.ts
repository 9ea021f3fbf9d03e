import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { siasnSystem } from '../../../platform/transfer/siasn.ts';
import type { GivenHead, GivenRecord } from './record.ts';

/** A recorded person with what the import compares. */
export interface HeldEmployee extends GivenHead {
  readonly id: string;
  readonly version: number;
  readonly birthDate: string;
  readonly status: NonNullable<GivenHead['status']>;
  readonly siasnId: string | null;
  /** The latest period of a rank. */
  readonly rank: {
    readonly id: string;
    readonly code: string;
    readonly since: string;
    readonly until: string | null;
  } | null;
  /** The latest definitive placement. */
  readonly placement: {
    readonly id: string;
    readonly positionId: string;
    readonly since: string;
    readonly until: string | null;
  } | null;
}

/** Who is already recorded under the numbers of a row. */
export interface Identified {
  readonly byPnsId: string | null;
  readonly byNip: string | null;
  readonly byNik: string | null;
}

/** Finds the people whom rows speak of, in the order of the rows. */
export async function identify(
  transaction: Transaction,
  records: readonly GivenRecord[],
): Promise<Identified[]> {
  const asked = records.map(({ pnsId, head }, at) => ({ at, pnsId, nip: head.nip, nik: head.nik }));
  const { rows } = await transaction.execute<Identified & Record<string, unknown>>(sql`
    select x.owner_id as "byPnsId", e.id as "byNip", k.id as "byNik"
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(at int, "pnsId" text, nip text, nik text)
      left join employees.employee_external_ids x on x.system = ${siasnSystem} and x.value = a."pnsId"
      left join employees.employees e on e.nip = a.nip
      left join employees.employees k on k.nik = a.nik
     order by a.at`);
  return rows;
}

export async function readHeld(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, HeldEmployee>> {
  if (ids.length === 0) return new Map();
  const { rows } = await transaction.execute<HeldEmployee & Record<string, unknown>>(sql`
    select e.id, e.version, e.nip, e.nik, e.name, e.front_title as "frontTitle", e.back_title as "backTitle",
           e.birth_place as "birthPlace", e.birth_date::text as "birthDate", e.gender, e.religion,
           e.marital_status as "maritalStatus", e.phone, e.email, e.official_email as "officialEmail", e.address,
           e.employment_kind as "employmentKind", e.status, e.appointed_on::text as "appointedOn",
           e.permanent_on::text as "permanentOn", e.education_level as "educationLevel",
           e.education_programme as "educationProgramme", e.graduation_year as "graduationYear",
           x.value as "siasnId", r.rank, p.placement
      from employees.employees e
      left join employees.employee_external_ids x on x.owner_id = e.id and x.system = ${siasnSystem}
      left join lateral (
        select jsonb_build_object('id', id, 'code', rank, 'since', valid_from, 'until', valid_to) as rank
          from employees.rank_periods where employee_id = e.id order by valid_from desc limit 1) r on true
      left join lateral (
        select jsonb_build_object('id', id, 'positionId', position_id, 'since', valid_from, 'until', valid_to) as placement
          from employees.placements where employee_id = e.id and kind = 'definitive'
         order by valid_from desc limit 1) p on true
     where e.id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** An open position of a unit. */
export interface FoundPosition {
  readonly positionId: string;
  readonly unitId: string;
  /** In lower case. */
  readonly name: string;
  readonly level: string | null;
  readonly since: string;
}

export async function findPositions(
  transaction: Transaction,
  asked: readonly { unitId: string; names: readonly string[] }[],
): Promise<FoundPosition[]> {
  if (asked.length === 0) return [];
  const pairs = asked.flatMap(({ unitId, names }) =>
    names.map((name) => ({ unitId, name: name.toLowerCase() })),
  );
  const { rows } = await transaction.execute<FoundPosition & Record<string, unknown>>(sql`
    with asked as (
      select distinct "unitId", name
        from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as a("unitId" uuid, name text)
    )
    select v.position_id as "positionId", v.unit_id as "unitId", a.name, v.functional_level as level,
           (select min(valid_from) from organisation.position_versions b where b.position_id = v.position_id)::text as since
      from asked a
      join organisation.position_versions v
        on v.unit_id = a."unitId" and lower(v.name) = lower(a.name) and v.valid_to is null`);
  return rows;
}
