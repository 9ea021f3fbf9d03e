import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf, requireReached } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { servicesWithin } from '../../feedback/index.ts';
import { unitWithin } from '../../organisation/index.ts';
import { impactProblems } from '../impact-problems.ts';
import { refuseFound } from '../rules/found.ts';
import { isEnacted } from '../rules/life.ts';
import { foundInTarget } from '../rules/targets.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import { mostTargets } from '../schemas/evaluations.ts';
import { NewPolicyTarget, PolicyTarget, PolicyTargetChange } from '../schemas/targets.ts';
import { takeDocument } from '../store/documents.ts';
import { isScopeThere } from '../store/figures.ts';
import { requirePossible } from '../store/life.ts';
import {
  countTargets,
  deleteTarget,
  findTarget,
  insertTarget,
  takeTarget,
  targetList,
  updateTarget,
} from '../store/targets.ts';
import { PolicyDocumentParams, read, write } from './documents.ts';
import { documentOf } from './documents-of.ts';

const tags = ['policy-targets'];
export const PolicyTargetParams = Closed({
  ...PolicyDocumentParams.properties,
  policyTargetId: Id('Stable id of the target.'),
});

/** What documents are to reach. */
export const targetRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/targets',
    {
      config: read,
      schema: {
        operationId: 'listPolicyTargets',
        tags,
        summary: 'List what a document is to reach',
        description:
          'Targets of a document (target kebijakan) in the order of their entry, each with what was measured last and its status on the day that is read; those that others replaced too.',
        params: PolicyDocumentParams,
        querystring: listQuery({ asOf: AsOf }, ['id']),
        response: answers({ 200: PageOf(ref(PolicyTarget)) }, 404),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const { policyDocumentId } = request.params;
      await documentOf(request, policyDocumentId, page.asOf);
      return sendList(request, reply, page, targetList(database.read, policyDocumentId, page.asOf));
    },
  );

  app.post(
    '/policy-documents/:policyDocumentId/targets',
    {
      config: write,
      schema: {
        operationId: 'addPolicyTarget',
        tags,
        summary: 'State what a document is to reach',
        description:
          'Adds an indicator with baseline, target and due date: measured by the service itself from a figure that it computes (see `/reference/policy-target-sources`), or by people. What an enacted document promised is not changed: another target `replaces` it, with the reason. A unit or service that is closed is refused.',
        params: PolicyDocumentParams,
        body: ref(NewPolicyTarget),
        response: answers({ 201: ref(PolicyTarget) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { replaces, ...body } = request.body;
      const today = app.today();
      refuseFound(foundInTarget(body));
      const target = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeForTargets(transaction, request, optionalVersion(request));
        await requireScope(transaction, request, body);
        if ((await countTargets(transaction, held.id)) >= mostTargets)
          refuseFound([{ pointer: '', code: 'targets-too-many', parameters: { most: mostTargets } }]);
        if (replaces && !(await findTarget(transaction, held.id, replaces.targetId, today)))
          throw unknownReference('target', '/replaces/targetId');
        const replacement = replaces
          ? { replacesId: replaces.targetId, replacementReason: replaces.reason }
          : {};
        const id = await insertTarget(transaction, { ...body, ...replacement, documentId: held.id });
        return (await findTarget(transaction, held.id, id, today))!;
      });
      reply
        .status(201)
        .header(
          'location',
          publicPath(request, `/v1/policy-documents/${target.documentId}/targets/${target.id}`),
        );
      return versioned(reply, target);
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/targets/:policyTargetId',
    {
      config: read,
      schema: {
        operationId: 'getPolicyTarget',
        tags,
        summary: 'Read a target',
        description: 'One target of a document, and how far it is on the day that is read.',
        params: PolicyTargetParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(PolicyTarget) }, 404),
      },
    },
    async (request, reply) => {
      const { policyDocumentId, policyTargetId } = request.params;
      const { asOf = app.today() } = request.query;
      const { id } = await documentOf(request, policyDocumentId, asOf);
      const target = await findTarget(database.read, id, policyTargetId, asOf);
      if (!target) throw notFound();
      return versioned(reply, target);
    },
  );

  app.patch(
    '/policy-documents/:policyDocumentId/targets/:policyTargetId',
    {
      config: write,
      schema: {
        operationId: 'updatePolicyTarget',
        tags,
        summary: 'Change a target of a draft',
        description:
          'Changes a target (JSON Merge Patch) until the document is enacted; from then on it is a promise. What it is measured by stays: enter another one instead.',
        params: PolicyTargetParams,
        body: ref(PolicyTargetChange),
        response: answers({ 200: ref(PolicyTarget) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { policyTargetId } = request.params;
      const expected = expectedVersion(request);
      const today = app.today();
      const target = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeForTargets(transaction, request);
        const before = await takeTarget(transaction, held.id, policyTargetId, today, expected);
        requireUnpromised(held);
        refuseFound(foundInTarget({ ...before, ...request.body }));
        await updateTarget(transaction, policyTargetId, request.body);
        return (await findTarget(transaction, held.id, policyTargetId, today))!;
      });
      return versioned(reply, target);
    },
  );

  app.delete(
    '/policy-documents/:policyDocumentId/targets/:policyTargetId',
    {
      config: write,
      schema: {
        operationId: 'removePolicyTarget',
        tags,
        summary: 'Remove a target of a draft',
        description: 'Removes a target until the document is enacted; from then on it is a promise.',
        params: PolicyTargetParams,
        response: answers({ 204: Type.Null({ description: 'The target is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { policyTargetId } = request.params;
      const expected = expectedVersion(request);
      await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeForTargets(transaction, request);
        await takeTarget(transaction, held.id, policyTargetId, app.today(), expected);
        requireUnpromised(held);
        await deleteTarget(transaction, policyTargetId);
      });
      reply.status(204);
      return null;
    },
  );

  /** The document of a request for a change of its targets, which nobody else changes meanwhile. */
  async function takeForTargets(
    transaction: Transaction,
    request: FastifyRequest,
    expected: number | '*' = '*',
  ): Promise<PolicyDocument> {
    const { policyDocumentId } = request.params as { policyDocumentId: string };
    const held = await takeDocument(transaction, policyDocumentId, reachOf(request), app.today(), expected);
    requirePossible('describe', held);
    return held;
  }

  /** @throws Problem if the unit or service is out of reach, or closed */
  async function requireScope(
    transaction: Transaction,
    request: FastifyRequest,
    { unitId, serviceId }: Pick<NewPolicyTarget, 'unitId' | 'serviceId'>,
  ): Promise<void> {
    const reach = reachOf(request);
    if (unitId === undefined && serviceId === undefined) requireReached(reach, null, '/unitId');
    if (unitId !== undefined && !(await unitWithin(transaction, unitId, reach)))
      throw unknownReference('unit', '/unitId');
    if (serviceId !== undefined && (await servicesWithin(transaction, [serviceId], reach)).size === 0)
      throw unknownReference('public service', '/serviceId');
    if (
      !(await isScopeThere(
        transaction,
        { unitId: unitId ?? null, serviceId: serviceId ?? null },
        app.today(),
      ))
    )
      refuseFound([{ pointer: unitId === undefined ? '/serviceId' : '/unitId', code: 'scope-gone' }]);
  }
};

/** @throws Problem `policy-target-promised` of an enacted document */
function requireUnpromised({ stage }: Pick<PolicyDocument, 'stage'>): void {
  if (isEnacted(stage)) throw new Problem(impactProblems['policy-target-promised']);
}
