import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { unitExistsOn } from '../../organisation/index.ts';
import { reportKinds } from '../reference.ts';
import {
  CategoryCode,
  NewReportCategory,
  ReportCategory,
  ReportCategoryChange,
} from '../schemas/categories.ts';
import { DeadlineRule, DeadlineRuleChange } from '../schemas/deadline-rules.ts';
import { NewRoutingRule, RoutingRule, RoutingRuleChange } from '../schemas/routing-rules.ts';
import { categoryList, changeCategory, findCategory, insertCategory } from '../store/categories.ts';
import { changeDeadlineRule, deadlineRuleList, findDeadlineRule } from '../store/deadlines.ts';
import {
  deleteRoutingRule,
  findRoutingRule,
  insertRoutingRule,
  routingRuleList,
  takeRoutingRule,
  updateRoutingRule,
} from '../store/routing-rules.ts';

const tags = ['report-settings'];
const open = { access: publicAccess };
const read = { access: withScope('reports:read', { units: 'shared' }) };
/** Rules name units of the whole city. */
const readAll = { access: withScope('reports:read') };
const write = { access: withScope('report-settings:write') };
const CategoryParams = Closed({ categoryId: Id('Stable id of the category.') });
const RoutingParams = Closed({ routingRuleId: Id('Stable id of the rule.') });
const DeadlineParams = Closed({ deadlineRuleId: Id('Stable id of the rule.') });

/** What the city settles for all reports: categories, to whom they go, and how long they may take. */
export const settingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/report-categories',
    {
      config: open,
      schema: {
        operationId: 'listReportCategories',
        tags,
        summary: 'List the categories of reports',
        description: 'What reports can be about (kategori laporan), open to all.',
        querystring: listQuery(
          {
            code: Type.Optional(CategoryCode),
            kind: Type.Optional(reportKinds.schema),
            serviceId: Type.Optional(Id('Only categories of this public service.')),
            isActive: Type.Optional(
              Type.Boolean({ description: 'Only those under which reports are filed, or others.' }),
            ),
          },
          ['code'],
        ),
        response: answers({ 200: PageOf(ref(ReportCategory)) }),
      },
    },
    (request, reply) =>
      sendList(request, reply, pageRequest(request), categoryList(database.read, request.query)),
  );

  app.post(
    '/report-categories',
    {
      config: write,
      schema: {
        operationId: 'createReportCategory',
        tags,
        summary: 'Enter a category',
        description: 'Enters a category with the kind that its reports are of, if they say nothing else.',
        body: ref(NewReportCategory),
        response: answers({ 201: ref(ReportCategory) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const category = await database.transaction(actorOf(request), (transaction) =>
        insertCategory(transaction, request.body),
      );
      reply.status(201).header('location', publicPath(request, `/v1/report-categories/${category.id}`));
      return versioned(reply, category);
    },
  );

  app.get(
    '/report-categories/:categoryId',
    {
      config: open,
      schema: {
        operationId: 'getReportCategory',
        tags,
        summary: 'Read a category',
        description: 'One category, also one under which nothing is filed any more; open to all.',
        params: CategoryParams,
        response: answers({ 200: ref(ReportCategory) }, 404),
      },
    },
    async (request, reply) => {
      const category = await findCategory(database.read, request.params.categoryId);
      if (!category) throw notFound();
      return versioned(reply, category);
    },
  );

  app.patch(
    '/report-categories/:categoryId',
    {
      config: write,
      schema: {
        operationId: 'updateReportCategory',
        tags,
        summary: 'Change a category',
        description: 'Changes a category (JSON Merge Patch); `isActive` ends it for new reports.',
        params: CategoryParams,
        body: ref(ReportCategoryChange),
        response: answers({ 200: ref(ReportCategory) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { categoryId } = request.params;
      const expected = expectedVersion(request);
      const category = await database.transaction(actorOf(request), (transaction) =>
        changeCategory(transaction, categoryId, expected, request.body),
      );
      return versioned(reply, category);
    },
  );

  await app.register(
    historyOfResource({
      path: '/report-categories/:categoryId',
      parameter: 'categoryId',
      resource: 'report-category',
      tag: tags[0]!,
      ...read,
      exists: async (_request, id) => (await findCategory(database.read, id)) !== undefined,
    }),
  );

  app.get(
    '/report-routing-rules',
    {
      config: readAll,
      schema: {
        operationId: 'listReportRoutingRules',
        tags,
        summary: 'List the rules of routing',
        description:
          'To which unit a report goes at first, in the order in which rules are tried: the lowest `rank` that fits decides.',
        querystring: listQuery(
          {
            unitId: Type.Optional(Id('Only rules that lead to this unit.')),
            categoryId: Type.Optional(Id('Only rules for this category.')),
          },
          ['rank'],
        ),
        response: answers({ 200: PageOf(ref(RoutingRule)) }),
      },
    },
    (request, reply) =>
      sendList(request, reply, pageRequest(request), routingRuleList(database.read, request.query)),
  );

  app.post(
    '/report-routing-rules',
    {
      config: write,
      schema: {
        operationId: 'createReportRoutingRule',
        tags,
        summary: 'Enter a rule of routing',
        description:
          'Enters a rule for reports that come from now on. One without criteria takes all that no other takes.',
        body: ref(NewRoutingRule),
        response: answers({ 201: ref(RoutingRule) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const rule = await database.transaction(actorOf(request), async (transaction) => {
        if (!(await unitExistsOn(transaction, request.body.unitId, app.today(), null)))
          throw unknownReference('unit', '/unitId');
        return insertRoutingRule(transaction, request.body);
      });
      reply.status(201).header('location', publicPath(request, `/v1/report-routing-rules/${rule.id}`));
      return versioned(reply, rule);
    },
  );

  app.get(
    '/report-routing-rules/:routingRuleId',
    {
      config: readAll,
      schema: {
        operationId: 'getReportRoutingRule',
        tags,
        summary: 'Read a rule of routing',
        description: 'One rule of routing.',
        params: RoutingParams,
        response: answers({ 200: ref(RoutingRule) }, 404),
      },
    },
    async (request, reply) => {
      const rule = await findRoutingRule(database.read, request.params.routingRuleId);
      if (!rule) throw notFound();
      return versioned(reply, rule);
    },
  );

  app.patch(
    '/report-routing-rules/:routingRuleId',
    {
      config: write,
      schema: {
        operationId: 'updateReportRoutingRule',
        tags,
        summary: 'Change a rule of routing',
        description:
          'Changes a rule (JSON Merge Patch) for reports that come from now on; those that are there stay where they are.',
        params: RoutingParams,
        body: ref(RoutingRuleChange),
        response: answers({ 200: ref(RoutingRule) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { routingRuleId: ruleId } = request.params;
      const expected = expectedVersion(request);
      const rule = await database.transaction(actorOf(request), async (transaction) => {
        await takeRoutingRule(transaction, ruleId, expected);
        const { unitId } = request.body;
        if (unitId !== undefined && !(await unitExistsOn(transaction, unitId, app.today(), null)))
          throw unknownReference('unit', '/unitId');
        return updateRoutingRule(transaction, ruleId, request.body);
      });
      return versioned(reply, rule);
    },
  );

  app.delete(
    '/report-routing-rules/:routingRuleId',
    {
      config: write,
      schema: {
        operationId: 'deleteReportRoutingRule',
        tags,
        summary: 'Remove a rule of routing',
        description: 'Removes a rule; reports that came by it stay where they are.',
        params: RoutingParams,
        response: answers({ 204: Type.Null({ description: 'The rule is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { routingRuleId: ruleId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        await takeRoutingRule(transaction, ruleId, expected);
        await deleteRoutingRule(transaction, ruleId);
      });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/report-deadline-rules',
    {
      config: open,
      schema: {
        operationId: 'listReportDeadlineRules',
        tags,
        summary: 'List how long reports may take',
        description:
          'Working days for each step by kind of report (Perpres 76/2013; PermenPANRB 62/2018), open to all.',
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(DeadlineRule)) }),
      },
    },
    (request, reply) => sendList(request, reply, pageRequest(request), deadlineRuleList(database.read)),
  );

  app.get(
    '/report-deadline-rules/:deadlineRuleId',
    {
      config: open,
      schema: {
        operationId: 'getReportDeadlineRule',
        tags,
        summary: 'Read how long a step may take',
        description: 'One deadline, open to all.',
        params: DeadlineParams,
        response: answers({ 200: ref(DeadlineRule) }, 404),
      },
    },
    async (request, reply) => {
      const rule = await findDeadlineRule(database.read, request.params.deadlineRuleId);
      if (!rule) throw notFound();
      return versioned(reply, rule);
    },
  );

  app.patch(
    '/report-deadline-rules/:deadlineRuleId',
    {
      config: write,
      schema: {
        operationId: 'updateReportDeadlineRule',
        tags,
        summary: 'Change how long a step may take',
        description: 'Changes a deadline with the regulation that it rests on, for what begins from now on.',
        params: DeadlineParams,
        body: ref(DeadlineRuleChange),
        response: answers({ 200: ref(DeadlineRule) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { deadlineRuleId: ruleId } = request.params;
      const expected = expectedVersion(request);
      const rule = await database.transaction(actorOf(request), (transaction) =>
        changeDeadlineRule(transaction, ruleId, expected, request.body),
      );
      return versioned(reply, rule);
    },
  );
};
