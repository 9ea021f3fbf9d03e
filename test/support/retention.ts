import { modules } from '../../src/modules/index.ts';
import { retention } from '../../src/platform/retention/index.ts';

/** Forgets what is past its retention, in all modules. */
export const retentionJob = retention(Object.assign({}, ...modules.map((module) => module.retention)))
  .jobs[0]!;
