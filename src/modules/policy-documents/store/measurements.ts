import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { List } from '../../../platform/http/list.ts';
import type { PolicyMeasurement } from '../schemas/targets.ts';
import { measurements } from '../target-tables.ts';

const columns = {
  id: measurements.id,
  targetId: measurements.targetId,
  measuredOn: measurements.measuredOn,
  isAutomatic: measurements.isAutomatic,
  value: measurements.value,
  remark: measurements.remark,
  evidence: measurements.evidence,
  address: measurements.address,
  correctsId: measurements.correctsId,
  correctedById: sql<string | null>`(
    select c.id from policy_documents.measurements c where c.corrects_id = measurements.id)`,
  enteredAt: measurements.enteredAt,
};

/** What was measured of a target, in the order of its days; what was corrected stands beside its correction. */
export const measurementList = (reader: Reader, targetId: string): List<PolicyMeasurement> => ({
  orders: {
    measuredOn: [
      {
        expression: sql`${measurements.measuredOn}`,
        bind: (value) => sql`${value}::date`,
        of: ({ measuredOn }) => measuredOn,
      },
      { expression: sql`${measurements.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id },
    ],
  },
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(measurements)
      .where(and(eq(measurements.targetId, targetId), condition))
      .getSQL(),
  item: (row) => row,
});

export async function findMeasurement(
  reader: Reader,
  targetId: string,
  measurementId: string,
): Promise<PolicyMeasurement | undefined> {
  const [row] = await reader
    .select(columns)
    .from(measurements)
    .where(and(eq(measurements.targetId, targetId), eq(measurements.id, measurementId)));
  return row;
}

/** Whether somebody entered a value of a day that no later entry corrects, other than the one named. */
export async function isDayMeasured(
  reader: Reader,
  targetId: string,
  day: string,
  besides: string | undefined,
): Promise<boolean> {
  const other: SQL = besides === undefined ? sql`true` : sql`m.id <> ${besides}`;
  const { rowCount } = await reader.execute(sql`
    select from policy_documents.measurements m
     where m.target_id = ${targetId} and m.measured_on = ${day} and not m.is_automatic and ${other}
       and not exists (select from policy_documents.measurements c where c.corrects_id = m.id)`);
  return rowCount !== 0;
}

export type MeasurementRow = typeof measurements.$inferInsert;

export async function insertMeasurement(transaction: Transaction, row: MeasurementRow): Promise<string> {
  const [inserted] = await transaction.insert(measurements).values(row).returning({ id: measurements.id });
  return inserted!.id;
}

/** @returns whether it was noted: of one target and day it is noted once */
export async function insertAutomatic(transaction: Transaction, row: MeasurementRow): Promise<boolean> {
  const inserted = await transaction
    .insert(measurements)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: measurements.id });
  return inserted.length === 1;
}
