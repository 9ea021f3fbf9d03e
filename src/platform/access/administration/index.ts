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
  tags: ['api-keys', 'roles', 'caller'],
  schemas: administrationSchemas,
  problems: administrationProblems,
  constraints: roleConstraints,
  referenceLists: [roleReaches],
  importers: [],
  events: accessEvents,
  jobs: [],
});
