import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { RowsChanged } from '../../../platform/transfer/importer.ts';
import { siasnSystem } from '../../../platform/transfer/siasn.ts';
import type { GivenHead } from './record.ts';

export interface NewPosition {
  readonly id: string;
  readonly versionId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly name: string;
  readonly kind: string;
  readonly level: string | null;
  readonly echelon: string | null;
  headCountNeeded: number;
  readonly validFrom: string;
}

/** What a batch of rows writes; each list becomes one statement. */
export class Changes {
  readonly created: ({ id: string } & GivenHead)[] = [];
  readonly updated: ({ id: string; version: number } & GivenHead)[] = [];
  readonly siasnIds: { ownerId: string; value: string }[] = [];
  readonly ranks: { id: string; employeeId: string; rank: string; validFrom: string }[] = [];
  readonly endedRanks: { id: string; validTo: string }[] = [];
  readonly correctedRanks: { id: string; rank: string }[] = [];
  readonly placements: { id: string; employeeId: string; positionId: string; validFrom: string }[] = [];
  readonly endedPlacements: { id: string; validTo: string }[] = [];
  readonly correctedPlacements: { id: string; positionId: string }[] = [];
  readonly positions: NewPosition[] = [];
}

const headColumns = sql.raw(
  `nip text, nik text, name text, "frontTitle" text, "backTitle" text, "birthPlace" text, "birthDate" date, gender text,
   religion text, "maritalStatus" text, phone text, email text, "officialEmail" text, address text,
   "employmentKind" text, status text, "appointedOn" date, "permanentOn" date, "educationLevel" text,
   "educationProgramme" text, "graduationYear" int`,
);
const headNames = sql.raw(
  `nip, nik, name, front_title, back_title, birth_place, birth_date, gender, religion, marital_status, phone, email,
   official_email, address, employment_kind, status, appointed_on, permanent_on, education_level, education_programme,
   graduation_year`,
);
const headValues = sql.raw(
  `n.nip, n.nik, n.name, n."frontTitle", n."backTitle", n."birthPlace", n."birthDate", n.gender, n.religion,
   n."maritalStatus", n.phone, n.email, n."officialEmail", n.address, n."employmentKind", n.status, n."appointedOn",
   n."permanentOn", n."educationLevel", n."educationProgramme", n."graduationYear"`,
);

const rowsOf = (rows: readonly object[], columns: SQL): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(${columns})`;

/** @throws RowsChanged when somebody else changed one of the records since they were read. */
export async function write(transaction: Transaction, changes: Changes): Promise<void> {
  const run = async (
    rows: readonly object[],
    statement: (rows: SQL) => SQL,
    columns: string,
  ): Promise<number> => {
    if (rows.length === 0) return 0;
    const { rowCount } = await transaction.execute(statement(rowsOf(rows, sql.raw(columns))));
    return rowCount ?? 0;
  };
  await writePositions(transaction, changes);
  if (changes.created.length > 0)
    await transaction.execute(sql`
      insert into employees.employees (id, ${headNames})
      select n.id, ${headValues} from ${rowsOf(changes.created, sql`id uuid, ${headColumns}`)}`);
  if (changes.updated.length > 0) {
    const { rowCount } = await transaction.execute(sql`
      update employees.employees e set (${headNames}) = row(${headValues})
        from ${rowsOf(changes.updated, sql`id uuid, version int, ${headColumns}`)}
       where e.id = n.id and e.version = n.version`);
    if (rowCount !== changes.updated.length) throw new RowsChanged();
  }
  await run(
    changes.siasnIds,
    (rows) => sql`
      insert into employees.employee_external_ids (owner_id, system, value)
      select n."ownerId", ${siasnSystem}, n.value from ${rows}`,
    '"ownerId" uuid, value text',
  );
  const ended = 'id uuid, "validTo" date';
  await run(
    changes.endedRanks,
    (rows) => sql`update employees.rank_periods r set valid_to = n."validTo" from ${rows} where r.id = n.id`,
    ended,
  );
  await run(
    changes.correctedRanks,
    (rows) => sql`update employees.rank_periods r set rank = n.rank from ${rows} where r.id = n.id`,
    'id uuid, rank text',
  );
  await run(
    changes.ranks,
    (rows) => sql`
      insert into employees.rank_periods (id, employee_id, rank, valid_from)
      select n.id, n."employeeId", n.rank, n."validFrom" from ${rows}`,
    'id uuid, "employeeId" uuid, rank text, "validFrom" date',
  );
  await run(
    changes.endedPlacements,
    (rows) => sql`update employees.placements p set valid_to = n."validTo" from ${rows} where p.id = n.id`,
    ended,
  );
  await run(
    changes.correctedPlacements,
    (rows) =>
      sql`update employees.placements p set position_id = n."positionId" from ${rows} where p.id = n.id`,
    'id uuid, "positionId" uuid',
  );
  await run(
    changes.placements,
    (rows) => sql`
      insert into employees.placements (id, employee_id, position_id, kind, valid_from)
      select n.id, n."employeeId", n."positionId", 'definitive', n."validFrom" from ${rows}`,
    'id uuid, "employeeId" uuid, "positionId" uuid, "validFrom" date',
  );
}

async function writePositions(transaction: Transaction, { positions }: Changes): Promise<void> {
  if (positions.length === 0) return;
  const rows = rowsOf(
    positions,
    sql.raw(`id uuid, "versionId" uuid, "unitId" uuid, name text, kind text, level text, echelon text,
             "headCountNeeded" int, "validFrom" date`),
  );
  await transaction.execute(sql`insert into organisation.positions (id) select n.id from ${rows}`);
  await transaction.execute(sql`
    insert into organisation.position_versions
           (id, position_id, unit_id, name, kind, functional_level, echelon, head_count_needed, valid_from)
    select n."versionId", n.id, n."unitId", n.name, n.kind, n.level, n.echelon, n."headCountNeeded", n."validFrom"
      from ${rows}`);
}

/** Sets the heads needed of the positions that this import made to the number of people it placed in them. */
export async function setHeadCounts(transaction: Transaction): Promise<void> {
  await transaction.execute(sql`
    update organisation.position_versions v set head_count_needed = placed.count
      from (select p.id, count(*)::int as count
              from organisation.positions p
              join employees.placements m on m.position_id = p.id and m.valid_to is null
             where p.updated_by = platform.current_actor() and p.version = 1
             group by p.id) placed
     where v.position_id = placed.id and v.valid_to is null and v.head_count_needed <> placed.count`);
}
