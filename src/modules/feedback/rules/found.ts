import { type Found as RuleFound, refuseFound as refuse } from '../../../platform/http/found.ts';
import { type SurveyRemark, surveyRemarks } from '../survey-remarks.ts';

/** What a rule of surveys finds wrong, and where. */
export type Found = RuleFound<SurveyRemark>;

/** @throws Problem `rule-broken` naming each place, rule and mend, if anything was found */
export const refuseFound = (found: readonly Found[]): void => refuse(found, surveyRemarks);
