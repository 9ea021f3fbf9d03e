import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { unitExistsOn } from '../../organisation/index.ts';
import { refuseFound } from '../rules/found.ts';
import { compareLines, compareNeeds, foundInPlanned } from '../rules/plans.ts';
import {
  NewPlanSessions,
  NewTrainingPlan,
  PlanSessions,
  PlanYear,
  TrainingNeedsQuestion,
  TrainingPlan,
  TrainingPlanComparison,
  TrainingPlanProposal,
  TrainingPlanSummary,
} from '../schemas/plans.ts';
import {
  findPlan,
  insertPlan,
  insertSessionsOf,
  isPlanWithin,
  planList,
  proposalOf,
  takeSeatsLeft,
  type WorkedOut,
  workOut,
} from '../store/plans.ts';
import { sessionsByIds } from '../store/sessions.ts';

const tags = ['training-plans'];
const read = { access: withScope('training-plans:read', { units: 'narrowed' }) };
const write = { access: withScope('training-plans:write', { units: 'narrowed' }) };
const PlanParams = Closed({ planId: Id('Stable id of the plan.') });

/** Analyses of training needs, and the yearly plans that follow from them. */
export const planRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/training-plans/_preview',
    {
      config: { ...read, readsOnly: true },
      schema: {
        operationId: 'previewTrainingPlan',
        tags,
        summary: 'Analyse training needs within a budget',
        description:
          'From all competency gaps of a unit and of all below it to the courses, seats and cost that a budget pays for, by priority, and the gaps that remain; nothing is saved.',
        body: ref(TrainingNeedsQuestion),
        response: answers({ 200: ref(TrainingPlanProposal) }, 413, 415, 422),
      },
    },
    async (request) => proposalOf(database.read, await workedOut(request.body, reachOf(request))),
  );

  app.get(
    '/training-plans',
    {
      config: read,
      schema: {
        operationId: 'listTrainingPlans',
        tags,
        summary: 'List saved training plans',
        description: 'Saved plans in figures, page by page in the order of their years.',
        querystring: listQuery(
          {
            unitId: Type.Optional(Id('Only plans of this unit.')),
            year: Type.Optional(PlanYear),
          },
          ['year'],
        ),
        response: answers({ 200: PageOf(ref(TrainingPlanSummary)) }),
      },
    },
    async (request, reply) => {
      const list = planList(database.read, { ...request.query, reach: reachOf(request) });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/training-plans',
    {
      config: write,
      schema: {
        operationId: 'createTrainingPlan',
        tags,
        summary: 'Save a training plan',
        description:
          'Works out what `POST /training-plans/_preview` shows, and saves it under a name. It stays as it was on that day: plan anew, and compare, when gaps, prices or the budget have changed.',
        body: ref(NewTrainingPlan),
        response: answers({ 201: ref(TrainingPlan) }, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const worked = await workedOut(request.body, reach);
      const plan = await database.transaction(actorOf(request), async (transaction) => {
        const planId = await insertPlan(transaction, request.body, worked);
        return (await findPlan(transaction, planId, null))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-plans/${plan.id}`));
      return versioned(reply, plan);
    },
  );

  app.get(
    '/training-plans/:planId',
    {
      config: read,
      schema: {
        operationId: 'getTrainingPlan',
        tags,
        summary: 'Read a training plan',
        description:
          'One plan with its courses by priority, the seats that sessions have of them already, and what it does about each competency.',
        params: PlanParams,
        response: answers({ 200: ref(TrainingPlan) }, 404),
      },
    },
    async (request, reply) => {
      const plan = await findPlan(database.read, request.params.planId, reachOf(request));
      if (!plan) throw notFound();
      return versioned(reply, plan);
    },
  );

  app.get(
    '/training-plans/:planId/comparison',
    {
      config: read,
      schema: {
        operationId: 'compareTrainingPlans',
        tags,
        summary: 'Compare two training plans',
        description:
          'Two plans side by side, course by course and competency by competency; differences are the other plan less this one.',
        params: PlanParams,
        querystring: Closed({ withPlanId: Id('The plan to compare it with.') }),
        response: answers({ 200: ref(TrainingPlanComparison) }, 404, 422),
      },
    },
    async (request) => {
      const reach = reachOf(request);
      const plan = await findPlan(database.read, request.params.planId, reach);
      if (!plan) throw notFound();
      const other = await findPlan(database.read, request.query.withPlanId, reach);
      if (!other) throw unknownReference('training plan', { parameter: 'withPlanId' });
      return {
        plan: inFigures(plan),
        other: inFigures(other),
        lines: compareLines(plan.lines, other.lines),
        needs: compareNeeds(plan.needs, other.needs),
      };
    },
  );

  app.post(
    '/training-plans/:planId/sessions',
    {
      config: write,
      schema: {
        operationId: 'planTrainingSessions',
        tags,
        summary: 'Plan sessions from a training plan',
        description:
          'Plans sessions of courses of the plan, all of them or none: drafts, until they are opened. Together they have no more seats than the plan pays for; sessions that were cancelled count no more.',
        params: PlanParams,
        body: ref(NewPlanSessions),
        response: answers({ 201: ref(PlanSessions) }, 404, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { planId } = request.params;
      const reach = reachOf(request);
      const sessions = await database.transaction(actorOf(request), async (transaction) => {
        const left = await takeSeatsLeft(transaction, planId, reach);
        const planned = foundInPlanned(request.body.sessions, left);
        refuseFound(planned.found);
        const ids = await insertSessionsOf(transaction, planId, planned.sessions);
        return sessionsByIds(transaction, ids, app.today());
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-plans/${planId}`));
      return { sessions };
    },
  );

  await app.register(
    historyOfResource({
      path: '/training-plans/:planId',
      parameter: 'planId',
      resource: 'training-plan',
      tag: tags[0]!,
      access: read.access,
      exists: (request: FastifyRequest, id) => isPlanWithin(database.read, id, reachOf(request)),
    }),
  );

  async function workedOut(question: TrainingNeedsQuestion, reach: Reach): Promise<WorkedOut> {
    const { unitId, year, budget, asOf = app.today() } = question;
    if (!(await unitExistsOn(database.read, unitId, asOf, reach))) throw unknownReference('unit', '/unitId');
    return workOut(database, { unitId, year, budget, asOf });
  }
};

const inFigures = ({
  lines: _,
  needs: __,
  reportedNeeds: ___,
  ...summary
}: TrainingPlan): TrainingPlanSummary => summary;
