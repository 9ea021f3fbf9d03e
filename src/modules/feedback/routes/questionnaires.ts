import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reaches, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { questionnaireKinds } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInQuestions } from '../rules/questions.ts';
import {
  NewQuestionnaire,
  Questionnaire,
  QuestionnaireChange,
  QuestionnaireVersion,
  VersionContent,
  VersionNumber,
} from '../schemas/questions.ts';
import {
  findQuestionnaire,
  findVersion,
  insertQuestionnaire,
  insertVersion,
  questionnaireList,
  takeQuestionnaire,
  updateQuestionnaire,
  updateVersion,
  versionList,
} from '../store/questionnaires.ts';

const tags = ['questionnaires'];
const read = { access: withScope('surveys:read', { units: 'narrowed' }) };
const write = { access: withScope('surveys:write', { units: 'narrowed' }) };
const questionnaireId = Id('Stable id of the questionnaire.');
const QuestionnaireParams = Closed({ questionnaireId });
const VersionParams = Closed({ questionnaireId, versionNumber: VersionNumber });

/** Questionnaires and their versions. */
export const questionnaireRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/questionnaires',
    {
      config: read,
      schema: {
        operationId: 'listQuestionnaires',
        tags,
        summary: 'List questionnaires',
        description:
          'The official satisfaction survey (`SKM`, PermenPANRB 14/2017), those of the whole city, and those of units, page by page.',
        querystring: listQuery(
          {
            kind: Type.Optional(questionnaireKinds.schema),
            unitId: Type.Optional(Id('Only those of this unit.')),
          },
          ['code'],
        ),
        response: answers({ 200: PageOf(ref(Questionnaire)) }),
      },
    },
    async (request, reply) =>
      sendList(
        request,
        reply,
        pageRequest(request),
        questionnaireList(database.read, { ...request.query, reach: reachOf(request) }),
      ),
  );

  app.post(
    '/questionnaires',
    {
      config: write,
      schema: {
        operationId: 'createQuestionnaire',
        tags,
        summary: 'Enter a questionnaire',
        description:
          'Enters a questionnaire; what it asks is entered as its first version (`POST /questionnaires/{questionnaireId}/versions`).',
        body: ref(NewQuestionnaire),
        response: answers({ 201: ref(Questionnaire) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      requireReached(reachOf(request), request.body.unitId, '/unitId');
      const questionnaire = await database.transaction(actorOf(request), (transaction) =>
        insertQuestionnaire(transaction, request.body),
      );
      reply.status(201).header('location', publicPath(request, `/v1/questionnaires/${questionnaire.id}`));
      return versioned(reply, questionnaire);
    },
  );

  app.get(
    '/questionnaires/:questionnaireId',
    {
      config: read,
      schema: {
        operationId: 'getQuestionnaire',
        tags,
        summary: 'Read a questionnaire',
        description: 'One questionnaire, and which version is the newest.',
        params: QuestionnaireParams,
        response: answers({ 200: ref(Questionnaire) }, 404),
      },
    },
    async (request, reply) => {
      const questionnaire = await findQuestionnaire(
        database.read,
        request.params.questionnaireId,
        reachOf(request),
      );
      if (!questionnaire) throw notFound();
      return versioned(reply, questionnaire);
    },
  );

  app.patch(
    '/questionnaires/:questionnaireId',
    {
      config: write,
      schema: {
        operationId: 'updateQuestionnaire',
        tags,
        summary: 'Change a questionnaire',
        description: 'Changes the title of a questionnaire (JSON Merge Patch).',
        params: QuestionnaireParams,
        body: ref(QuestionnaireChange),
        response: answers({ 200: ref(Questionnaire) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      const reach = reachOf(request);
      const questionnaire = await database.transaction(actorOf(request), async (transaction) => {
        const { id } = await takeOwn(transaction, reach, request.params.questionnaireId, expected);
        return updateQuestionnaire(transaction, id, request.body);
      });
      return versioned(reply, questionnaire);
    },
  );

  app.get(
    '/questionnaires/:questionnaireId/versions',
    {
      config: read,
      schema: {
        operationId: 'listQuestionnaireVersions',
        tags,
        summary: 'List the versions of a questionnaire',
        description: 'What a questionnaire asks and asked, oldest version first.',
        params: QuestionnaireParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(QuestionnaireVersion)) }, 404),
      },
    },
    async (request, reply) => {
      const { questionnaireId } = request.params;
      if (!(await findQuestionnaire(database.read, questionnaireId, reachOf(request)))) throw notFound();
      return sendList(request, reply, pageRequest(request), versionList(database.read, questionnaireId));
    },
  );

  app.post(
    '/questionnaires/:questionnaireId/versions',
    {
      config: write,
      schema: {
        operationId: 'createQuestionnaireVersion',
        tags,
        summary: 'Enter a version of a questionnaire',
        description:
          'Enters what a questionnaire asks from now on. A satisfaction survey asks each of the nine elements once, of everybody, with marks from 1 to 4 (PermenPANRB 14/2017), and what else it likes.',
        params: QuestionnaireParams,
        body: ref(VersionContent),
        response: answers({ 201: ref(QuestionnaireVersion) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { questions } = request.body;
      const reach = reachOf(request);
      const version = await database.transaction(actorOf(request), async (transaction) => {
        const { id, kind } = await takeOwn(transaction, reach, request.params.questionnaireId);
        refuseFound(foundInQuestions(kind, questions));
        return insertVersion(transaction, id, questions);
      });
      const path = `/v1/questionnaires/${version.questionnaireId}/versions/${version.number}`;
      reply.status(201).header('location', publicPath(request, path));
      return versioned(reply, version);
    },
  );

  app.get(
    '/questionnaires/:questionnaireId/versions/:versionNumber',
    {
      config: read,
      schema: {
        operationId: 'getQuestionnaireVersion',
        tags,
        summary: 'Read a version of a questionnaire',
        description: 'What one version of a questionnaire asks.',
        params: VersionParams,
        response: answers({ 200: ref(QuestionnaireVersion) }, 404),
      },
    },
    async (request, reply) => {
      const { questionnaireId, versionNumber } = request.params;
      if (!(await findQuestionnaire(database.read, questionnaireId, reachOf(request)))) throw notFound();
      const version = await findVersion(database.read, questionnaireId, versionNumber);
      if (!version) throw notFound();
      return versioned(reply, version);
    },
  );

  app.patch(
    '/questionnaires/:questionnaireId/versions/:versionNumber',
    {
      config: write,
      schema: {
        operationId: 'updateQuestionnaireVersion',
        tags,
        summary: 'Change a version of a questionnaire',
        description:
          'Changes what a version asks, as long as no survey was opened with it (JSON Merge Patch): what people were asked never changes afterwards.',
        params: VersionParams,
        body: ref(VersionContent),
        response: answers({ 200: ref(QuestionnaireVersion) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      const { questions } = request.body;
      const reach = reachOf(request);
      const version = await database.transaction(actorOf(request), async (transaction) => {
        const { id, kind } = await takeOwn(transaction, reach, request.params.questionnaireId);
        const held = await findVersion(transaction, id, request.params.versionNumber);
        if (!held) throw notFound();
        refuseFound(foundInQuestions(kind, questions));
        return updateVersion(transaction, held, expected, questions);
      });
      return versioned(reply, version);
    },
  );

  await app.register(
    historyOfResource({
      path: '/questionnaires/:questionnaireId',
      parameter: 'questionnaireId',
      resource: 'questionnaire',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findQuestionnaire(database.read, id, reachOf(request))) !== undefined,
    }),
  );
};

/**
 * Takes a questionnaire that the caller may change: everybody reads it.
 * @throws Problem `not-found` for that of another unit, `whole-city-only` for the city’s
 */
async function takeOwn(transaction: Transaction, reach: Reach, id: string, expected: number | '*' = '*') {
  const held = await takeQuestionnaire(transaction, id, expected);
  if (held.unitId === null) requireReached(reach, null, '/unitId');
  else if (!reaches(reach, held.unitId)) throw notFound();
  return held;
}
