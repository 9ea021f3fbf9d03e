import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { chance, sha256 } from '../../../platform/public-writes/index.ts';
import { feedbackProblems } from '../problems.ts';
import {
  GivenTokens,
  Kiosk,
  NewKiosk,
  NewTokens,
  RegisteredKiosk,
  TokenBatch,
} from '../schemas/invitations.ts';
import { batchList, insertKiosk, insertTokens, kioskList, revokeKiosk } from '../store/invitations.ts';
import { readSurvey, takeSurvey } from '../store/surveys.ts';
import { refusal } from './surveys.ts';

const tags = ['survey-invitations'];
const read = { access: withScope('surveys:read', { units: 'narrowed' }) };
const write = { access: withScope('surveys:write', { units: 'narrowed' }) };
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });

const tokenLength = 16;
const codeLength = 32;

/** Ways into a survey beside its public link: one-time tokens, and kiosks. */
export const invitationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/surveys/:surveyId/token-batches',
    {
      config: read,
      schema: {
        operationId: 'listTokenBatches',
        tags,
        summary: 'List tokens that were given out',
        description: 'How many one-time tokens were given out, each time, and how many of them were used.',
        params: SurveyParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(TokenBatch)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await readSurvey(database.read, request.params.surveyId, reachOf(request), app.today());
      return sendList(request, reply, pageRequest(request), batchList(database.read, id));
    },
  );

  app.post(
    '/surveys/:surveyId/tokens',
    {
      config: { ...write, showsOnce: true },
      schema: {
        operationId: 'giveTokens',
        tags,
        summary: 'Give out one-time tokens',
        description:
          'Makes one-time tokens, or takes over those of another system. They are kept as hashes only, and nothing leads from a token to the answer that it was used for.',
        params: SurveyParams,
        body: ref(NewTokens),
        response: answers({ 201: ref(GivenTokens) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { count, tokens: sent, serviceId = null } = request.body;
      const made = count === undefined ? [] : Array.from({ length: count }, () => chance(tokenLength));
      const hashes = (sent ?? made).map((token) => sha256(token).toString('hex'));
      const origin: TokenBatch['origin'] = sent ? 'imported' : 'issued';
      const batch = await database.transaction(actorOf(request), async (transaction) => {
        const survey = await takeUnclosed(
          transaction,
          request.params.surveyId,
          reachOf(request),
          app.today(),
        );
        if ((count === undefined) === (sent === undefined))
          throw new Problem(feedbackProblems['tokens-by-count-or-list']);
        return insertTokens(transaction, survey.id, { origin, serviceId }, hashes);
      });
      reply.status(201);
      return { ...batch, origin, serviceId, known: hashes.length - batch.size, tokens: made };
    },
  );

  app.get(
    '/surveys/:surveyId/kiosks',
    {
      config: read,
      schema: {
        operationId: 'listKiosks',
        tags,
        summary: 'List the kiosks of a survey',
        description: 'Devices on which all who pass can answer, revoked ones too.',
        params: SurveyParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(Kiosk)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await readSurvey(database.read, request.params.surveyId, reachOf(request), app.today());
      return sendList(request, reply, pageRequest(request), kioskList(database.read, id));
    },
  );

  app.post(
    '/surveys/:surveyId/kiosks',
    {
      config: { ...write, showsOnce: true },
      schema: {
        operationId: 'registerKiosk',
        tags,
        summary: 'Register a kiosk',
        description:
          'Registers a device that stands where a service is given. It sends its code with each answer, needs no proof of work, and knows no limit by address.',
        params: SurveyParams,
        body: ref(NewKiosk),
        response: answers({ 201: ref(RegisteredKiosk) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const code = chance(codeLength);
      const kiosk = await database.transaction(actorOf(request), async (transaction) => {
        const survey = await takeUnclosed(
          transaction,
          request.params.surveyId,
          reachOf(request),
          app.today(),
        );
        return insertKiosk(transaction, survey.id, request.body, sha256(code));
      });
      reply.status(201);
      return versioned(reply, { ...kiosk, code });
    },
  );

  app.post(
    '/survey-kiosks/:kioskId/revocation',
    {
      config: write,
      schema: {
        operationId: 'revokeKiosk',
        tags,
        summary: 'Revoke a kiosk',
        description: 'From now on answers of this device are refused; those that it sent stay.',
        params: Closed({ kioskId: Id('Stable id of the kiosk.') }),
        response: answers({ 201: ref(Kiosk) }, 404, 409),
      },
    },
    async (request, reply) => {
      const kiosk = await database.transaction(actorOf(request), (transaction) =>
        revokeKiosk(transaction, request.params.kioskId, reachOf(request), app.today()),
      );
      if (!kiosk) throw notFound();
      reply.status(201);
      return versioned(reply, kiosk);
    },
  );
};

/** Ways into a survey that is closed would lead nowhere. */
async function takeUnclosed(...survey: Parameters<typeof takeSurvey>): ReturnType<typeof takeSurvey> {
  const held = await takeSurvey(...survey);
  if (held.state === 'closed') throw refusal('survey-not-open', held);
  return held;
}
