import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { SubjectText } from '../../../platform/subjects/schemas.ts';
import { socialisationProblems } from '../problems.ts';
import { campaignStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { asked, foundInAnswers, judge } from '../rules/quizzes.ts';
import { foundInStance } from '../rules/stances.ts';
import {
  Acknowledgement,
  AcknowledgementWithdrawal,
  NewAcknowledgement,
  NewStance,
} from '../schemas/members.ts';
import { OwnCampaign } from '../schemas/own-campaigns.ts';
import { OpenQuiz, QuizAnswers, QuizResult } from '../schemas/quizzes.ts';
import { acknowledge, acknowledgementList, withdrawAcknowledgement } from '../store/acknowledgements.ts';
import { requirePossible } from '../store/campaigns.ts';
import {
  findQuiz,
  type HeldQuiz,
  noteOpened,
  noteStance,
  ownCampaignList,
  readOwnCampaign,
  takeQuiz,
} from '../store/own-campaigns.ts';
import { keepAttempt } from '../store/quiz-attempts.ts';
import { CampaignParams } from './campaigns.ts';

const tags = ['me'];
const config = { access: selfAccess };
const refused = [404, 409, 413, 415, 422] as const;

/** What civil servants are told by campaigns, and what they say to it. */
export const ownCampaignRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/campaigns',
    {
      config,
      schema: {
        operationId: 'listOwnCampaigns',
        tags,
        summary: 'List the campaigns that are for one',
        description:
          'What changes, what it means for the caller, what is to be read until when, and what of it is done; the one that is due first comes first.',
        querystring: listQuery(
          {
            state: Type.Optional(campaignStates.schema),
            isRead: Type.Optional(
              Type.Boolean({ description: 'Only those that are read, or (`false`) are still to be read.' }),
            ),
          },
          ['dueOn'],
        ),
        response: answers({ 200: PageOf(ref(OwnCampaign)) }),
      },
    },
    async (request, reply) =>
      sendList(request, reply, pageRequest(request), ownCampaignList(ownEmployeeId(request), request.query)),
  );

  app.get(
    '/me/campaigns/:campaignId',
    {
      config,
      schema: {
        operationId: 'getOwnCampaign',
        tags,
        summary: 'Read a campaign that is for one',
        description: 'One campaign as the caller sees it: the message is the one for the caller’s audience.',
        params: CampaignParams,
        response: answers({ 200: ref(OwnCampaign) }, 404),
      },
    },
    async (request) => own(database.read, request),
  );

  app.get(
    '/me/campaigns/:campaignId/text',
    {
      config,
      schema: {
        operationId: 'getOwnCampaignText',
        tags,
        summary: 'Read the text of a campaign',
        description:
          'The words that are to be read, provision by provision, with the digest of the version that an acknowledgement names.',
        params: CampaignParams,
        response: answers({ 200: ref(SubjectText) }, 404),
      },
    },
    async (request) => {
      const { subject, reading } = await own(database.read, request);
      const provisions = await app.subjects[subject.kind].readProvisions(
        database.read,
        subject.id,
        reading.id,
      );
      return { subject, version: reading, provisions };
    },
  );

  app.post(
    '/me/campaigns/:campaignId/receipt',
    {
      config,
      schema: {
        operationId: 'receiveOwnCampaign',
        tags,
        summary: 'Say that a campaign was seen',
        description:
          'Notes that the caller has opened the campaign: they count as told from now on, if they did not before.',
        params: CampaignParams,
        body: Closed({}, { description: 'Nothing more is needed.' }),
        response: answers({ 201: ref(OwnCampaign) }, ...refused),
      },
    },
    async (request, reply) => {
      const campaign = await database.transaction(actorOf(request), async (transaction) => {
        const { id, state } = await own(transaction, request);
        requirePossible('deliver', state);
        await noteOpened(transaction, id, ownEmployeeId(request));
        return own(transaction, request);
      });
      located(request, reply);
      return campaign;
    },
  );

  app.get(
    '/me/campaigns/:campaignId/quiz',
    {
      config,
      schema: {
        operationId: 'getOwnCampaignQuiz',
        tags,
        summary: 'Read the quiz of a campaign',
        description:
          'The questions on the text that is to be read, without their answers, and how often they can still be tried.',
        params: CampaignParams,
        response: answers({ 200: ref(OpenQuiz) }, 404, 409),
      },
    },
    async (request) => {
      const { quiz, tried, hasPassed } = withQuiz(
        await findQuiz(database.read, request.params.campaignId, ownEmployeeId(request)),
      );
      return asked(quiz, tried, hasPassed);
    },
  );

  app.post(
    '/me/campaigns/:campaignId/quiz-attempts',
    {
      config,
      schema: {
        operationId: 'answerOwnCampaignQuiz',
        tags,
        summary: 'Answer the quiz of a campaign',
        description:
          'Answers the questions on the text that is to be read. Once it is passed, or all attempts are used up, it is over until there is another text. Which answers were right is not told, but which provisions to read again.',
        params: CampaignParams,
        body: ref(QuizAnswers),
        response: answers({ 201: ref(QuizResult) }, ...refused),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const employeeId = ownEmployeeId(request);
      const { answers: chosen } = request.body;
      const result = await database.transaction(actorOf(request), async (transaction) => {
        const held = withQuiz(await takeQuiz(transaction, campaignId, employeeId));
        const { quiz, tried, hasPassed, edition, state } = held;
        requirePossible('acknowledge', state);
        if (hasPassed || tried >= quiz.attempts) throw new Problem(socialisationProblems['quiz-over']);
        refuseFound(foundInAnswers(quiz, chosen));
        const attempt = tried + 1;
        const judged = judge(quiz, chosen, attempt);
        await keepAttempt(transaction, {
          ...{ campaignId, employeeId, edition, attempt, answers: chosen },
          correct: judged.correct,
          hasPassed: judged.hasPassed,
        });
        return judged;
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/campaigns/${campaignId}/quiz`));
      return result;
    },
  );

  app.post(
    '/me/campaigns/:campaignId/acknowledgement',
    {
      config,
      schema: {
        operationId: 'acknowledgeOwnCampaign',
        tags,
        summary: 'Acknowledge the text of a campaign',
        description:
          'Says that the caller has read the version that the campaign gives to read — pernyataan telah membaca — and, if they want to, how they stand to it. A version that was replaced is refused with the one to read. Sent twice it is one.',
        params: CampaignParams,
        body: ref(NewAcknowledgement),
        response: answers({ 201: ref(Acknowledgement) }, ...refused),
      },
    },
    async (request, reply) => {
      const { versionId, ...said } = request.body;
      refuseFound(foundInStance(said));
      const { stance, reason = null, isConfidential = false } = said;
      const signing = {
        campaignId: request.params.campaignId,
        employeeId: ownEmployeeId(request),
        versionId,
        signedOn: app.today(),
        channel: 'portal',
        evidence: null,
        stance: stance === undefined ? null : { stance, reason, isConfidential },
      } as const;
      const acknowledged = await database.transaction(actorOf(request), (transaction) =>
        acknowledge(transaction, signing),
      );
      located(request, reply);
      return acknowledged;
    },
  );

  app.get(
    '/me/campaigns/:campaignId/acknowledgements',
    {
      config,
      schema: {
        operationId: 'listOwnAcknowledgements',
        tags,
        summary: 'List the own acknowledgements of a campaign',
        description: 'What the caller has acknowledged, also what somebody else entered for them.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(Acknowledgement)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await own(database.read, request);
      const list = acknowledgementList(null, { campaignId: id, employeeId: ownEmployeeId(request) });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/me/campaigns/:campaignId/acknowledgements/:acknowledgementId/withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawOwnAcknowledgement',
        tags,
        summary: 'Withdraw what somebody else entered for one',
        description:
          'Voids an acknowledgement that was entered for the caller and is not theirs. It stays on record with the reason.',
        params: Closed({
          ...CampaignParams.properties,
          acknowledgementId: Id('Stable id of the acknowledgement.'),
        }),
        body: ref(AcknowledgementWithdrawal),
        response: answers({ 201: ref(Acknowledgement) }, ...refused),
      },
    },
    async (request, reply) => {
      const where = { ...request.params, employeeId: ownEmployeeId(request) };
      const withdrawn = await database.transaction(actorOf(request), (transaction) =>
        withdrawAcknowledgement(transaction, where, null, request.body.reason),
      );
      located(request, reply);
      return withdrawn;
    },
  );

  app.post(
    '/me/campaigns/:campaignId/stances',
    {
      config,
      schema: {
        operationId: 'stateOwnStance',
        tags,
        summary: 'Say how one stands to the change',
        description:
          'Says, or says anew, how the caller stands to the change — sikap. A concern needs its reason. In confidence nobody learns whose it is, officers and auditors included: it counts in figures of five people and more.',
        params: CampaignParams,
        body: ref(NewStance),
        response: answers({ 201: ref(OwnCampaign) }, ...refused),
      },
    },
    async (request, reply) => {
      refuseFound(foundInStance(request.body));
      const employeeId = ownEmployeeId(request);
      const campaign = await database.transaction(actorOf(request), async (transaction) => {
        const { id: campaignId, state } = await own(transaction, request);
        requirePossible('acknowledge', state);
        await noteStance(transaction, { campaignId, employeeId }, request.body, app.today());
        return own(transaction, request);
      });
      located(request, reply);
      return campaign;
    },
  );

  /** @throws Problem `not-found` if the campaign is not for the caller */
  function own(reader: Reader, request: FastifyRequest): Promise<OwnCampaign> {
    const { campaignId } = request.params as { campaignId: string };
    return readOwnCampaign(reader, ownEmployeeId(request), campaignId);
  }

  function located(request: FastifyRequest, reply: FastifyReply): void {
    const { campaignId } = request.params as { campaignId: string };
    reply.status(201).header('location', publicPath(request, `/v1/me/campaigns/${campaignId}`));
  }
};

/** @throws Problem `not-found` if the campaign is not for the caller, `quiz-absent` if it has no quiz */
function withQuiz(held: HeldQuiz | undefined) {
  if (!held) throw notFound();
  const { quiz } = held;
  if (!quiz) throw new Problem(socialisationProblems['quiz-absent']);
  return { ...held, quiz };
}
