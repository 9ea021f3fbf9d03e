import type { Actor } from '../database/database.ts';
import type { Module } from '../module.ts';
import { forgetSaltsJob } from './jobs.ts';
import { publicWriteProblems } from './problems.ts';
import { challengeRoutes } from './routes.ts';
import { Challenge } from './schemas.ts';

export { chance, chanceOf } from './chance.ts';
export { Desk } from './desk.ts';
export { type Identity, identityByKey, identityOfChance, sha256, uuidOf, uuidText } from './identity.ts';
export { renderMarkdown } from './markdown.ts';
export type { Proof } from './proof.ts';
export { ProofText } from './schemas.ts';
export { personalDataFound, personalDataRemarks } from './text/found.ts';
export { linksIn } from './text/links.ts';
export { type PersonalDataFinding, type PersonalDataKind, personalDataIn } from './text/personal-data.ts';
export { redacted } from './text/redaction.ts';

/** Whoever has no name, in rows and the audit log. */
export const thePublic: Actor = { kind: 'system', id: 'public' };

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
