import type { Module } from '../../platform/module.ts';
import { feedbackEvents } from './events.ts';
import { feedbackJobs } from './jobs.ts';
import { feedbackConstraints, feedbackProblems } from './problems.ts';
import * as reference from './reference.ts';
import { retentionSubjects } from './retention-reference.ts';
import { formRoutes } from './routes/forms.ts';
import { publicationRoutes } from './routes/publications.ts';
import { questionnaireRoutes } from './routes/questionnaires.ts';
import { responseBatchRoutes } from './routes/response-batches.ts';
import { resultRoutes } from './routes/results.ts';
import { retentionRoutes } from './routes/retention.ts';
import { satisfactionIndexRoutes } from './routes/satisfaction-index.ts';
import { serviceRoutes } from './routes/services.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { participationSchemas } from './schemas/participation.ts';
import { publicationSchemas } from './schemas/publications.ts';
import { questionSchemas } from './schemas/questions.ts';
import { responseSchemas } from './schemas/responses.ts';
import { resultSchemas } from './schemas/results.ts';
import { retentionSchemas } from './schemas/retention.ts';
import { satisfactionIndexSchemas } from './schemas/satisfaction-index.ts';
import { serviceSchemas } from './schemas/services.ts';
import { surveySchemas } from './schemas/surveys.ts';
import { standardComponents } from './service-reference.ts';

/** Feedback: the public services, what those who use them say in surveys, and what is published of it. */
export const feedback: Module = {
  async routes(app) {
    await app.register(serviceRoutes);
    await app.register(questionnaireRoutes);
    await app.register(surveyRoutes);
    await app.register(formRoutes);
    await app.register(responseBatchRoutes);
    await app.register(resultRoutes);
    await app.register(satisfactionIndexRoutes);
    await app.register(publicationRoutes);
    await app.register(retentionRoutes);
  },
  tags: [
    'public-services',
    'questionnaires',
    'surveys',
    'survey-forms',
    'survey-responses',
    'survey-results',
    'retention-rules',
  ],
  schemas: [
    ...serviceSchemas,
    ...questionSchemas,
    ...surveySchemas,
    ...responseSchemas,
    ...resultSchemas,
    ...participationSchemas,
    ...satisfactionIndexSchemas,
    ...publicationSchemas,
    ...retentionSchemas,
  ],
  problems: feedbackProblems,
  constraints: feedbackConstraints,
  referenceLists: [...Object.values(reference), standardComponents, retentionSubjects],
  importers: [],
  events: feedbackEvents,
  jobs: feedbackJobs,
};
