import type { CodeOf } from '../../../platform/reference/list.ts';
import type { policyDocumentStages } from '../reference.ts';

export type PolicyDocumentStage = CodeOf<typeof policyDocumentStages>;

/** What can be done with a document. */
export const policyDocumentActions = [
  'begin-drafting',
  'write-text',
  'open-consultation',
  'begin-harmonisation',
  'return',
  'sign',
  'promulgate',
  'withdraw',
  'change',
  'describe',
] as const;
export type PolicyDocumentAction = (typeof policyDocumentActions)[number];

const written: readonly PolicyDocumentStage[] = ['draft', 'consultation', 'harmonisation'];
const open: readonly PolicyDocumentStage[] = ['idea', ...written];

/** At which stages an action is possible, and to which it leads; null: it stays as it is. */
const moves: Readonly<
  Record<
    PolicyDocumentAction,
    { readonly from: readonly PolicyDocumentStage[]; readonly to: PolicyDocumentStage | null }
  >
> = {
  'begin-drafting': { from: ['idea'], to: 'draft' },
  'write-text': { from: written, to: null },
  'open-consultation': { from: ['draft'], to: 'consultation' },
  'begin-harmonisation': { from: ['draft', 'consultation'], to: 'harmonisation' },
  return: { from: ['consultation', 'harmonisation'], to: 'draft' },
  sign: { from: ['harmonisation'], to: 'signed' },
  promulgate: { from: ['signed'], to: 'promulgated' },
  withdraw: { from: open, to: 'withdrawn' },
  change: { from: open, to: null },
  describe: { from: [...open, 'signed', 'promulgated'], to: null },
};

/** Only regulations are promulgated in a gazette: decisions and circulars are done when they are signed. */
export const isPossible = (
  action: PolicyDocumentAction,
  stage: PolicyDocumentStage,
  isRegulation: boolean,
): boolean => moves[action].from.includes(stage) && (action !== 'promulgate' || isRegulation);

/** The stage after an action. */
export const stageAfter = (action: PolicyDocumentAction, stage: PolicyDocumentStage): PolicyDocumentStage =>
  moves[action].to ?? stage;

/** Stages at which an action is possible. */
export const stagesFor = (action: PolicyDocumentAction): readonly PolicyDocumentStage[] => moves[action].from;

export const allowedActions = (stage: PolicyDocumentStage, isRegulation: boolean): PolicyDocumentAction[] =>
  policyDocumentActions.filter((action) => isPossible(action, stage, isRegulation));

/** Whether a document has been decided on: its number, its title and its days stay as they are. */
export const isEnacted = (stage: PolicyDocumentStage): boolean =>
  stage === 'signed' || stage === 'promulgated';

/** Whether everybody may read it: regulations from their promulgation on, others once they are signed (UU 12/2011 art. 81, 88). */
export const isPublished = (stage: PolicyDocumentStage, isRegulation: boolean): boolean =>
  stage === 'promulgated' || (stage === 'signed' && !isRegulation);
