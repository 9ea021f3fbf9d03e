import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { AsOf, Closed, ref } from '../../../platform/http/schemas.ts';
import { NewRetirementAgeLimit, RetirementAgeLimit } from '../age-limits.ts';
import { addAgeLimit, listAgeLimits } from '../store/age-limits.ts';

const tags = ['careers'];

/** Retirement age limits: data that a city corrects without a new version of the service. */
export const ageLimitRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/retirement-age-limits',
    {
      config: { access: withScope('employees:read', { units: 'shared' }) },
      schema: {
        operationId: 'listRetirementAgeLimits',
        tags,
        summary: 'List the retirement age limits',
        description:
          'The age limits (batas usia pensiun) that hold on a day (UU 20/2023 art. 55; PP 11/2017 art. 239–240). The most specific one decides: the functional position by name, else its level, else the kind of position.',
        querystring: Closed({ asOf: AsOf }),
        response: answers({
          200: Type.Object(
            {
              items: Type.Array(ref(RetirementAgeLimit), {
                maxItems: 10_000,
                description: 'The limits, general ones first.',
              }),
            },
            { description: 'The limits of a day.' },
          ),
        }),
      },
    },
    async (request) => ({ items: await listAgeLimits(app.database.read, request.query.asOf ?? app.today()) }),
  );

  app.post(
    '/retirement-age-limits',
    {
      config: { access: withScope('employees:write') },
      schema: {
        operationId: 'addRetirementAgeLimit',
        tags,
        summary: 'Set a retirement age limit from a day on',
        description:
          'Enters a limit with its legal basis; the limit of the same kind, level and name that held before ends on that day.',
        body: ref(NewRetirementAgeLimit),
        response: answers({ 201: ref(RetirementAgeLimit) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const limit = await app.database.transaction(actorOf(request), (transaction) =>
        addAgeLimit(transaction, request.body),
      );
      const place = `/v1/retirement-age-limits?asOf=${limit.validFrom}`;
      reply.status(201).header('location', publicPath(request, place));
      return limit;
    },
  );
};
