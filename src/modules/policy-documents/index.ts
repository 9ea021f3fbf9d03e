import type { Module } from '../../platform/module.ts';
import { policyDatasets } from './datasets.ts';
import { policyEvents } from './events.ts';
import { impactConstraints, impactProblems } from './impact-problems.ts';
import * as impactReference from './impact-reference.ts';
import { policyJobs } from './jobs.ts';
import { policyConstraints, policyProblems } from './problems.ts';
import * as reference from './reference.ts';
import { changeRoutes } from './routes/changes.ts';
import { comparisonRoutes } from './routes/comparisons.ts';
import { consultationRoutes } from './routes/consultations.ts';
import { documentRoutes } from './routes/documents.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { fileRoutes } from './routes/files.ts';
import { jdihnRoutes } from './routes/jdihn.ts';
import { lifeRoutes } from './routes/life.ts';
import { linkRoutes } from './routes/links.ts';
import { measurementRoutes } from './routes/measurements.ts';
import { openDocumentRoutes } from './routes/open-data.ts';
import { publicDocumentRoutes } from './routes/public-documents.ts';
import { relationRoutes } from './routes/relations.ts';
import { searchRoutes } from './routes/search.ts';
import { targetRoutes } from './routes/targets.ts';
import { textRoutes } from './routes/texts.ts';
import { versionRoutes } from './routes/versions.ts';
import { comparisonSchemas } from './schemas/comparisons.ts';
import { documentSchemas } from './schemas/documents.ts';
import { evaluationSchemas } from './schemas/evaluations.ts';
import { feedSchemas } from './schemas/feeds.ts';
import { fileSchemas } from './schemas/files.ts';
import { linkSchemas } from './schemas/links.ts';
import { provisionSchemas } from './schemas/provisions.ts';
import { publicDocumentSchemas } from './schemas/public-documents.ts';
import { relationSchemas } from './schemas/relations.ts';
import { searchSchemas } from './schemas/search.ts';
import { targetSchemas } from './schemas/targets.ts';
import { versionSchemas } from './schemas/versions.ts';

import { policyDocumentSubjects } from './subject.ts';

export { rebuildSearch } from './store/rebuild-search.ts';

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
    await app.register(linkRoutes);
    await app.register(targetRoutes);
    await app.register(measurementRoutes);
    await app.register(evaluationRoutes);
    await app.register(consultationRoutes);
    await app.register(publicDocumentRoutes);
    await app.register(searchRoutes);
    await app.register(changeRoutes);
    await app.register(jdihnRoutes);
    await app.register(openDocumentRoutes);
  },
  tags: [
    'policy-documents',
    'policy-texts',
    'policy-files',
    'policy-relations',
    'policy-links',
    'policy-targets',
    'public-policy-documents',
  ],
  schemas: [
    ...provisionSchemas,
    ...documentSchemas,
    ...publicDocumentSchemas,
    ...versionSchemas,
    ...comparisonSchemas,
    ...fileSchemas,
    ...relationSchemas,
    ...linkSchemas,
    ...targetSchemas,
    ...evaluationSchemas,
    ...searchSchemas,
    ...feedSchemas,
  ],
  problems: { ...policyProblems, ...impactProblems },
  constraints: { ...policyConstraints, ...impactConstraints },
  referenceLists: [...Object.values(reference), ...Object.values(impactReference)],
  importers: [],
  events: policyEvents,
  jobs: policyJobs,
  subjects: policyDocumentSubjects,
  datasets: policyDatasets,
};
