import type { Module } from '../module.ts';
import { auditOperations } from './operations.ts';
import { auditEntryRoutes } from './routes/entries.ts';
import { auditHeadRoutes } from './routes/heads.ts';
import { auditProofRoutes } from './routes/proofs.ts';
import { provenExportRoutes } from './routes/proven-export.ts';
import { auditEntrySchemas } from './schemas.ts';
import { partitionsJob, sealJob } from './seal/jobs.ts';
import { sealProblems } from './sealed/problems.ts';
import { sealSchemas } from './sealed/schemas.ts';

/** The audit log: what was recorded, and the proofs that nobody changed it. */
export const audit: Module = {
  async routes(app) {
    await app.register(auditEntryRoutes);
    await app.register(auditHeadRoutes);
    await app.register(auditProofRoutes);
    await app.register(provenExportRoutes);
  },
  tags: ['audit'],
  schemas: [...auditEntrySchemas, ...sealSchemas],
  problems: sealProblems,
  constraints: {},
  referenceLists: [auditOperations],
  importers: [],
  events: [],
  jobs: [sealJob, partitionsJob],
};
