import type { Module } from '../../platform/module.ts';
import { feedbackEvents } from './events.ts';
import { feedbackConstraints, feedbackProblems } from './problems.ts';
import * as reference from './reference.ts';
import { questionSchemas } from './schemas/questions.ts';
import { responseSchemas } from './schemas/responses.ts';
import { serviceSchemas } from './schemas/services.ts';

/** Feedback: the public services, what those who use them say in surveys, and what is published of it. */
export const feedback: Module = {
  async routes() {},
  tags: [],
  schemas: [...serviceSchemas, ...questionSchemas, ...responseSchemas],
  problems: feedbackProblems,
  constraints: feedbackConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: feedbackEvents,
  jobs: [],
};
