import type { IncomingMessage } from 'node:http';

/** Where the interface stands, below `/v1`. */
export const root = '/open311/v2';

const ending = /^(\/v1\/open311\/v2\/[^?]*)\.(xml|json)(?=\?|$)/;
const typeOf = { xml: 'text/xml', json: 'application/json' } as const;

/**
 * In Open311 the address ends with the format that is wanted: `services.json` is `services`, asked for as JSON. So each
 * operation has one address in the contract, and what is asked for by `Accept` and by ending is one thing.
 */
export function withoutEnding(request: Pick<IncomingMessage, 'url' | 'headers'>): string {
  const { url = '/', headers } = request;
  const [found, path, format] = ending.exec(url) ?? [];
  if (found === undefined) return url;
  headers.accept = typeOf[format as keyof typeof typeOf];
  return path! + url.slice(found.length);
}
