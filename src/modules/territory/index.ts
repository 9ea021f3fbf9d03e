import type { Module } from '../../platform/module.ts';
import { territoryEvents } from './events.ts';
import { territoryConstraints, territoryProblems } from './problems.ts';
import * as reference from './reference.ts';
import { areaRoutes } from './routes/areas.ts';
import { boundaryRoutes } from './routes/boundaries.ts';
import { areaSchemas } from './schemas/areas.ts';

export { nowhereInCity } from './rules/places.ts';
export { findAreas } from './store/areas.ts';
export { hasBoundaries, type Located, locate, locateAll, type Whereabouts } from './store/locate.ts';

/** Districts and urban villages as areas, and which of them a point lies in. */
export const territory: Module = {
  async routes(app) {
    await app.register(areaRoutes);
    await app.register(boundaryRoutes);
  },
  tags: ['areas'],
  schemas: areaSchemas,
  problems: territoryProblems,
  constraints: territoryConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: territoryEvents,
  jobs: [],
};
