import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import { mayUse } from '../access/caller.ts';

/**
 * What makes a request the same as another: method, address, the state that it is based on, content, and whether its
 * caller may see personal data. How the answer is to look (`Accept-Language`, `Prefer`) does not count: the first
 * answer is given again as it was.
 */
export function fingerprintOf(request: FastifyRequest, content: unknown): Buffer {
  const { access } = request.routeOptions.config;
  const sensitive = access?.kind === 'scope' ? access.sensitive : undefined;
  const meaning = [
    request.method,
    request.url,
    request.headers['if-match'] ?? null,
    sensitive !== undefined && mayUse(request, sensitive),
    content ?? null,
  ];
  return hash('sha256', canonicalize(meaning)!, 'buffer');
}
