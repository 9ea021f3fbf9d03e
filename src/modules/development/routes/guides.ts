import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownEmployeeId } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { languageOf } from '../../../platform/http/error-handler.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { rowsBy, unitExistsOn } from '../../organisation/index.ts';
import { guideOf } from '../answer.ts';
import { DevelopmentGuide } from '../schemas/guide.ts';
import { UnitDevelopmentGuide } from '../schemas/unit-guide.ts';
import { findStanding } from '../store/facts.ts';
import { readUnitGuide } from '../store/unit-guide.ts';

const tags = ['development-guides'];
const read = { access: withScope('guides:read', { units: 'narrowed' }) };
const self = { access: selfAccess };

const described =
  'Where somebody stands — levels demanded and shown, job-person match, learning hours, what expires, what is under way — and what to do next, step by step: which training closes which gap, in which session, and why. What nobody has entered is named with whom to ask, never guessed. Texts are in the language of `Accept-Language`; the same data gives the same advice.';

/** The development guide of people, and the same for leaders. */
export const guideRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/employees/:employeeId/development-guide',
    {
      config: read,
      schema: {
        operationId: 'getDevelopmentGuide',
        tags,
        summary: 'Read the development guide of an employee',
        description: described,
        params: Closed({ employeeId: Id('Stable id of the employee.') }),
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(DevelopmentGuide) }, 404),
      },
    },
    async (request, reply) =>
      guide(request, reply, request.params.employeeId, request.query, reachOf(request)),
  );

  app.get(
    '/me/development-guide',
    {
      config: self,
      schema: {
        operationId: 'getOwnDevelopmentGuide',
        tags: ['me'],
        summary: 'Read the own development guide',
        description: described,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(DevelopmentGuide) }),
      },
    },
    async (request, reply) => guide(request, reply, ownEmployeeId(request), request.query, null),
  );

  app.get(
    '/units/:unitId/development-guide',
    {
      config: read,
      schema: {
        operationId: 'getUnitDevelopmentGuide',
        tags,
        summary: 'Read how far the people of a unit are',
        description:
          'For leaders, the whole subtree at once: how many people meet their standard, lack something or are not assessed, their mean job-person match, learning hours against the duty, and the competencies that most lack, with the seats that are open for them now.',
        params: Closed({ unitId: Id('Stable id of the unit.') }),
        querystring: Closed({ asOf: AsOf, rows: rowsBy }),
        response: answers({ 200: ref(UnitDevelopmentGuide) }, 404),
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const { asOf = app.today(), rows } = request.query;
      if (!(await unitExistsOn(database.read, unitId, asOf, reachOf(request)))) throw notFound();
      return { unitId, asOf, ...(await readUnitGuide(database.read, unitId, asOf, rows)) };
    },
  );

  async function guide(
    request: FastifyRequest,
    reply: FastifyReply,
    employeeId: string,
    { asOf: day = app.today() }: { readonly asOf?: string },
    reach: Reach,
  ): Promise<DevelopmentGuide> {
    const standing = await findStanding(database.pool, { employeeId, day, reach });
    if (!standing) throw notFound();
    const language = languageOf(request);
    reply.header('content-language', language);
    return guideOf(standing, language);
  }
};
