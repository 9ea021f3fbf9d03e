import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, ref, Text } from '../../../platform/http/schemas.ts';
import { unitCriteria } from '../../organisation/index.ts';
import { policyDocumentKinds } from '../reference.ts';
import { DocumentNumber, Year } from '../schemas/documents.ts';
import { PublicPolicyDocument } from '../schemas/public-documents.ts';
import { PolicyGraph, PolicyRelationSeen } from '../schemas/relations.ts';
import { findByNumber, publicDocumentList } from '../store/public-documents.ts';
import { readGraph, seenRelationList } from '../store/seen-relations.ts';
import { documentFilters, PolicyDocumentParams } from './documents.ts';
import { publishedDocumentOf } from './documents-of.ts';
import { GraphQuery } from './relations.ts';

const tags = ['public-policy-documents'];
export const open = { access: publicAccess };

/** What is published, as everybody reads it. */
export const publicDocumentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/public-policy-documents',
    {
      config: open,
      schema: {
        operationId: 'listPublicPolicyDocuments',
        tags,
        summary: 'List published documents',
        description:
          'Laws, regulations, decisions and circulars that are published, each with its state on the day that is read; open to all.',
        querystring: listQuery(documentFilters, ['id', 'enactedOn']),
        response: answers({ 200: PageOf(ref(PublicPolicyDocument)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const units = await unitCriteria(database.read, request.query, page.asOf);
      const list = publicDocumentList(database.read, { ...request.query, ...units }, page.asOf);
      return sendList(request, reply, page, list);
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId',
    {
      config: open,
      schema: {
        operationId: 'getPublicPolicyDocument',
        tags,
        summary: 'Read a published document',
        description: 'One document with its state on the day that is read; open to all.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(PublicPolicyDocument) }, 404),
      },
    },
    async (request) => publishedDocumentOf(request, request.params.policyDocumentId, request.query.asOf),
  );

  app.get(
    '/regulations/:policyDocumentKind/:documentYear/:documentNumber',
    {
      config: open,
      schema: {
        operationId: 'getRegulation',
        tags,
        summary: 'Read a published document at its permanent address',
        description:
          'The address of a document that never changes: kind, year and number. Where several authorities count each for itself, `authority` tells them apart. Open to all.',
        params: Closed({
          policyDocumentKind: policyDocumentKinds.schema,
          documentYear: Year,
          documentNumber: DocumentNumber,
        }),
        querystring: Closed({
          asOf: AsOf,
          authority: Type.Optional(
            Text('Who decided on it, where several count each for itself.', 200, 'Menteri Dalam Negeri'),
          ),
        }),
        response: answers({ 200: ref(PublicPolicyDocument) }, 404),
      },
    },
    async (request) => {
      const { policyDocumentKind: kind, documentYear: year, documentNumber: number } = request.params;
      const { asOf = app.today(), ...authority } = request.query;
      const document = await findByNumber(database.read, { kind, year, number, ...authority }, asOf);
      if (!document) throw notFound();
      return document;
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/relations',
    {
      config: open,
      schema: {
        operationId: 'listPublicPolicyRelations',
        tags,
        summary: 'List how a published document stands to others',
        description: 'Relations with published documents, from both sides; open to all.',
        params: PolicyDocumentParams,
        querystring: listQuery({ asOf: AsOf }, ['id']),
        response: answers({ 200: PageOf(ref(PolicyRelationSeen)) }, 404),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const { id } = await publishedDocumentOf(request, request.params.policyDocumentId, page.asOf);
      return sendList(request, reply, page, seenRelationList(id, page.asOf, true));
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/graph',
    {
      config: open,
      schema: {
        operationId: 'getPublicPolicyGraph',
        tags,
        summary: 'Read the graph around a published document',
        description: 'Published documents within a distance, and all relations between them; open to all.',
        params: PolicyDocumentParams,
        querystring: GraphQuery,
        response: answers({ 200: ref(PolicyGraph) }, 404),
      },
    },
    async (request) => {
      const { depth, asOf = app.today() } = request.query;
      const { id } = await publishedDocumentOf(request, request.params.policyDocumentId, asOf);
      return readGraph(database.read, id, depth, asOf, true);
    },
  );
};
