import type { Module } from '../module.ts';
import { importEvents } from './events.ts';
import type { Importer } from './importer.ts';
import { transferProblems } from './problems.ts';
import { importModes, importStates } from './reference.ts';
import { refusedRowsPurge } from './refused/purge.ts';
import { importRoutes } from './routes/index.ts';
import { importJob } from './run/job.ts';
import { transferSchemas } from './schemas.ts';

/** Imports of the resources whose importers are given. */
export const transfer = (importers: readonly Importer[]): Module => ({
  routes: (app) => importRoutes(app, { importers }),
  tags: ['imports'],
  schemas: transferSchemas,
  problems: transferProblems,
  constraints: {},
  referenceLists: [importStates, importModes],
  importers: [],
  events: importEvents,
  jobs: [importJob(importers), refusedRowsPurge],
});
