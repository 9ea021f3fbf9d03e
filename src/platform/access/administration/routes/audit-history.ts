import type { FastifyPluginAsync } from 'fastify';
import { historyOfResource } from '../../../audit/routes/history.ts';
import { reachOf } from '../../reach.ts';
import { withScope } from '../../scopes.ts';
import { RoleName } from '../schemas.ts';
import { findKey } from '../store/keys.ts';
import { findRole } from '../store/roles.ts';

/** Who changed keys and roles, and when. */
export const administrationHistory: FastifyPluginAsync = async (app) => {
  const reader = app.database.read;
  await app.register(
    historyOfResource({
      path: '/api-keys/:keyId',
      parameter: 'keyId',
      resource: 'api-key',
      tag: 'api-keys',
      access: withScope('api-keys:read', { units: 'narrowed' }),
      exists: async (request, id) => (await findKey(reader, id, reachOf(request))) !== undefined,
    }),
  );
  await app.register(
    historyOfResource({
      path: '/roles/:name',
      parameter: 'name',
      id: RoleName,
      resource: 'role',
      tag: 'roles',
      access: withScope('roles:read', { units: 'shared' }),
      exists: async (_request, name) => (await findRole(reader, name)) !== undefined,
    }),
  );
};
