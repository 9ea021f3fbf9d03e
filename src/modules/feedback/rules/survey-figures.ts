import { responseChannels } from '../reference.ts';
import type { Question } from '../schemas/questions.ts';
import type { SurveyService } from '../schemas/surveys.ts';
import type { Layout } from './cells.ts';
import { percentOf } from './decimals.ts';
import { type Counted, indexOf, questionsOf } from './results.ts';
import { sampleSize, type Weights } from './satisfaction.ts';

/** Whether as many answered as the population asks for. PermenPANRB 14/2017, annex. */
export function sampleOf(population: number | null, answers: number) {
  const requiredSample = population === null ? null : sampleSize(population);
  return {
    population,
    requiredSample,
    isSampleAdequate: requiredSample === null ? null : answers >= requiredSample,
  };
}

interface Asked {
  readonly population: number | null;
  readonly services: readonly Pick<SurveyService, 'population'>[];
}

/** How many could answer: those who used any of the services, if it is known of each. */
export function populationOf({ population, services }: Asked): number | null {
  if (services.length === 0) return population;
  const known = services.flatMap((service) => service.population ?? []);
  return known.length < services.length ? null : known.reduce((sum, count) => sum + count, 0);
}

/** What results of a survey are told with. */
export interface SurveyFacts {
  readonly questions: Question[];
  /** How many tokens were given out. */
  readonly tokens: number;
  readonly services: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly population: number | null;
    readonly unitId: string;
    readonly unitCode: string;
    readonly unitName: string | null;
  }[];
  readonly unitCode: string;
  readonly unitName: string | null;
}

/** Roll-ups of a survey: all its answers, and how many came by each channel. */
export interface CountedSurvey {
  readonly all: Counted;
  readonly channels: ReadonlyMap<string, number>;
}

/** What is told of a survey as a whole. */
export function wholeFiguresOf(
  survey: Asked & { readonly tokens: number },
  layout: Layout,
  { all, channels }: CountedSurvey,
  weights: Weights = 'exact',
) {
  return {
    answers: all.answers,
    ...sampleOf(populationOf(survey), all.answers),
    tokens: survey.tokens,
    responseRate: percentOf(channels.get('token') ?? 0, survey.tokens),
    channels: responseChannels.entries.flatMap(({ code }) =>
      channels.has(code) ? [{ channel: code, answers: channels.get(code)! }] : [],
    ),
    satisfaction: layout.elementCells && indexOf(all, layout.elementCells, weights),
    questions: questionsOf(all, layout),
  };
}
