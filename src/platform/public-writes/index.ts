import type { Module } from '../module.ts';
import { forgetSaltsJob } from './jobs.ts';
import { publicWriteProblems } from './problems.ts';
import { challengeRoutes } from './routes.ts';
import { Challenge } from './schemas.ts';

export { Desk } from './desk.ts';
export { renderMarkdown } from './markdown.ts';
export type { Proof } from './proof.ts';
export { ProofText } from './schemas.ts';
export { linksIn } from './text/links.ts';
export { type PersonalDataFinding, type PersonalDataKind, personalDataIn } from './text/personal-data.ts';
export { redacted } from './text/redaction.ts';

/** What everything needs that the public may write. */
export const publicWrites: Module = {
  routes: challengeRoutes,
  tags: ['challenges'],
  schemas: [Challenge],
  problems: publicWriteProblems,
  constraints: {},
  referenceLists: [],
  importers: [],
  events: [],
  jobs: [forgetSaltsJob],
};
