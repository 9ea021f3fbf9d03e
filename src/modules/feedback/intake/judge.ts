import { Problem } from '../../../platform/http/problem.ts';
import { feedbackProblems } from '../problems.ts';
import { type Folded, foldAnswers } from '../rules/answers.ts';
import type { Found } from '../rules/found.ts';
import { surveyState } from '../rules/surveys.ts';
import type { NewResponse } from '../schemas/responses.ts';
import type { Form } from './form-book.ts';

export type Content = Pick<NewResponse, 'answers' | 'profile' | 'serviceId' | 'questionnaireVersion'>;

/** An answer held against its form; what is wrong with it stands in `found`. */
export interface Judged {
  readonly found: Found[];
  readonly folded: Folded;
  readonly serviceId: string | null;
}

/**
 * Holds an answer against its form.
 * @param fixedService the service that a kiosk or a token is for; null: whoever answers says
 */
export function judge(form: Form, content: Content, fixedService: string | null): Judged {
  const { found, folded } = foldAnswers(form.layout, content.answers);
  const service = serviceOf(form, content.serviceId?.toLowerCase(), fixedService);
  return typeof service === 'object' && service !== null
    ? { found: [...found, service], folded, serviceId: null }
    : { found, folded, serviceId: service };
}

/** What is wrong with answers that are not finished: of what is not there yet, nothing. */
export function foundInDraft(form: Form, { answers, serviceId }: Content): Found[] {
  const { found } = foldAnswers(form.layout, answers, true);
  const given = serviceId?.toLowerCase();
  return given === undefined || isOfSurvey(form, given) ? found : [...found, notOfSurvey];
}

const notOfSurvey: Found = { pointer: '/serviceId', code: 'service-not-of-survey' };

const isOfSurvey = ({ services }: Form, serviceId: string): boolean =>
  services.some(({ id }) => id === serviceId);

function serviceOf(form: Form, given: string | undefined, fixed: string | null): string | null | Found {
  const { services } = form;
  if (given !== undefined && (!isOfSurvey(form, given) || (fixed ?? given) !== given)) return notOfSurvey;
  const [only, ...others] = services;
  const service = given ?? fixed ?? (others.length === 0 ? (only?.id ?? null) : null);
  if (service === null && only) return { pointer: '/serviceId', code: 'service-missing' };
  return service;
}

/** @throws Problem if an answer was given to another version than the survey asks */
export function requireVersionAsked(form: Form, given: number): void {
  const asked = form.questionnaireVersion;
  if (given !== asked)
    throw new Problem(feedbackProblems['questionnaire-version-changed'], { parameters: { given, asked } });
}

export const notOpen = (form: Form, today: string): Problem =>
  new Problem(feedbackProblems['survey-not-open'], {
    parameters: { state: surveyState(form, today), from: form.startsOn, to: form.endsOn },
  });
