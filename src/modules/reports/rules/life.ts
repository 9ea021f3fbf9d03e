import type { CodeOf } from '../../../platform/reference/list.ts';
import type { reportStates } from '../reference.ts';

export type ReportState = CodeOf<typeof reportStates>;

/** What can be done with a report. */
export type ReportAction =
  | 'verify'
  | 'route'
  | 'progress'
  | 'resolve'
  | 'return'
  | 'archive'
  | 'merge'
  | 'absorb'
  | 'write'
  | 'follow'
  | 'complete'
  | 'confirm'
  | 'reopen';

const handled: readonly ReportState[] = ['received', 'verified', 'in-progress', 'returned'];

/** From which states an action is possible, and to which it leads; null: it stays as it is. */
const actions: Readonly<
  Record<ReportAction, { readonly from: readonly ReportState[]; readonly to: ReportState | null }>
> = {
  verify: { from: ['received'], to: 'verified' },
  route: { from: handled, to: null },
  progress: { from: ['verified', 'in-progress'], to: 'in-progress' },
  resolve: { from: ['verified', 'in-progress'], to: 'resolved' },
  return: { from: ['received', 'verified', 'in-progress'], to: 'returned' },
  archive: { from: handled, to: 'archived' },
  absorb: { from: [...handled, 'resolved', 'closed', 'archived'], to: null },
  merge: { from: handled, to: 'merged' },
  write: { from: [...handled, 'resolved'], to: null },
  follow: { from: [...handled, 'resolved'], to: null },
  complete: { from: ['returned'], to: 'received' },
  confirm: { from: ['resolved'], to: 'closed' },
  reopen: { from: ['resolved'], to: 'in-progress' },
};

export const isPossible = (action: ReportAction, state: ReportState): boolean =>
  actions[action].from.includes(state);

/** The state after an action. */
export const stateAfter = (action: ReportAction, state: ReportState): ReportState =>
  actions[action].to ?? state;

/** States in which an action is possible. */
export const statesFor = (action: ReportAction): readonly ReportState[] => actions[action].from;
