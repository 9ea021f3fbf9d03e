import { publicationRemarks } from './publication-remarks.ts';
import { serviceRemarks } from './service-remarks.ts';
import { surveyRemarks } from './survey-remarks.ts';
import { textRemarks } from './text-remarks.ts';

/** What rules of feedback can find wrong with a value. */
export const feedbackRemarks = {
  ...serviceRemarks,
  ...surveyRemarks,
  ...textRemarks,
  ...publicationRemarks,
};

export type FeedbackRemark = keyof typeof feedbackRemarks;
