import type { Module } from '../../platform/module.ts';
import { socialisationEvents } from './events.ts';
import { socialisationJobs } from './jobs.ts';
import { heldOnCampaigns } from './personal-data.ts';
import { socialisationConstraints, socialisationProblems } from './problems.ts';
import { readinessConstraints, readinessProblems } from './readiness-problems.ts';
import * as readinessReference from './readiness-reference.ts';
import * as reference from './reference.ts';
import { acknowledgementRoutes } from './routes/acknowledgements.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { measureRoutes } from './routes/measures.ts';
import { memberRoutes } from './routes/members.ts';
import { ownCampaignRoutes } from './routes/own-campaigns.ts';
import { ownPulseRoutes } from './routes/own-pulses.ts';
import { pulseRoutes } from './routes/pulses.ts';
import { readinessRoutes } from './routes/readiness.ts';
import { runningRoutes } from './routes/running.ts';
import { audienceSchemas } from './schemas/audiences.ts';
import { campaignSchemas } from './schemas/campaigns.ts';
import { coverageSchemas } from './schemas/coverage.ts';
import { measureSchemas } from './schemas/measures.ts';
import { memberSchemas } from './schemas/members.ts';
import { outlookSchemas } from './schemas/outlook.ts';
import { ownCampaignSchemas } from './schemas/own-campaigns.ts';
import { pulseSchemas } from './schemas/pulses.ts';
import { quizSchemas } from './schemas/quizzes.ts';
import { readinessSchemas } from './schemas/readiness.ts';

export { type SocialisationFigures, socialisationFigures } from './store/figures.ts';

/** Socialisation: who is told of a change, who has read it, and how they stand to it. */
export const socialisation: Module = {
  async routes(app) {
    await app.register(campaignRoutes);
    await app.register(runningRoutes);
    await app.register(memberRoutes);
    await app.register(acknowledgementRoutes);
    await app.register(coverageRoutes);
    await app.register(ownCampaignRoutes);
    await app.register(pulseRoutes);
    await app.register(ownPulseRoutes);
    await app.register(readinessRoutes);
    await app.register(measureRoutes);
  },
  tags: ['campaigns', 'campaign-members', 'campaign-coverage', 'readiness'],
  schemas: [
    ...quizSchemas,
    ...audienceSchemas,
    ...campaignSchemas,
    ...memberSchemas,
    ...ownCampaignSchemas,
    ...coverageSchemas,
    ...pulseSchemas,
    ...readinessSchemas,
    ...measureSchemas,
    ...outlookSchemas,
  ],
  problems: { ...socialisationProblems, ...readinessProblems },
  constraints: { ...socialisationConstraints, ...readinessConstraints },
  referenceLists: [...Object.values(reference), ...Object.values(readinessReference)],
  importers: [],
  events: socialisationEvents,
  jobs: socialisationJobs,
  personalData: heldOnCampaigns,
};
