import { responseDimensions } from '../reference.ts';
import type { Participation } from '../schemas/participation.ts';
import type { PublishedResults } from '../schemas/publications.ts';
import type { Survey } from '../schemas/surveys.ts';
import { layoutOf } from './cells.ts';
import type { Found } from './found.ts';
import { methods } from './methods.ts';
import { type Counted, figuresOfGroups } from './results.ts';
import { hiddenParts } from './suppression.ts';
import { type CountedSurvey, type SurveyFacts, sampleOf, wholeFiguresOf } from './survey-figures.ts';

/** What is wrong with publishing: from the second time on it is said what is corrected. */
export function foundInPublication(number: number, correction: string | undefined): Found[] {
  if (number === 1 && correction !== undefined)
    return [{ pointer: '/correction', code: 'correction-of-nothing' }];
  return number > 1 && correction === undefined
    ? [{ pointer: '/correction', code: 'correction-missing' }]
    : [];
}

/** The groupings of respondents that are published; months and channels tell of the survey, not of people. */
export const publishedGroupings = responseDimensions.entries
  .map(({ code }) => code)
  .filter((code) => code !== 'all' && code !== 'month' && code !== 'channel');

interface Whole {
  readonly survey: Survey;
  readonly facts: SurveyFacts;
  readonly counted: CountedSurvey;
  /** What was counted of each service, by its id. */
  readonly services: ReadonlyMap<string, Counted>;
  readonly groups: readonly (Counted & { readonly grouping: string; readonly value: string })[];
  readonly participation: Participation;
  readonly publishedTexts: number;
}

/** All that is published of a survey. */
export function publishedResults({ survey, facts, counted, ...rest }: Whole): PublishedResults {
  const layout = layoutOf(facts.questions);
  const { tokens } = facts;
  const { linkAnswers, addresses, mostOfOneAddress, identicalRepeats, held, rejected } = rest.participation;
  return {
    method: methods[survey.kind],
    surveyCode: survey.code,
    title: survey.title,
    kind: survey.kind,
    unitId: survey.unitId,
    unitCode: facts.unitCode,
    unitName: facts.unitName,
    startsOn: survey.startsOn,
    endsOn: survey.endsOn,
    closedOn: survey.closedOn!,
    ...wholeFiguresOf({ population: survey.population, services: facts.services, tokens }, layout, counted),
    ...servicesAndUnits(facts, rest.services),
    groups: publishedGroupings.flatMap((dimension) => {
      const groups = rest.groups.filter(({ grouping }) => grouping === dimension);
      const figures = figuresOfGroups(groups, layout);
      return groups.map(({ value }, at) => ({
        dimension,
        value: value === '' ? null : value,
        ...figures[at]!,
      }));
    }),
    participation: {
      ...{ linkAnswers, addresses, mostOfOneAddress, identicalRepeats, rejected },
      held: held.reduce((sum, { answers }) => sum + answers, 0),
    },
    publishedTexts: rest.publishedTexts,
  };
}

const none: Counted = { answers: 0, cells: [], sums: [], squares: [] };

/** Services and their units: of both no more is told than that nothing hidden follows from the other. */
function servicesAndUnits(
  { services, questions }: Pick<SurveyFacts, 'services' | 'questions'>,
  counted: ReadonlyMap<string, Counted>,
): Pick<PublishedResults, 'services' | 'units'> {
  const layout = layoutOf(questions);
  const units = [...new Map(services.map((service) => [service.unitId, service])).values()].map((one) => ({
    ...one,
    services: services.filter(({ unitId }) => unitId === one.unitId),
  }));
  const countsOf = (id: string) => counted.get(id) ?? none;
  const hidden = hiddenParts(units.map((unit) => unit.services.map(({ id }) => countsOf(id).answers)));
  const inOrder = units.flatMap((unit, at) =>
    unit.services.map((service, place) => ({ service, isHidden: hidden.parts[at]![place]! })),
  );
  const ofServices = figuresOfGroups(
    inOrder.map(({ service }) => countsOf(service.id)),
    layout,
    'exact',
    inOrder.map(({ isHidden }) => isHidden),
  );
  const ofUnits = figuresOfGroups(
    units.map((unit) => unit.services.map(({ id }) => countsOf(id)).reduce(added)),
    layout,
    'exact',
    hidden.groups,
  );
  return {
    services: inOrder.map(({ service, isHidden }, at) => {
      const sample = sampleOf(service.population, ofServices[at]!.answers ?? 0);
      return {
        serviceId: service.id,
        code: service.code,
        name: service.name,
        unitId: service.unitId,
        unitCode: service.unitCode,
        unitName: service.unitName,
        ...ofServices[at]!,
        ...sample,
        isSampleAdequate: isHidden ? null : sample.isSampleAdequate,
      };
    }),
    units: units.map(({ unitId, unitCode, unitName }, at) => {
      const { questions: _, ...figures } = ofUnits[at]!;
      return { unitId, unitCode, unitName, ...figures };
    }),
  };
}

/** Two counts as one, as far as elements go: of other questions nothing is told by unit. */
const added = (a: Counted, b: Counted): Counted => ({
  answers: a.answers + b.answers,
  cells: Array.from(
    { length: Math.max(a.cells.length, b.cells.length) },
    (_, at) => (a.cells[at] ?? 0) + (b.cells[at] ?? 0),
  ),
  sums: [],
  squares: [],
});
