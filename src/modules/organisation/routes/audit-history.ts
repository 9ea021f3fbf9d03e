import type { FastifyPluginAsync } from 'fastify';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { positionWithin, unitWithin } from '../store/reach.ts';

const access = withScope('organisation:read', { units: 'narrowed' });

/** Who changed units and positions, and when: beside `/versions`, which tells what holds from which day on. */
export const organisationAuditHistory: FastifyPluginAsync = async (app) => {
  const reader = app.database.read;
  await app.register(
    historyOfResource({
      path: '/units/:unitId',
      parameter: 'unitId',
      resource: 'unit',
      tag: 'units',
      access,
      exists: (request, id) => unitWithin(reader, id, reachOf(request)),
    }),
  );
  await app.register(
    historyOfResource({
      path: '/positions/:positionId',
      parameter: 'positionId',
      resource: 'position',
      tag: 'positions',
      access,
      exists: (request, id) => positionWithin(reader, id, reachOf(request)),
    }),
  );
};
