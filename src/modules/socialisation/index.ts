import type { Module } from '../../platform/module.ts';
import { eventConstraints, eventProblems } from './event-problems.ts';
import * as eventReference from './event-reference.ts';
import { socialisationEvents } from './events.ts';
import { socialisationJobs } from './jobs.ts';
import { heldOnCampaigns } from './personal-data.ts';
import { socialisationConstraints, socialisationProblems } from './problems.ts';
import { noteOverdueQuestionsJob } from './question-jobs.ts';
import { questionConstraints, questionProblems } from './question-problems.ts';
import * as questionReference from './question-reference.ts';
import { readinessConstraints, readinessProblems } from './readiness-problems.ts';
import * as readinessReference from './readiness-reference.ts';
import * as reference from './reference.ts';
import { acknowledgementRoutes } from './routes/acknowledgements.ts';
import { ambassadorRoutes } from './routes/ambassadors.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { eventRoutes } from './routes/events.ts';
import { faqRoutes } from './routes/faq.ts';
import { materialRoutes } from './routes/materials.ts';
import { measureRoutes } from './routes/measures.ts';
import { memberRoutes } from './routes/members.ts';
import { ownCampaignRoutes } from './routes/own-campaigns.ts';
import { ownEventRoutes } from './routes/own-events.ts';
import { ownPulseRoutes } from './routes/own-pulses.ts';
import { ownQuestionRoutes } from './routes/own-questions.ts';
import { pulseRoutes } from './routes/pulses.ts';
import { questionRoutes } from './routes/questions.ts';
import { readinessRoutes } from './routes/readiness.ts';
import { runningRoutes } from './routes/running.ts';
import { ambassadorSchemas } from './schemas/ambassadors.ts';
import { audienceSchemas } from './schemas/audiences.ts';
import { campaignSchemas } from './schemas/campaigns.ts';
import { coverageSchemas } from './schemas/coverage.ts';
import { eventSchemas } from './schemas/events.ts';
import { faqSchemas } from './schemas/faq.ts';
import { materialSchemas } from './schemas/materials.ts';
import { measureSchemas } from './schemas/measures.ts';
import { memberSchemas } from './schemas/members.ts';
import { outlookSchemas } from './schemas/outlook.ts';
import { ownCampaignSchemas } from './schemas/own-campaigns.ts';
import { pulseSchemas } from './schemas/pulses.ts';
import { questionSchemas } from './schemas/questions.ts';
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
    await app.register(questionRoutes);
    await app.register(ownQuestionRoutes);
    await app.register(faqRoutes);
    await app.register(eventRoutes);
    await app.register(ownEventRoutes);
    await app.register(ambassadorRoutes);
    await app.register(materialRoutes);
    await app.register(pulseRoutes);
    await app.register(ownPulseRoutes);
    await app.register(readinessRoutes);
    await app.register(measureRoutes);
  },
  tags: [
    'campaigns',
    'campaign-members',
    'campaign-coverage',
    'campaign-questions',
    'campaign-events',
    'campaign-materials',
    'readiness',
  ],
  schemas: [
    ...quizSchemas,
    ...audienceSchemas,
    ...campaignSchemas,
    ...memberSchemas,
    ...ownCampaignSchemas,
    ...coverageSchemas,
    ...questionSchemas,
    ...faqSchemas,
    ...eventSchemas,
    ...ambassadorSchemas,
    ...materialSchemas,
    ...pulseSchemas,
    ...readinessSchemas,
    ...measureSchemas,
    ...outlookSchemas,
  ],
  problems: { ...socialisationProblems, ...questionProblems, ...eventProblems, ...readinessProblems },
  constraints: {
    ...socialisationConstraints,
    ...questionConstraints,
    ...eventConstraints,
    ...readinessConstraints,
  },
  referenceLists: [reference, questionReference, eventReference, readinessReference].flatMap((lists) =>
    Object.values(lists),
  ),
  importers: [],
  events: socialisationEvents,
  jobs: [...socialisationJobs, noteOverdueQuestionsJob],
  personalData: heldOnCampaigns,
};
