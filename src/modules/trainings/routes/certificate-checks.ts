import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { sealKeySet } from '../../../platform/audit/seal/seal-keys.ts';
import { checkStatement } from '../../../platform/audit/seal/statements.ts';
import { answers } from '../../../platform/http/answers.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { initialsOf } from '../rules/certificates.ts';
import {
  type Certificate,
  CertificateCheck,
  CertificateNumber,
  PublicCertificate,
  SignedCertificate,
} from '../schemas/certificates.ts';
import { certificateType, findCertificate } from '../store/certificates.ts';

const tags = ['certificates'];

/** Whether a certificate is genuine and holds, for anybody who was shown one. */
export const certificateCheckRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/certificates/:number',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getCertificate',
        tags,
        summary: 'Check a certificate by its number',
        description:
          'Whether a certificate holds today, and for what; of its holder only the initials. Open to anybody who has the number: numbers are of chance, and cannot be guessed one from another.',
        params: Closed({ number: CertificateNumber }),
        response: answers({ 200: ref(PublicCertificate) }, 404),
      },
    },
    async (request) => {
      const certificate = await findCertificate(database.read, request.params.number, null, app.today());
      if (!certificate) throw notFound();
      return publicView(certificate);
    },
  );

  app.post(
    '/certificates/_verify',
    {
      config: { access: publicAccess, readsOnly: true },
      schema: {
        operationId: 'verifyCertificate',
        tags,
        summary: 'Check a signed certificate',
        description:
          'Whether this service signed what is shown, byte by byte, and whether it holds today. The signature alone can be checked offline, with the keys of `/audit/jwks`; a revocation cannot.',
        body: ref(SignedCertificate),
        response: answers({ 200: ref(CertificateCheck) }, 413, 415),
      },
    },
    async (request) => {
      const keys = await sealKeySet(database.pool);
      const { statement, why } = await checkStatement(request.body.signed, certificateType, keys);
      if (statement === null) return { isGenuine: false, why };
      const certificate = await findCertificate(database.read, String(statement.number), null, app.today());
      return { isGenuine: true, why, ...(certificate && { certificate: publicView(certificate) }) };
    },
  );
};

const publicView = ({ holder, ...certificate }: Certificate): PublicCertificate => ({
  ...certificate,
  holder: initialsOf(holder),
});
