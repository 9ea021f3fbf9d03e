import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { EscalationRule, EscalationRuleChange, NewEscalationRule } from '../schemas/escalation-rules.ts';
import {
  deleteEscalationRule,
  escalationRuleList,
  findEscalationRule,
  insertEscalationRule,
  takeEscalationRule,
  updateEscalationRule,
} from '../store/escalation-rules.ts';

const tags = ['report-settings'];
const readAll = { access: withScope('reports:read') };
const write = { access: withScope('report-settings:write') };
const EscalationParams = Closed({ escalationRuleId: Id('Stable id of the rule.') });

/** Who is told of deadlines, before and after. */
export const escalationRuleRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/report-escalation-rules',
    {
      config: readAll,
      schema: {
        operationId: 'listReportEscalationRules',
        tags,
        summary: 'List the rules of escalation',
        description:
          'Who is reminded so many working days before a deadline (pengingat), and who is told so many after it that it has passed (eskalasi), by kind of report and step.',
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(EscalationRule)) }),
      },
    },
    (request, reply) => sendList(request, reply, pageRequest(request), escalationRuleList(database.read)),
  );

  app.post(
    '/report-escalation-rules',
    {
      config: write,
      schema: {
        operationId: 'createReportEscalationRule',
        tags,
        summary: 'Enter a rule of escalation',
        description:
          'Enters a rule for a kind, a step, an action and a level that has none. It speaks of every open report, also of those that are there: each level is told once of each deadline.',
        body: ref(NewEscalationRule),
        response: answers({ 201: ref(EscalationRule) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const rule = await database.transaction(actorOf(request), (transaction) =>
        insertEscalationRule(transaction, request.body),
      );
      reply.status(201).header('location', publicPath(request, `/v1/report-escalation-rules/${rule.id}`));
      return versioned(reply, rule);
    },
  );

  app.get(
    '/report-escalation-rules/:escalationRuleId',
    {
      config: readAll,
      schema: {
        operationId: 'getReportEscalationRule',
        tags,
        summary: 'Read a rule of escalation',
        description: 'One rule of escalation.',
        params: EscalationParams,
        response: answers({ 200: ref(EscalationRule) }, 404),
      },
    },
    async (request, reply) => {
      const rule = await findEscalationRule(database.read, request.params.escalationRuleId);
      if (!rule) throw notFound();
      return versioned(reply, rule);
    },
  );

  app.patch(
    '/report-escalation-rules/:escalationRuleId',
    {
      config: write,
      schema: {
        operationId: 'updateReportEscalationRule',
        tags,
        summary: 'Change a rule of escalation',
        description:
          'Changes the working days of a rule (JSON Merge Patch). What was told already is not told again.',
        params: EscalationParams,
        body: ref(EscalationRuleChange),
        response: answers({ 200: ref(EscalationRule) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { escalationRuleId: ruleId } = request.params;
      const expected = expectedVersion(request);
      const rule = await database.transaction(actorOf(request), async (transaction) => {
        await takeEscalationRule(transaction, ruleId, expected);
        return updateEscalationRule(transaction, ruleId, request.body);
      });
      return versioned(reply, rule);
    },
  );

  app.delete(
    '/report-escalation-rules/:escalationRuleId',
    {
      config: write,
      schema: {
        operationId: 'deleteReportEscalationRule',
        tags,
        summary: 'Remove a rule of escalation',
        description: 'Removes a rule; what was told by it stands.',
        params: EscalationParams,
        response: answers({ 204: Type.Null({ description: 'The rule is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { escalationRuleId: ruleId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        await takeEscalationRule(transaction, ruleId, expected);
        await deleteEscalationRule(transaction, ruleId);
      });
      return reply.status(204).send(null);
    },
  );
};
