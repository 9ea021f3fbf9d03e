import type { Module } from '../../module.ts';
import { roleReaches } from '../role-reaches.ts';
import { accessEvents } from './events.ts';
import { administrationProblems } from './problems.ts';
import { roleConstraints } from './role-constraints.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { administrationHistory } from './routes/audit-history.ts';
import { callerRoutes } from './routes/me.ts';
import { keyRevocationRoutes } from './routes/revocations.ts';
import { roleRoutes } from './routes/roles.ts';
import { keyRotationRoutes } from './routes/rotations.ts';
import { administrationSchemas } from './schemas.ts';
import type { UnitLookup } from './units.ts';

/** Who may call the service: API keys, roles, and what a caller may do itself. */
export const accessAdministration = (units: UnitLookup): Module => ({
  async routes(app) {
    await app.register(apiKeyRoutes, { units });
    await app.register(keyRotationRoutes, { units });
    await app.register(keyRevocationRoutes);
    await app.register(roleRoutes, { units });
    await app.register(callerRoutes);
    await app.register(administrationHistory);
  },
  tags: [
    {
      name: 'api-keys',
      description:
        'Keys of other systems — kunci API: with scopes, units and networks to which they are confined, and a day on which they end. The key itself is shown once. A rotation lets the old secret live on for some hours, so that no caller stops. Nobody hands out more than it has itself; the command `penata key` is bound by nothing.',
    },
    {
      name: 'roles',
      description:
        'What people with a token may do, by the roles that their identity provider names — peran. Nobody gives a role a scope that it does not hold itself in the whole city.',
    },
    {
      name: 'caller',
      description:
        'What the caller itself is and may do — pemanggil: the first call of every integration, and the way for a screen to know what it may offer.',
    },
  ],
  schemas: administrationSchemas,
  problems: administrationProblems,
  constraints: roleConstraints,
  referenceLists: [roleReaches],
  importers: [],
  events: accessEvents,
  jobs: [],
});
