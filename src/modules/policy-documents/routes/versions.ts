import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { refuseFound } from '../rules/found.ts';
import { handedIn } from '../rules/handed-in.ts';
import { isEnacted } from '../rules/life.ts';
import { NewPolicyVersion, PolicyVersion, PolicyVersionWithText } from '../schemas/versions.ts';
import { takeDocument, updateDocument } from '../store/documents.ts';
import { requirePossible } from '../store/life.ts';
import { digestOf, findVersion, insertVersion, latestVersion, versionList } from '../store/versions.ts';
import { PolicyDocumentParams, read, write } from './documents.ts';
import { documentOf } from './documents-of.ts';
import { requireLegalOffice } from './legal-office.ts';

const tags = ['policy-texts'];
const VersionParams = Closed({
  ...PolicyDocumentParams.properties,
  policyVersionId: Id('Stable id of the version.'),
});

/** Texts of documents as they were handed in. */
export const versionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/versions',
    {
      config: read,
      schema: {
        operationId: 'listPolicyVersions',
        tags,
        summary: 'List the versions of a text',
        description: 'Texts in the order in which they were handed in, without their words.',
        params: PolicyDocumentParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(PolicyVersion)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await documentOf(request, request.params.policyDocumentId);
      return sendList(request, reply, pageRequest(request), versionList(database.read, id));
    },
  );

  app.post(
    '/policy-documents/:policyDocumentId/versions',
    {
      config: write,
      bodyLimit: 16_777_216,
      schema: {
        operationId: 'addPolicyVersion',
        tags,
        summary: 'Hand in a text',
        description:
          'Adds a text to a draft, structured or plain. It never changes: what is mended is handed in anew. An enacted document that was registered without a text gets its official one from the legal office, once.',
        params: PolicyDocumentParams,
        body: ref(NewPolicyVersion),
        response: answers({ 201: ref(PolicyVersion) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { text, found } = handedIn(request.body);
      refuseFound(found);
      const version = await database.transaction(actorOf(request), async (transaction) => {
        const { policyDocumentId } = request.params;
        const held = await takeDocument(
          transaction,
          policyDocumentId,
          reachOf(request),
          app.today(),
          optionalVersion(request),
        );
        const completes = isEnacted(held.stage) && held.officialVersionId === null;
        if (completes) requireLegalOffice(request);
        else requirePossible('write-text', held);
        const last = await latestVersion(transaction, policyDocumentId);
        if (last?.sha256 === digestOf(text).toString('hex'))
          refuseFound([{ pointer: request.body.text ? '/text' : '/plainText', code: 'text-unchanged' }]);
        const id = await insertVersion(
          transaction,
          { documentId: policyDocumentId, number: (last?.number ?? 0) + 1, note: request.body.note },
          text,
        );
        await updateDocument(transaction, policyDocumentId, completes ? { officialVersionId: id } : {});
        return (await latestVersion(transaction, policyDocumentId))!;
      });
      reply
        .status(201)
        .header(
          'location',
          publicPath(request, `/v1/policy-documents/${version.documentId}/versions/${version.id}`),
        );
      return version;
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/versions/:policyVersionId',
    {
      config: read,
      schema: {
        operationId: 'getPolicyVersion',
        tags,
        summary: 'Read a version of a text',
        description: 'A text as it was handed in, with its digest.',
        params: VersionParams,
        response: answers({ 200: ref(PolicyVersionWithText) }, 404),
      },
    },
    async (request) => {
      const { policyDocumentId, policyVersionId } = request.params;
      await documentOf(request, policyDocumentId);
      const version = await findVersion(database.read, policyDocumentId, policyVersionId);
      if (!version) throw notFound();
      return version;
    },
  );
};
