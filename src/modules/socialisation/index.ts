import type { Module } from '../../platform/module.ts';
import { socialisationEvents } from './events.ts';
import { socialisationJobs } from './jobs.ts';
import { heldOnCampaigns } from './personal-data.ts';
import { socialisationConstraints, socialisationProblems } from './problems.ts';
import * as reference from './reference.ts';
import { acknowledgementRoutes } from './routes/acknowledgements.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { memberRoutes } from './routes/members.ts';
import { ownCampaignRoutes } from './routes/own-campaigns.ts';
import { runningRoutes } from './routes/running.ts';
import { audienceSchemas } from './schemas/audiences.ts';
import { campaignSchemas } from './schemas/campaigns.ts';
import { coverageSchemas } from './schemas/coverage.ts';
import { memberSchemas } from './schemas/members.ts';
import { ownCampaignSchemas } from './schemas/own-campaigns.ts';
import { quizSchemas } from './schemas/quizzes.ts';

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
  },
  tags: ['campaigns', 'campaign-members', 'campaign-coverage'],
  schemas: [
    ...quizSchemas,
    ...audienceSchemas,
    ...campaignSchemas,
    ...memberSchemas,
    ...ownCampaignSchemas,
    ...coverageSchemas,
  ],
  problems: socialisationProblems,
  constraints: socialisationConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: socialisationEvents,
  jobs: socialisationJobs,
  personalData: heldOnCampaigns,
};
