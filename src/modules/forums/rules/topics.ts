import type { CodeOf } from '../../../platform/reference/list.ts';
import type { topicStates } from '../reference.ts';
import type { ForumTopic } from '../schemas/topics.ts';
import type { Found } from './found.ts';

export type TopicState = CodeOf<typeof topicStates>;
export type TopicDecision = Exclude<TopicState, 'scheduled' | 'ended'>;

export interface TopicDays {
  readonly decision: TopicDecision;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Where a topic stands on a day, from what was decided of it and its days. */
export function topicState({ decision, startsOn, endsOn }: TopicDays, day: string): TopicState {
  if (decision !== 'open') return decision;
  if (day < startsOn) return 'scheduled';
  return endsOn !== null && day > endsOn ? 'ended' : 'open';
}

/** What can be done next with a topic. */
export const topicActions: Readonly<Record<TopicDecision, ForumTopic['allowedActions']>> = {
  proposed: ['accept'],
  declined: [],
  draft: ['open'],
  open: ['close'],
  closed: ['conclude'],
  concluded: [],
};

/** Decisions after which everybody reads a topic. */
export const publicDecisions = ['declined', 'open', 'closed', 'concluded'] as const;

export const isPublic = (decision: TopicDecision): boolean =>
  (publicDecisions as readonly TopicDecision[]).includes(decision);

/** What is wrong with the days of a topic. */
export const foundInDays = ({ startsOn, endsOn }: Omit<TopicDays, 'decision'>): Found[] =>
  endsOn !== null && endsOn < startsOn
    ? [{ pointer: '/endsOn', code: 'dates-reversed', parameters: { first: startsOn } }]
    : [];

const changeableWhenOpen: ReadonlySet<string> = new Set(['rules', 'endsOn', 'moderation']);

/** Of a draft everything may change; once people write, only what turns nobody’s words around. */
export const mayChange = (decision: TopicDecision, names: readonly string[]): boolean =>
  decision === 'draft' || (decision === 'open' && names.every((name) => changeableWhenOpen.has(name)));
