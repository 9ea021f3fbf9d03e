import type { CodeOf } from '../../../platform/reference/list.ts';
import type { reportStates } from '../../reports/reference.ts';

type State = CodeOf<typeof reportStates>;
export type Status = 'open' | 'closed';

const closed: ReadonlySet<State> = new Set(['resolved', 'closed', 'archived', 'merged']);

export const statusOf = (state: State): Status => (closed.has(state) ? 'closed' : 'open');

/** The states that go by some statuses. */
export const statesOf = (statuses: readonly string[], all: readonly State[]): State[] =>
  all.filter((state) => statuses.includes(statusOf(state)));
