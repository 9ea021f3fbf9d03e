import type { QuestionKind, QuestionState } from '../question-reference.ts';

/** What can be done with a question or an objection. */
export const questionActions = ['review', 'answer', 'decide', 'group', 'add', 'reopen', 'withdraw'] as const;
export type QuestionAction = (typeof questionActions)[number];

/** In which states an action is possible, and to which it leads; null: it stays as it is. */
interface Move {
  readonly from: readonly QuestionState[];
  readonly to: QuestionState | null;
}

const never: Move = { from: [], to: null };
const underWay: readonly QuestionState[] = ['received', 'in-review'];

const moves: Readonly<Record<QuestionKind, Readonly<Record<QuestionAction, Move>>>> = {
  question: {
    review: never,
    answer: { from: ['received'], to: 'answered' },
    decide: never,
    group: { from: ['received', 'answered'], to: 'answered' },
    add: { from: ['received'], to: null },
    reopen: { from: ['answered'], to: 'received' },
    withdraw: { from: ['received'], to: 'withdrawn' },
  },
  // An answer does not end an objection: its outcome does.
  objection: {
    review: { from: ['received'], to: 'in-review' },
    answer: { from: underWay, to: 'in-review' },
    decide: { from: underWay, to: 'decided' },
    group: { from: underWay, to: 'in-review' },
    add: { from: underWay, to: null },
    reopen: { from: ['decided'], to: 'in-review' },
    withdraw: { from: underWay, to: 'withdrawn' },
  },
};

/** Where a question stands. */
export interface Standing {
  readonly kind: QuestionKind;
  readonly state: QuestionState;
  readonly reopenings: number;
}

export const isPossible = (action: QuestionAction, { kind, state, reopenings }: Standing): boolean =>
  moves[kind][action].from.includes(state) && (action !== 'reopen' || reopenings === 0);

/** The state after an action. */
export const stateAfter = (action: QuestionAction, { kind, state }: Standing): QuestionState =>
  moves[kind][action].to ?? state;

/** States in which an action is possible. */
export const statesFor = (action: QuestionAction, kind: QuestionKind): readonly QuestionState[] =>
  moves[kind][action].from;

export const allowedActions = (standing: Standing): QuestionAction[] =>
  questionActions.filter((action) => isPossible(action, standing));

/** What a further message of whoever asked does: it is added, or opens again what was closed, once. */
export const replyAction = (standing: Standing): 'add' | 'reopen' =>
  isPossible('reopen', standing) ? 'reopen' : 'add';
