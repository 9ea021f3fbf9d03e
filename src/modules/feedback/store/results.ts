import type { Reader } from '../../../platform/database/database.ts';
import { layoutOf } from '../rules/cells.ts';
import { type NamedGroup, resultGroups } from '../rules/groups.ts';
import type { Weights } from '../rules/satisfaction.ts';
import { type SurveyFacts, wholeFiguresOf } from '../rules/survey-figures.ts';
import type { Grouping, SurveyResults } from '../schemas/results.ts';
import type { Survey } from '../schemas/surveys.ts';
import { readSurveyFacts } from './survey-facts.ts';
import { type CountedGroup, groupsBy, readTallies, wholeOf } from './tallies.ts';

interface Asked {
  readonly by: Grouping | undefined;
  readonly weights: Weights;
  readonly day: string;
}

/** What was answered to a survey so far, from the roll-ups alone. */
export async function readResults(
  reader: Reader,
  survey: Survey,
  { by, weights, day }: Asked,
): Promise<SurveyResults> {
  const { id, code, title, kind, state, startsOn, endsOn, population } = survey;
  const facts = await readSurveyFacts(reader, id, day);
  const counted = await readTallies(reader, id, by ? [by] : []);
  const layout = layoutOf(facts.questions);
  const { tokens, services } = facts;
  return {
    surveyId: id,
    ...{ code, title, kind, state, startsOn, endsOn, weights },
    ...wholeFiguresOf({ population, services, tokens }, layout, wholeOf(counted), weights),
    by: by ?? null,
    groups: by ? resultGroups(namedGroups(counted, by, facts), layout, weights) : [],
  };
}

/** The groups of a grouping: of services also those that nobody answered about. */
export function namedGroups(
  counted: readonly CountedGroup[],
  by: Grouping,
  { services }: Pick<SurveyFacts, 'services'>,
): NamedGroup[] {
  const groups = groupsBy(counted, by);
  if (by !== 'service' || services.length === 0)
    return [...groups].map(([value, group]) => ({ value, name: null, population: null, counted: group }));
  return services.map(({ id, name, population }) => ({
    value: id,
    name,
    population,
    counted: groups.get(id),
  }));
}
