import type { Module } from '../../platform/module.ts';
import { competencyEvents } from './events.ts';
import { assessmentImporter } from './import/assessments.ts';
import { heldOnCompetencies } from './personal-data.ts';
import { competencyConstraints, competencyProblems } from './problems.ts';
import * as reference from './reference.ts';
import { assessmentRoutes } from './routes/assessments.ts';
import { assessorRoutes } from './routes/assessors.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { dictionaryRoutes } from './routes/dictionary.ts';
import { gapRoutes } from './routes/gaps.ts';
import { standardRoutes } from './routes/standards.ts';
import { assessmentSchemas } from './schemas/assessments.ts';
import { dictionarySchemas } from './schemas/dictionary.ts';
import { gapSchemas } from './schemas/gaps.ts';
import { standardSchemas } from './schemas/standards.ts';

export { competencyKinds } from './reference.ts';
export { gapOf, jobPersonMatch } from './rules/job-person-match.ts';
export { CompetencyGap } from './schemas/gaps.ts';
export { Bilingual, CompetencyCode, Count, Level, namedCompetency, Percent } from './schemas/shared.ts';
export { branchesOf, branchOfUnits, judgedOn, linesOf, type RowsBy, seatedIn } from './store/branches.ts';
export { findCompetency } from './store/dictionary.ts';
export { type Fulfilment, readFulfilment } from './store/fulfilment.ts';
export { completeGap, type GapRow, gapQuery } from './store/gap.ts';
export { competencyTold } from './store/told.ts';
export { recordTrainingResults, withdrawTrainingResult } from './store/training-results.ts';

/** Competencies: the dictionary, what positions demand, what people can show, and the gap. */
export const competencies: Module = {
  async routes(app) {
    await app.register(dictionaryRoutes);
    await app.register(standardRoutes);
    await app.register(assessorRoutes);
    await app.register(assessmentRoutes);
    await app.register(gapRoutes);
    await app.register(coverageRoutes);
  },
  tags: ['competencies', 'competency-standards', 'assessments', 'competency-gaps'],
  schemas: [...dictionarySchemas, ...standardSchemas, ...assessmentSchemas, ...gapSchemas],
  problems: competencyProblems,
  constraints: competencyConstraints,
  referenceLists: Object.values(reference),
  importers: [assessmentImporter],
  events: competencyEvents,
  jobs: [],
  personalData: heldOnCompetencies,
};
