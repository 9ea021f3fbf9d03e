import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { localTime, momentNamed } from '../../../platform/clock.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { requireWithinSpan } from '../rules/span.ts';
import { deadlineOf } from '../rules/working-days.ts';
import { maximumWorkingDays, WorkingDeadline } from '../schemas/calendar.ts';
import { calendarFrom } from '../store/calendar.ts';

/** Anybody can check a deadline. */
export const deadlineRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database, config } = app;

  app.get(
    '/working-calendar/deadline',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getWorkingDeadline',
        tags: ['working-calendar'],
        summary: 'Work out a deadline in working days',
        description:
          'When a deadline in working days (batas waktu dalam hari kerja) is over, and which days are skipped and why, open to all. What is received on a day off, or at or after closing time, counts as received on the next working day; the deadline is closing time of the last day that is counted. Where the holidays of a year are not settled, `isComplete` is false: the deadline may still move.',
        querystring: Closed({
          receivedAt: Type.String({
            format: 'date-time',
            maxLength: 35,
            description: 'When it was received; write a `+` in it as `%2B`.',
            examples: ['2026-12-22T11:00:00+07:00'],
          }),
          workingDays: Type.Integer({
            minimum: 0,
            maximum: maximumWorkingDays,
            format: 'int32',
            description: 'How many working days there are for it.',
            examples: [5],
          }),
        }),
        response: answers({ 200: ref(WorkingDeadline) }, 422),
      },
    },
    async (request) => {
      const { workingDays } = request.query;
      const receivedAt = momentNamed(request.query.receivedAt);
      const { day } = localTime(config.timeZone, receivedAt);
      requireWithinSpan(day, { parameter: 'receivedAt' });
      const calendar = await calendarFrom(database.read, day, config.timeZone);
      const { skipped, missingYears, ...deadline } = deadlineOf({ receivedAt, workingDays, calendar });
      return {
        receivedAt,
        workingDays,
        ...deadline,
        skipped: [...skipped],
        isComplete: missingYears.length === 0,
        missingYears: [...missingYears],
      };
    },
  );
};
