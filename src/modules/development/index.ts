import type { Module } from '../../platform/module.ts';
import * as reference from './reference.ts';
import { guideRoutes } from './routes/guides.ts';
import { guideSchemas } from './schemas/guide.ts';
import { stepSchemas } from './schemas/steps.ts';
import { unitGuideSchemas } from './schemas/unit-guide.ts';

/** Development: what people can do next for themselves, worked out from all the other modules hold. */
export const development: Module = {
  async routes(app) {
    await app.register(guideRoutes);
  },
  tags: ['development-guides'],
  schemas: [...stepSchemas, ...guideSchemas, ...unitGuideSchemas],
  problems: {},
  constraints: {},
  referenceLists: Object.values(reference),
  importers: [],
  events: [],
  jobs: [],
};
