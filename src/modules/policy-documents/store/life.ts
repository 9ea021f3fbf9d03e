import type { Transaction } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { policyProblems } from '../problems.ts';
import { policyDocumentKinds } from '../reference.ts';
import { isPossible, type PolicyDocumentAction, stageAfter, stagesFor } from '../rules/life.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import { type DocumentRow, updateDocument } from './documents.ts';
import { insertStep, type NewStep } from './steps.ts';

/** A step that is taken with a document, and what changes by it. */
export interface Taken extends Pick<NewStep, 'kind' | 'happenedOn' | 'reason' | 'versionId'> {
  readonly change?: Partial<DocumentRow>;
}

/** @throws Problem `policy-document-stage` if it cannot be done at the stage of a document */
export function requirePossible(
  action: PolicyDocumentAction,
  { kind, stage }: Pick<PolicyDocument, 'kind' | 'stage'>,
): void {
  const { isRegulation } = policyDocumentKinds.get(kind);
  if (isPossible(action, stage, isRegulation)) return;
  if (action === 'promulgate' && !isRegulation)
    throw new Problem(policyProblems['policy-document-never-promulgated']);
  throw new Problem(policyProblems['policy-document-stage'], {
    parameters: { stage, wanted: stagesFor(action).join(', ') },
  });
}

/** Notes a step, and what changes by it. The document must have been taken. */
export async function takeStep(
  transaction: Transaction,
  { id, stage }: Pick<PolicyDocument, 'id' | 'stage'>,
  action: PolicyDocumentAction,
  { change, ...step }: Taken,
): Promise<void> {
  const next = stageAfter(action, stage);
  await updateDocument(transaction, id, { ...change, stage: next });
  await insertStep(transaction, { ...step, documentId: id, state: next });
}
