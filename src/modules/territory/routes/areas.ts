import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { unitExistsOn } from '../../organisation/index.ts';
import { areaKinds } from '../reference.ts';
import { foundInCode } from '../rules/codes.ts';
import { refuseFound } from '../rules/found.ts';
import { nowhereInCity } from '../rules/places.ts';
import { Area, AreaChange, Latitude, Longitude, NewArea, PointPlace } from '../schemas/areas.ts';
import { areaList, findArea, findAreas, insertArea, takeArea, updateArea } from '../store/areas.ts';
import { locate } from '../store/locate.ts';

const tags = ['areas'];
const read = { access: publicAccess };
const write = { access: withScope('territory:write') };
const AreaParams = Closed({ areaId: Id('Stable id of the area.') });

const filters = {
  code: Type.Optional(
    Type.String({
      maxLength: 13,
      pattern: '^[0-9.]+$',
      description: 'Only the area with this code.',
      examples: ['16.71.01'],
    }),
  ),
  kind: Type.Optional(areaKinds.schema),
  parentId: Type.Optional(Id('Only the areas that lie directly in this one.')),
};

/** Cities, districts and urban villages, open to all. */
export const areaRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/areas',
    {
      config: read,
      schema: {
        operationId: 'listAreas',
        tags,
        summary: 'List the districts and urban villages',
        description:
          'The administrative division (wilayah administrasi: kota, kecamatan, kelurahan; UU 23/2014 art. 221–229) with codes of the Ministry of Home Affairs, without boundaries, open to all.',
        querystring: listQuery(filters, ['code', 'name']),
        response: answers({ 200: PageOf(ref(Area)) }),
      },
    },
    async (request, reply) =>
      sendList(request, reply, pageRequest(request), areaList(database.read, request.query)),
  );

  app.get(
    '/areas/_locate',
    {
      config: read,
      schema: {
        operationId: 'locatePoint',
        tags,
        summary: 'Find the district and urban village of a point',
        description:
          'The kecamatan and kelurahan that a point lies in, open to all. A point upon a border belongs to the first of both by code. Of one that lies in no area the answer is `outside-city`, or `coordinates-swapped` if it would lie in the city the other way round.',
        querystring: Closed({ longitude: Longitude, latitude: Latitude }),
        response: answers({ 200: ref(PointPlace) }, 422),
      },
    },
    async (request) => {
      const found = await locate(database.read, request.query);
      if (typeof found === 'string') throw nowhereInCity(found, request.query);
      const { cityId, districtId, urbanVillageId } = found;
      const ids = [cityId, districtId, urbanVillageId].filter((id) => id !== null);
      const areas = new Map((await findAreas(database.read, ids)).map((area) => [area.id, area]));
      const named = (id: string | null) => (id === null ? null : areas.get(id)!) as never;
      return { city: named(cityId), district: named(districtId), urbanVillage: named(urbanVillageId) };
    },
  );

  app.post(
    '/areas',
    {
      config: write,
      schema: {
        operationId: 'createArea',
        tags,
        summary: 'Enter an area',
        description:
          'Enters a city, district or urban village (wilayah) by its code of the Ministry of Home Affairs (kode wilayah, Permendagri 58/2021). Its boundary is given afterwards.',
        body: ref(NewArea),
        response: answers({ 201: ref(Area) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { kind, code, unitId } = request.body;
      refuseFound(foundInCode(kind, code));
      const area = await database.transaction(actorOf(request), async (transaction) => {
        await requireUnit(transaction, unitId);
        return insertArea(transaction, request.body);
      });
      reply.status(201).header('location', publicPath(request, `/v1/areas/${area.id}`));
      return versioned(reply, area);
    },
  );

  app.get(
    '/areas/:areaId',
    {
      config: read,
      schema: {
        operationId: 'getArea',
        tags,
        summary: 'Read an area',
        description: 'One city, district or urban village with its bounding box, open to all.',
        params: AreaParams,
        response: answers({ 200: ref(Area) }, 404),
      },
    },
    async (request, reply) => {
      const area = await findArea(database.read, request.params.areaId);
      if (!area) throw notFound();
      return versioned(reply, area);
    },
  );

  app.patch(
    '/areas/:areaId',
    {
      config: write,
      schema: {
        operationId: 'updateArea',
        tags,
        summary: 'Change an area',
        description:
          'Changes code, name, the area above or the unit of an area (JSON Merge Patch), as when a district is divided (pemekaran). Its kind stays.',
        params: AreaParams,
        body: ref(AreaChange),
        response: answers({ 200: ref(Area) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { areaId } = request.params;
      const expected = expectedVersion(request);
      const area = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeArea(transaction, areaId, expected);
        refuseFound(foundInCode(held.kind, request.body.code ?? held.code));
        await requireUnit(transaction, request.body.unitId);
        return updateArea(transaction, areaId, request.body);
      });
      return versioned(reply, area);
    },
  );

  await app.register(
    historyOfResource({
      path: '/areas/:areaId',
      parameter: 'areaId',
      resource: 'area',
      tag: tags[0]!,
      access: withScope('organisation:read', { units: 'shared' }),
      exists: async (_request, id) => (await findArea(database.read, id)) !== undefined,
    }),
  );

  async function requireUnit(transaction: Transaction, unitId: string | null | undefined): Promise<void> {
    if (unitId && !(await unitExistsOn(transaction, unitId, app.today(), null)))
      throw unknownReference('unit', '/unitId');
  }
};
