import { defineJob } from '../jobs/job.ts';
import type { Module } from '../module.ts';
import { inFlight } from './keyed-request.ts';
import { idempotencyProblems } from './problems.ts';
import { deleteOldAnswers } from './store.ts';

export const purgeJob = defineJob({
  name: 'purge-idempotency-keys',
  cron: '17 * * * *',
  run: (_payload, { database }) =>
    database.transaction({ kind: 'system', id: 'purge-idempotency-keys' }, deleteOldAnswers),
});

/** Requests that may be repeated: what goes with the plugin. */
export const idempotencyKeeping: Module = {
  routes: async () => {},
  tags: [],
  schemas: [],
  problems: idempotencyProblems,
  constraints: { idempotency_keys_pk: inFlight },
  referenceLists: [],
  importers: [],
  events: [],
  jobs: [purgeJob],
};
