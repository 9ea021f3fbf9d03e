import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicOrigin, publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, FileContent, Id, ref } from '../../../platform/http/schemas.ts';
import { certificateDocument } from '../certificate-document.ts';
import { Certificate, CertificateNumber, CertificateRevocation } from '../schemas/certificates.ts';
import { certificateList, findCertificate, revokeCertificate } from '../store/certificates.ts';

const tags = ['certificates'];
const read = { access: withScope('certificates:read', { units: 'narrowed' }) };
const self = { access: selfAccess };
const CertificateParams = Closed({ number: CertificateNumber });
const document = {
  description: 'The certificate to print, in Indonesian; its QR code leads to the public check.',
  content: { 'application/pdf': { schema: FileContent('A page as PDF.', 1_000_000) } },
};

/** Certificates of people, as those see them who may; see the public check for everybody else. */
export const certificateRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/certificates',
    {
      config: read,
      schema: {
        operationId: 'listCertificates',
        tags,
        summary: 'List certificates',
        description: 'Certificates of trainings (sertifikat), revoked ones too, page by page.',
        querystring: listQuery(
          {
            employeeId: Type.Optional(Id('Only those of this person.')),
            courseId: Type.Optional(Id('Only those of this course.')),
            isRevoked: Type.Optional(
              Type.Boolean({ description: 'Only those that were, or were not, revoked.' }),
            ),
            expiresBefore: Type.Optional(DateOnly('Only those that expire before this day.', '2027-06-30')),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(Certificate)) }),
      },
    },
    async (request, reply) => {
      const filter = { ...request.query, reach: reachOf(request) };
      return sendList(
        request,
        reply,
        pageRequest(request),
        certificateList(database.read, filter, app.today()),
      );
    },
  );

  app.get(
    '/certificates/:number/record',
    {
      config: read,
      schema: {
        operationId: 'getCertificateRecord',
        tags,
        summary: 'Read a certificate with its holder',
        description: 'The whole certificate, with its signed form.',
        params: CertificateParams,
        response: answers({ 200: ref(Certificate) }, 404),
      },
    },
    async (request, reply) => {
      const certificate = await findCertificate(
        database.read,
        request.params.number,
        reachOf(request),
        app.today(),
      );
      if (!certificate) throw notFound();
      return versioned(reply, certificate);
    },
  );

  app.get(
    '/certificates/:number/document',
    {
      config: read,
      schema: {
        operationId: 'getCertificateDocument',
        tags,
        summary: 'Download a certificate to print',
        description: 'The certificate as PDF, with the QR code of its public check.',
        params: CertificateParams,
        response: answers({ 200: document }, 404),
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const certificate = await findCertificate(database.read, number, reachOf(request), app.today());
      if (!certificate) throw notFound();
      return sendDocument(request, reply, certificate);
    },
  );

  app.post(
    '/certificates/:number/revocation',
    {
      config: { access: withScope('certificates:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'revokeCertificate',
        tags,
        summary: 'Revoke a certificate',
        description:
          'Takes a certificate back, with the reason: the public check says so from now on, its learning hours count no more, and what a course that carries an assessment has shown is withdrawn.',
        params: CertificateParams,
        body: ref(CertificateRevocation),
        response: answers({ 201: ref(Certificate) }, 404, 409, 412, 413, 415, 428),
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { reason } = request.body;
      const expected = expectedVersion(request);
      const reach = reachOf(request);
      const today = app.today();
      const certificate = await database.transaction(actorOf(request), async (transaction) => {
        await revokeCertificate(transaction, number, reason, expected, reach, today);
        return (await findCertificate(transaction, number, null, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/certificates/${number}/record`));
      return versioned(reply, certificate);
    },
  );

  app.get(
    '/me/certificates',
    {
      config: self,
      schema: {
        operationId: 'listOwnCertificates',
        tags: ['me'],
        summary: 'List the own certificates',
        description: 'Every own certificate of a training, revoked ones too, page by page.',
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(Certificate)) }),
      },
    },
    async (request, reply) => {
      const filter = { reach: null, employeeId: ownEmployeeId(request) };
      return sendList(
        request,
        reply,
        pageRequest(request),
        certificateList(database.read, filter, app.today()),
      );
    },
  );

  app.get(
    '/me/certificates/:number/document',
    {
      config: self,
      schema: {
        operationId: 'getOwnCertificateDocument',
        tags: ['me'],
        summary: 'Download an own certificate to print',
        description: 'The own certificate as PDF, with the QR code of its public check.',
        params: CertificateParams,
        response: answers({ 200: document }, 404),
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const certificate = await findCertificate(database.read, number, null, app.today());
      if (certificate?.employeeId !== ownEmployeeId(request)) throw notFound();
      return sendDocument(request, reply, certificate);
    },
  );
};

function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  certificate: Certificate,
): Promise<never> {
  const { number } = certificate;
  reply.header('content-disposition', `attachment; filename="${number}.pdf"`).type('application/pdf');
  const address = `${publicOrigin(request)}/v1/certificates/${number}`;
  return certificateDocument(certificate, address) as Promise<never>;
}
