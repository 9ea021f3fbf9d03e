import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { outsideCertificateStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInOutsideCertificate } from '../rules/outside-certificates.ts';
import {
  NewOutsideCertificate,
  OutsideCertificate,
  OutsideRejection,
  OwnOutsideCertificate,
} from '../schemas/outside-certificates.ts';
import {
  decideOutsideCertificate,
  findOutsideCertificate,
  insertOutsideCertificate,
  outsideCertificateList,
} from '../store/outside-certificates.ts';

const tags = ['certificates'];
const read = { access: withScope('certificates:read', { units: 'narrowed' }) };
const write = { access: withScope('certificates:write', { units: 'narrowed' }) };
const self = { access: selfAccess };
const OutsideParams = Closed({ outsideCertificateId: Id('Stable id of the record.') });

/** Certificates of other institutions: submitted with evidence, verified or rejected. */
export const outsideCertificateRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/outside-certificates',
    {
      config: read,
      schema: {
        operationId: 'listOutsideCertificates',
        tags,
        summary: 'List certificates of other institutions',
        description: 'Certificates that others issued, with what came of looking at them, page by page.',
        querystring: listQuery(
          {
            employeeId: Type.Optional(Id('Only those of this person.')),
            state: Type.Optional(outsideCertificateStates.schema),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(OutsideCertificate)) }),
      },
    },
    async (request, reply) => {
      const filter = { ...request.query, reach: reachOf(request) };
      return sendList(request, reply, pageRequest(request), outsideCertificateList(database.read, filter));
    },
  );

  app.post(
    '/outside-certificates',
    {
      config: write,
      schema: {
        operationId: 'recordOutsideCertificate',
        tags,
        summary: 'Record a certificate of another institution',
        description: 'Records a certificate with its evidence; it counts once it is verified.',
        body: ref(NewOutsideCertificate),
        response: answers({ 201: ref(OutsideCertificate) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      refuseFound(foundInOutsideCertificate(request.body, app.today()));
      const reach = reachOf(request);
      const certificate = await database.transaction(actorOf(request), (transaction) =>
        insertOutsideCertificate(transaction, request.body, reach),
      );
      const place = `/v1/outside-certificates/${certificate.id}`;
      reply.status(201).header('location', publicPath(request, place));
      return versioned(reply, certificate);
    },
  );

  app.get(
    '/outside-certificates/:outsideCertificateId',
    {
      config: read,
      schema: {
        operationId: 'getOutsideCertificate',
        tags,
        summary: 'Read a certificate of another institution',
        description: 'One certificate that others issued, with its evidence.',
        params: OutsideParams,
        response: answers({ 200: ref(OutsideCertificate) }, 404),
      },
    },
    async (request, reply) => {
      const { outsideCertificateId } = request.params;
      const certificate = await findOutsideCertificate(database.read, outsideCertificateId, reachOf(request));
      if (!certificate) throw notFound();
      return versioned(reply, certificate);
    },
  );

  app.post(
    '/outside-certificates/:outsideCertificateId/verification',
    {
      config: write,
      schema: {
        operationId: 'verifyOutsideCertificate',
        tags,
        summary: 'Verify a certificate of another institution',
        description:
          'Says that the evidence is good. The learning hours printed on it count; where none are, its quantity is converted (`/learning-conversions`, as of its last day).',
        params: OutsideParams,
        response: answers({ 201: ref(OutsideCertificate) }, 404, 409, 412, 422, 428),
      },
    },
    (request, reply) => decide(request, reply, request.params.outsideCertificateId, { state: 'verified' }),
  );

  app.post(
    '/outside-certificates/:outsideCertificateId/rejection',
    {
      config: write,
      schema: {
        operationId: 'rejectOutsideCertificate',
        tags,
        summary: 'Reject a certificate of another institution',
        description: 'Says that the evidence is not good, and why; the certificate may be submitted anew.',
        params: OutsideParams,
        body: ref(OutsideRejection),
        response: answers({ 201: ref(OutsideCertificate) }, 404, 409, 412, 413, 415, 428),
      },
    },
    (request, reply) =>
      decide(request, reply, request.params.outsideCertificateId, { state: 'rejected', ...request.body }),
  );

  app.get(
    '/me/outside-certificates',
    {
      config: self,
      schema: {
        operationId: 'listOwnOutsideCertificates',
        tags: ['me'],
        summary: 'List the own certificates of other institutions',
        description: 'Every own certificate that others issued, with what came of it, page by page.',
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(OutsideCertificate)) }),
      },
    },
    async (request, reply) => {
      const filter = { reach: null, employeeId: ownEmployeeId(request) };
      return sendList(request, reply, pageRequest(request), outsideCertificateList(database.read, filter));
    },
  );

  app.post(
    '/me/outside-certificates',
    {
      config: self,
      schema: {
        operationId: 'submitOutsideCertificate',
        tags: ['me'],
        summary: 'Submit an own certificate of another institution',
        description: 'Submits a certificate with its evidence; its learning hours count once it is verified.',
        body: ref(OwnOutsideCertificate),
        response: answers({ 201: ref(OutsideCertificate) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      refuseFound(foundInOutsideCertificate(request.body, app.today()));
      const employeeId = ownEmployeeId(request);
      const certificate = await database.transaction(actorOf(request), (transaction) =>
        insertOutsideCertificate(transaction, { ...request.body, employeeId }, null),
      );
      reply.status(201).header('location', publicPath(request, '/v1/me/outside-certificates'));
      return versioned(reply, certificate);
    },
  );

  await app.register(
    historyOfResource({
      path: '/outside-certificates/:outsideCertificateId',
      parameter: 'outsideCertificateId',
      resource: 'outside-certificate',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findOutsideCertificate(database.read, id, reachOf(request))) !== undefined,
    }),
  );

  async function decide(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    decision: { readonly state: 'verified' } | { readonly state: 'rejected'; readonly reason: string },
  ): Promise<OutsideCertificate> {
    const expected = expectedVersion(request);
    const reach = reachOf(request);
    const certificate = await database.transaction(actorOf(request), async (transaction) => {
      await decideOutsideCertificate(transaction, id, decision, expected, reach);
      return (await findOutsideCertificate(transaction, id, null))!;
    });
    reply.status(201).header('location', publicPath(request, `/v1/outside-certificates/${id}`));
    return versioned(reply, certificate);
  }
};
