import type { Module } from '../../platform/module.ts';
import { feedbackEvents } from './events.ts';
import { feedbackJobs } from './jobs.ts';
import { feedbackConstraints, feedbackProblems } from './problems.ts';
import * as reference from './reference.ts';
import { retentionSubjects } from './retention-reference.ts';
import { retentionRoutes } from './routes/retention.ts';
import { serviceRoutes } from './routes/services.ts';
import { questionSchemas } from './schemas/questions.ts';
import { responseSchemas } from './schemas/responses.ts';
import { retentionSchemas } from './schemas/retention.ts';
import { serviceSchemas } from './schemas/services.ts';
import { standardComponents } from './service-reference.ts';

/** Feedback: the public services, what those who use them say in surveys, and what is published of it. */
export const feedback: Module = {
  async routes(app) {
    await app.register(serviceRoutes);
    await app.register(retentionRoutes);
  },
  tags: ['public-services', 'retention-rules'],
  schemas: [...serviceSchemas, ...questionSchemas, ...responseSchemas, ...retentionSchemas],
  problems: feedbackProblems,
  constraints: feedbackConstraints,
  referenceLists: [...Object.values(reference), standardComponents, retentionSubjects],
  importers: [],
  events: feedbackEvents,
  jobs: feedbackJobs,
};
