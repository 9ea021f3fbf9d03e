import type { NewResponseDecision } from '../schemas/decisions.ts';
import type { Found } from './found.ts';

/** What is wrong with a decision on answers that are held: it names either them, or why they are held. */
export const foundInDecision = ({
  responseIds,
  heldFor,
}: Pick<NewResponseDecision, 'responseIds' | 'heldFor'>): Found[] =>
  (responseIds === undefined) === (heldFor === undefined)
    ? [{ pointer: '/responseIds', code: 'decided-by-list-or-reason' }]
    : [];
