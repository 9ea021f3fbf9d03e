import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { refuseInQuestion } from '../question-remarks.ts';
import { foundInWords } from '../rules/texts.ts';
import { FaqEntry, FaqEntryChange, FaqGrouping, FaqVersion, NewFaqEntry } from '../schemas/faq.ts';
import { findCampaign, takeCampaign } from '../store/campaigns.ts';
import {
  faqList,
  faqVersionList,
  findFaqEntry,
  groupQuestions,
  insertFaqEntry,
  takeFaqEntry,
  takeQuestions,
  updateFaqEntry,
} from '../store/faq.ts';
import { requireEId } from '../store/provisions.ts';
import { insertSteps, requireQuestion } from '../store/question-steps.ts';
import { CampaignParams, campaignOf, read, write } from './campaigns.ts';

const tags = ['campaign-questions'];
const FaqParams = Closed({ faqEntryId: Id('Stable id of the entry.') });

/** What many ask, answered once. */
export const faqRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/faq-entries',
    {
      config: read,
      schema: {
        operationId: 'listFaqEntries',
        tags,
        summary: 'List the FAQ of a campaign',
        description: 'What many ask (tanya jawab), with the latest words of each answer.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(FaqEntry)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      return sendList(request, reply, pageRequest(request), faqList(id));
    },
  );

  app.post(
    '/campaigns/:campaignId/faq-entries',
    {
      config: write,
      schema: {
        operationId: 'createFaqEntry',
        tags,
        summary: 'Write an entry of the FAQ',
        description:
          'A question that many ask, and its answer: everybody reads it whom the campaign is for. Put questions into it with `POST /faq-entries/{faqEntryId}/questions`.',
        params: CampaignParams,
        body: ref(NewFaqEntry),
        response: answers({ 201: ref(FaqEntry) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { question, answer, eId = null } = request.body;
      const reach = reachOf(request);
      const today = app.today();
      refuseInQuestion([...foundInWords('/question', question), ...foundInWords('/answer', answer)]);
      const entry = await database.transaction(actorOf(request), async (transaction) => {
        const campaign = await takeCampaign(transaction, campaignId, reach, 'change');
        await requireEId(transaction, app.subjects, campaign, eId);
        const id = await insertFaqEntry(transaction, campaignId, { question, answer }, { eId, today });
        return (await findFaqEntry(transaction, id))!;
      });
      return told(request, reply, entry);
    },
  );

  app.get(
    '/faq-entries/:faqEntryId',
    {
      config: read,
      schema: {
        operationId: 'getFaqEntry',
        tags,
        summary: 'Read an entry of the FAQ',
        description: 'One entry with its latest words; earlier ones stand in its versions.',
        params: FaqParams,
        response: answers({ 200: ref(FaqEntry) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await entryOf(request, database.read)),
  );

  app.patch(
    '/faq-entries/:faqEntryId',
    {
      config: write,
      schema: {
        operationId: 'updateFaqEntry',
        tags,
        summary: 'Change an entry of the FAQ',
        description:
          'Writes other words (JSON Merge Patch): from now on all read these whose questions it answers. The earlier ones are kept.',
        params: FaqParams,
        body: ref(FaqEntryChange),
        response: answers({ 200: ref(FaqEntry) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { faqEntryId } = request.params;
      const { question, answer, eId } = request.body;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      refuseInQuestion([...foundInWords('/question', question), ...foundInWords('/answer', answer)]);
      const entry = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeFaqEntry(transaction, faqEntryId, reach, expected);
        const campaign = (await findCampaign(transaction, held.campaignId, null))!;
        await requireEId(transaction, app.subjects, campaign, eId ?? null);
        const isRewritten = question !== undefined || answer !== undefined;
        await updateFaqEntry(transaction, held, {
          words: isRewritten ? { question: question ?? held.question, answer: answer ?? held.answer } : null,
          eId: eId === undefined ? held.eId : eId,
          today: app.today(),
        });
        return (await findFaqEntry(transaction, faqEntryId))!;
      });
      return versioned(reply, entry);
    },
  );

  app.get(
    '/faq-entries/:faqEntryId/versions',
    {
      config: read,
      schema: {
        operationId: 'listFaqVersions',
        tags,
        summary: 'List the words of an entry of the FAQ as they stood',
        description: 'Every question and answer that was written, the first first: they never change.',
        params: FaqParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(FaqVersion)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await entryOf(request, database.read);
      return sendList(request, reply, pageRequest(request), faqVersionList(id));
    },
  );

  app.post(
    '/faq-entries/:faqEntryId/questions',
    {
      config: write,
      schema: {
        operationId: 'groupIntoFaqEntry',
        tags,
        summary: 'Answer questions by the FAQ',
        description:
          'Puts questions of the campaign into an entry: each is answered by it, all at once or none. An objection is answered by it too, and stays in review until its outcome is said. What stands in the entry already stays as it is.',
        params: FaqParams,
        body: ref(FaqGrouping),
        response: answers({ 201: ref(FaqEntry) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { faqEntryId } = request.params;
      const { questionIds } = request.body;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const today = app.today();
      const entry = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeFaqEntry(transaction, faqEntryId, reach, expected);
        const found = await takeQuestions(transaction, held.campaignId, questionIds);
        const joining = found.filter((question) => question.faqEntryId !== held.id);
        for (const question of joining) requireQuestion('group', question);
        const ids = joining.map(({ id }) => id);
        await groupQuestions(transaction, ids, { entryId: held.id, today });
        const step = { kind: 'grouped', day: today, faqEntryId: held.id, faqVersion: held.number } as const;
        await insertSteps(transaction, ids, step, 'city');
        return (await findFaqEntry(transaction, faqEntryId))!;
      });
      return told(request, reply, entry);
    },
  );

  /** @throws Problem `not-found` if the caller does not see its campaign */
  async function entryOf(request: FastifyRequest, reader: Reader): Promise<FaqEntry> {
    const { faqEntryId } = request.params as { faqEntryId: string };
    const reach = reachOf(request);
    const entry = await findFaqEntry(reader, faqEntryId);
    if (!entry || !(await findCampaign(reader, entry.campaignId, reach))) throw notFound();
    return entry;
  }

  function told(request: FastifyRequest, reply: FastifyReply, entry: FaqEntry): FaqEntry {
    reply.status(201).header('location', publicPath(request, `/v1/faq-entries/${entry.id}`));
    return versioned(reply, entry);
  }
};
