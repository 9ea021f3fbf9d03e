/** What a proof of work can be made for: each counts for its own purpose only. */
export const proofPurposes = [
  'survey-response',
  'survey-draft',
  'report',
  'report-follower',
  'photo',
  'forum-participant',
  'forum-post',
  'consultation-comment',
] as const;
export type ProofPurpose = (typeof proofPurposes)[number];
