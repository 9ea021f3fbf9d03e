import type { FastifyRequest } from 'fastify';

export interface Credential {
  readonly kind: 'key' | 'token';
  readonly text: string;
}

/**
 * What a caller shows: a bearer of ours or of an identity provider, or a key in `X-API-Key`. A gateway in front may
 * have put a bearer of its own into `Authorization`: what stands in `X-API-Key` then counts.
 */
export function presentedCredential(request: FastifyRequest): Credential | undefined {
  return credentialInHeaders(request) ?? keyInAddress(request);
}

/** Only where the protocol of the route says so: addresses stand in the logs of others. */
function keyInAddress({ routeOptions, query }: FastifyRequest): Credential | undefined {
  const field = routeOptions.config.keyField;
  const text = field === undefined ? undefined : (query as Record<string, unknown>)[field];
  return typeof text === 'string' && text !== '' ? { kind: 'key', text } : undefined;
}

function credentialInHeaders(request: FastifyRequest): Credential | undefined {
  const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  if (bearer?.startsWith('pnt_')) return { kind: 'key', text: bearer };
  if (typeof header === 'string') return { kind: 'key', text: header };
  if (bearer === undefined) return undefined;
  return { kind: bearer.includes('.') ? 'token' : 'key', text: bearer };
}
