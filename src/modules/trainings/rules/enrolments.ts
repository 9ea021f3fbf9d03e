import type { CodeOf } from '../../../platform/reference/list.ts';
import type { enrolmentStates } from '../reference.ts';

export type EnrolmentState = CodeOf<typeof enrolmentStates>;
export type EnrolmentAction = 'approve' | 'decline' | 'withdraw';

const actions: Readonly<Record<EnrolmentState, readonly EnrolmentAction[]>> = {
  applied: ['approve', 'decline', 'withdraw'],
  nominated: ['approve', 'decline', 'withdraw'],
  confirmed: ['withdraw'],
  'wait-listed': ['withdraw'],
  declined: [],
  withdrawn: [],
  attended: [],
  passed: [],
  failed: [],
  absent: [],
};

/** What can be done with an enrolment: nothing any more once its session has ended or was cancelled. */
export const allowedActions = (state: EnrolmentState, sessionState: string): EnrolmentAction[] =>
  ['finished', 'cancelled'].includes(sessionState) ? [] : [...actions[state]];

/** The states in which an action is possible. */
export const statesFor = (action: EnrolmentAction): EnrolmentState[] =>
  (Object.keys(actions) as EnrolmentState[]).filter((state) => actions[state].includes(action));
