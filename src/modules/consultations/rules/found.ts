import { type Found as RuleFound, refuseFound as refuse } from '../../../platform/http/found.ts';
import { type ConsultationRemark, consultationRemarks } from '../remarks.ts';

/** What a rule finds wrong, and where. */
export type Found = RuleFound<ConsultationRemark>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseFound = (found: readonly Found[]): void => refuse(found, consultationRemarks);
