import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { servicesWithin } from '../../feedback/index.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { forumProblems } from '../problems.ts';
import { topicOrigins, topicStates, topicSubjects } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInDays, mayChange } from '../rules/topics.ts';
import { NewConclusion } from '../schemas/conclusions.ts';
import { ForumTopic, NewTopic, TopicChange, TopicClosure } from '../schemas/topics.ts';
import { requirePostsOfTopic } from '../store/conclusions.ts';
import {
  draftTopicList,
  findTopic,
  type HeldTopic,
  insertTopic,
  publicTopicList,
  readTopic,
  type TopicRow,
  takeTopic,
  updateTopic,
} from '../store/topics.ts';

const tags = ['forum-topics'];
const read = { access: withScope('forums:read', { units: 'narrowed' }) };
const write = { access: withScope('forums:write', { units: 'narrowed' }) };
const TopicParams = Closed({ topicId: Id('Stable id of the topic.') });

const filters = {
  ...unitFilter,
  serviceId: Type.Optional(Id('Only topics about this public service.')),
  subjectKind: Type.Optional(topicSubjects.schema),
  subjectId: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$',
      description: 'Only topics about what has this number.',
      examples: ['RANPERWALI-12-2026'],
    }),
  ),
  state: Type.Optional(topicStates.schema),
  origin: Type.Optional(topicOrigins.schema),
};

/** Topics: planned, opened, changed, closed, concluded. */
export const topicRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/forum-topics',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listForumTopics',
        tags,
        summary: 'List topics',
        description:
          'Topics that everybody reads: open or scheduled, closed, concluded, and proposals that were declined, page by page in the order of their first days.',
        querystring: listQuery(filters, ['startsOn']),
        response: answers({ 200: PageOf(ref(ForumTopic)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const list = publicTopicList(database.read, { ...request.query, ...units }, today);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/forum-topics/:topicId',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getForumTopic',
        tags,
        summary: 'Read a topic',
        description:
          'One topic that everybody reads, where it stands today, its rules, and its closing summary once there is one. The HTML can stand in any page as it is.',
        params: TopicParams,
        response: answers({ 200: ref(ForumTopic) }, 404),
      },
    },
    async (request, reply) =>
      versioned(reply, await readTopic(database.read, request.params.topicId, 'public', app.today())),
  );

  app.get(
    '/forum-drafts',
    {
      config: read,
      schema: {
        operationId: 'listForumDrafts',
        tags,
        summary: 'List drafts and proposals',
        description:
          'Topics that are not public yet: drafts of units, and what citizens propose (usulan topik).',
        querystring: listQuery(filters, ['startsOn']),
        response: answers({ 200: PageOf(ref(ForumTopic)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const filter = { ...request.query, ...units };
      const list = draftTopicList(database.read, reachOf(request), filter, today);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/forum-drafts/:topicId',
    {
      config: read,
      schema: {
        operationId: 'getForumDraft',
        tags,
        summary: 'Read a topic as an officer',
        description: 'One topic in any state, for those who plan it.',
        params: TopicParams,
        response: answers({ 200: ref(ForumTopic) }, 404),
      },
    },
    async (request, reply) =>
      versioned(reply, await readTopic(database.read, request.params.topicId, reachOf(request), app.today())),
  );

  app.post(
    '/forum-topics',
    {
      config: write,
      schema: {
        operationId: 'createForumTopic',
        tags,
        summary: 'Plan a topic',
        description:
          'Plans a topic of a unit — topik forum (PermenPANRB 16/2017, forum konsultasi publik): a draft, until it is opened (`POST /forum-topics/{topicId}/opening`).',
        body: ref(NewTopic),
        response: answers({ 201: ref(ForumTopic) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      requireReached(reach, request.body.unitId, '/unitId');
      const topic = await database.transaction(actorOf(request), async (transaction) => {
        refuseFound(foundInDays(request.body));
        await requireService(transaction, request.body.serviceId, reach);
        const topicId = await insertTopic(transaction, rowOf(request.body) as TopicRow);
        return readTopic(transaction, topicId, reach, app.today());
      });
      reply.status(201).header('location', publicPath(request, `/v1/forum-drafts/${topic.id}`));
      return versioned(reply, topic);
    },
  );

  app.patch(
    '/forum-topics/:topicId',
    {
      config: write,
      schema: {
        operationId: 'updateForumTopic',
        tags,
        summary: 'Change a topic',
        description:
          'Changes a topic (JSON Merge Patch). Of one on which people write already: its rules, its last day and its moderation. Of a closed one: nothing.',
        params: TopicParams,
        body: ref(TopicChange),
        response: answers({ 200: ref(ForumTopic) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const reach = reachOf(request);
      const change = request.body;
      const expected = expectedVersion(request);
      requireReached(reach, change.unitId, '/unitId');
      const today = app.today();
      const topic = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeTopic(transaction, topicId, reach, today, expected);
        if (!mayChange(held.decision, Object.keys(change))) throw refusal('forum-topic-not-draft', held);
        refuseFound(foundInDays({ ...held, ...change }));
        await requireService(transaction, change.serviceId, reach);
        await updateTopic(transaction, topicId, rowOf(change));
        return readTopic(transaction, topicId, null, today);
      });
      return versioned(reply, topic);
    },
  );

  app.post(
    '/forum-topics/:topicId/opening',
    {
      config: write,
      schema: {
        operationId: 'openForumTopic',
        tags,
        summary: 'Open a topic',
        description: 'Opens a draft: everybody reads it, and from its first day on people can write.',
        params: TopicParams,
        response: answers({ 201: ref(ForumTopic) }, 404, 409, 412),
      },
    },
    async (request, reply) => {
      const topic = await step(request.params.topicId, request, 'open', async () => ({ decision: 'open' }));
      reply.status(201).header('location', publicPath(request, `/v1/forum-topics/${topic.id}`));
      return versioned(reply, topic);
    },
  );

  app.post(
    '/forum-topics/:topicId/closure',
    {
      config: write,
      schema: {
        operationId: 'closeForumTopic',
        tags,
        summary: 'Close a topic',
        description:
          'Ends a discussion for good: no post and no vote is taken any more. Posts under way are waited for, and kept.',
        params: TopicParams,
        body: ref(TopicClosure),
        response: answers({ 201: ref(ForumTopic) }, 404, 409, 412, 413, 415),
      },
    },
    async (request, reply) => {
      const { reason = null } = request.body;
      const topic = await step(request.params.topicId, request, 'close', async () => ({
        decision: 'closed',
        closedOn: app.today(),
        reason,
      }));
      reply.status(201).header('location', publicPath(request, `/v1/forum-topics/${topic.id}`));
      return versioned(reply, topic);
    },
  );

  app.post(
    '/forum-topics/:topicId/conclusion',
    {
      config: write,
      schema: {
        operationId: 'concludeForumTopic',
        tags,
        summary: 'Conclude a topic',
        description:
          'Publishes the closing summary of a closed topic — kesimpulan: what we heard, what we will do, and what not and why, each with the posts that it answers. It never changes afterwards, nor does anything else of the topic.',
        params: TopicParams,
        body: ref(NewConclusion),
        response: answers({ 201: ref(ForumTopic) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { topicId } = request.params;
      const topic = await step(topicId, request, 'conclude', async (transaction) => {
        await requirePostsOfTopic(transaction, topicId, request.body);
        return { decision: 'concluded', concludedOn: app.today(), conclusion: request.body };
      });
      reply.status(201).header('location', publicPath(request, `/v1/forum-topics/${topic.id}`));
      return versioned(reply, topic);
    },
  );

  await app.register(
    historyOfResource({
      path: '/forum-topics/:topicId',
      parameter: 'topicId',
      resource: 'forum-topic',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findTopic(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );

  /** Takes a topic one step on, if it is ready for it. */
  function step(
    topicId: string,
    request: Parameters<typeof actorOf>[0],
    action: Exclude<keyof typeof notReady, 'accept'>,
    change: (transaction: Transaction) => Promise<Partial<TopicRow>>,
  ): Promise<HeldTopic> {
    const reach = reachOf(request);
    return database.transaction(actorOf(request), async (transaction) => {
      const held = await takeTopic(transaction, topicId, reach, app.today(), optionalVersion(request));
      if (!held.allowedActions.includes(action)) throw refusal(notReady[action], held);
      await updateTopic(transaction, topicId, await change(transaction));
      return readTopic(transaction, topicId, reach, app.today());
    });
  }
};

const notReady = {
  open: 'forum-topic-not-draft',
  close: 'forum-topic-not-open',
  conclude: 'forum-topic-not-closed',
} as const;

/** What comes in, as it is kept. */
function rowOf({ subject, ...topic }: TopicChange): Partial<TopicRow> {
  return subject === undefined
    ? topic
    : { ...topic, subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
}

async function requireService(
  transaction: Transaction,
  serviceId: string | null | undefined,
  reach: Reach,
): Promise<void> {
  if (serviceId === null || serviceId === undefined) return;
  const within = await servicesWithin(transaction, [serviceId], reach);
  if (!within.has(serviceId.toLowerCase())) throw unknownReference('public service', '/serviceId');
}

export const refusal = (
  code:
    | 'forum-topic-not-draft'
    | 'forum-topic-not-open'
    | 'forum-topic-not-closed'
    | 'forum-topic-not-proposed',
  { state, startsOn: from, endsOn }: Pick<ForumTopic, 'state' | 'startsOn' | 'endsOn'>,
): Problem => new Problem(forumProblems[code], { parameters: { state, from, to: endsOn ?? '–' } });
