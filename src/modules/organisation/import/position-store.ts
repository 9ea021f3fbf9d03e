import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { RowsChanged } from '../../../platform/transfer/importer.ts';

/** The system whose numbers lists of positions carry. */
const simpegSystem = 'simpeg';

export interface PositionContent {
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
  readonly level: string | null;
  readonly echelon: string | null;
  readonly jobClass: number | null;
  readonly headCountNeeded: number;
}

export interface PositionDecree {
  readonly decreeNumber: string | null;
  readonly decreeDate: string | null;
}

/** A recorded position in its latest version. */
export interface HeldPosition extends PositionContent, PositionDecree {
  readonly id: string;
  readonly version: number;
  readonly versionId: string;
  readonly code: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

interface Asked {
  readonly code: string | null;
  readonly unitId: string | null;
  /** In lower case. */
  readonly names: readonly string[];
}

/** Recorded positions that may be meant, in the order in which they are asked for. */
export interface Candidates {
  readonly byCode: HeldPosition | undefined;
  readonly byName: readonly HeldPosition[];
}

export async function findHeldPositions(
  transaction: Transaction,
  asked: readonly Asked[],
): Promise<Candidates[]> {
  const numbered = asked.map((one, at) => ({ at, ...one }));
  const { rows } = await transaction.execute<
    HeldPosition & { at: number; isByCode: boolean } & Record<string, unknown>
  >(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
        as a(at int, code text, "unitId" uuid, names jsonb)
    ),
    found as (
      select a.at, x.owner_id as position_id, true as by_code
        from asked a
        join organisation.position_external_ids x on x.system = ${simpegSystem} and x.value = a.code
      union all
      select distinct a.at, v.position_id, false
        from asked a
        cross join lateral jsonb_array_elements_text(a.names) as n(name)
        join organisation.position_versions v
          on v.unit_id = a."unitId" and lower(v.name) = n.name and v.valid_to is null
    )
    select f.at, f.by_code as "isByCode", p.id, p.version, x.value as code, l.id as "versionId",
           l.unit_id as "unitId", l.name, l.kind, l.functional_level as level, l.echelon, l.job_class as "jobClass",
           l.head_count_needed as "headCountNeeded", l.decree_number as "decreeNumber",
           l.decree_date::text as "decreeDate", l.valid_from::text as "validFrom", l.valid_to::text as "validTo"
      from found f
      join organisation.positions p on p.id = f.position_id
      left join organisation.position_external_ids x on x.owner_id = p.id and x.system = ${simpegSystem}
      cross join lateral (
        select * from organisation.position_versions v where v.position_id = p.id
         order by v.valid_from desc limit 1) l`);
  return asked.map((_, at) => {
    const own = rows.filter((row) => row.at === at);
    return {
      byCode: own.find(({ isByCode }) => isByCode),
      byName: own.filter(({ isByCode }) => !isByCode),
    };
  });
}

type Version = PositionContent &
  PositionDecree & { readonly id: string; readonly versionId: string; readonly validFrom: string };

/** What a batch of rows writes; each list becomes one statement. */
export class PositionChanges {
  readonly created: Version[] = [];
  /** Positions that change, with the version in which they were read. */
  readonly touched: { id: string; version: number }[] = [];
  readonly codes: { id: string; code: string }[] = [];
  /** Versions that are put right as they stand. */
  readonly corrected: Version[] = [];
  /** Versions that end where the next begins. */
  readonly cut: { versionId: string; validTo: string }[] = [];
  readonly continued: Version[] = [];
}

const versionColumns = `id uuid, "versionId" uuid, "unitId" uuid, name text, kind text, level text, echelon text,
  "jobClass" int, "headCountNeeded" int, "decreeNumber" text, "decreeDate" date, "validFrom" date`;

const rowsOf = (rows: readonly object[], columns: string): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(${sql.raw(columns)})`;

/** @throws RowsChanged when somebody else changed one of the positions since they were read. */
export async function writePositions(transaction: Transaction, changes: PositionChanges): Promise<void> {
  const { created, touched, codes, corrected, cut, continued } = changes;
  if (touched.length > 0) {
    const { rowCount } = await transaction.execute(sql`
      update organisation.positions p set updated_at = now()
        from ${rowsOf(touched, 'id uuid, version int')} where p.id = n.id and p.version = n.version`);
    if (rowCount !== touched.length) throw new RowsChanged();
  }
  if (created.length > 0)
    await transaction.execute(
      sql`insert into organisation.positions (id) select n.id from ${rowsOf(created, versionColumns)}`,
    );
  if (cut.length > 0)
    await transaction.execute(sql`
      update organisation.position_versions v set valid_to = n."validTo"
        from ${rowsOf(cut, '"versionId" uuid, "validTo" date')} where v.id = n."versionId"`);
  if (corrected.length > 0)
    await transaction.execute(sql`
      update organisation.position_versions v
         set unit_id = n."unitId", name = n.name, kind = n.kind, functional_level = n.level, echelon = n.echelon,
             job_class = n."jobClass", head_count_needed = n."headCountNeeded", decree_number = n."decreeNumber",
             decree_date = n."decreeDate"
        from ${rowsOf(corrected, versionColumns)} where v.id = n."versionId"`);
  const begun = [...created, ...continued];
  if (begun.length > 0)
    await transaction.execute(sql`
      insert into organisation.position_versions
             (id, position_id, unit_id, name, kind, functional_level, echelon, job_class, head_count_needed,
              decree_number, decree_date, valid_from)
      select n."versionId", n.id, n."unitId", n.name, n.kind, n.level, n.echelon, n."jobClass", n."headCountNeeded",
             n."decreeNumber", n."decreeDate", n."validFrom"
        from ${rowsOf(begun, versionColumns)}`);
  if (codes.length > 0)
    await transaction.execute(sql`
      insert into organisation.position_external_ids (owner_id, system, value)
      select n.id, ${simpegSystem}, n.code from ${rowsOf(codes, 'id uuid, code text')}`);
}
