import type { FastifyInstance } from 'fastify';
import { positionHistoryRoutes } from './routes/position-history.ts';
import { positionRoutes } from './routes/positions.ts';
import { unitHistoryRoutes } from './routes/unit-history.ts';
import { unitRoutes } from './routes/units.ts';

export { organisationConstraints, organisationProblems } from './problems.ts';
export { echelons, functionalLevels, positionKinds, unitKinds } from './reference.ts';
export { organisationSchemas } from './schemas.ts';
export { subtreeIds } from './store/units.ts';
export { unitCriteria, unitFilter } from './unit-filter.ts';

export const organisationTags = [
  {
    name: 'units',
    description:
      'The effective-dated tree of organisational units — unit organisasi (perangkat daerah and below).',
  },
  { name: 'positions', description: 'Positions of units — jabatan — and the heads that they need.' },
];

/** Organisation: units and positions. */
export async function organisation(app: FastifyInstance): Promise<void> {
  await app.register(unitRoutes);
  await app.register(unitHistoryRoutes);
  await app.register(positionRoutes);
  await app.register(positionHistoryRoutes);
}
