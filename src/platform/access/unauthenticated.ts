import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';

/** Asks for a credential (RFC 6750); the error says that what was sent opens nothing. */
export const unauthenticated = (error?: 'invalid_token'): Problem =>
  new Problem(problems.unauthenticated, {
    headers: { 'www-authenticate': `Bearer realm="penata"${error ? `, error="${error}"` : ''}` },
  });
