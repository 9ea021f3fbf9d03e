import type { FastifyInstance } from 'fastify';
import type { Config } from '../../../config.ts';
import { publicAccess } from '../scopes.ts';
import { developmentIssuerSettings, mayRun, publicJwks } from './development-issuer.ts';
import { type Issuer, parseIssuers } from './issuers.ts';
import type { TrustedIssuer } from './verifier.ts';

const issuersOf = ({ issuers }: Config): Issuer[] => parseIssuers(issuers ?? '[]');

/** Whether this process takes tokens of the issuer for trying. */
export const hasDevelopmentIssuer = (config: Config): boolean =>
  mayRun({ nodeEnvironment: process.env.NODE_ENV, issuers: issuersOf(config) });

/**
 * The issuers whose tokens are accepted: those of the configuration, else outside production the one for trying, whose
 * keys are then served under `/development-issuer/jwks`.
 */
export function trustedIssuers(app: FastifyInstance): readonly TrustedIssuer[] {
  if (!hasDevelopmentIssuer(app.config)) return issuersOf(app.config);
  const keys = () => publicJwks(app.database.read);
  app.get('/development-issuer/jwks', { config: { access: publicAccess }, schema: { hide: true } }, keys);
  return [{ ...developmentIssuerSettings, keys }];
}
