import { addYears } from '../../../platform/calendar.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { followUpStates } from '../reference.ts';
import type { Found } from './found.ts';

export type FollowUpState = CodeOf<typeof followUpStates>;

/** What can be done with a follow-up. */
export const followUpActions = [
  'accept',
  'progress',
  'reschedule',
  'prove',
  'complete',
  'drop',
  'change',
] as const;
export type FollowUpAction = (typeof followUpActions)[number];

const open: readonly FollowUpState[] = ['proposed', 'accepted', 'in-progress'];

/** From which states an action is possible, and to which it leads; null: it stays as it is. */
const moves: Readonly<
  Record<FollowUpAction, { readonly from: readonly FollowUpState[]; readonly to: FollowUpState | null }>
> = {
  accept: { from: ['proposed'], to: 'accepted' },
  progress: { from: ['accepted', 'in-progress'], to: 'in-progress' },
  reschedule: { from: open, to: null },
  // What was achieved is often measured after the work is done.
  prove: { from: ['accepted', 'in-progress', 'done'], to: null },
  complete: { from: ['accepted', 'in-progress'], to: 'done' },
  drop: { from: open, to: 'dropped' },
  change: { from: open, to: null },
};

export const isPossible = (action: FollowUpAction, state: FollowUpState): boolean =>
  moves[action].from.includes(state);

/** The state after an action. */
export const stateAfter = (action: FollowUpAction, state: FollowUpState): FollowUpState =>
  moves[action].to ?? state;

/** States in which an action is possible. */
export const statesFor = (action: FollowUpAction): readonly FollowUpState[] => moves[action].from;

export const allowedActions = (state: FollowUpState): FollowUpAction[] =>
  followUpActions.filter((action) => isPossible(action, state));

const mostYears = 10;

/** What is wrong with a due date that is given on a day. */
export function foundInDueDate(dueOn: string, today: string): Found[] {
  const pointer = '/dueOn';
  if (dueOn < today) return [{ pointer, code: 'due-in-past' }];
  return dueOn > addYears(today, mostYears)
    ? [{ pointer, code: 'due-too-late', parameters: { years: mostYears } }]
    : [];
}
