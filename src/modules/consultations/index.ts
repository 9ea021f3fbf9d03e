import type { Module } from '../../platform/module.ts';
import { consultationEvents } from './events.ts';
import { consultationJobs } from './jobs.ts';
import { heldOnConsultations } from './personal-data.ts';
import { consultationConstraints, consultationProblems } from './problems.ts';
import * as reference from './reference.ts';
import { answerRoutes } from './routes/answers.ts';
import { commentRoutes } from './routes/comments.ts';
import { consultationRoutes } from './routes/consultations.ts';
import { groupRoutes } from './routes/groups.ts';
import { lifeRoutes } from './routes/life.ts';
import { outcomeRoutes } from './routes/outcomes.ts';
import { ownConsultationRoutes } from './routes/own.ts';
import { publicConsultationRoutes } from './routes/public.ts';
import { commentSchemas } from './schemas/comments.ts';
import { conclusionSchemas } from './schemas/conclusions.ts';
import { consultationSchemas } from './schemas/consultations.ts';
import { groupSchemas } from './schemas/groups.ts';
import { participationSchemas } from './schemas/participation.ts';

export { FiledConsultation } from './schemas/conclusions.ts';
export { filedConsultations } from './store/conclusions.ts';

/** Consultations: what people say of a draft, and what the city answers. */
export const consultations: Module = {
  async routes(app) {
    await app.register(consultationRoutes);
    await app.register(lifeRoutes);
    await app.register(commentRoutes);
    await app.register(groupRoutes);
    await app.register(answerRoutes);
    await app.register(outcomeRoutes);
    await app.register(ownConsultationRoutes);
    await app.register(publicConsultationRoutes);
  },
  tags: ['consultations', 'consultation-comments', 'public-consultations'],
  schemas: [
    ...consultationSchemas,
    ...groupSchemas,
    ...commentSchemas,
    ...participationSchemas,
    ...conclusionSchemas,
  ],
  problems: consultationProblems,
  constraints: consultationConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: consultationEvents,
  jobs: consultationJobs,
  personalData: heldOnConsultations,
};
