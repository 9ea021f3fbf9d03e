import { addMonths } from '../../../platform/calendar.ts';
import { assessmentMethods } from '../reference.ts';
import type { Found } from './found.ts';
import { foundInLevels, isAlive, type Life, spoken } from './lives.ts';

interface AssessmentContent {
  readonly method: string;
  readonly assessorId?: string | null | undefined;
  readonly assessedOn: string;
  readonly levels: readonly { readonly competencyId: string }[];
}

/** What an assessment is held against. */
export interface AssessmentContext {
  readonly today: string;
  /** When the person was appointed. */
  readonly appointedOn: string;
  /** The mandate of the assessor; undefined if there is no such assessor. */
  readonly mandate: Life | undefined;
  readonly dictionary: ReadonlyMap<string, Life>;
  /** For how many months assessments by this method count that are held on that day; undefined if that is not set. */
  readonly months: number | undefined;
}

/**
 * What is wrong with the result of an assessment: a day to come, or before the appointment; an assessor who is lacking,
 * unknown, or had no mandate on that day; a competency twice, or one that the dictionary did not have on that day; a
 * method of which it is not set how long it counts.
 */
export function foundInAssessment(assessment: AssessmentContent, context: AssessmentContext): Found[] {
  const { method, assessorId, assessedOn, levels } = assessment;
  const { today, appointedOn, mandate, dictionary, months } = context;
  const found: Found[] = [];
  const add = (pointer: string, code: Found['code'], parameters = {}) =>
    found.push({ pointer, code, parameters });
  if (assessedOn > today) add('/assessedOn', 'assessed-in-future');
  if (assessedOn < appointedOn) add('/assessedOn', 'assessed-before-appointment', { appointedOn });
  if (!assessorId && assessmentMethods.find(method)?.needsAssessor) add('/assessorId', 'assessor-needed');
  if (assessorId && !mandate) add('/assessorId', 'assessor-unknown');
  if (assessorId && mandate && !isAlive(mandate, assessedOn))
    add('/assessorId', 'assessor-without-mandate', spoken(mandate));
  if (months === undefined) add('/method', 'validity-not-set');
  const dayOf = { from: assessedOn, to: assessedOn };
  return [...found, ...foundInLevels(levels, dictionary, dayOf)];
}

/** The first day on which an assessment no longer counts: the same day so many months later, or the last of that month. */
export const expiryOf = (assessedOn: string, months: number): string => addMonths(assessedOn, months);
