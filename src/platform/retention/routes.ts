import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../access/caller.ts';
import { withScope } from '../access/scopes.ts';
import { historyOfResource } from '../audit/routes/history.ts';
import { answers } from '../http/answers.ts';
import { expectedVersion, versioned } from '../http/conditional.ts';
import { refuseFound } from '../http/found.ts';
import { notFound } from '../http/problems.ts';
import { Closed, Id, ref } from '../http/schemas.ts';
import { foundInRetention } from './days.ts';
import { retentionRemarks } from './remarks.ts';
import { RetentionRule, RetentionRuleChange } from './schemas.ts';
import { findRetentionRule, retentionRulesOf, takeRetentionRule, updateRetentionRule } from './store.ts';

const tags = ['retention-rules'];
const read = { access: withScope('surveys:read', { units: 'shared' }) };
const write = { access: withScope('surveys:write') };
const RuleParams = Closed({ ruleId: Id('Stable id of the rule.') });

/** For how long what is held of citizens is kept, as data. */
export const retentionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/retention-rules',
    {
      config: read,
      schema: {
        operationId: 'listRetentionRules',
        tags,
        summary: 'List for how long what is held of citizens is kept',
        description:
          'The retention schedule (jadwal retensi) of what is held of those who answer surveys, report or take part in forums, one rule for each subject.',
        response: answers({
          200: Type.Object(
            {
              items: Type.Array(ref(RetentionRule), { maxItems: 100, description: 'One for each subject.' }),
            },
            { description: 'The retention schedule.' },
          ),
        }),
      },
    },
    async () => ({ items: await retentionRulesOf(database.read) }),
  );

  app.get(
    '/retention-rules/:ruleId',
    {
      config: read,
      schema: {
        operationId: 'getRetentionRule',
        tags,
        summary: 'Read a retention rule',
        description: 'For how long one subject is kept, and what that rests on.',
        params: RuleParams,
        response: answers({ 200: ref(RetentionRule) }, 404),
      },
    },
    async (request, reply) => {
      const rule = await findRetentionRule(database.read, request.params.ruleId);
      if (!rule) throw notFound();
      return versioned(reply, rule);
    },
  );

  app.patch(
    '/retention-rules/:ruleId',
    {
      config: write,
      schema: {
        operationId: 'updateRetentionRule',
        tags,
        summary: 'Change for how long something is kept',
        description:
          'Changes a rule (JSON Merge Patch). It is applied once a day: what is older by then is deleted for good. Say why in `X-Purpose`: the reason stands in the audit log.',
        params: RuleParams,
        body: ref(RetentionRuleChange),
        response: answers({ 200: ref(RetentionRule) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { ruleId } = request.params;
      const expected = expectedVersion(request);
      const rule = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeRetentionRule(transaction, ruleId, expected);
        refuseFound(foundInRetention(held.subject, request.body.days ?? held.days), retentionRemarks);
        return updateRetentionRule(transaction, ruleId, request.body);
      });
      return versioned(reply, rule);
    },
  );

  await app.register(
    historyOfResource({
      path: '/retention-rules/:ruleId',
      parameter: 'ruleId',
      resource: 'retention-rule',
      tag: tags[0]!,
      access: read.access,
      exists: async (_request, id) => (await findRetentionRule(database.read, id)) !== undefined,
    }),
  );
};
