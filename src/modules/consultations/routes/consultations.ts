import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { findSurvey } from '../../feedback/index.ts';
import { isTopicWithin } from '../../forums/index.ts';
import { requireUnits, unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { consultationProblems } from '../problems.ts';
import { consultationAudiences, consultationStates } from '../reference.ts';
import { foundInAlternatives } from '../rules/alternatives.ts';
import { type Found, refuseFound } from '../rules/found.ts';
import { changeOf, foundInDays } from '../rules/life.ts';
import { foundInTexts, inTwoLanguages } from '../rules/texts.ts';
import {
  Consultation,
  ConsultationChange,
  ConsultationStep,
  NewConsultation,
} from '../schemas/consultations.ts';
import { requirePossible } from '../store/life.ts';
import {
  consultationList,
  findConsultation,
  insertRound,
  readConsultation,
  takeConsultation,
  updateRound,
} from '../store/rounds.ts';
import { insertStep, stepList } from '../store/steps.ts';
import { insertVersion } from '../store/versions.ts';

const tags = ['consultations'];
export const read = { access: withScope('consultations:read', { units: 'narrowed' }) };
export const write = { access: withScope('consultations:write', { units: 'narrowed' }) };
export const ConsultationParams = Closed({ consultationId: Id('Stable id of the consultation.') });

/** What consultations are chosen by. */
export const consultationFilters = {
  state: Type.Optional(consultationStates.schema),
  subjectId: Type.Optional(Id('Only consultations on this subject.')),
};

/** Consultations: planned, read and changed by those who ask. */
export const consultationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database, subjects } = app;

  app.get(
    '/consultations',
    {
      config: read,
      schema: {
        operationId: 'listConsultations',
        tags,
        summary: 'List consultations',
        description:
          'Consultations (konsultasi) of the units that the caller reaches, planned ones too, by their deadlines.',
        querystring: listQuery(
          {
            ...unitFilter,
            ...consultationFilters,
            audience: Type.Optional(consultationAudiences.schema),
          },
          ['closesOn', 'id'],
        ),
        response: answers({ 200: PageOf(ref(Consultation)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const filter = { ...request.query, ...units };
      const list = consultationList(database.read, reachOf(request), filter, today);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/consultations',
    {
      config: write,
      schema: {
        operationId: 'planConsultation',
        tags,
        summary: 'Plan a consultation',
        description:
          'Plans a round on the last text of something that is not decided yet: internal (all civil servants, or those of chosen units) or public. It opens and closes by its days. Everything can be changed until it opens; then people rely on it.',
        body: ref(NewConsultation),
        response: answers({ 201: ref(Consultation) }, 403, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const { subject: named, unitIds = [], alternatives = [], ...row } = request.body;
      requireReached(reach, row.unitId, '/unitId');
      requireAudience(reach, { audience: row.audience, unitIds });
      const today = app.today();
      refuseFound(foundInPlan({ ...row, unitIds, alternatives }, today));
      const consultation = await database.transaction(actorOf(request), async (transaction) => {
        await requireNamed(transaction, { ...row, unitIds }, reach);
        const source = subjects[named.kind];
        const subject = await source.find(transaction, named.id, reach, today);
        if (!subject) throw unknownReference('subject', '/subject/id');
        if (subject.isDecided) throw new Problem(consultationProblems['consultation-subject-decided']);
        const { version } = subject;
        if (!version) throw new Problem(consultationProblems['consultation-subject-without-text']);
        const id = await insertRound(transaction, {
          ...row,
          unitIds,
          alternatives,
          subjectKind: subject.kind,
          subjectId: subject.id,
          subjectName: subject.name,
          versionId: version.id,
        });
        const provisions = await source.readProvisions(transaction, subject.id, version.id);
        await insertVersion(transaction, id, version, provisions, today);
        await insertStep(transaction, {
          roundId: id,
          kind: 'planned',
          happenedOn: today,
          versionId: version.id,
          closesOn: row.closesOn,
        });
        return readConsultation(transaction, id, null, today);
      });
      reply.status(201).header('location', publicPath(request, `/v1/consultations/${consultation.id}`));
      return versioned(reply, consultation);
    },
  );

  app.get(
    '/consultations/:consultationId',
    {
      config: read,
      schema: {
        operationId: 'getConsultation',
        tags,
        summary: 'Read a consultation',
        description: 'One consultation, what is still to be answered, and what can be done with it.',
        params: ConsultationParams,
        response: answers({ 200: ref(Consultation) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await consultationOf(request)),
  );

  app.patch(
    '/consultations/:consultationId',
    {
      config: write,
      schema: {
        operationId: 'updateConsultation',
        tags,
        summary: 'Change a consultation',
        description:
          'Changes a consultation (JSON Merge Patch) until it opens; afterwards only the topic of the forum and the survey that go with it. Its deadline is extended by `/extension`.',
        params: ConsultationParams,
        body: ref(ConsultationChange),
        response: answers({ 200: ref(Consultation) }, 403, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { consultationId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const change = request.body;
      requireReached(reach, change.unitId, '/unitId');
      const today = app.today();
      const consultation = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeConsultation(transaction, consultationId, reach, today, expected);
        const action = changeOf(Object.keys(change));
        requirePossible(action, held);
        if (change.unitIds) requireAudience(reach, { ...held, ...change });
        if (action === 'change') refuseFound(foundInPlan({ ...held, ...change }, today));
        await requireNamed(transaction, change, reach);
        await updateRound(transaction, consultationId, change);
        return readConsultation(transaction, consultationId, null, today);
      });
      return versioned(reply, consultation);
    },
  );

  app.get(
    '/consultations/:consultationId/steps',
    {
      config: read,
      schema: {
        operationId: 'listConsultationSteps',
        tags,
        summary: 'List what happened to a consultation',
        description: 'Its steps, the oldest first: they are added to and never change.',
        params: ConsultationParams,
        querystring: listQuery({}, ['at']),
        response: answers({ 200: PageOf(ref(ConsultationStep)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await consultationOf(request);
      return sendList(request, reply, pageRequest(request), stepList(database.read, id));
    },
  );

  await app.register(
    historyOfResource({
      path: '/consultations/:consultationId',
      parameter: 'consultationId',
      resource: 'consultation',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findConsultation(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );

  /** @throws Problem if a unit, topic or survey is named that is not there, or not within reach */
  async function requireNamed(
    transaction: Transaction,
    { unitId, unitIds = [], forumTopicId, surveyId }: ConsultationChange,
    reach: Reach,
  ): Promise<void> {
    const today = app.today();
    if (unitId !== undefined && !(await unitExistsOn(transaction, unitId, today, reach)))
      throw unknownReference('unit', '/unitId');
    await requireUnits(transaction, unitIds, today, reach);
    if (forumTopicId && !(await isTopicWithin(transaction, forumTopicId, reach)))
      throw unknownReference('forum topic', '/forumTopicId');
    if (surveyId && !(await findSurvey(transaction, surveyId, reach, today)))
      throw unknownReference('survey', '/surveyId');
  }
};

/**
 * The consultation that the path names, within the caller's reach.
 * @throws Problem `not-found`
 */
export const consultationOf = (request: FastifyRequest): Promise<Consultation> => {
  const { consultationId } = request.params as { consultationId: string };
  const { database, today } = request.server;
  return readConsultation(database.read, consultationId, reachOf(request), today());
};

/** All civil servants are asked by those alone who reach the whole city. */
function requireAudience(
  reach: Reach,
  { audience, unitIds }: Pick<Consultation, 'audience' | 'unitIds'>,
): void {
  if (audience === 'internal' && unitIds.length === 0) requireReached(reach, null, '/unitIds');
}

type Plan = Pick<
  Consultation,
  'audience' | 'unitIds' | 'title' | 'purpose' | 'opensOn' | 'closesOn' | 'alternatives'
>;

function foundInPlan(
  { audience, unitIds, title, purpose, alternatives, ...days }: Plan,
  today: string,
): Found[] {
  const texts = alternatives.flatMap(({ title, description }, at) => [
    [`/alternatives/${at}/title`, title],
    [`/alternatives/${at}/description`, description],
  ]);
  return [
    ...foundInDays(days, today),
    ...(audience === 'public' && unitIds.length > 0
      ? [{ pointer: '/unitIds', code: 'units-of-public' } as const]
      : []),
    ...foundInAlternatives(alternatives),
    ...foundInTexts({
      '/title': title,
      ...inTwoLanguages('/purpose', purpose),
      ...Object.fromEntries(texts),
    }),
  ];
}
