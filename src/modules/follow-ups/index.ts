import type { Module } from '../../platform/module.ts';
import { followUpEvents } from './events.ts';
import { followUpJobs } from './jobs.ts';
import { followUpConstraints, followUpProblems } from './problems.ts';
import * as reference from './reference.ts';
import { followUpRoutes } from './routes/follow-ups.ts';
import { publicFollowUpRoutes } from './routes/public-follow-ups.ts';
import { stepRoutes } from './routes/steps.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { targetRoutes } from './routes/targets.ts';
import { evidenceSchemas } from './schemas/evidence.ts';
import { followUpSchemas } from './schemas/follow-ups.ts';
import { originSchemas } from './schemas/origins.ts';
import { publicFollowUpSchemas } from './schemas/public-follow-ups.ts';
import { suggestionSchemas } from './schemas/suggestions.ts';
import { targetSchemas } from './schemas/targets.ts';
import { trainingNeedSchemas } from './schemas/training-needs.ts';

export { type FollowUpFigures, followUpFigures } from './store/figures.ts';

/** Follow-ups: what is done about what citizens said, told to everybody with what is late and what was given up. */
export const followUps: Module = {
  async routes(app) {
    await app.register(targetRoutes);
    await app.register(suggestionRoutes);
    await app.register(followUpRoutes);
    await app.register(stepRoutes);
    await app.register(publicFollowUpRoutes);
  },
  tags: ['follow-ups', 'public-follow-ups', 'satisfaction-targets'],
  schemas: [
    ...targetSchemas,
    ...originSchemas,
    ...evidenceSchemas,
    ...followUpSchemas,
    ...trainingNeedSchemas,
    ...publicFollowUpSchemas,
    ...suggestionSchemas,
  ],
  problems: followUpProblems,
  constraints: followUpConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: followUpEvents,
  jobs: followUpJobs,
};
