import type { Module } from '../../platform/module.ts';
import { forumEvents } from './events.ts';
import { forumJobs } from './jobs.ts';
import { forumConstraints, forumProblems } from './problems.ts';
import * as reference from './reference.ts';
import { forumRetention } from './retention.ts';
import { appealRoutes } from './routes/appeals.ts';
import { codeRoutes } from './routes/codes.ts';
import { moderationRoutes } from './routes/moderation.ts';
import { participantRoutes } from './routes/participants.ts';
import { participationRoutes } from './routes/participation.ts';
import { postRoutes } from './routes/posts.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { supportRoutes } from './routes/supports.ts';
import { topicRoutes } from './routes/topics.ts';
import { conclusionSchemas } from './schemas/conclusions.ts';
import { moderationSchemas } from './schemas/moderation.ts';
import { participantSchemas } from './schemas/participants.ts';
import { participationSchemas } from './schemas/participation.ts';
import { postSchemas } from './schemas/posts.ts';
import { topicSchemas } from './schemas/topics.ts';

export { type TopicFigures, topicFigures } from './store/topic-figures.ts';
export { isTopicWithin } from './store/topics.ts';

/** Forums: what the city and its people talk about in the open, and what comes of it. */
export const forums: Module = {
  async routes(app) {
    await app.register(participantRoutes);
    await app.register(codeRoutes);
    await app.register(topicRoutes);
    await app.register(proposalRoutes);
    await app.register(postRoutes);
    await app.register(supportRoutes);
    await app.register(moderationRoutes);
    await app.register(appealRoutes);
    await app.register(participationRoutes);
  },
  tags: ['forum-participants', 'forum-topics', 'forum-posts', 'forum-moderation'],
  schemas: [
    ...participantSchemas,
    ...conclusionSchemas,
    ...topicSchemas,
    ...postSchemas,
    ...moderationSchemas,
    ...participationSchemas,
  ],
  problems: forumProblems,
  constraints: forumConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: forumEvents,
  jobs: forumJobs,
  retention: forumRetention,
};
