import type { Module } from '../../platform/module.ts';
import { socialisationEvents } from './events.ts';
import { socialisationConstraints, socialisationProblems } from './problems.ts';
import * as reference from './reference.ts';
import { audienceSchemas } from './schemas/audiences.ts';
import { campaignSchemas } from './schemas/campaigns.ts';
import { memberSchemas } from './schemas/members.ts';
import { ownCampaignSchemas } from './schemas/own-campaigns.ts';
import { quizSchemas } from './schemas/quizzes.ts';

/** Socialisation: who is told of a change, who has read it, and how they stand to it. */
export const socialisation: Module = {
  async routes() {},
  tags: [],
  schemas: [...quizSchemas, ...audienceSchemas, ...campaignSchemas, ...memberSchemas, ...ownCampaignSchemas],
  problems: socialisationProblems,
  constraints: socialisationConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: socialisationEvents,
  jobs: [],
};
