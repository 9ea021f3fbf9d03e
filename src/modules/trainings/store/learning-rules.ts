import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import { holdsOn } from '../../../platform/database/columns.ts';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { learningConversions, learningDuties } from '../certificate-tables.ts';
import type {
  LearningConversion,
  LearningDuty,
  NewLearningConversion,
  NewLearningDuty,
} from '../schemas/hours.ts';

const dutyColumns = {
  id: learningDuties.id,
  employmentKind: learningDuties.employmentKind,
  bound: learningDuties.bound,
  learningHours: learningDuties.learningHours,
  legalBasis: learningDuties.legalBasis,
  validFrom: learningDuties.validFrom,
  validTo: learningDuties.validTo,
};

const conversionColumns = {
  id: learningConversions.id,
  kind: learningConversions.kind,
  per: learningConversions.per,
  learningHours: learningConversions.learningHours,
  legalBasis: learningConversions.legalBasis,
  validFrom: learningConversions.validFrom,
  validTo: learningConversions.validTo,
};

/** What has to be reached on a day, by kind of employment. */
export const dutiesOn = (reader: Reader, day: string): Promise<LearningDuty[]> =>
  reader
    .select(dutyColumns)
    .from(learningDuties)
    .where(holdsOn(learningDuties, day))
    .orderBy(asc(learningDuties.employmentKind));

/** How forms of learning count on a day. */
export const conversionsOn = (reader: Reader, day: string): Promise<LearningConversion[]> =>
  reader
    .select(conversionColumns)
    .from(learningConversions)
    .where(holdsOn(learningConversions, day))
    .orderBy(asc(learningConversions.kind));

/** Ends the open duty of the kind of employment that began before, and opens the new one. */
export async function addDuty(transaction: Transaction, duty: NewLearningDuty): Promise<LearningDuty> {
  await transaction
    .update(learningDuties)
    .set({ validTo: duty.validFrom })
    .where(
      and(
        eq(learningDuties.employmentKind, duty.employmentKind),
        isNull(learningDuties.validTo),
        lt(learningDuties.validFrom, duty.validFrom),
      ),
    );
  const [row] = await transaction.insert(learningDuties).values(duty).returning(dutyColumns);
  return row!;
}

/** Ends the open conversion of the kind that began before, and opens the new one. */
export async function addConversion(
  transaction: Transaction,
  conversion: NewLearningConversion,
): Promise<LearningConversion> {
  await transaction
    .update(learningConversions)
    .set({ validTo: conversion.validFrom })
    .where(
      and(
        eq(learningConversions.kind, conversion.kind),
        isNull(learningConversions.validTo),
        lt(learningConversions.validFrom, conversion.validFrom),
      ),
    );
  const [row] = await transaction.insert(learningConversions).values(conversion).returning(conversionColumns);
  return row!;
}
