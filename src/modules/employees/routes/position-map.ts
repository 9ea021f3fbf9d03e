import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { reaches, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { PositionMap } from '../position-map.ts';
import { balanceOf, sumOf } from '../rules/head-count.ts';
import { readPositionMap } from '../store/position-map.ts';

/** The position map: it shows people, so it stands here and not in the organisation module. */
export const positionMapRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/units/:unitId/position-map',
    {
      config: { access: withScope('employees:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'getPositionMap',
        tags: ['positions'],
        summary: 'Read the position map of a unit',
        description:
          'The position map (peta jabatan) of a unit and all units below it on a day: for each position the heads needed, in place, vacant and surplus, and who sits there.',
        params: Closed({ unitId: Id('Stable id of the unit.') }),
        querystring: Closed({
          asOf: AsOf,
          includeSubunits: Type.Boolean({
            default: true,
            description: 'Also the units below; true if not given.',
          }),
          holders: Type.Boolean({
            default: true,
            description: 'Whether to name the holders; true if not given.',
          }),
        }),
        response: answers({ 200: ref(PositionMap) }, 404),
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const { asOf = app.today(), includeSubunits, holders } = request.query;
      const reach = reachOf(request);
      if (!reaches(reach, unitId)) throw notFound();
      const rows = await readPositionMap(app.database.read, unitId, asOf, {
        reach,
        maximumDepth: includeSubunits ? 100 : 0,
        withHolders: holders,
      });
      if (rows.length === 0) throw notFound();
      const units = rows.map((unit) => {
        const positions = unit.positions.map((position) => ({ ...position, ...balanceOf(position) }));
        return { ...unit, ...sumOf(positions), positions };
      });
      return { unitId, asOf, ...sumOf(units), units };
    },
  );
};
