import { apiVersion } from '../headers.ts';

const description = `Penata serves a city government that restructures its civil service (penataan ASN).

**Callers.** Systems send an API key as \`Authorization: Bearer KEY\`, or in \`X-API-Key\` alone; people send the access token of their identity provider. Each operation names the scope that it needs; \`GET /me\` tells what a caller may do. Whoever holds a scope in some units only finds nothing else: ids from elsewhere answer 404.

**Lists** are pages: follow \`next\` until it is null. Unknown parameters are refused, never ignored; Open311 alone, whose specification wants it so, ignores them.

**Days.** Facts that a decree changes are effective-dated: \`asOf=YYYY-MM-DD\` reads any day, past or future.

**Personal data** is masked unless the caller holds the sensitive scope; \`maskedFields\` names what was masked. Who saw it unmasked is put on record, with the reason given in \`X-Purpose\`. Identity numbers and names never stand in an address: look people up with \`POST /employees/_search\`.

**Changes** that may collide need \`If-Match\` with the ETag of what was read.

**Repeating.** Send an \`Idempotency-Key\` with each POST: whoever got no answer sends the same request again, and nothing is done twice. \`Prefer: return=minimal\` spares the answer’s body.

**Proof.** Every change is recorded, and the record is sealed: [the auditor's guide](/guides/auditor) leads to an offline proof that nothing was altered.

**Limits.** Requests are limited by key, without a key by address: \`RateLimit-Policy\` and \`RateLimit\` on each answer tell the limit and what is left of it.

**Problems** are \`application/problem+json\` (RFC 9457) in English or Indonesian by \`Accept-Language\`; their \`type\` is a page that explains them. Open311 tells errors in its own form.

**Guides.** [The guides](/guides) lead through the first call, paging, imports, exports, events, errors and an audit from beginning to end, with a glossary; the main stories are also served as Arazzo flows, such as \`/v1/arazzo/first-call\`.`;

/** What the contract says of the API as a whole. */
export const about = {
  title: 'Penata',
  version: apiVersion,
  summary: 'Restructures the civil service of a city: units, positions, people, and what changes them.',
  description,
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  contact: { name: 'Penata', url: 'https://github.com/penata/penata', email: 'halo@penata.example' },
};

/** Where the contract says that the service stands; what is served names the service itself. */
export const server = {
  url: 'https://penata.example/v1',
  description: 'The service in production.',
  'x-internal': false,
};
