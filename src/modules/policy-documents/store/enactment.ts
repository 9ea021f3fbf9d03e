import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { policyProblems } from '../problems.ts';
import { policyRemarks } from '../remarks.ts';
import type { Found } from '../rules/found.ts';
import {
  changing,
  type DatedRelation,
  effectOf,
  foundInOperationKinds,
  foundInRelation,
  type RelatedDocument,
} from '../rules/relations.ts';
import type { NewPolicyRelation } from '../schemas/relations.ts';
import { relations } from '../tables.ts';
import { foundInOperations } from './consolidation.ts';
import { findRelated, relationsOf, settleEffects } from './relations.ts';

/** What is wrong with a relation as the documents stand: by their kinds and days, and by the text that it changes. */
export async function foundInRelationNow(
  reader: Reader,
  source: RelatedDocument,
  relation: DatedRelation & Pick<NewPolicyRelation, 'operations'>,
  target: RelatedDocument,
): Promise<Found[]> {
  const found = [...foundInRelation(source, relation, target), ...foundInOperationKinds(relation)];
  const { operations = [] } = relation;
  if (found.length > 0 || operations.length === 0) return found;
  return foundInOperations(reader, source, target.id, operations, effectOf(source, relation));
}

/**
 * Looks once more at everything that a document does to others, now that its days are known.
 * @throws Problem `policy-relations-untenable` naming the relations that cannot stand
 */
export async function enforceRelations(transaction: Transaction, source: RelatedDocument): Promise<void> {
  const remarks = [];
  for (const relation of await relationsOf(transaction, source.id)) {
    const target = (await findRelated(transaction, relation.targetId))!;
    for (const { pointer, code, parameters = {} } of await foundInRelationNow(
      transaction,
      source,
      relation,
      target,
    ))
      remarks.push({
        place: { pointer: `/relations/${relation.id}${pointer}` },
        code,
        text: policyRemarks[code],
        parameters,
      });
  }
  if (remarks.length > 0)
    throw new Problem(policyProblems['policy-relations-untenable'], { remarks: remarks.slice(0, 100) });
}

/** Notes with what a document changes from when on it does so. */
export async function settleTargetsOf(transaction: Transaction, documentId: string): Promise<void> {
  const rows = await transaction
    .select({ kind: relations.kind, targetId: relations.targetId })
    .from(relations)
    .where(eq(relations.documentId, documentId));
  await settleEffects(
    transaction,
    rows.filter(({ kind }) => changing.includes(kind)).map(({ targetId }) => targetId),
  );
}
