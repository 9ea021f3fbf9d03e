import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, ref } from '../../../platform/http/schemas.ts';
import { holidayKinds } from '../reference.ts';
import { requireWithinSpan } from '../rules/span.ts';
import { Holiday, NewHoliday } from '../schemas/calendar.ts';
import { deleteHoliday, findHoliday, holidayList, insertHoliday } from '../store/holidays.ts';

const tags = ['working-calendar'];
const read = { access: publicAccess };
const write = { access: withScope('calendar:write') };
const HolidayParams = Closed({ date: DateOnly('The day, as YYYY-MM-DD.', '2026-08-17') });

const filters = {
  year: Type.Optional(
    Type.Integer({
      minimum: 2000,
      maximum: 2199,
      format: 'int32',
      description: 'Only the days of this year.',
      examples: [2026],
    }),
  ),
  kind: Type.Optional(holidayKinds.schema),
};

/** Days that are no working days, open to all. */
export const holidayRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/holidays',
    {
      config: read,
      schema: {
        operationId: 'listHolidays',
        tags,
        summary: 'List the days that are no working days',
        description:
          'National holidays and joint leave (hari libur nasional dan cuti bersama), as the joint decree of three ministers sets them for each year, open to all. Saturdays and Sundays are none of them: they never are working days.',
        querystring: listQuery(filters, ['date']),
        response: answers({ 200: PageOf(ref(Holiday)) }),
      },
    },
    async (request, reply) =>
      sendList(request, reply, pageRequest(request), holidayList(database.read, request.query)),
  );

  app.post(
    '/holidays',
    {
      config: write,
      schema: {
        operationId: 'createHoliday',
        tags,
        summary: 'Enter a day that is no working day',
        description:
          'Enters a holiday (hari libur) or a day of joint leave (cuti bersama) by its decree. Deadlines that were told already stay as they are; those that are asked for from now on skip the day.',
        body: ref(NewHoliday),
        response: answers({ 201: ref(Holiday) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      requireWithinSpan(request.body.date, { pointer: '/date' });
      const holiday = await database.transaction(actorOf(request), (transaction) =>
        insertHoliday(transaction, request.body),
      );
      reply.status(201).header('location', publicPath(request, `/v1/holidays/${holiday.date}`));
      return versioned(reply, holiday);
    },
  );

  app.get(
    '/holidays/:date',
    {
      config: read,
      schema: {
        operationId: 'getHoliday',
        tags,
        summary: 'Read what is kept on a day',
        description: 'The holiday or joint leave of one day, open to all; 404 for a day that has none.',
        params: HolidayParams,
        response: answers({ 200: ref(Holiday) }, 404),
      },
    },
    async (request, reply) => {
      const holiday = await findHoliday(database.read, request.params.date);
      if (!holiday) throw notFound();
      return versioned(reply, holiday);
    },
  );

  app.delete(
    '/holidays/:date',
    {
      config: write,
      schema: {
        operationId: 'deleteHoliday',
        tags,
        summary: 'Remove a day off',
        description:
          'Makes a day a working day again, because its decree was changed or it was entered by mistake. Say why in `X-Purpose`: the reason stands in the audit log.',
        params: HolidayParams,
        response: answers({ 204: Type.Null({ description: 'The day off is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), (transaction) =>
        deleteHoliday(transaction, request.params.date, expected),
      );
      return reply.status(204).send(null);
    },
  );
};
