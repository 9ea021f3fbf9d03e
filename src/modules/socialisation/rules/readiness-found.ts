import { type Found, refuseFound } from '../../../platform/http/found.ts';
import { type ReadinessRemark, readinessRemarks } from '../readiness-remarks.ts';

/** What a rule of readiness finds wrong, and where. */
export type ReadinessFound = Found<ReadinessRemark>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseReadinessFound = (found: readonly ReadinessFound[]): void =>
  refuseFound(found, readinessRemarks);
