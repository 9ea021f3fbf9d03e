import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf, requireReached } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { personalDataFound, sha256 } from '../../../platform/public-writes/index.ts';
import { writerOf } from '../intake/writers.ts';
import { forumProblems } from '../problems.ts';
import { foundInText, refuseFound } from '../rules/found.ts';
import { ForumTopic, NewProposal, ProposalDecision, TakenProposal } from '../schemas/topics.ts';
import { findByToken } from '../store/participants.ts';
import { findProposal, insertProposal, readTopic, takeTopic, updateTopic } from '../store/topics.ts';
import { refusal } from './topics.ts';

const tags = ['forum-topics'];

/** What citizens propose to talk about. */
export const proposalRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/forum-proposals',
    {
      config: { access: publicAccess, publicWrite: true },
      schema: {
        operationId: 'proposeForumTopic',
        tags,
        summary: 'Propose a topic',
        description:
          'Proposes a topic — usulan topik (UU 25/2009 art. 39): with the `token` of a participant, or with a `proof` of work from `/challenges?purpose=forum-post`. An officer accepts or declines it with a reason that everybody reads. Personal data and more than two links are refused with their places. Sent again with the same `id` it is the same proposal.',
        body: ref(NewProposal),
        response: answers({ 201: ref(TakenProposal) }, 403, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { id, title, description, serviceId = null } = request.body;
      const { tokenHash, proof } = writerOf(app, request, 'forum proposals');
      if (tokenHash && !(await findByToken(database.read, tokenHash)))
        throw new Problem(forumProblems['forum-token-unknown']);
      refuseFound([...foundInText('/title', title), ...foundInText('/description', description)]);
      const author = tokenHash?.toString('hex') ?? proof?.id.toString('hex') ?? null;
      const contentHash = sha256(JSON.stringify([title, description, serviceId, author]));
      const inserted = await insertProposal(database.read, {
        id,
        title,
        description,
        serviceId,
        contentHash,
        proofId: proof?.id ?? null,
        origin: 'citizens',
        decision: 'proposed',
        startsOn: app.today(),
      });
      reply.status(201);
      if (inserted) return { id, state: 'proposed' as const };
      const held = await findProposal(database.read, id);
      if (!held) throw new Problem(forumProblems['forum-proof-used']);
      if (!held.contentHash?.equals(contentHash)) throw new Problem(forumProblems['forum-id-taken']);
      return { id, state: held.decision };
    },
  );

  app.post(
    '/forum-proposals/:topicId/decision',
    {
      config: { access: withScope('forums:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'decideForumProposal',
        tags,
        summary: 'Accept or decline a proposal',
        description:
          'Accepts a proposal, which becomes a draft of a unit, or declines it: then everybody reads it, and why. A reason that holds personal data is refused.',
        params: Closed({ topicId: Id('Stable id of the topic.') }),
        body: ref(ProposalDecision),
        response: answers({ 201: ref(ForumTopic) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const { isAccepted, unitId, endsOn, reason } = request.body;
      const reach = reachOf(request);
      requireReached(reach, unitId, '/unitId');
      const topic = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeTopic(transaction, topicId, reach, app.today(), optionalVersion(request));
        if (held.decision !== 'proposed') throw refusal('forum-topic-not-proposed', held);
        refuseFound(personalDataFound('/reason', reason));
        const unit = unitId ?? held.unitId;
        if (isAccepted && unit === null) refuseFound([{ pointer: '/unitId', code: 'unit-missing' }]);
        const startsOn = app.today();
        const last = endsOn ?? inAMonth(startsOn);
        if (last < startsOn)
          refuseFound([{ pointer: '/endsOn', code: 'dates-reversed', parameters: { first: startsOn } }]);
        await updateTopic(transaction, topicId, {
          unitId: unit,
          reason,
          ...(isAccepted ? { decision: 'draft', startsOn, endsOn: last } : { decision: 'declined' }),
        });
        return readTopic(transaction, topicId, null, app.today());
      });
      reply.status(201).header('location', publicPath(request, `/v1/forum-drafts/${topicId}`));
      return versioned(reply, topic);
    },
  );
};

const inAMonth = (day: string): string =>
  new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10);
