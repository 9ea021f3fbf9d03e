import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
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
import { chance } from '../../../platform/public-writes/index.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { feedbackProblems } from '../problems.ts';
import { questionnaireKinds, surveyStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInSurvey } from '../rules/surveys.ts';
import { NewSurvey, Survey, SurveyChange, SurveyClosure } from '../schemas/surveys.ts';
import { kindOfVersion } from '../store/questionnaires.ts';
import {
  findSurvey,
  freezeVersion,
  insertSurvey,
  readSurvey,
  servicesWithin,
  surveyList,
  takeSurvey,
  updateSurvey,
} from '../store/surveys.ts';

const tags = ['surveys'];
const read = { access: withScope('surveys:read', { units: 'narrowed' }) };
const write = { access: withScope('surveys:write', { units: 'narrowed' }) };
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });

/** What may change of a survey that people can answer already. */
const changeableWhenOpen: ReadonlySet<string> = new Set([
  'title',
  'introduction',
  'pageUrl',
  'endsOn',
  'services',
  'population',
  'answersPerAddress',
  'identicalPerAddress',
  'lateDays',
]);

const linkLength = 12;

/** Surveys: planned, opened, changed, closed. */
export const surveyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/surveys',
    {
      config: read,
      schema: {
        operationId: 'listSurveys',
        tags,
        summary: 'List surveys',
        description: 'Surveys and where they stand today, page by page in the order of their first days.',
        querystring: listQuery(
          {
            ...unitFilter,
            code: Type.Optional(Survey.properties.code),
            serviceId: Type.Optional(Id('Only surveys about this service.')),
            kind: Type.Optional(questionnaireKinds.schema),
            state: Type.Optional(surveyStates.schema),
          },
          ['startsOn'],
        ),
        response: answers({ 200: PageOf(ref(Survey)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const filter = { ...request.query, ...units, reach: reachOf(request) };
      return sendList(request, reply, pageRequest(request), surveyList(database.read, filter, today));
    },
  );

  app.post(
    '/surveys',
    {
      config: write,
      schema: {
        operationId: 'createSurvey',
        tags,
        summary: 'Plan a survey',
        description:
          'Plans a survey of a unit, with the version of a questionnaire that it asks and the services that it is about: a draft, until it is opened (`POST /surveys/{surveyId}/opening`).',
        body: ref(NewSurvey),
        response: answers({ 201: ref(Survey) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      requireReached(reach, request.body.unitId, '/unitId');
      const survey = await database.transaction(actorOf(request), async (transaction) => {
        await requireSound(transaction, request.body, reach);
        const surveyId = await insertSurvey(transaction, request.body, chance(linkLength));
        return (await findSurvey(transaction, surveyId, reach, app.today()))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/surveys/${survey.id}`));
      return versioned(reply, survey);
    },
  );

  app.get(
    '/surveys/:surveyId',
    {
      config: read,
      schema: {
        operationId: 'getSurvey',
        tags,
        summary: 'Read a survey',
        description: 'One survey, where it stands today, and the steps that it is ready for.',
        params: SurveyParams,
        response: answers({ 200: ref(Survey) }, 404),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      return versioned(reply, await readSurvey(database.read, surveyId, reachOf(request), app.today()));
    },
  );

  app.patch(
    '/surveys/:surveyId',
    {
      config: write,
      schema: {
        operationId: 'updateSurvey',
        tags,
        summary: 'Change a survey',
        description:
          'Changes a survey (JSON Merge Patch). Of one that people can answer already: its title, introduction, page, last day, populations and limits; services can be added, and none taken away. Of a closed one: nothing.',
        params: SurveyParams,
        body: ref(SurveyChange),
        response: answers({ 200: ref(Survey) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      const reach = reachOf(request);
      const change = request.body;
      const expected = expectedVersion(request);
      requireReached(reach, change.unitId, '/unitId');
      const today = app.today();
      const survey = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeSurvey(transaction, surveyId, reach, today, expected);
        requireChangeable(held, change);
        await requireSound(transaction, { ...held, ...change }, reach);
        await updateSurvey(transaction, surveyId, change);
        return (await findSurvey(transaction, surveyId, null, today))!;
      });
      return versioned(reply, survey);
    },
  );

  app.post(
    '/surveys/:surveyId/opening',
    {
      config: write,
      schema: {
        operationId: 'openSurvey',
        tags,
        summary: 'Open a survey',
        description:
          'Opens a draft: from its first day on people can answer, and the version of the questionnaire that it asks never changes any more.',
        params: SurveyParams,
        response: answers({ 201: ref(Survey) }, 404, 409, 412),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      const today = app.today();
      const reach = reachOf(request);
      const survey = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeSurvey(transaction, surveyId, reach, today, optionalVersion(request));
        if (held.state !== 'draft') throw refusal('survey-not-draft', held);
        await freezeVersion(transaction, held.versionId);
        await updateSurvey(transaction, surveyId, { decision: 'open' });
        return (await findSurvey(transaction, surveyId, reach, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/surveys/${surveyId}`));
      return versioned(reply, survey);
    },
  );

  app.post(
    '/surveys/:surveyId/closure',
    {
      config: write,
      schema: {
        operationId: 'closeSurvey',
        tags,
        summary: 'Close a survey',
        description:
          'Ends a survey for good: no answer is taken any more, not even one from the field. Answers under way are waited for, and counted.',
        params: SurveyParams,
        body: ref(SurveyClosure),
        response: answers({ 201: ref(Survey) }, 404, 409, 412, 413, 415),
      },
    },
    async (request, reply) => {
      const { surveyId } = request.params;
      const today = app.today();
      const reach = reachOf(request);
      const survey = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeSurvey(transaction, surveyId, reach, today, optionalVersion(request));
        if (!held.allowedActions.includes('close')) throw refusal('survey-not-open', held);
        const { reason = null } = request.body;
        await updateSurvey(transaction, surveyId, {
          decision: 'closed',
          closedOn: today,
          closingReason: reason,
        });
        return (await findSurvey(transaction, surveyId, reach, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/surveys/${surveyId}`));
      return versioned(reply, survey);
    },
  );

  await app.register(
    historyOfResource({
      path: '/surveys/:surveyId',
      parameter: 'surveyId',
      resource: 'survey',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findSurvey(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );
};

async function requireSound(transaction: Transaction, survey: NewSurvey, reach: Reach): Promise<void> {
  const kind = await kindOfVersion(transaction, survey.versionId, reach);
  if (!kind) throw unknownReference('questionnaire version', '/versionId');
  refuseFound(foundInSurvey(kind, survey));
  const ids = (survey.services ?? []).map(({ serviceId }) => serviceId.toLowerCase());
  const within = await servicesWithin(transaction, ids, reach);
  const at = ids.findIndex((id) => !within.has(id));
  if (at !== -1) throw unknownReference('public service', `/services/${at}/serviceId`);
}

function requireChangeable(held: Survey, change: SurveyChange): void {
  if (held.state === 'draft') return;
  const isKept = ({ serviceId }: { serviceId: string }) =>
    change.services?.some((other) => other.serviceId.toLowerCase() === serviceId) ?? true;
  const isAllowed =
    held.state !== 'closed' &&
    Object.keys(change).every((name) => changeableWhenOpen.has(name)) &&
    held.services.every(isKept);
  if (!isAllowed) throw refusal('survey-not-draft', held);
}

export const refusal = (
  code: 'survey-not-draft' | 'survey-not-open' | 'survey-not-closed',
  { state, startsOn: from, endsOn: to }: Pick<Survey, 'state' | 'startsOn' | 'endsOn'>,
): Problem => new Problem(feedbackProblems[code], { parameters: { state, from, to } });
