import { type Addition, withAnswers } from './documented.ts';
import { ProblemBody, ref } from './schemas.ts';

const statuses: Record<number, string> = {
  400: 'The request is not valid; `errors` names each place and the mend.',
  401: 'No valid key or token was sent. Operations that need none never answer so.',
  403: 'The caller may not do this; `code` says what is lacking.',
  404: 'There is nothing at this address, or not for this caller.',
  406: 'The header `Accept` rules out all that is offered here.',
  408: 'The body took too long to arrive.',
  409: 'The request conflicts with the present state.',
  410: 'What was there is kept no longer.',
  412: 'The resource has changed since it was read.',
  413: 'The body is too large.',
  414: 'A part of the address is too long.',
  415: 'The content type is not understood.',
  416: 'What is there has no such part.',
  422: 'A value contradicts a rule of the field or names something unknown.',
  428: 'The header `If-Match` is needed.',
  429: 'Too many requests: the same is accepted again after `Retry-After`.',
  460: 'The bytes are not those that the checksum was made of.',
  500: 'Something went wrong on the side of the service.',
  503: 'The service is busy or its database out of reach.',
};

/** The answers of a route: what it gives when all is well, and the problems that it may answer with. */
export function answers<Good extends Record<number, unknown>>(good: Good, ...problems: number[]) {
  const entries = [400, ...problems, 401, 429, 500, 503].map((status) => [
    status,
    {
      description: statuses[status],
      content: { 'application/problem+json': { schema: ref(ProblemBody) } },
    },
  ]);
  return { ...good, ...Object.fromEntries(entries) } as Good;
}

/** Whoever sends an id may send one that is too long. */
export const documentLongAddresses: Addition = (described, route) =>
  route.url.includes(':') ? withAnswers(described, answers({}, 414)) : described;
