import type { CodeOf } from '../../../platform/reference/list.ts';
import { enrolmentStates } from '../reference.ts';

export type EnrolmentState = CodeOf<typeof enrolmentStates>;
export type EnrolmentAction = 'approve' | 'decline' | 'withdraw';

/** The states of who has a seat or hopes for one: dates may clash with these. */
export const activeStates = enrolmentStates.entries.filter((state) => state.active).map(({ code }) => code);

/** The states of who has a seat or hopes for one, and no result yet. */
export const pendingStates = enrolmentStates.entries
  .filter((state) => state.active && !state.result)
  .map(({ code }) => code);

/** The states in which a seat of the quota is taken. */
export const seatedStates = enrolmentStates.entries.filter((state) => state.seated).map(({ code }) => code);

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
