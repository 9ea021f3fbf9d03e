import type { ConsultationState } from '../reference.ts';
import type { Found } from './found.ts';

/** What can be done with a consultation. */
export const consultationActions = [
  'change',
  'link',
  'take-up-version',
  'comment',
  'extend',
  'group',
  'conclude',
  'cancel',
] as const;
export type ConsultationAction = (typeof consultationActions)[number];

/** In which states each is possible. */
const possible: Readonly<Record<ConsultationAction, readonly ConsultationState[]>> = {
  change: ['planned'],
  link: ['planned', 'open', 'closed'],
  'take-up-version': ['planned', 'open', 'closed'],
  comment: ['open'],
  // A deadline that has passed may be given anew: whoever was late is heard.
  extend: ['open', 'closed'],
  group: ['open', 'closed'],
  conclude: ['closed'],
  cancel: ['planned', 'open', 'closed'],
};

export const isPossible = (action: ConsultationAction, state: ConsultationState): boolean =>
  possible[action].includes(state);

/** States in which an action is possible. */
export const statesFor = (action: ConsultationAction): readonly ConsultationState[] => possible[action];

export const allowedActions = (state: ConsultationState): ConsultationAction[] =>
  consultationActions.filter((action) => isPossible(action, state));

export interface ConsultationDays {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly ending: 'concluded' | 'cancelled' | null;
}

/** Where a consultation stands on a day: its deadline is the last day on which it is open. */
export function stateOn({ opensOn, closesOn, ending }: ConsultationDays, day: string): ConsultationState {
  if (ending !== null) return ending;
  if (day < opensOn) return 'planned';
  return day > closesOn ? 'closed' : 'open';
}

/** What is wrong with the days of a consultation that is planned today. */
export function foundInDays(
  { opensOn, closesOn }: Pick<ConsultationDays, 'opensOn' | 'closesOn'>,
  today: string,
): Found[] {
  const found: Found[] = [];
  if (opensOn < today) found.push({ pointer: '/opensOn', code: 'day-over', parameters: { today } });
  if (closesOn < opensOn)
    found.push({ pointer: '/closesOn', code: 'closes-before-opening', parameters: { first: opensOn } });
  return found;
}

/** What is wrong with a later deadline. */
export function foundInExtension(closesOn: string, before: string, today: string): Found[] {
  if (closesOn <= before)
    return [{ pointer: '/closesOn', code: 'deadline-not-later', parameters: { before } }];
  return closesOn < today ? [{ pointer: '/closesOn', code: 'day-over', parameters: { today } }] : [];
}

const linkNames: ReadonlySet<string> = new Set(['forumTopicId', 'surveyId']);

/** What a change of these fields is: what people were asked stays once they are asked. */
export const changeOf = (names: readonly string[]): 'change' | 'link' =>
  names.every((name) => linkNames.has(name)) ? 'link' : 'change';
