import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { satisfactionElements } from '../../feedback/index.ts';
import { unitExistsOn } from '../../organisation/index.ts';
import { NewSatisfactionTarget, SatisfactionTarget, SatisfactionTargetChange } from '../schemas/targets.ts';
import {
  deleteTarget,
  findTarget,
  insertTarget,
  takeTarget,
  targetList,
  updateTarget,
} from '../store/targets.ts';

const tags = ['satisfaction-targets'];
const open = { access: publicAccess };
const write = { access: withScope('satisfaction-targets:write') };
const TargetParams = Closed({ satisfactionTargetId: Id('Stable id of the target.') });

/** What satisfaction indices are to reach. */
export const targetRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/satisfaction-targets',
    {
      config: open,
      schema: {
        operationId: 'listSatisfactionTargets',
        tags,
        summary: 'List satisfaction targets',
        description:
          'What indices and elements are to reach (target kepuasan), on the official scale 25–100, with the decree that sets it; open to all.',
        querystring: listQuery(
          {
            unitId: Type.Optional(Id('Only targets of this unit.')),
            serviceId: Type.Optional(Id('Only targets of this public service.')),
            element: Type.Optional(satisfactionElements.schema),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(SatisfactionTarget)) }),
      },
    },
    (request, reply) =>
      sendList(request, reply, pageRequest(request), targetList(database.read, request.query)),
  );

  app.post(
    '/satisfaction-targets',
    {
      config: write,
      schema: {
        operationId: 'createSatisfactionTarget',
        tags,
        summary: 'Set a satisfaction target',
        description:
          'Sets what the index, or one element, is to reach: of a service, of the services of a unit, or of the whole city. What is published below it becomes a suggestion (`GET /follow-up-suggestions`).',
        body: ref(NewSatisfactionTarget),
        response: answers({ 201: ref(SatisfactionTarget) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const target = await database.transaction(actorOf(request), async (transaction) => {
        const { unitId } = request.body;
        if (unitId && !(await unitExistsOn(transaction, unitId, app.today(), null)))
          throw unknownReference('unit', '/unitId');
        return insertTarget(transaction, request.body);
      });
      reply.status(201).header('location', publicPath(request, `/v1/satisfaction-targets/${target.id}`));
      return versioned(reply, target);
    },
  );

  app.get(
    '/satisfaction-targets/:satisfactionTargetId',
    {
      config: open,
      schema: {
        operationId: 'getSatisfactionTarget',
        tags,
        summary: 'Read a satisfaction target',
        description: 'One target, open to all.',
        params: TargetParams,
        response: answers({ 200: ref(SatisfactionTarget) }, 404),
      },
    },
    async (request, reply) => {
      const target = await findTarget(database.read, request.params.satisfactionTargetId);
      if (!target) throw notFound();
      return versioned(reply, target);
    },
  );

  app.patch(
    '/satisfaction-targets/:satisfactionTargetId',
    {
      config: write,
      schema: {
        operationId: 'updateSatisfactionTarget',
        tags,
        summary: 'Change a satisfaction target',
        description:
          'Changes value or decree (JSON Merge Patch). Actions keep the target that held when they were entered.',
        params: TargetParams,
        body: ref(SatisfactionTargetChange),
        response: answers({ 200: ref(SatisfactionTarget) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { satisfactionTargetId: targetId } = request.params;
      const expected = expectedVersion(request);
      const target = await database.transaction(actorOf(request), async (transaction) => {
        await takeTarget(transaction, targetId, expected);
        return updateTarget(transaction, targetId, request.body);
      });
      return versioned(reply, target);
    },
  );

  app.delete(
    '/satisfaction-targets/:satisfactionTargetId',
    {
      config: write,
      schema: {
        operationId: 'deleteSatisfactionTarget',
        tags,
        summary: 'Remove a satisfaction target',
        description: 'Removes a target; actions that came of it keep what it was.',
        params: TargetParams,
        response: answers({ 204: Type.Null({ description: 'The target is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { satisfactionTargetId: targetId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        await takeTarget(transaction, targetId, expected);
        await deleteTarget(transaction, targetId);
      });
      return reply.status(204).send(null);
    },
  );

  await app.register(
    historyOfResource({
      path: '/satisfaction-targets/:satisfactionTargetId',
      parameter: 'satisfactionTargetId',
      resource: 'satisfaction-target',
      tag: tags[0]!,
      access: withScope('follow-ups:read', { units: 'shared' }),
      exists: async (_request, id) => (await findTarget(database.read, id)) !== undefined,
    }),
  );
};
