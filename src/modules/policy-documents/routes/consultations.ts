import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { FiledConsultation, filedConsultations } from '../../consultations/index.ts';
import { PolicyDocumentParams, read } from './documents.ts';
import { documentOf, publishedDocumentOf } from './documents-of.ts';

/** What people said of documents before they were decided: part of their file. */
export const consultationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/consultations',
    {
      config: read,
      schema: {
        operationId: 'listPolicyConsultations',
        tags: ['policy-documents'],
        summary: 'Read the consultations on a document',
        description:
          'Every consultation (konsultasi) on a document with what came of it, internal ones too: part of its file, which loses none.',
        params: PolicyDocumentParams,
        querystring: listQuery({}, ['closesOn', 'id']),
        response: answers({ 200: PageOf(ref(FiledConsultation)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await documentOf(request, request.params.policyDocumentId);
      const filed = { kind: 'policy-document', id, isForAll: false } as const;
      const list = filedConsultations(database.read, filed, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/consultations',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listPublicPolicyConsultations',
        tags: ['public-policy-documents'],
        summary: 'Read the public consultations on a published document',
        description:
          'The consultations of the public that a published document went through, with what was said and what was answered.',
        params: PolicyDocumentParams,
        querystring: listQuery({}, ['closesOn', 'id']),
        response: answers({ 200: PageOf(ref(FiledConsultation)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await publishedDocumentOf(request, request.params.policyDocumentId);
      const filed = { kind: 'policy-document', id, isForAll: true } as const;
      const list = filedConsultations(database.read, filed, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
