import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { fewestAnswers } from '../../feedback/index.ts';
import { sharesOf } from '../rules/participation.ts';
import { TopicParticipation } from '../schemas/participation.ts';
import { readParticipation } from '../store/participation.ts';
import { readTopic } from '../store/topics.ts';

/** Who takes part, and who is not heard. */
export const participationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/forum-topics/:topicId/participation',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getForumParticipation',
        tags: ['forum-topics'],
        summary: 'See who takes part in a topic',
        description: `How many wrote on a topic and supported what was written, by age band and district as far as they were given, and who is not heard — statistik partisipasi. Nothing is told of fewer than ${fewestAnswers} people, nor what would follow by subtraction.`,
        params: Closed({ topicId: Id('Stable id of the topic.') }),
        response: answers({ 200: ref(TopicParticipation) }, 404),
      },
    },
    async (request) => {
      const { id } = await readTopic(database.read, request.params.topicId, 'public', app.today());
      const { counts, groups } = await readParticipation(database.read, id, fewestAnswers);
      return { topicId: id, ...counts, ...sharesOf(groups) };
    },
  );
};
