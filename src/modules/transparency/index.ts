import type { Module } from '../../platform/module.ts';
import { transparencyJobs } from './jobs.ts';
import * as reference from './reference.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { figureSchemas } from './schemas/figures.ts';
import { indicatorSchemas } from './schemas/indicators.ts';

export { countAll } from './store/count.ts';

/** Transparency: how the city handles what citizens report, in figures for everybody. */
export const transparency: Module = {
  async routes(app) {
    await app.register(indicatorRoutes);
  },
  tags: ['transparency'],
  schemas: [...figureSchemas, ...indicatorSchemas],
  problems: {},
  constraints: {},
  referenceLists: Object.values(reference),
  importers: [],
  events: [],
  jobs: transparencyJobs,
};
