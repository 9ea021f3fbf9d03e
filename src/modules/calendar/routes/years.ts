import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { calendarProblems } from '../problems.ts';
import { CalendarYear, CalendarYearSettlement } from '../schemas/calendar.ts';
import { hasNationalHoliday, settledYearsOf, settleYear } from '../store/years.ts';

const tags = ['working-calendar'];
const YearParams = Closed({
  year: Type.Integer({
    minimum: 2000,
    maximum: 2199,
    format: 'int32',
    description: 'The calendar year (Gregorian).',
    examples: [2027],
  }),
});

/** Of which years all holidays are known. */
export const yearRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/working-calendar/years',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listCalendarYears',
        tags,
        summary: 'List the years whose holidays are settled',
        description:
          'Years of which all days of the decree have been entered (kalender kerja lengkap), open to all. A deadline that reaches into another year is provisional.',
        response: answers({
          200: Type.Object(
            {
              items: Type.Array(ref(CalendarYear), { maxItems: 200, description: 'The settled years.' }),
            },
            { description: 'All settled years, in their order.' },
          ),
        }),
      },
    },
    async () => ({ items: await settledYearsOf(database.read) }),
  );

  app.post(
    '/working-calendar/years/:year/settlement',
    {
      config: { access: withScope('calendar:write') },
      schema: {
        operationId: 'settleCalendarYear',
        tags,
        summary: 'Settle the holidays of a year',
        description:
          'Says that all holidays and days of joint leave of a year have been entered as its decree sets them (penetapan kalender kerja). Deadlines that reach into it are no longer provisional; those of open reports are reckoned anew within minutes.',
        params: YearParams,
        body: ref(CalendarYearSettlement),
        response: answers({ 201: ref(CalendarYear) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { year } = request.params;
      const settled = await database.transaction(actorOf(request), async (transaction) => {
        if (!(await hasNationalHoliday(transaction, year)))
          throw new Problem(calendarProblems['year-without-holidays'], { parameters: { year } });
        return settleYear(transaction, year, request.body.legalBasis);
      });
      reply.status(201).header('location', publicPath(request, '/v1/working-calendar/years'));
      return versioned(reply, settled);
    },
  );
};
