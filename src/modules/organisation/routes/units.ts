import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reaches, reachOf, requireReached } from '../../../platform/access/reach.ts';
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
import { unitKinds } from '../reference.ts';
import { NewUnit, Unit, UnitCode, UnitIdentity, UnitInTree } from '../schemas.ts';
import {
  findUnit,
  insertUnit,
  latestUnit,
  readAncestors,
  readSubtree,
  takeUnit,
  unitList,
} from '../store/units.ts';

const tags = ['units'];
const read = { access: withScope('organisation:read', { units: 'narrowed' }) };
const write = { access: withScope('organisation:write', { units: 'narrowed' }) };
const UnitParams = Closed({ unitId: Id('Stable id of the unit.') });
const AsOfQuery = Closed({ asOf: AsOf });
const Tree = Type.Object(
  { items: Type.Array(ref(UnitInTree), { maxItems: 100_000, description: 'The units, in order.' }) },
  { description: 'Units of a tree, each with its place in it.' },
);

/** Units: the effective-dated tree. */
export const unitRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/units',
    {
      config: read,
      schema: {
        operationId: 'listUnits',
        tags,
        summary: 'List units',
        description: 'Organisational units (unit organisasi) that exist on a day, page by page.',
        querystring: listQuery(
          {
            asOf: AsOf,
            code: Type.Optional(UnitCode),
            kind: Type.Optional(unitKinds.schema),
            parentId: Type.Optional(Id('Only the units right under this one.')),
            withinUnitId: Type.Optional(Id('Only this unit and all units below it.')),
            q: Type.Optional(
              Text('Only units whose name or code contains this, in any case.', 100, 'pendidikan'),
            ),
            externalId: ExternalIdFilter,
          },
          ['code', 'name'],
        ),
        response: answers({ 200: PageOf(ref(Unit)) }),
      },
    },
    async (request, reply) => {
      const { externalId, ...filter } = request.query;
      const page = pageRequest(request);
      const criteria = {
        ...filter,
        reach: reachOf(request),
        ...(externalId === undefined ? {} : { externalId: externalIdOf(externalId) }),
      };
      return sendList(request, reply, page, unitList(database.read, criteria, page.asOf));
    },
  );

  app.post(
    '/units',
    {
      config: write,
      schema: {
        operationId: 'createUnit',
        tags,
        summary: 'Found a unit',
        description:
          'Founds a unit from a day on, under a unit that exists for its whole period, or as a root.',
        body: ref(NewUnit),
        response: answers({ 201: ref(Unit) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      requireReached(reachOf(request), request.body.parentId, '/parentId');
      const unit = await database.transaction(actorOf(request), async (transaction) => {
        const id = await insertUnit(transaction, request.body);
        return latestUnit(transaction, id);
      });
      reply.status(201).header('location', publicPath(request, `/v1/units/${unit!.id}`));
      return versioned(reply, unit!);
    },
  );

  app.get(
    '/units/:unitId',
    {
      config: read,
      schema: {
        operationId: 'getUnit',
        tags,
        summary: 'Read a unit',
        description: 'One unit as it is on a day.',
        params: UnitParams,
        querystring: AsOfQuery,
        response: answers({ 200: ref(Unit) }, 404),
      },
    },
    async (request, reply) => {
      const day = request.query.asOf ?? app.today();
      const unit = await findUnit(database.read, request.params.unitId, day, reachOf(request));
      if (!unit) throw notFound();
      return versioned(reply, unit);
    },
  );

  app.patch(
    '/units/:unitId',
    {
      config: write,
      schema: {
        operationId: 'updateUnitIdentity',
        tags,
        summary: 'Change the code or external ids of a unit',
        description:
          'Changes what identifies a unit (JSON Merge Patch). What a decree changes is entered as a new version instead.',
        params: UnitParams,
        body: ref(UnitIdentity),
        response: answers({ 200: ref(Unit) }, 404, 409, 412, 413, 415, 428),
      },
    },
    async (request, reply) => {
      const { unitId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const unit = await database.transaction(actorOf(request), async (transaction) => {
        await takeUnit(transaction, unitId, expected, reach, request.body);
        return latestUnit(transaction, unitId);
      });
      return versioned(reply, unit!);
    },
  );

  app.get(
    '/units/:unitId/subtree',
    {
      config: read,
      schema: {
        operationId: 'getUnitSubtree',
        tags,
        summary: 'Read the units below a unit',
        description: 'The unit itself (depth 0) and all units below it on a day, level by level.',
        params: UnitParams,
        querystring: Closed({
          asOf: AsOf,
          depth: Type.Integer({
            minimum: 0,
            maximum: 100,
            default: 100,
            format: 'int32',
            description: 'How many levels below the unit to read.',
          }),
        }),
        response: answers({ 200: Tree }, 404),
      },
    },
    async (request) => {
      const { asOf = app.today(), depth } = request.query;
      const { unitId } = request.params;
      const reach = reachOf(request);
      if (!reaches(reach, unitId)) throw notFound();
      const items = await readSubtree(database.read, unitId, asOf, depth, reach);
      if (items.length === 0) throw notFound();
      return { items };
    },
  );

  app.get(
    '/units/:unitId/ancestors',
    {
      config: read,
      schema: {
        operationId: 'getUnitAncestors',
        tags,
        summary: 'Read the units above a unit',
        description:
          'The units above a unit on a day, nearest first (depth 1), as far as the caller reaches; empty for a root.',
        params: UnitParams,
        querystring: AsOfQuery,
        response: answers({ 200: Tree }, 404),
      },
    },
    async (request) => {
      const day = request.query.asOf ?? app.today();
      const { unitId } = request.params;
      const reach = reachOf(request);
      if (!reaches(reach, unitId)) throw notFound();
      const items = await readAncestors(database.read, unitId, day, reach);
      if (items.length === 0 && !(await findUnit(database.read, unitId, day, reach))) throw notFound();
      return { items };
    },
  );
};
