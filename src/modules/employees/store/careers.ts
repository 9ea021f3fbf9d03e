import { and, asc, eq, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Reach } from '../../../platform/access/reach.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { positionWithin } from '../../organisation/index.ts';
import type { NewPlacement, NewRank, Placement, RankPeriod } from '../schemas.ts';
import { placements, rankPeriods } from '../tables.ts';

const rankColumns = {
  id: rankPeriods.id,
  rank: rankPeriods.rank,
  decreeNumber: rankPeriods.decreeNumber,
  decreeDate: rankPeriods.decreeDate,
  validFrom: rankPeriods.validFrom,
  validTo: rankPeriods.validTo,
};

/** The ranks of an employee, oldest first. */
export const rankHistory = (reader: Reader, employeeId: string): Promise<RankPeriod[]> =>
  reader
    .select(rankColumns)
    .from(rankPeriods)
    .where(eq(rankPeriods.employeeId, employeeId))
    .orderBy(asc(rankPeriods.validFrom));

/** Ends the open rank that began before, and opens the new one. */
export async function addRank(transaction: Transaction, employeeId: string, rank: NewRank): Promise<void> {
  await transaction
    .update(rankPeriods)
    .set({ validTo: rank.validFrom })
    .where(
      and(
        eq(rankPeriods.employeeId, employeeId),
        isNull(rankPeriods.validTo),
        lt(rankPeriods.validFrom, rank.validFrom),
      ),
    );
  await transaction.insert(rankPeriods).values({ employeeId, ...rank });
}

/** The placements of an employee, oldest first, with the names of that time. */
export async function placementHistory(
  reader: Reader,
  employeeId: string,
  condition: SQL = sql`true`,
): Promise<Placement[]> {
  const { rows } = await reader.execute<Placement & Record<string, unknown>>(sql`
    select p.id, p.position_id as "positionId", pv.name as "positionName", pv.unit_id as "unitId",
           uv.name as "unitName", p.kind, p.decree_number as "decreeNumber", p.decree_date::text as "decreeDate",
           p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
           p.end_decree_number as "endDecreeNumber", p.end_decree_date::text as "endDecreeDate"
      from employees.placements p
      join organisation.position_versions pv on pv.position_id = p.position_id
       and pv.valid_from <= p.valid_from and (pv.valid_to is null or pv.valid_to > p.valid_from)
      join organisation.unit_versions uv on uv.unit_id = pv.unit_id
       and uv.valid_from <= p.valid_from and (uv.valid_to is null or uv.valid_to > p.valid_from)
     where p.employee_id = ${employeeId} and ${condition}
     order by p.valid_from, p.id`);
  return rows;
}

/**
 * Places an employee; a definitive placement ends the open definitive one that began before.
 * @throws Problem `unknown-reference` at `pointer` when there is no such position within reach
 */
export async function addPlacement(
  transaction: Transaction,
  employeeId: string,
  placement: NewPlacement,
  reach: Reach,
  pointer = '/positionId',
): Promise<string> {
  const { kind = 'definitive', ...rest } = placement;
  await requirePosition(transaction, placement.positionId, reach, pointer);
  if (kind === 'definitive')
    await transaction
      .update(placements)
      .set({ validTo: placement.validFrom })
      .where(
        and(
          eq(placements.employeeId, employeeId),
          eq(placements.kind, 'definitive'),
          isNull(placements.validTo),
          lt(placements.validFrom, placement.validFrom),
        ),
      );
  const [row] = await transaction
    .insert(placements)
    .values({ employeeId, kind, ...rest })
    .returning({ id: placements.id });
  await requireLivingPosition(transaction);
  return row!.id;
}

/** Ends an open placement that began before the day; false if there is none. */
export async function endPlacement(
  transaction: Transaction,
  employeeId: string,
  placementId: string,
  day: string,
  decree: { endDecreeNumber: string | null; endDecreeDate: string | null },
): Promise<boolean> {
  const { rowCount } = await transaction
    .update(placements)
    .set({ validTo: day, ...decree })
    .where(
      and(
        eq(placements.employeeId, employeeId),
        eq(placements.id, placementId),
        isNull(placements.validTo),
        lt(placements.validFrom, day),
      ),
    );
  return rowCount === 1;
}

export async function correctPlacement(
  transaction: Transaction,
  employeeId: string,
  placementId: string,
  correction: Partial<typeof placements.$inferInsert>,
  reach: Reach,
): Promise<void> {
  if (correction.positionId !== undefined)
    await requirePosition(transaction, correction.positionId, reach, '/positionId');
  await transaction
    .update(placements)
    .set(correction)
    .where(and(eq(placements.employeeId, employeeId), eq(placements.id, placementId)));
  await requireLivingPosition(transaction);
}

async function requirePosition(
  transaction: Transaction,
  positionId: string,
  reach: Reach,
  pointer: string,
): Promise<void> {
  if (!(await positionWithin(transaction, positionId, reach))) throw unknownReference('position', pointer);
}

/** Refuses at once, not at the end of the transaction, a placement outside the life of its position. */
async function requireLivingPosition(transaction: Transaction): Promise<void> {
  await transaction.execute(sql`set constraints employees.placements_position_exists immediate`);
}

/** @throws Problem `not-found` when the employee has no such placement. */
export async function findPlacement(
  reader: Reader,
  employeeId: string,
  placementId: string,
): Promise<Placement> {
  const [placement] = await placementHistory(reader, employeeId, sql`p.id = ${placementId}`);
  if (!placement) throw notFound();
  return placement;
}
