import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { questionProblems } from '../question-problems.ts';
import { questionKinds, questionStates } from '../question-reference.ts';
import { refuseInQuestion } from '../question-remarks.ts';
import type { QuestionAction } from '../rules/questions.ts';
import { foundInWords } from '../rules/texts.ts';
import { CampaignQuestion, NewAnswer, ObjectionDecision, SimilarQuestion } from '../schemas/questions.ts';
import {
  changeQuestion,
  insertAnswer,
  insertSteps,
  type QuestionChange,
  type QuestionStepTaken,
  requireQuestion,
} from '../store/question-steps.ts';
import {
  findQuestion,
  type HeldQuestion,
  questionList,
  similarList,
  takeQuestion,
} from '../store/questions.ts';
import { CampaignParams, campaignOf, readNames, writeNames } from './campaigns.ts';

const tags = ['campaign-questions'];
const QuestionParams = Closed({ questionId: Id('Stable id of the question.') });
const refused = [404, 409, 412, 413, 415, 422] as const;

/** Questions and objections, as those read and answer them who run a campaign. */
export const questionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/questions',
    {
      config: readNames,
      schema: {
        operationId: 'listCampaignQuestions',
        tags,
        summary: 'List questions and objections',
        description:
          'What people of units within reach asked, in the order of its deadlines; whoever runs the campaign reads all of it. What was asked in confidence is read by those alone who run the campaign, without name and unit: no filter by unit finds it.',
        params: CampaignParams,
        querystring: listQuery(
          {
            ...unitFilter,
            kind: Type.Optional(questionKinds.schema),
            state: Type.Optional(questionStates.schema),
            isOverdue: Type.Optional(
              Type.Boolean({ description: 'Only what is past its deadline, or (`false`) the rest.' }),
            ),
            eId: Type.Optional(EId),
            faqEntryId: Type.Optional(Id('Only what this entry of the FAQ answers.')),
          },
          ['dueOn'],
        ),
        response: answers({ 200: PageOf(ref(CampaignQuestion)) }, 404),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const { id: campaignId } = await campaignOf(request, request.params.campaignId);
      const units = await unitCriteria(database.read, request.query, today);
      const filter = { ...request.query, ...units, campaignId };
      return sendList(request, reply, pageRequest(request), questionList(reachOf(request), filter, today));
    },
  );

  app.get(
    '/campaign-questions/:questionId',
    {
      config: readNames,
      schema: {
        operationId: 'getCampaignQuestion',
        tags,
        summary: 'Read a question or an objection',
        description: 'What was asked, all that happened to it, and what can be done with it now.',
        params: QuestionParams,
        response: answers({ 200: ref(CampaignQuestion) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await questionOf(request, request.params.questionId)),
  );

  app.get(
    '/campaign-questions/:questionId/similar',
    {
      config: readNames,
      schema: {
        operationId: 'listSimilarQuestions',
        tags,
        summary: 'List questions that say much the same',
        description:
          'Questions and objections of the same campaign that are still open, stand in no entry of the FAQ, and are like this one in their words: the most alike first. Together they can be answered by one entry.',
        params: QuestionParams,
        querystring: listQuery({}, ['difference']),
        response: answers({ 200: PageOf(ref(SimilarQuestion)) }, 404),
      },
    },
    async (request, reply) => {
      const question = await questionOf(request, request.params.questionId);
      return sendList(request, reply, pageRequest(request), similarList(question, reachOf(request)));
    },
  );

  app.post(
    '/campaign-questions/:questionId/review',
    {
      config: writeNames,
      schema: {
        operationId: 'reviewObjection',
        tags,
        summary: 'Take an objection into review',
        description: 'Tells whoever objected that it is looked into (ditelaah). Its deadline stays.',
        params: QuestionParams,
        body: Closed({}, { description: 'Nothing more is needed.' }),
        response: answers({ 201: ref(CampaignQuestion) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'review', async () => ({ step: { kind: 'review-began', day: app.today() } })),
  );

  app.post(
    '/campaign-questions/:questionId/answers',
    {
      config: writeNames,
      schema: {
        operationId: 'answerCampaignQuestion',
        tags,
        summary: 'Answer a question or an objection',
        description:
          'The official answer, which whoever asked reads; nobody has to know who that is. It closes a question; an objection stays in review until its outcome is said. It never changes: what is to be mended later belongs into the FAQ, or into the answer when it is opened again.',
        params: QuestionParams,
        body: ref(NewAnswer),
        response: answers({ 201: ref(CampaignQuestion) }, ...refused),
      },
    },
    (request, reply) => {
      const { text, changed } = request.body;
      refuseInQuestion([...foundInWords('/text', text), ...foundInWords('/changed', changed)]);
      return act(request, reply, 'answer', async (transaction, held) => ({
        step: {
          kind: 'answered',
          day: app.today(),
          answerId: await insertAnswer(transaction, held, request.body),
        },
        change: { answeredOn: app.today() },
      }));
    },
  );

  app.post(
    '/campaign-questions/:questionId/decision',
    {
      config: writeNames,
      schema: {
        operationId: 'decideObjection',
        tags,
        summary: 'Say what became of an objection',
        description:
          'Closes an objection with its outcome, never without an answer: with `text` here, or by one that was given since it was put or opened again (else 409 `objection-unanswered`).',
        params: QuestionParams,
        body: ref(ObjectionDecision),
        response: answers({ 201: ref(CampaignQuestion) }, ...refused),
      },
    },
    (request, reply) => {
      const { outcome, text, changed } = request.body;
      refuseInQuestion([
        ...foundInWords('/text', text),
        ...foundInWords('/changed', changed),
        ...(changed && !text ? [{ pointer: '/changed', code: 'change-without-text' } as const] : []),
      ]);
      return act(request, reply, 'decide', async (transaction, held) => {
        const step = { kind: 'decided', day: app.today(), outcome } as const;
        if (text) {
          const answerId = await insertAnswer(
            transaction,
            held,
            { text, ...(changed ? { changed } : {}) },
            outcome,
          );
          return { step: { ...step, answerId }, change: { outcome, answeredOn: app.today() } };
        }
        if (held.answeredOn === null) throw new Problem(questionProblems['objection-unanswered']);
        return { step, change: { outcome } };
      });
    },
  );

  async function questionOf(request: FastifyRequest, questionId: string): Promise<CampaignQuestion> {
    const question = await findQuestion(database.read, questionId, reachOf(request), app.today());
    if (!question) throw notFound();
    return question;
  }

  /** One step with a question, and what changes by it: all of it or nothing. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    action: QuestionAction,
    work: (
      transaction: Transaction,
      held: HeldQuestion,
    ) => Promise<{ step: QuestionStepTaken; change?: QuestionChange }>,
  ): Promise<CampaignQuestion> {
    const { questionId } = request.params as { questionId: string };
    const reach = reachOf(request);
    const expected = optionalVersion(request);
    const question = await database.transaction(actorOf(request), async (transaction) => {
      const held = await takeQuestion(transaction, questionId, reach, expected);
      requireQuestion(action, held);
      const { step, change } = await work(transaction, held);
      await insertSteps(transaction, [held.id], step, 'city');
      await changeQuestion(transaction, held, action, change);
      return (await findQuestion(transaction, questionId, reach, app.today()))!;
    });
    reply.status(201).header('location', publicPath(request, `/v1/campaign-questions/${question.id}`));
    return versioned(reply, question);
  }
};
