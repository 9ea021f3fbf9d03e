import type { Module } from '../../platform/module.ts';
import { transparencyDatasets } from './datasets.ts';
import { transparencyJobs } from './jobs.ts';
import * as reference from './reference.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { openIndicatorRoutes } from './routes/open-data.ts';
import { definitionSchemas } from './schemas/definitions.ts';
import { figureSchemas } from './schemas/figures.ts';
import { indicatorSchemas } from './schemas/indicators.ts';
import { openDataSchemas } from './schemas/open-data.ts';

export { countAll, countChanges } from './store/count.ts';
export { handledReports } from './store/handled-reports.ts';

/** Transparency: how the city handles what citizens report, in figures for everybody. */
export const transparency: Module = {
  async routes(app) {
    await app.register(indicatorRoutes);
    await app.register(definitionRoutes);
    await app.register(openIndicatorRoutes);
  },
  tags: ['transparency'],
  schemas: [...figureSchemas, ...indicatorSchemas, ...definitionSchemas, ...openDataSchemas],
  problems: {},
  constraints: {},
  referenceLists: Object.values(reference),
  importers: [],
  events: [],
  jobs: transparencyJobs,
  datasets: transparencyDatasets,
};
