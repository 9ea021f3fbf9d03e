import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { policyLinkKinds } from '../impact-reference.ts';
import { refuseFound } from '../rules/found.ts';
import { hasProvision } from '../rules/text/structure.ts';
import { NewPolicyLink, PolicyLink } from '../schemas/links.ts';
import { takeDocument } from '../store/documents.ts';
import { requirePossible } from '../store/life.ts';
import { linkTargets } from '../store/link-targets.ts';
import { deleteLink, findLink, insertLink, linkList } from '../store/links.ts';
import { findPublicDocument } from '../store/public-documents.ts';
import { findLastVersion, findOfficialVersion } from '../store/versions.ts';
import { PolicyDocumentParams, read, write } from './documents.ts';
import { documentOf } from './documents-of.ts';
import { open } from './public-documents.ts';

const tags = ['policy-links'];
const kind = Type.Optional(policyLinkKinds.schema);

const LinkParams = Closed({
  ...PolicyDocumentParams.properties,
  policyLinkId: Id('Stable id of the link.'),
});

/** What documents touch, and which documents touch something. */
export const linkRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents/:policyDocumentId/links',
    {
      config: read,
      schema: {
        operationId: 'listPolicyLinks',
        tags,
        summary: 'List what a document touches',
        description:
          'Units, positions, services, courses, surveys, training plans and competencies that a document touches (keterkaitan), each with its name on the day that is read, and whether it is still there.',
        params: PolicyDocumentParams,
        querystring: listQuery({ kind, asOf: AsOf }, ['id']),
        response: answers({ 200: PageOf(ref(PolicyLink)) }, 404),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const { policyDocumentId: documentId } = request.params;
      const { kind } = request.query;
      await documentOf(request, documentId, page.asOf);
      const filter = { documentId, reach: reachOf(request), ...(kind && { kind }) };
      return sendList(request, reply, page, linkList(filter, page.asOf));
    },
  );

  app.post(
    '/policy-documents/:policyDocumentId/links',
    {
      config: write,
      schema: {
        operationId: 'addPolicyLink',
        tags,
        summary: 'Say what a document touches',
        description:
          'Links a document, or one provision of it, to a unit, position, service, course, survey, training plan or competency that the caller reaches; the same once. The provision is looked for in the text that was signed, before that in the last one.',
        params: PolicyDocumentParams,
        body: ref(NewPolicyLink),
        response: answers({ 201: ref(PolicyLink) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const [reach, today] = [reachOf(request), app.today()];
      const link = await database.transaction(actorOf(request), async (transaction) => {
        const { policyDocumentId } = request.params;
        const held = await takeDocument(
          transaction,
          policyDocumentId,
          reach,
          today,
          optionalVersion(request),
        );
        requirePossible('describe', held);
        const { resource, isWithin } = linkTargets[body.kind];
        if (!(await isWithin(transaction, body.targetId, reach, today)))
          throw unknownReference(resource, '/targetId');
        if (body.eId !== undefined) {
          const find = held.officialVersionId === null ? findLastVersion : findOfficialVersion;
          const version = await find(transaction, held.id);
          if (!version || !hasProvision(version.text.provisions, body.eId))
            refuseFound([{ pointer: '/eId', code: 'provision-not-in-text', parameters: { eId: body.eId } }]);
        }
        const id = await insertLink(transaction, held.id, body);
        return (await findLink(transaction, held.id, id, today))!;
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/policy-documents/${link.documentId}/links/${link.id}`));
      return link;
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/links/:policyLinkId',
    {
      config: read,
      schema: {
        operationId: 'getPolicyLink',
        tags,
        summary: 'Read a link',
        description: 'One link of a document, with the name of what it touches today.',
        params: LinkParams,
        response: answers({ 200: ref(PolicyLink) }, 404),
      },
    },
    async (request) => {
      const { policyDocumentId, policyLinkId } = request.params;
      const { id } = await documentOf(request, policyDocumentId);
      const link = await findLink(database.read, id, policyLinkId, app.today());
      if (!link) throw notFound();
      return link;
    },
  );

  app.delete(
    '/policy-documents/:policyDocumentId/links/:policyLinkId',
    {
      config: write,
      schema: {
        operationId: 'removePolicyLink',
        tags,
        summary: 'Remove a link',
        description: 'Removes a link that was wrong. The audit log keeps it.',
        params: LinkParams,
        response: answers({ 204: Type.Null({ description: 'The link is removed.' }) }, 404, 409, 412),
      },
    },
    async (request, reply) => {
      const { policyDocumentId, policyLinkId } = request.params;
      await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeDocument(
          transaction,
          policyDocumentId,
          reachOf(request),
          app.today(),
          optionalVersion(request),
        );
        requirePossible('describe', held);
        await deleteLink(transaction, held.id, policyLinkId);
      });
      reply.status(204);
      return null;
    },
  );

  app.get(
    '/policy-document-links',
    {
      config: read,
      schema: {
        operationId: 'listPolicyDocumentLinks',
        tags,
        summary: 'List which documents touch something',
        description:
          'Links of all documents within reach: with `kind` and `targetId` those that touch one unit, position, service …, each with the document’s name, citation and state on the day that is read.',
        querystring: listQuery(
          {
            kind,
            targetId: Type.Optional(Id('Only what touches this unit, position, service or other thing.')),
            asOf: AsOf,
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(PolicyLink)) }),
      },
    },
    (request, reply) => {
      const page = pageRequest(request);
      const { kind, targetId } = request.query;
      const filter = { reach: reachOf(request), ...(kind && { kind }), ...(targetId && { targetId }) };
      return sendList(request, reply, page, linkList(filter, page.asOf));
    },
  );

  app.get(
    '/public-policy-documents/:policyDocumentId/links',
    {
      config: open,
      schema: {
        operationId: 'listPublicPolicyLinks',
        tags,
        summary: 'List what a published document touches',
        description:
          'Units, positions and services that a published document touches, and surveys whose results are published; open to all.',
        params: PolicyDocumentParams,
        querystring: listQuery({ kind, asOf: AsOf }, ['id']),
        response: answers({ 200: PageOf(ref(PolicyLink)) }, 404),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const { policyDocumentId: documentId } = request.params;
      const { kind } = request.query;
      if (!(await findPublicDocument(database.read, documentId, page.asOf))) throw notFound();
      const filter = { documentId, reach: null, onlyPublic: true, ...(kind && { kind }) };
      return sendList(request, reply, page, linkList(filter, page.asOf));
    },
  );
};
