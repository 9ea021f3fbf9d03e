import type { CampaignState } from '../reference.ts';

/** What can be done with a campaign. */
export const campaignActions = [
  'change',
  'prepare',
  'start',
  'issue-edition',
  'deliver',
  'acknowledge',
  'update-audience',
  'ask-readiness',
  'plan-measure',
  'end',
  'cancel',
] as const;
export type CampaignAction = (typeof campaignActions)[number];

/** In which states an action is possible, and to which it leads; null: it stays as it is. */
const moves: Readonly<
  Record<CampaignAction, { readonly from: readonly CampaignState[]; readonly to: CampaignState | null }>
> = {
  change: { from: ['draft', 'running'], to: null },
  // Whom it is for, and what it asks of them, is settled when it begins.
  prepare: { from: ['draft'], to: null },
  start: { from: ['draft'], to: 'running' },
  'issue-edition': { from: ['running'], to: null },
  deliver: { from: ['running'], to: null },
  acknowledge: { from: ['running'], to: null },
  'update-audience': { from: ['running'], to: null },
  'ask-readiness': { from: ['running'], to: null },
  'plan-measure': { from: ['running'], to: null },
  end: { from: ['running'], to: 'ended' },
  cancel: { from: ['draft', 'running'], to: 'cancelled' },
};

export const isPossible = (action: CampaignAction, state: CampaignState): boolean =>
  moves[action].from.includes(state);

/** The state after an action. */
export const stateAfter = (action: CampaignAction, state: CampaignState): CampaignState =>
  moves[action].to ?? state;

/** States in which an action is possible. */
export const statesFor = (action: CampaignAction): readonly CampaignState[] => moves[action].from;

export const allowedActions = (state: CampaignState): CampaignAction[] =>
  campaignActions.filter((action) => isPossible(action, state));
