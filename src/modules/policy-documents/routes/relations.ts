import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { refuseFound } from '../rules/found.ts';
import { isEnacted } from '../rules/life.ts';
import { acyclicWith } from '../rules/relations.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import { NewPolicyRelation, PolicyGraph, PolicyRelation, PolicyRelationSeen } from '../schemas/relations.ts';
import { leadsTo } from '../store/circles.ts';
import { takeDocument, updateDocument } from '../store/documents.ts';
import { foundInRelationNow } from '../store/enactment.ts';
import { requirePossible } from '../store/life.ts';
import {
  deleteRelation,
  findRelated,
  findRelation,
  insertRelation,
  settleEffects,
  takeRelations,
  told,
} from '../store/relations.ts';
import { readGraph, seenRelationList } from '../store/seen-relations.ts';
import { PolicyDocumentParams, read, write } from './documents.ts';
import { documentOf } from './documents-of.ts';
import { requireLegalOffice } from './legal-office.ts';

const tags = ['policy-relations'];
const RelationParams = Closed({
  ...PolicyDocumentParams.properties,
  policyRelationId: Id('Stable id of the relation.'),
});

export const GraphQuery = Closed({
  depth: Type.Integer({
    minimum: 1,
    maximum: 5,
    default: 2,
    format: 'int32',
    description: 'So many relations lie between the document and what is told, at most.',
  }),
  asOf: AsOf,
});

/** How documents stand to each other. */
export const relationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/relations',
    {
      config: read,
      schema: {
        operationId: 'listPolicyRelations',
        tags,
        summary: 'List how a document stands to others',
        description:
          'Relations from both sides: what it does to others, and what others do to it, each with the official term (hubungan).',
        params: PolicyDocumentParams,
        querystring: listQuery({ asOf: AsOf }, ['id']),
        response: answers({ 200: PageOf(ref(PolicyRelationSeen)) }, 404),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const { id } = await documentOf(request, request.params.policyDocumentId);
      return sendList(request, reply, page, seenRelationList(id, page.asOf, false));
    },
  );

  app.post(
    '/policy-documents/:policyDocumentId/relations',
    {
      config: write,
      schema: {
        operationId: 'addPolicyRelation',
        tags,
        summary: 'Say how a document stands to another',
        description:
          'What amends or revokes has its effect from the day on which the document takes effect, or a later one; the other document’s state follows by itself. An amendment says what it does with which provision: by that the consolidated text is made. Refused: acting on a higher kind, on what is not enacted, on what is revoked by then, on itself, and in circles. With an enacted document only the legal office enters relations.',
        params: PolicyDocumentParams,
        body: ref(NewPolicyRelation),
        response: answers({ 201: ref(PolicyRelation) }, 404, 409, 412, 413, 415, 422),
      },
      bodyLimit: 8_388_608,
    },
    async (request, reply) => {
      const { body } = request;
      const relation = await database.transaction(actorOf(request), async (transaction) => {
        const source = await takeForRelations(transaction, request);
        const target = await findRelated(transaction, body.targetId);
        if (!target) throw unknownReference('policy document', '/targetId');
        refuseFound(await foundInRelationNow(transaction, source, body, target));
        const kinds = acyclicWith(body.kind);
        if (kinds && (await leadsTo(transaction, target.id, source.id, kinds)))
          refuseFound([{ pointer: '/targetId', code: 'relation-circular' }]);
        const id = await insertRelation(transaction, source, body);
        await settleEffects(transaction, [target.id]);
        await updateDocument(transaction, source.id, {});
        return told(source, (await findRelation(transaction, source.id, id))!);
      });
      reply
        .status(201)
        .header(
          'location',
          publicPath(request, `/v1/policy-documents/${relation.documentId}/relations/${relation.id}`),
        );
      return relation;
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/relations/:policyRelationId',
    {
      config: read,
      schema: {
        operationId: 'getPolicyRelation',
        tags,
        summary: 'Read a relation',
        description: 'One relation that was entered with the document, with what it does with provisions.',
        params: RelationParams,
        response: answers({ 200: ref(PolicyRelation) }, 404),
      },
    },
    async (request) => {
      const { policyDocumentId, policyRelationId } = request.params;
      const source = await documentOf(request, policyDocumentId);
      const relation = await findRelation(database.read, policyDocumentId, policyRelationId);
      if (!relation) throw notFound();
      return told(source, relation);
    },
  );

  app.delete(
    '/policy-documents/:policyDocumentId/relations/:policyRelationId',
    {
      config: write,
      schema: {
        operationId: 'removePolicyRelation',
        tags,
        summary: 'Remove a relation',
        description:
          'Removes what was entered by mistake; the other document’s state follows by itself. With an enacted document only the legal office may. The audit log keeps it.',
        params: RelationParams,
        response: answers({ 204: Type.Null({ description: 'The relation is removed.' }) }, 404, 409, 412),
      },
    },
    async (request, reply) => {
      const { policyRelationId } = request.params;
      await database.transaction(actorOf(request), async (transaction) => {
        const source = await takeForRelations(transaction, request);
        const relation = await findRelation(transaction, source.id, policyRelationId);
        if (!relation) throw notFound();
        await deleteRelation(transaction, source.id, policyRelationId);
        await settleEffects(transaction, [relation.targetId]);
        await updateDocument(transaction, source.id, {});
      });
      reply.status(204);
      return null;
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/graph',
    {
      config: read,
      schema: {
        operationId: 'getPolicyGraph',
        tags,
        summary: 'Read the graph around a document',
        description:
          'Documents within a distance, and all relations between them, whoever keeps them: enough to draw.',
        params: PolicyDocumentParams,
        querystring: GraphQuery,
        response: answers({ 200: ref(PolicyGraph) }, 404),
      },
    },
    async (request) => {
      const { depth, asOf = app.today() } = request.query;
      const { id } = await documentOf(request, request.params.policyDocumentId);
      return readGraph(database.read, id, depth, asOf, false);
    },
  );

  /** The document of a request for a change of its relations, which nobody else changes meanwhile. */
  async function takeForRelations(
    transaction: Transaction,
    request: FastifyRequest,
  ): Promise<PolicyDocument> {
    const { policyDocumentId } = request.params as { policyDocumentId: string };
    await takeRelations(transaction);
    const held = await takeDocument(
      transaction,
      policyDocumentId,
      reachOf(request),
      app.today(),
      optionalVersion(request),
    );
    requirePossible('describe', held);
    if (isEnacted(held.stage)) requireLegalOffice(request);
    return held;
  }
};
