import type { CodeOf } from '../../../platform/reference/list.ts';
import type { surveyStates } from '../reference.ts';
import type { Questionnaire } from '../schemas/questions.ts';
import type { Found } from './found.ts';

export type SurveyState = CodeOf<typeof surveyStates>;

export interface SurveyPlan {
  readonly startsOn: string;
  /** The last day on which it takes answers. */
  readonly endsOn: string;
  readonly population?: number | null;
  readonly services?: readonly { readonly serviceId: string }[];
}

/** What is wrong with the days and services of a survey. */
export function foundInSurvey(kind: Questionnaire['kind'], plan: SurveyPlan): Found[] {
  const { startsOn, endsOn, population, services = [] } = plan;
  const found: Found[] = [];
  if (endsOn < startsOn)
    found.push({ pointer: '/endsOn', code: 'dates-reversed', parameters: { first: startsOn } });
  if (kind === 'satisfaction' && services.length === 0)
    found.push({ pointer: '/services', code: 'services-missing' });
  if (services.length > 0 && population !== null && population !== undefined)
    found.push({ pointer: '/population', code: 'population-of-services' });
  const ids = services.map(({ serviceId }) => serviceId.toLowerCase());
  for (const [at, id] of ids.entries())
    if (ids.indexOf(id) < at) found.push({ pointer: `/services/${at}/serviceId`, code: 'service-repeated' });
  return found;
}

/** Where a survey stands on a day, from what was decided of it and its days. */
export function surveyState(
  {
    decision,
    startsOn,
    endsOn,
  }: Pick<SurveyPlan, 'startsOn' | 'endsOn'> & { readonly decision: 'draft' | 'open' | 'closed' },
  day: string,
): SurveyState {
  if (decision !== 'open') return decision;
  if (day < startsOn) return 'scheduled';
  return day > endsOn ? 'ended' : 'open';
}

/** A period as long as this one, just before it. */
export function periodBefore({ from, to }: { readonly from: string; readonly to: string }): {
  readonly from: string;
  readonly to: string;
} {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return { from: new Date(Date.parse(from) - days * 86_400_000).toISOString().slice(0, 10), to: from };
}
