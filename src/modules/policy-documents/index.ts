import type { Module } from '../../platform/module.ts';
import { policyEvents } from './events.ts';
import { policyJobs } from './jobs.ts';
import { policyConstraints, policyProblems } from './problems.ts';
import * as reference from './reference.ts';
import { comparisonRoutes } from './routes/comparisons.ts';
import { documentRoutes } from './routes/documents.ts';
import { fileRoutes } from './routes/files.ts';
import { lifeRoutes } from './routes/life.ts';
import { publicDocumentRoutes } from './routes/public-documents.ts';
import { relationRoutes } from './routes/relations.ts';
import { textRoutes } from './routes/texts.ts';
import { versionRoutes } from './routes/versions.ts';
import { comparisonSchemas } from './schemas/comparisons.ts';
import { documentSchemas } from './schemas/documents.ts';
import { fileSchemas } from './schemas/files.ts';
import { provisionSchemas } from './schemas/provisions.ts';
import { publicDocumentSchemas } from './schemas/public-documents.ts';
import { relationSchemas } from './schemas/relations.ts';
import { versionSchemas } from './schemas/versions.ts';

/** Policy documents: what was in force on which day, word by word, and what it achieved. */
export const policyDocuments: Module = {
  async routes(app) {
    await app.register(documentRoutes);
    await app.register(lifeRoutes);
    await app.register(versionRoutes);
    await app.register(textRoutes);
    await app.register(comparisonRoutes);
    await app.register(fileRoutes);
    await app.register(relationRoutes);
    await app.register(publicDocumentRoutes);
  },
  tags: ['policy-documents', 'policy-texts', 'policy-files', 'policy-relations', 'public-policy-documents'],
  schemas: [
    ...provisionSchemas,
    ...documentSchemas,
    ...publicDocumentSchemas,
    ...versionSchemas,
    ...comparisonSchemas,
    ...fileSchemas,
    ...relationSchemas,
  ],
  problems: policyProblems,
  constraints: policyConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: policyEvents,
  jobs: policyJobs,
};
