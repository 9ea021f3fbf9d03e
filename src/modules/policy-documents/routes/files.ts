import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { takeUpload } from '../../../platform/file-uploads/index.ts';
import { FileHeaders, fileAnswers } from '../../../platform/files/documented.ts';
import { sendFile } from '../../../platform/files/send.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { isEnacted } from '../rules/life.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import { fileTypes, mostFileBytes, NewPolicyFile, PolicyFile } from '../schemas/files.ts';
import { takeDocument, updateDocument } from '../store/documents.ts';
import { deleteFile, fileList, findSent, insertFile } from '../store/files.ts';
import { requirePossible } from '../store/life.ts';
import { PolicyDocumentParams, read, write } from './documents.ts';
import { documentOf, publishedDocumentOf } from './documents-of.ts';
import { requireLegalOffice } from './legal-office.ts';
import { open } from './public-documents.ts';

const tags = ['policy-files'];
const FileParams = Closed({
  ...PolicyDocumentParams.properties,
  policyFileId: Id('Stable id of the file.'),
});
const sent = fileAnswers('The file, byte by byte as it was uploaded.', fileTypes, mostFileBytes);

/** Files of documents. */
export const fileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/files',
    {
      config: read,
      schema: {
        operationId: 'listPolicyFiles',
        tags,
        summary: 'List the files of a document',
        description: 'Files in the order in which they were added, each with its digest.',
        params: PolicyDocumentParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(PolicyFile)) }, 404),
      },
    },
    async (request, reply) => {
      const { policyDocumentId } = request.params;
      await documentOf(request, policyDocumentId);
      return sendList(request, reply, pageRequest(request), fileList(database.read, policyDocumentId));
    },
  );

  app.post(
    '/policy-documents/:policyDocumentId/files',
    {
      config: write,
      schema: {
        operationId: 'addPolicyFile',
        tags,
        summary: 'Add a file to a document',
        description:
          'Adds a file that was uploaded with `POST /file-uploads` and checked. To an enacted document only the legal office adds files; they stay.',
        params: PolicyDocumentParams,
        body: ref(NewPolicyFile),
        response: answers({ 201: ref(PolicyFile) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { role, fileUploadId } = request.body;
      const { policyDocumentId } = request.params;
      const file = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeForFiles(transaction, request, policyDocumentId);
        if (isEnacted(held.stage)) requireLegalOffice(request);
        const taken = await takeUpload(transaction, fileUploadId, actorOf(request), 'policy-document');
        await updateDocument(transaction, policyDocumentId, {});
        return insertFile(transaction, policyDocumentId, role, taken);
      });
      reply
        .status(201)
        .header(
          'location',
          publicPath(request, `/v1/policy-documents/${policyDocumentId}/files/${file.id}/content`),
        );
      return file;
    },
  );

  app.delete(
    '/policy-documents/:policyDocumentId/files/:policyFileId',
    {
      config: write,
      schema: {
        operationId: 'removePolicyFile',
        tags,
        summary: 'Remove a file from a draft',
        description:
          'Removes a file of a document that has not been enacted. The audit log keeps its digest.',
        params: FileParams,
        response: answers({ 204: Type.Null({ description: 'The file is removed.' }) }, 404, 409, 412),
      },
    },
    async (request, reply) => {
      const { policyDocumentId, policyFileId } = request.params;
      await database.transaction(actorOf(request), async (transaction) => {
        requirePossible('change', await takeForFiles(transaction, request, policyDocumentId));
        await deleteFile(transaction, policyDocumentId, policyFileId);
        await updateDocument(transaction, policyDocumentId, {});
      });
      reply.status(204);
      return null;
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/files/:policyFileId/content',
    {
      config: read,
      schema: {
        operationId: 'downloadPolicyFile',
        tags,
        summary: 'Download a file of a document',
        description:
          'The bytes of a file, or with `Range` a part of them: a download that broke off goes on.',
        params: FileParams,
        headers: FileHeaders,
        response: sent,
      },
    },
    async (request, reply) => {
      const { policyDocumentId, policyFileId } = request.params;
      await documentOf(request, policyDocumentId);
      const file = await findSent(database.read, policyDocumentId, policyFileId);
      if (!file) throw notFound();
      return sendFile(reply, file);
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/files',
    {
      config: open,
      schema: {
        operationId: 'listPublicPolicyFiles',
        tags: ['public-policy-documents'],
        summary: 'List the files of a published document',
        description: 'Files in the order in which they were added, each with its digest; open to all.',
        params: PolicyDocumentParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(PolicyFile)) }, 404),
      },
    },
    async (request, reply) => {
      const { policyDocumentId } = request.params;
      await publishedDocumentOf(request, policyDocumentId);
      return sendList(request, reply, pageRequest(request), fileList(database.read, policyDocumentId));
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/files/:policyFileId/content',
    {
      config: open,
      schema: {
        operationId: 'downloadPublicPolicyFile',
        tags: ['public-policy-documents'],
        summary: 'Download a file of a published document',
        description:
          'The bytes of a file, or with `Range` a part of them: a download that broke off goes on. Open to all.',
        params: FileParams,
        headers: FileHeaders,
        response: sent,
      },
    },
    async (request, reply) => {
      const { policyDocumentId, policyFileId } = request.params;
      await publishedDocumentOf(request, policyDocumentId);
      const file = await findSent(database.read, policyDocumentId, policyFileId);
      if (!file) throw notFound();
      return sendFile(reply, file);
    },
  );

  async function takeForFiles(
    transaction: Transaction,
    request: FastifyRequest,
    documentId: string,
  ): Promise<PolicyDocument> {
    const held = await takeDocument(
      transaction,
      documentId,
      reachOf(request),
      app.today(),
      optionalVersion(request),
    );
    requirePossible('describe', held);
    return held;
  }
};
