import type { Module } from '../../platform/module.ts';
import { feedbackEvents } from './events.ts';
import { feedbackConstraints, feedbackProblems } from './problems.ts';
import * as reference from './reference.ts';
import { formRoutes } from './routes/forms.ts';
import { questionnaireRoutes } from './routes/questionnaires.ts';
import { responseBatchRoutes } from './routes/response-batches.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { questionSchemas } from './schemas/questions.ts';
import { responseSchemas } from './schemas/responses.ts';
import { serviceSchemas } from './schemas/services.ts';
import { surveySchemas } from './schemas/surveys.ts';

/** Feedback: the public services, what those who use them say in surveys, and what is published of it. */
export const feedback: Module = {
  async routes(app) {
    await app.register(questionnaireRoutes);
    await app.register(surveyRoutes);
    await app.register(formRoutes);
    await app.register(responseBatchRoutes);
  },
  tags: ['questionnaires', 'surveys', 'survey-forms', 'survey-responses'],
  schemas: [...serviceSchemas, ...questionSchemas, ...surveySchemas, ...responseSchemas],
  problems: feedbackProblems,
  constraints: feedbackConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: feedbackEvents,
  jobs: [],
};
