import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { PhotoSizeQuery, photoAnswer, sendPhoto } from '../../../platform/photos/index.ts';
import { isEmployeeWithin } from '../../employees/index.ts';
import { servicesWithin } from '../../feedback/index.ts';
import { unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { keptOrigins, reportsToName } from '../intake/origins.ts';
import { followUpOriginKinds, followUpStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInDueDate } from '../rules/life.ts';
import { foundInTexts } from '../rules/texts.ts';
import { FollowUp, FollowUpChange, FollowUpStep, NewFollowUp } from '../schemas/follow-ups.ts';
import { isPhotoOf } from '../store/evidence.ts';
import {
  findFollowUp,
  followUpList,
  insertFollowUp,
  takeFollowUp,
  updateFollowUp,
} from '../store/follow-ups.ts';
import { requirePossible } from '../store/life.ts';
import { insertOrigins } from '../store/origins.ts';
import { insertStep, stepList } from '../store/steps.ts';

const tags = ['follow-ups'];
export const read = { access: withScope('follow-ups:read', { units: 'narrowed' }) };
export const write = { access: withScope('follow-ups:write', { units: 'narrowed' }) };
export const FollowUpParams = Closed({ followUpId: Id('Stable id of the action.') });

/** What actions are chosen by, of officers and of everybody. */
export const followUpFilters = {
  ...unitFilter,
  serviceId: Type.Optional(Id('Only actions about this public service.')),
  state: Type.Optional(followUpStates.schema),
  isOverdue: Type.Optional(
    Type.Boolean({ description: 'Only actions past their due date, or (`false`) the others.' }),
  ),
  districtId: Type.Optional(Id('Only actions that answer public reports from this district.')),
  originKind: Type.Optional(followUpOriginKinds.schema),
};

/** Actions: proposed, read and changed by officers. */
export const followUpRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/follow-ups',
    {
      config: read,
      schema: {
        operationId: 'listFollowUps',
        tags,
        summary: 'List follow-ups',
        description:
          'Actions of the units that the caller reaches, also proposed ones, in the order of their due dates.',
        querystring: listQuery(
          {
            ...followUpFilters,
            responsibleId: Type.Optional(Id('Only actions that this employee answers for.')),
          },
          ['dueOn'],
        ),
        response: answers({ 200: PageOf(ref(FollowUp)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const list = followUpList(database.read, reachOf(request), { ...request.query, ...units }, today);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/follow-ups',
    {
      config: write,
      schema: {
        operationId: 'createFollowUp',
        tags,
        summary: 'Propose a follow-up',
        description:
          'Proposes an action with what it answers: a published result, reports, a cluster of reports, or what a forum came to; `GET /follow-up-suggestions` gives such origins. Its figures are kept as they are today. Everybody reads it from its acceptance on.',
        body: ref(NewFollowUp),
        response: answers({ 201: ref(FollowUp) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const { origins, dueOn, ...row } = request.body;
      requireReached(reach, row.unitId, '/unitId');
      const today = app.today();
      const naming = { timeZone: app.config.timeZone, reports: await reportsToName(request) };
      const followUp = await database.transaction(actorOf(request), async (transaction) => {
        refuseFound([
          ...foundInTexts({ title: row.title, description: row.description }),
          ...foundInDueDate(dueOn, today),
        ]);
        await requireNamed(transaction, row, reach);
        const kept = await keptOrigins(transaction, origins, naming);
        const id = await insertFollowUp(transaction, { ...row, dueOn, firstDueOn: dueOn });
        await insertOrigins(transaction, id, kept);
        await insertStep(transaction, { actionId: id, kind: 'proposed', dueOn });
        return (await findFollowUp(transaction, id, null, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/follow-ups/${followUp.id}`));
      return versioned(reply, followUp);
    },
  );

  app.get(
    '/follow-ups/:followUpId',
    {
      config: read,
      schema: {
        operationId: 'getFollowUp',
        tags,
        summary: 'Read a follow-up',
        description: 'One action with its origins and evidence, and what can be done with it.',
        params: FollowUpParams,
        response: answers({ 200: ref(FollowUp) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await followUpOf(request, request.params.followUpId)),
  );

  app.patch(
    '/follow-ups/:followUpId',
    {
      config: write,
      schema: {
        operationId: 'updateFollowUp',
        tags,
        summary: 'Change a follow-up',
        description:
          'Changes words, unit, service or who answers for it (JSON Merge Patch), until it is done or dropped.',
        params: FollowUpParams,
        body: ref(FollowUpChange),
        response: answers({ 200: ref(FollowUp) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { followUpId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const change = request.body;
      requireReached(reach, change.unitId, '/unitId');
      const today = app.today();
      const followUp = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeFollowUp(transaction, followUpId, reach, today, expected);
        requirePossible('change', held.state);
        refuseFound(foundInTexts({ title: change.title, description: change.description }));
        await requireNamed(transaction, change, reach);
        await updateFollowUp(transaction, followUpId, change);
        return (await findFollowUp(transaction, followUpId, null, today))!;
      });
      return versioned(reply, followUp);
    },
  );

  app.get(
    '/follow-ups/:followUpId/steps',
    {
      config: read,
      schema: {
        operationId: 'listFollowUpSteps',
        tags,
        summary: 'List what happened to a follow-up',
        description: 'Its steps, the oldest first: they are added to and never change.',
        params: FollowUpParams,
        querystring: listQuery({}, ['at']),
        response: answers({ 200: PageOf(ref(FollowUpStep)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await followUpOf(request, request.params.followUpId);
      return sendList(request, reply, pageRequest(request), stepList(database.read, id));
    },
  );

  app.get(
    '/follow-ups/:followUpId/photos/:photoId',
    {
      config: read,
      schema: {
        operationId: 'getFollowUpPhoto',
        tags,
        summary: 'See a photo of what was done',
        description: 'A photo of the evidence of an action.',
        params: Closed({ ...FollowUpParams.properties, photoId: Id('Stable id of the photo.') }),
        querystring: Closed({ size: PhotoSizeQuery }),
        response: answers({ 200: photoAnswer }, 404),
      },
    },
    async (request, reply) => {
      const { followUpId, photoId } = request.params;
      await followUpOf(request, followUpId);
      if (!(await isPhotoOf(database.read, followUpId, photoId))) throw notFound();
      return sendPhoto(reply, photoId, request.query.size ?? 'full');
    },
  );

  await app.register(
    historyOfResource({
      path: '/follow-ups/:followUpId',
      parameter: 'followUpId',
      resource: 'follow-up',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findFollowUp(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );

  async function followUpOf(request: FastifyRequest, followUpId: string): Promise<FollowUp> {
    const followUp = await findFollowUp(database.read, followUpId, reachOf(request), app.today());
    if (!followUp) throw notFound();
    return followUp;
  }

  /** @throws Problem if a unit, employee or service is named that is not there, or not within reach */
  async function requireNamed(
    transaction: Transaction,
    { unitId, responsibleId, serviceId }: Pick<FollowUpChange, 'unitId' | 'responsibleId' | 'serviceId'>,
    reach: Reach,
  ): Promise<void> {
    if (unitId !== undefined && !(await unitExistsOn(transaction, unitId, app.today(), reach)))
      throw unknownReference('unit', '/unitId');
    if (responsibleId && !(await isEmployeeWithin(transaction, responsibleId, reach)))
      throw unknownReference('employee', '/responsibleId');
    if (serviceId && !(await servicesWithin(transaction, [serviceId], reach)).has(serviceId.toLowerCase()))
      throw unknownReference('public service', '/serviceId');
  }
};
