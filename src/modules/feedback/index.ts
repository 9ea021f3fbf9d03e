import type { Module } from '../../platform/module.ts';
import { feedbackEvents } from './events.ts';
import { feedbackJobs } from './jobs.ts';
import { feedbackConstraints, feedbackProblems } from './problems.ts';
import * as reference from './reference.ts';
import { retentionSubjects } from './retention-reference.ts';
import { formRoutes } from './routes/forms.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { questionnaireRoutes } from './routes/questionnaires.ts';
import { responseBatchRoutes } from './routes/response-batches.ts';
import { retentionRoutes } from './routes/retention.ts';
import { serviceRoutes } from './routes/services.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { invitationSchemas } from './schemas/invitations.ts';
import { questionSchemas } from './schemas/questions.ts';
import { responseSchemas } from './schemas/responses.ts';
import { retentionSchemas } from './schemas/retention.ts';
import { serviceSchemas } from './schemas/services.ts';
import { surveySchemas } from './schemas/surveys.ts';
import { standardComponents } from './service-reference.ts';

export { mendTallies } from './store/rollups.ts';

/** Feedback: the public services, what those who use them say in surveys, and what is published of it. */
export const feedback: Module = {
  async routes(app) {
    await app.register(serviceRoutes);
    await app.register(questionnaireRoutes);
    await app.register(surveyRoutes);
    await app.register(invitationRoutes);
    await app.register(formRoutes);
    await app.register(responseBatchRoutes);
    await app.register(retentionRoutes);
  },
  tags: [
    'public-services',
    'questionnaires',
    'surveys',
    'survey-invitations',
    'survey-forms',
    'survey-responses',
    'retention-rules',
  ],
  schemas: [
    ...serviceSchemas,
    ...questionSchemas,
    ...surveySchemas,
    ...invitationSchemas,
    ...responseSchemas,
    ...retentionSchemas,
  ],
  problems: feedbackProblems,
  constraints: feedbackConstraints,
  referenceLists: [...Object.values(reference), standardComponents, retentionSubjects],
  importers: [],
  events: feedbackEvents,
  jobs: feedbackJobs,
};
