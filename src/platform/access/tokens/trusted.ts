import type { FastifyInstance } from 'fastify';
import { publicAccess } from '../scopes.ts';
import { developmentIssuerSettings, mayRun, publicJwks } from './development-issuer.ts';
import { parseIssuers } from './issuers.ts';
import type { TrustedIssuer } from './verifier.ts';

/**
 * The issuers whose tokens are accepted: those of the configuration, else outside production the one for trying, whose
 * keys are then served under `/development-issuer/jwks`.
 */
export function trustedIssuers(app: FastifyInstance): readonly TrustedIssuer[] {
  const issuers = parseIssuers(app.config.issuers ?? '[]');
  if (!mayRun({ nodeEnvironment: process.env.NODE_ENV, issuers })) return issuers;
  const keys = () => publicJwks(app.database.read);
  app.get('/development-issuer/jwks', { config: { access: publicAccess }, schema: { hide: true } }, keys);
  return [{ ...developmentIssuerSettings, keys }];
}
