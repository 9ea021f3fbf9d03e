import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { territoryProblems } from '../problems.ts';
import { boundaryOf, foundInGeometry, type Geometry } from '../rules/boundary.ts';
import { refuseFound } from '../rules/found.ts';
import { Area, AreaBoundary, AreaGeometry } from '../schemas/areas.ts';
import { findArea, takeArea } from '../store/areas.ts';
import { findBoundary, replaceBoundary } from '../store/boundaries.ts';

const tags = ['areas'];
const AreaParams = Closed({ areaId: Id('Stable id of the area.') });
const geoJson = 'application/geo+json';

/** Where areas lie. */
export const boundaryRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/areas/:areaId/boundary',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getAreaBoundary',
        tags,
        summary: 'Read the boundary of an area',
        description:
          'The boundary (batas wilayah) as a feature of GeoJSON (RFC 7946), always a MultiPolygon, open to all. Without a boundary the answer is `area-without-boundary`.',
        params: AreaParams,
        response: answers(
          {
            200: {
              description: 'The boundary, ready for a map.',
              content: { [geoJson]: { schema: ref(AreaBoundary) } },
            },
          },
          404,
        ),
      },
    },
    async (request, reply) => {
      const { areaId } = request.params;
      const [area, coordinates] = await database.snapshot(async (reader) => [
        await findArea(reader, areaId),
        await findBoundary(reader, areaId),
      ]);
      if (!area) throw notFound();
      const { id, version, code, name, kind, boundingBox: bbox } = area;
      if (!bbox) throw new Problem(territoryProblems['area-without-boundary']);
      versioned(reply, { version });
      reply.type(geoJson);
      const geometry = { type: 'MultiPolygon', coordinates };
      return { type: 'Feature', id, bbox, geometry, properties: { code, name, kind } } as never;
    },
  );

  app.post(
    '/areas/:areaId/boundary',
    {
      config: { access: withScope('territory:write') },
      schema: {
        operationId: 'setAreaBoundary',
        tags,
        summary: 'Set the boundary of an area',
        description:
          'Puts a boundary (batas wilayah) in the place of the one before: a Polygon or MultiPolygon of GeoJSON with at most 10,000 positions. Rings are closed, holes lie within their polygon, and rings may touch themselves and each other in single points only.',
        params: AreaParams,
        body: ref(AreaGeometry),
        response: answers({ 201: ref(Area) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { areaId } = request.params;
      const expected = expectedVersion(request);
      const geometry = request.body as Geometry;
      refuseFound(foundInGeometry(geometry));
      const area = await database.transaction(actorOf(request), async (transaction) => {
        await takeArea(transaction, areaId, expected);
        await replaceBoundary(transaction, areaId, boundaryOf(geometry));
        return findArea(transaction, areaId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/areas/${areaId}/boundary`));
      return versioned(reply, area!);
    },
  );
};
