import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { siasnSystem } from '../../../platform/transfer/siasn.ts';

/** A recorded unit in its latest version. */
export interface HeldUnit {
  readonly unitId: string;
  readonly code: string;
  readonly siasnId: string | null;
  readonly versionId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly headEchelon: string | null;
  /** Start of the latest version. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** First day of the unit's life. */
  readonly founded: string;
}

/** All recorded units; until the transaction ends nobody else changes the tree. */
export async function readHeldUnits(transaction: Transaction): Promise<HeldUnit[]> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('organisation.unit_versions'))`);
  const { rows } = await transaction.execute<HeldUnit & Record<string, unknown>>(sql`
    select distinct on (u.id) u.id as "unitId", u.code, x.value as "siasnId", v.id as "versionId", v.name,
           v.parent_id as "parentId", v.kind, v.head_echelon as "headEchelon", v.valid_from::text as "validFrom",
           v.valid_to::text as "validTo", min(v.valid_from) over (partition by u.id)::text as founded
      from organisation.units u
      join organisation.unit_versions v on v.unit_id = u.id
      left join organisation.unit_external_ids x on x.owner_id = u.id and x.system = ${siasnSystem}
     order by u.id, v.valid_from desc`);
  return rows;
}

export interface UnitContent {
  readonly unitId: string;
  readonly code: string;
  readonly siasnId: string;
  readonly versionId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly headEchelon: string | null;
  readonly validFrom: string;
}

const rowsOf = (units: readonly UnitContent[]): SQL => sql`
  jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as n
    ("unitId" uuid, code text, "siasnId" text, "versionId" uuid, name text, "parentId" uuid, kind text,
     "headEchelon" text, "validFrom" date)`;

export async function insertUnits(transaction: Transaction, units: readonly UnitContent[]): Promise<void> {
  if (units.length === 0) return;
  const rows = rowsOf(units);
  await transaction.execute(
    sql`insert into organisation.units (id, code) select "unitId", code from ${rows}`,
  );
  await transaction.execute(sql`
    insert into organisation.unit_versions (id, unit_id, parent_id, name, kind, head_echelon, valid_from)
    select "versionId", "unitId", "parentId", name, kind, "headEchelon", "validFrom" from ${rows}`);
  await recordSiasnIds(transaction, units);
}

/** Codes and numbers of SIASN of recorded units; touches only what differs. */
export async function updateIdentities(
  transaction: Transaction,
  units: readonly UnitContent[],
): Promise<void> {
  if (units.length === 0) return;
  await transaction.execute(sql`
    update organisation.units u set code = n.code, updated_at = now()
      from ${rowsOf(units)} where u.id = n."unitId"`);
  await recordSiasnIds(transaction, units);
}

async function recordSiasnIds(transaction: Transaction, units: readonly UnitContent[]): Promise<void> {
  await transaction.execute(sql`
    insert into organisation.unit_external_ids (owner_id, system, value)
    select "unitId", ${siasnSystem}, "siasnId" from ${rowsOf(units)}
    on conflict do nothing`);
}

/** Cuts the latest version of units on a day and goes on with new content; one that begins on that day is corrected. */
export async function changeUnits(
  transaction: Transaction,
  units: readonly UnitContent[],
  day: string,
): Promise<void> {
  if (units.length === 0) return;
  await transaction.execute(sql`
    with changed as (select * from ${rowsOf(units)}),
    corrected as (
      update organisation.unit_versions v
         set name = c.name, parent_id = c."parentId", kind = c.kind, head_echelon = c."headEchelon"
        from changed c where v.unit_id = c."unitId" and v.valid_from = ${day}::date
      returning v.unit_id
    ),
    cut as (
      update organisation.unit_versions v set valid_to = ${day}::date
        from changed c
       where v.unit_id = c."unitId" and v.valid_to is null and v.valid_from < ${day}::date
      returning v.unit_id, v.short_name, v.legal_basis
    )
    select count(*) from cut`);
  await transaction.execute(sql`
    insert into organisation.unit_versions
           (id, unit_id, parent_id, name, short_name, kind, head_echelon, legal_basis, valid_from)
    select n."versionId", n."unitId", n."parentId", n.name, v.short_name, n.kind, n."headEchelon", v.legal_basis,
           ${day}::date
      from ${rowsOf(units)}
      join organisation.unit_versions v on v.unit_id = n."unitId" and v.valid_to = ${day}::date
     where not exists (
       select from organisation.unit_versions e where e.unit_id = n."unitId" and e.valid_from = ${day}::date)`);
}
