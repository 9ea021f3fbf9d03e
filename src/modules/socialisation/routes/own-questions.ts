import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { questionProblems } from '../question-problems.ts';
import { replyAction } from '../rules/questions.ts';
import { OwnFaqEntry } from '../schemas/faq.ts';
import {
  mostOwnSteps,
  NewQuestion,
  OwnQuestion,
  QuestionMessage,
  QuestionWithdrawal,
} from '../schemas/questions.ts';
import { requirePossible } from '../store/campaigns.ts';
import { ownFaqList } from '../store/faq.ts';
import { readOwnCampaign } from '../store/own-campaigns.ts';
import {
  answerDueOn,
  findOwnQuestion,
  holdOwnCampaign,
  insertQuestion,
  ownQuestionList,
  takeOwnQuestion,
} from '../store/own-questions.ts';
import { requireEId } from '../store/provisions.ts';
import { changeQuestion, insertSteps, requireQuestion } from '../store/question-steps.ts';
import { CampaignParams } from './campaigns.ts';

const tags = ['campaign-questions'];
const config = { access: selfAccess };
const OwnQuestionParams = Closed({ questionId: Id('Stable id of the question.') });

/** Questions and objections of one’s own, and what others asked too. */
export const ownQuestionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const { timeZone } = app.config;

  app.post(
    '/me/campaigns/:campaignId/questions',
    {
      config,
      schema: {
        operationId: 'askInCampaign',
        tags,
        summary: 'Ask, or object',
        description:
          'Puts a question or an objection (keberatan) on a change that one is told of, while the campaign runs; `eId` names the provision of the text that the campaign gives to read. It is answered officially by `dueOn`. In confidence nobody learns who asked: neither the head of the unit nor those who answer.',
        params: CampaignParams,
        body: ref(NewQuestion),
        response: answers({ 201: ref(OwnQuestion) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const employeeId = ownEmployeeId(request);
      const today = app.today();
      const question = await database.transaction(actorOf(request), async (transaction) => {
        const campaign = await holdOwnCampaign(transaction, campaignId, employeeId);
        requirePossible('acknowledge', campaign.state);
        await requireEId(transaction, app.subjects, campaign, request.body.eId);
        const dueOn = await answerDueOn(transaction, campaign, { today, timeZone });
        const about = { edition: campaign.edition, askedOn: today, dueOn };
        const id = await insertQuestion(transaction, { campaignId, employeeId }, request.body, about);
        return (await findOwnQuestion(transaction, employeeId, id, today))!;
      });
      return told(request, reply, question);
    },
  );

  app.get(
    '/me/campaigns/:campaignId/questions',
    {
      config,
      schema: {
        operationId: 'listOwnCampaignQuestions',
        tags,
        summary: 'List what one asked in a campaign',
        description: 'Questions and objections of one’s own with their answers, also those withdrawn.',
        params: CampaignParams,
        querystring: listQuery({}, ['dueOn']),
        response: answers({ 200: PageOf(ref(OwnQuestion)) }, 404),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const employeeId = ownEmployeeId(request);
      await requireMember(employeeId, campaignId);
      const list = ownQuestionList(employeeId, campaignId, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/me/campaign-questions/:questionId',
    {
      config,
      schema: {
        operationId: 'getOwnCampaignQuestion',
        tags,
        summary: 'Read a question of one’s own',
        description: 'What one asked, what was answered, and all that happened to it.',
        params: OwnQuestionParams,
        response: answers({ 200: ref(OwnQuestion) }, 404),
      },
    },
    async (request, reply) => {
      const { questionId } = request.params;
      const question = await findOwnQuestion(database.read, ownEmployeeId(request), questionId, app.today());
      if (!question) throw notFound();
      return versioned(reply, question);
    },
  );

  app.post(
    '/me/campaign-questions/:questionId/messages',
    {
      config,
      schema: {
        operationId: 'addToOwnCampaignQuestion',
        tags,
        summary: 'Add to a question of one’s own',
        description:
          'Adds a word to what is still open. What was closed is opened again by it, once, and is to be answered anew in as many working days as at first.',
        params: OwnQuestionParams,
        body: ref(QuestionMessage),
        response: answers({ 201: ref(OwnQuestion) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { questionId } = request.params;
      const { text: message } = request.body;
      const employeeId = ownEmployeeId(request);
      const expected = optionalVersion(request);
      const today = app.today();
      const question = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeOwnQuestion(transaction, employeeId, questionId, expected);
        const action = replyAction(held);
        requireQuestion(action, held);
        if (held.ownSteps >= mostOwnSteps)
          throw new Problem(questionProblems['question-thread-full'], { parameters: { most: mostOwnSteps } });
        const isReopened = action === 'reopen';
        const kind = isReopened ? 'reopened' : 'added';
        await insertSteps(transaction, [held.id], { kind, day: today, message }, 'asker');
        await changeQuestion(
          transaction,
          held,
          action,
          isReopened ? { reopenedUntil: await answerDueOn(transaction, held, { today, timeZone }) } : {},
        );
        return (await findOwnQuestion(transaction, employeeId, questionId, today))!;
      });
      return told(request, reply, question);
    },
  );

  app.post(
    '/me/campaign-questions/:questionId/withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawOwnCampaignQuestion',
        tags,
        summary: 'Withdraw a question of one’s own',
        description:
          'Says that an open question or objection no longer stands. It stays to be read with all that was said: nothing vanishes.',
        params: OwnQuestionParams,
        body: ref(QuestionWithdrawal),
        response: answers({ 201: ref(OwnQuestion) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { questionId } = request.params;
      const { reason } = request.body;
      const employeeId = ownEmployeeId(request);
      const expected = optionalVersion(request);
      const today = app.today();
      const question = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeOwnQuestion(transaction, employeeId, questionId, expected);
        requireQuestion('withdraw', held);
        const outcome = held.kind === 'objection' ? ({ outcome: 'withdrawn' } as const) : {};
        const step = {
          kind: 'withdrawn',
          day: today,
          ...(reason === undefined ? {} : { message: reason }),
          ...outcome,
        } as const;
        await insertSteps(transaction, [held.id], step, 'asker');
        await changeQuestion(transaction, held, 'withdraw', outcome);
        return (await findOwnQuestion(transaction, employeeId, questionId, today))!;
      });
      return told(request, reply, question);
    },
  );

  app.get(
    '/me/campaigns/:campaignId/faq',
    {
      config,
      schema: {
        operationId: 'listOwnCampaignFaq',
        tags,
        summary: 'Read what many ask',
        description:
          'The FAQ (tanya jawab) of a campaign that one is told by, with the latest words of each answer; how many asked is told from five on.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(OwnFaqEntry)) }, 404),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      await requireMember(ownEmployeeId(request), campaignId);
      return sendList(request, reply, pageRequest(request), ownFaqList(campaignId));
    },
  );

  /** @throws Problem `not-found` if the campaign is not for somebody */
  async function requireMember(employeeId: string, campaignId: string): Promise<void> {
    await readOwnCampaign(database.read, employeeId, campaignId);
  }

  function told(request: FastifyRequest, reply: FastifyReply, question: OwnQuestion): OwnQuestion {
    reply.status(201).header('location', publicPath(request, `/v1/me/campaign-questions/${question.id}`));
    return versioned(reply, question);
  }
};
