import type { Module } from '../module.ts';
import { subjectKinds } from './reference.ts';
import { SubjectProvisionText, SubjectRef, SubjectText, SubjectVersionRef } from './schemas.ts';

/** What consultations and campaigns are about: they know of it by reference alone. */
export const subjects: Module = {
  async routes() {},
  tags: [],
  schemas: [SubjectRef, SubjectVersionRef, SubjectProvisionText, SubjectText],
  problems: {},
  constraints: {},
  referenceLists: [subjectKinds],
  importers: [],
  events: [],
  jobs: [],
};
