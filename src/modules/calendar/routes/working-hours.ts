import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Closed, DateOnly, ref } from '../../../platform/http/schemas.ts';
import { requireWithinSpan } from '../rules/span.ts';
import { NewWorkingHours, WorkingHours } from '../schemas/calendar.ts';
import { deleteWorkingHours, insertWorkingHours, workingHoursOf } from '../store/working-hours.ts';

const tags = ['working-calendar'];
const write = { access: withScope('calendar:write') };
const HoursParams = Closed({ validFrom: DateOnly('First day of the period.', '2026-02-18') });

/** When offices close, by period. */
export const workingHoursRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/working-hours',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listWorkingHours',
        tags,
        summary: 'List when offices close',
        description:
          'Closing times of offices by period (jam kerja, Perpres 21/2023), open to all; in Ramadan they close earlier. Each holds until the next begins.',
        response: answers({
          200: Type.Object(
            {
              items: Type.Array(ref(WorkingHours), {
                maxItems: 10_000,
                description: 'A closing time for each period.',
              }),
            },
            { description: 'All closing times, in the order of their first days.' },
          ),
        }),
      },
    },
    async () => ({ items: await workingHoursOf(database.read) }),
  );

  app.post(
    '/working-hours',
    {
      config: write,
      schema: {
        operationId: 'addWorkingHours',
        tags,
        summary: 'Set when offices close',
        description:
          'Sets a closing time from a day on (jam kerja); the next that is set ends it. For Ramadan (jam kerja bulan Ramadan) set two: the earlier closing on its first day, the usual one on the day after its last.',
        body: ref(NewWorkingHours),
        response: answers({ 201: ref(WorkingHours) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      requireWithinSpan(request.body.validFrom, { pointer: '/validFrom' });
      const hours = await database.transaction(actorOf(request), (transaction) =>
        insertWorkingHours(transaction, request.body),
      );
      reply.status(201).header('location', publicPath(request, '/v1/working-hours'));
      return versioned(reply, hours);
    },
  );

  app.delete(
    '/working-hours/:validFrom',
    {
      config: write,
      schema: {
        operationId: 'deleteWorkingHours',
        tags,
        summary: 'Remove a closing time',
        description:
          'Removes a closing time that was set by mistake: the one before it goes on in its place. The first of all stays. Say why in `X-Purpose`: the reason stands in the audit log.',
        params: HoursParams,
        response: answers(
          { 204: Type.Null({ description: 'The closing time is removed.' }) },
          404,
          409,
          412,
          428,
        ),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), (transaction) =>
        deleteWorkingHours(transaction, request.params.validFrom, expected),
      );
      return reply.status(204).send(null);
    },
  );
};
