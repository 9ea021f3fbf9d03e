import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { problems } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { feedbackRemarks } from '../remarks.ts';
import { dayAfter, yearBefore } from '../rules/periods.ts';
import { pooledByPeriod, rowsOfElements, rowsOfGroups, rowsOfPeriods, wholeIndex } from '../rules/pooled.ts';
import { hiddenGroups } from '../rules/suppression.ts';
import { periodBefore } from '../rules/surveys.ts';
import { IndexBy, PeriodLength, SatisfactionIndex } from '../schemas/satisfaction-index.ts';
import { type IndexFilter, type PooledPeriods, poolSurveys } from '../store/satisfaction-index.ts';

const Day = (description: string) =>
  Type.String({
    format: 'date',
    maxLength: 10,
    pattern: '^(19|20|21)\\d\\d-',
    description,
    examples: ['2026-01-01'],
  });

/** The satisfaction index over all surveys. */
export const satisfactionIndexRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/satisfaction-index',
    {
      config: { access: withScope('surveys:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'getSatisfactionIndex',
        tags: ['survey-results'],
        summary: 'Read the satisfaction index over surveys',
        description:
          'The index (IKM) of all answers to satisfaction surveys whose days overlap a period, open ones too, pooled answer by answer: a survey that lies in the period in part counts with all its answers. `previous` is the index of the surveys that overlap the period before, which is as long, and not this one; of rows by period it is the row before. Groups of fewer than 5 answers are suppressed, and so many others that these do not follow by subtraction.',
        querystring: Closed({
          from: Type.Optional(Day('First day of the period; a year before `to` if not given.')),
          to: Type.Optional(Day('First day after the period; tomorrow if not given.')),
          ...unitFilter,
          serviceId: Type.Optional(Id('Only answers about this service.')),
          by: IndexBy,
          period: PeriodLength,
        }),
        response: answers({ 200: ref(SatisfactionIndex) }),
      },
    },
    async (request): Promise<SatisfactionIndex> => {
      const { by, period, serviceId } = request.query;
      const reach = reachOf(request);
      const today = app.today();
      const to = request.query.to ?? dayAfter(today);
      const from = request.query.from ?? yearBefore(to);
      if (from >= to) throw reversed(from);
      const previousFrom = periodBefore({ from, to }).from;
      const units = await unitCriteria(database.read, request.query, today);
      const filter = { ...units, reach, serviceId, from, to, previousFrom, day: today };
      return database.snapshot(async (reader) => {
        const total = await poolSurveys(reader, filter, 'total');
        const isTold = serviceId === undefined || (await isServiceTold(filter, serviceId));
        const whole = isTold ? wholeOf(total) : wholeIndex(undefined, undefined);
        const answer = {
          ...{ from, to, previousFrom, by },
          surveys: total.surveys,
          previousSurveys: total.previousSurveys,
          ...whole,
          ...(isTold ? {} : { isSuppressed: true, answers: null }),
        };
        return { ...answer, rows: isTold ? await rows(total) : [] };

        async function rows(total: PooledPeriods) {
          if (by === 'total') return [];
          if (by === 'element') return rowsOfElements(wholeOf(total), wholeIndex(total.before[0], undefined));
          const { now, before } = await poolSurveys(reader, filter, by === 'period' ? 'month' : by);
          return by === 'period' ? rowsOfPeriods(pooledByPeriod(now, period)) : rowsOfGroups(now, before);
        }

        /** What rows by service hide is not told by asking for the service alone. */
        async function isServiceTold({ serviceId: _, ...filter }: IndexFilter, id: string): Promise<boolean> {
          const { now } = await poolSurveys(reader, filter, 'service');
          const hidden = hiddenGroups(now.map(({ answers }) => answers));
          return !hidden[now.findIndex(({ value }) => value === id.toLowerCase())];
        }
      });
    },
  );
};

const wholeOf = ({ now, before }: PooledPeriods) => wholeIndex(now[0], before[0]);

const reversed = (first: string): Problem =>
  new Problem(problems['invalid-input'], {
    remarks: [
      {
        place: { parameter: 'to' },
        code: 'period-reversed',
        text: feedbackRemarks['period-reversed'],
        parameters: { first },
      },
    ],
  });
