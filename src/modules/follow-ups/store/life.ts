import type { Transaction } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { followUpProblems } from '../problems.ts';
import { type FollowUpAction, type FollowUpState, isPossible, stateAfter, statesFor } from '../rules/life.ts';
import type { FollowUp } from '../schemas/follow-ups.ts';
import type { steps } from '../tables.ts';
import { type ActionRow, updateFollowUp } from './follow-ups.ts';
import { insertStep } from './steps.ts';

/** A step that is taken with an action, and what changes by it. */
export interface Taken extends Pick<typeof steps.$inferInsert, 'message' | 'dueOn'> {
  readonly kind: (typeof steps.$inferInsert)['kind'];
  readonly change?: Partial<ActionRow>;
}

/** @throws Problem `follow-up-state` if it cannot be done in a state */
export function requirePossible(action: FollowUpAction, state: FollowUpState): void {
  if (!isPossible(action, state))
    throw new Problem(followUpProblems['follow-up-state'], {
      parameters: { state, wanted: statesFor(action).join(', ') },
    });
}

/** Notes a step, and what changes by it. The action must have been taken. */
export async function takeStep(
  transaction: Transaction,
  { id, state }: Pick<FollowUp, 'id' | 'state'>,
  action: FollowUpAction,
  { change, ...step }: Taken,
): Promise<void> {
  await insertStep(transaction, { actionId: id, ...step });
  await updateFollowUp(transaction, id, { ...change, state: stateAfter(action, state) });
}
