import type { Module } from '../../platform/module.ts';
import { surveyDatasets } from './datasets.ts';
import { feedbackEvents } from './events.ts';
import { feedbackJobs } from './jobs.ts';
import { feedbackConstraints, feedbackProblems } from './problems.ts';
import * as reference from './reference.ts';
import { feedbackRetention } from './retention.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { draftRoutes } from './routes/drafts.ts';
import { formRoutes } from './routes/forms.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { openDataRoutes } from './routes/open-data.ts';
import { publicationRoutes } from './routes/publications.ts';
import { questionnaireRoutes } from './routes/questionnaires.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { researchRoutes } from './routes/research.ts';
import { responseBatchRoutes } from './routes/response-batches.ts';
import { resultRoutes } from './routes/results.ts';
import { satisfactionIndexRoutes } from './routes/satisfaction-index.ts';
import { serviceRoutes } from './routes/services.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { textRoutes } from './routes/texts.ts';
import { decisionSchemas } from './schemas/decisions.ts';
import { draftSchemas } from './schemas/drafts.ts';
import { erasureSchemas } from './schemas/erasures.ts';
import { invitationSchemas } from './schemas/invitations.ts';
import { openDataSchemas } from './schemas/open-data.ts';
import { participationSchemas } from './schemas/participation.ts';
import { publicationSchemas } from './schemas/publications.ts';
import { questionSchemas } from './schemas/questions.ts';
import { receiptSchemas } from './schemas/receipts.ts';
import { researchSchemas } from './schemas/research.ts';
import { responseSchemas } from './schemas/responses.ts';
import { resultSchemas } from './schemas/results.ts';
import { satisfactionIndexSchemas } from './schemas/satisfaction-index.ts';
import { serviceSchemas } from './schemas/services.ts';
import { surveySchemas } from './schemas/surveys.ts';
import { textSchemas } from './schemas/texts.ts';
import { standardComponents } from './service-reference.ts';

export { ageBands, satisfactionElements } from './reference.ts';
export { percentOf, quotient } from './rules/decimals.ts';
export { fewestAnswers, hiddenGroups, isTooFew } from './rules/suppression.ts';
export { Erasure } from './schemas/erasures.ts';
export type { PublishedResults } from './schemas/publications.ts';
export { readPublisher } from './store/open-data.ts';
export { findPublication } from './store/publications.ts';
export { type PublishedIndex, publishedIndices } from './store/published-indices.ts';
export { mendTallies } from './store/rollups.ts';
export { findSurvey, servicesWithin } from './store/surveys.ts';
export { isServiceOffered, serviceTold, surveyTold } from './store/told.ts';

/** Feedback: the public services, what those who use them say in surveys, and what is published of it. */
export const feedback: Module = {
  async routes(app) {
    await app.register(serviceRoutes);
    await app.register(questionnaireRoutes);
    await app.register(surveyRoutes);
    await app.register(invitationRoutes);
    await app.register(formRoutes);
    await app.register(draftRoutes);
    await app.register(receiptRoutes);
    await app.register(responseBatchRoutes);
    await app.register(decisionRoutes);
    await app.register(researchRoutes);
    await app.register(textRoutes);
    await app.register(resultRoutes);
    await app.register(satisfactionIndexRoutes);
    await app.register(publicationRoutes);
    await app.register(openDataRoutes);
  },
  tags: [
    'public-services',
    'questionnaires',
    'surveys',
    'survey-invitations',
    'survey-forms',
    'survey-responses',
    'survey-texts',
    'survey-results',
    'open-data',
  ],
  schemas: [
    ...serviceSchemas,
    ...questionSchemas,
    ...surveySchemas,
    ...invitationSchemas,
    ...responseSchemas,
    ...draftSchemas,
    ...receiptSchemas,
    ...erasureSchemas,
    ...decisionSchemas,
    ...researchSchemas,
    ...textSchemas,
    ...resultSchemas,
    ...participationSchemas,
    ...satisfactionIndexSchemas,
    ...publicationSchemas,
    ...openDataSchemas,
  ],
  problems: feedbackProblems,
  constraints: feedbackConstraints,
  referenceLists: [...Object.values(reference), standardComponents],
  importers: [],
  events: feedbackEvents,
  jobs: feedbackJobs,
  retention: feedbackRetention,
  datasets: surveyDatasets,
};
