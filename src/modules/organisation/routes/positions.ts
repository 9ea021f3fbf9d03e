import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import {
  AsOf,
  Closed,
  ExternalIdFilter,
  externalIdOf,
  Id,
  ref,
  Text,
} from '../../../platform/http/schemas.ts';
import { functionalLevels, positionKinds } from '../reference.ts';
import { requirePositionRules } from '../rules.ts';
import { NewPosition, Position, PositionIdentity } from '../schemas.ts';
import {
  findPosition,
  insertPosition,
  latestPosition,
  positionList,
  takePosition,
} from '../store/positions.ts';
import { unitCriteria, unitFilter } from '../unit-filter.ts';

const tags = ['positions'];
const read = { access: withScope('organisation:read', { units: 'narrowed' }) };
const write = { access: withScope('organisation:write', { units: 'narrowed' }) };
const PositionParams = Closed({ positionId: Id('Stable id of the position.') });

/** Positions of units; their map with holders is served by the employees module. */
export const positionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/positions',
    {
      config: read,
      schema: {
        operationId: 'listPositions',
        tags,
        summary: 'List positions',
        description: 'Positions (jabatan) that exist on a day, page by page.',
        querystring: listQuery(
          {
            asOf: AsOf,
            ...unitFilter,
            kind: Type.Optional(positionKinds.schema),
            functionalLevel: Type.Optional(functionalLevels.schema),
            jobClass: Type.Optional(
              Type.Integer({ minimum: 1, maximum: 17, format: 'int32', description: 'Only this job class.' }),
            ),
            q: Type.Optional(Text('Only positions whose name contains this, in any case.', 100, 'analis')),
            externalId: ExternalIdFilter,
          },
          ['id', 'name'],
        ),
        response: answers({ 200: PageOf(ref(Position)) }),
      },
    },
    async (request, reply) => {
      const { externalId, ...filter } = request.query;
      const page = pageRequest(request);
      const criteria = {
        ...filter,
        reach: reachOf(request),
        ...(await unitCriteria(database.read, filter, page.asOf)),
        ...(externalId === undefined ? {} : { externalId: externalIdOf(externalId) }),
      };
      return sendList(request, reply, page, positionList(database.read, criteria, page.asOf));
    },
  );

  app.post(
    '/positions',
    {
      config: write,
      schema: {
        operationId: 'createPosition',
        tags,
        summary: 'Create a position',
        description: 'Creates a position of a unit from a day on. Name and level are unique in the unit.',
        body: ref(NewPosition),
        response: answers({ 201: ref(Position) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      requireReached(reachOf(request), request.body.unitId, '/unitId');
      requirePositionRules(request.body);
      const position = await database.transaction(actorOf(request), async (transaction) => {
        const id = await insertPosition(transaction, request.body);
        return latestPosition(transaction, id);
      });
      reply.status(201).header('location', publicPath(request, `/v1/positions/${position!.id}`));
      return versioned(reply, position!);
    },
  );

  app.get(
    '/positions/:positionId',
    {
      config: read,
      schema: {
        operationId: 'getPosition',
        tags,
        summary: 'Read a position',
        description: 'One position as it is on a day.',
        params: PositionParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(Position) }, 404),
      },
    },
    async (request, reply) => {
      const position = await findPosition(
        database.read,
        request.params.positionId,
        request.query.asOf ?? app.today(),
        reachOf(request),
      );
      if (!position) throw notFound();
      return versioned(reply, position);
    },
  );

  app.patch(
    '/positions/:positionId',
    {
      config: write,
      schema: {
        operationId: 'updatePositionIdentity',
        tags,
        summary: 'Change the external ids of a position',
        description:
          'Changes what identifies a position (JSON Merge Patch). What a decree changes is entered as a new version instead.',
        params: PositionParams,
        body: ref(PositionIdentity),
        response: answers({ 200: ref(Position) }, 404, 409, 412, 413, 415, 428),
      },
    },
    async (request, reply) => {
      const { positionId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const position = await database.transaction(actorOf(request), async (transaction) => {
        await takePosition(transaction, positionId, expected, reach, request.body);
        return latestPosition(transaction, positionId);
      });
      return versioned(reply, position!);
    },
  );
};
