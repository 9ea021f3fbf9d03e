import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { isEmployeeWithin } from '../../employees/index.ts';
import { rowsBy, unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { findCourse, findSession } from '../../trainings/index.ts';
import { measureKinds, measureStates, readinessElements } from '../readiness-reference.ts';
import { effectOf, foundInMeasureDue, pulsesAround, suggestionsFor } from '../rules/measures.ts';
import { elements } from '../rules/readiness.ts';
import { refuseReadinessFound } from '../rules/readiness-found.ts';
import {
  Measure,
  MeasureChange,
  MeasureCompletion,
  MeasureDropping,
  MeasureEffect,
  MeasureSuggestions,
  NewMeasure,
} from '../schemas/measures.ts';
import { takeCampaign } from '../store/campaigns.ts';
import {
  findMeasure,
  insertMeasure,
  measureList,
  measuresSince,
  takeMeasure,
  updateMeasure,
} from '../store/measures.ts';
import { askedPulses, findPulse } from '../store/pulses.ts';
import { CampaignParams, campaignOf, read, write } from './campaigns.ts';
import { UnitQuery } from './coverage.ts';
import { boardOf, PulseQuery, readinessFor } from './readiness.ts';

const tags = ['readiness'];
const MeasureParams = Closed({ measureId: Id('Stable id of the measure.') });

/** What is done where people are not ready. */
export const measureRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/measure-suggestions',
    {
      config: read,
      schema: {
        operationId: 'listMeasureSuggestions',
        tags,
        summary: 'See what could be done where people are not ready',
        description:
          'For each unit whose figures are shown: what helps with its barrier point, or with its weakest element if it has none and is below the target, and why; with what has been planned or done about it since the pulse closed.',
        params: CampaignParams,
        querystring: Closed({ unitId: UnitQuery, pulseId: PulseQuery, rows: rowsBy }),
        response: answers({ 200: ref(MeasureSuggestions) }, 404, 409, 422),
      },
    },
    async (request) => {
      const campaign = await campaignOf(request, request.params.campaignId);
      const { unitId, pulse, rows } = await readinessFor(request, campaign, request.query);
      const taken = await measuresSince(database.read, campaign.id, pulse.closesOn);
      return { unitId, pulseId: pulse.id, items: suggestionsFor(rows, pulse.id, taken) };
    },
  );

  app.get(
    '/campaigns/:campaignId/measures',
    {
      config: read,
      schema: {
        operationId: 'listMeasures',
        tags,
        summary: 'List the measures of a campaign',
        description:
          'What is planned, was done or given up where people are not ready (tindakan kesiapan), of units within reach, by due day.',
        params: CampaignParams,
        querystring: listQuery(
          {
            ...unitFilter,
            state: Type.Optional(measureStates.schema),
            element: Type.Optional(readinessElements.schema),
            kind: Type.Optional(measureKinds.schema),
            isOverdue: Type.Optional(
              Type.Boolean({ description: 'Only measures past their due day, or (`false`) the others.' }),
            ),
          },
          ['dueOn'],
        ),
        response: answers({ 200: PageOf(ref(Measure)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const filter = { ...request.query, ...units };
      const list = measureList(database.read, id, reachOf(request), filter, today);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/campaigns/:campaignId/measures',
    {
      config: write,
      schema: {
        operationId: 'planMeasure',
        tags,
        summary: 'Plan a measure',
        description:
          'Plans what is done for the people of a unit about one element of readiness: a talk, a training, a mentor, a change of the plan.',
        params: CampaignParams,
        body: ref(NewMeasure),
        response: answers({ 201: ref(Measure) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const { unitId, pulseId, dueOn } = request.body;
      requireReached(reach, unitId, '/unitId');
      const today = app.today();
      refuseReadinessFound(foundInMeasureDue(dueOn, today));
      const measure = await database.transaction(actorOf(request), async (transaction) => {
        const expected = optionalVersion(request);
        const { campaignId } = request.params;
        const held = await takeCampaign(transaction, campaignId, reach, 'plan-measure', expected);
        if (!(await unitExistsOn(transaction, unitId, today, reach)))
          throw unknownReference('unit', '/unitId');
        if (pulseId !== undefined && (await findPulse(transaction, pulseId, today))?.campaignId !== held.id)
          throw unknownReference('pulse', '/pulseId');
        await requireResponsible(transaction, request.body.responsibleId, reach);
        const id = await insertMeasure(transaction, { ...request.body, campaignId: held.id });
        return (await findMeasure(transaction, id, null, today))!;
      });
      return told(request, reply, measure);
    },
  );

  app.get(
    '/campaign-measures/:measureId',
    {
      config: read,
      schema: {
        operationId: 'getMeasure',
        tags,
        summary: 'Read a measure',
        description: 'One measure, and what can be done with it.',
        params: MeasureParams,
        response: answers({ 200: ref(Measure) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await measureOf(request, request.params.measureId)),
  );

  app.patch(
    '/campaign-measures/:measureId',
    {
      config: write,
      schema: {
        operationId: 'updateMeasure',
        tags,
        summary: 'Change a measure',
        description: 'Changes a measure that is planned (JSON Merge Patch).',
        params: MeasureParams,
        body: ref(MeasureChange),
        response: answers({ 200: ref(Measure) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { measureId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const today = app.today();
      refuseReadinessFound(foundInMeasureDue(request.body.dueOn, today));
      const measure = await database.transaction(actorOf(request), async (transaction) => {
        await takeMeasure(transaction, measureId, reach, expected);
        await requireResponsible(transaction, request.body.responsibleId, reach);
        await updateMeasure(transaction, measureId, request.body);
        return (await findMeasure(transaction, measureId, null, today))!;
      });
      return versioned(reply, measure);
    },
  );

  app.post(
    '/campaign-measures/:measureId/completion',
    {
      config: write,
      schema: {
        operationId: 'completeMeasure',
        tags,
        summary: 'Say that a measure is done',
        description:
          'Says what was done, and links it to the course, training session or event of the campaign that was held, or to a page on the web.',
        params: MeasureParams,
        body: ref(MeasureCompletion),
        response: answers({ 201: ref(Measure) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { measureId } = request.params;
      const today = app.today();
      const { doneOn = today, sessionId, courseId, ...done } = request.body;
      if (doneOn > today) refuseReadinessFound([{ pointer: '/doneOn', code: 'done-ahead' }]);
      const measure = await database.transaction(actorOf(request), async (transaction) => {
        await takeMeasure(transaction, measureId, reachOf(request), optionalVersion(request));
        if (courseId !== undefined && !(await findCourse(transaction, courseId)))
          throw unknownReference('course', '/courseId');
        const session =
          sessionId === undefined ? undefined : await findSession(transaction, sessionId, today);
        if (sessionId !== undefined && !session) throw unknownReference('training session', '/sessionId');
        if (session && courseId !== undefined && session.courseId !== courseId.toLowerCase())
          refuseReadinessFound([{ pointer: '/courseId', code: 'other-course' }]);
        await updateMeasure(transaction, measureId, {
          ...done,
          ...(session ? { sessionId: session.id, courseId: session.courseId } : {}),
          ...(courseId === undefined ? {} : { courseId }),
          state: 'done',
          endedOn: doneOn,
        });
        return (await findMeasure(transaction, measureId, null, today))!;
      });
      return told(request, reply, measure);
    },
  );

  app.post(
    '/campaign-measures/:measureId/dropping',
    {
      config: write,
      schema: {
        operationId: 'dropMeasure',
        tags,
        summary: 'Drop a measure',
        description: 'Gives a measure up for a reason; what called for it is suggested again.',
        params: MeasureParams,
        body: ref(MeasureDropping),
        response: answers({ 201: ref(Measure) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { measureId } = request.params;
      const today = app.today();
      const measure = await database.transaction(actorOf(request), async (transaction) => {
        await takeMeasure(transaction, measureId, reachOf(request), optionalVersion(request));
        const { reason: dropReason } = request.body;
        await updateMeasure(transaction, measureId, { state: 'dropped', endedOn: today, dropReason });
        return (await findMeasure(transaction, measureId, null, today))!;
      });
      return told(request, reply, measure);
    },
  );

  app.get(
    '/campaign-measures/:measureId/effect',
    {
      config: read,
      schema: {
        operationId: 'getMeasureEffect',
        tags,
        summary: 'See what came of a measure',
        description:
          'The score of its element in its unit before it was done and after: in the last pulse that closed before, and in the first that opened after. Before it is done there is neither.',
        params: MeasureParams,
        response: answers({ 200: ref(MeasureEffect) }, 404),
      },
    },
    async (request) => {
      const { id, campaignId, unitId, element, state, endedOn } = await measureOf(
        request,
        request.params.measureId,
      );
      const closed = (await askedPulses(database.read, campaignId, app.today())).filter(
        (pulse) => pulse.state === 'closed',
      );
      const { before, after } =
        state === 'done' ? pulsesAround(closed, endedOn!) : { before: undefined, after: undefined };
      const tallies = await Promise.all(
        [before, after].map(
          async (pulse) =>
            pulse && { pulseId: pulse.id, tally: (await boardOf(request, pulse)).whole(unitId) },
        ),
      );
      return { measureId: id, element, ...effectOf(tallies[0], tallies[1], elements.indexOf(element)) };
    },
  );

  await app.register(
    historyOfResource({
      path: '/campaign-measures/:measureId',
      parameter: 'measureId',
      resource: 'campaign-measure',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findMeasure(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );

  async function measureOf(request: FastifyRequest, measureId: string): Promise<Measure> {
    const measure = await findMeasure(database.read, measureId, reachOf(request), app.today());
    if (!measure) throw notFound();
    return measure;
  }

  function told(request: FastifyRequest, reply: FastifyReply, measure: Measure): Measure {
    reply.status(201).header('location', publicPath(request, `/v1/campaign-measures/${measure.id}`));
    return versioned(reply, measure);
  }

  /** @throws Problem `unknown-reference` of somebody who is not there, or not within reach */
  async function requireResponsible(
    transaction: Transaction,
    responsibleId: string | null | undefined,
    reach: Reach,
  ): Promise<void> {
    if (responsibleId && !(await isEmployeeWithin(transaction, responsibleId, reach)))
      throw unknownReference('employee', '/responsibleId');
  }
};
