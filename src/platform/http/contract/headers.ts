import { isJson, type Operation, type Reference, type Response, refersTo } from './document.ts';

const text = (description: string, pattern: string, maxLength: number, example: string) => ({
  description,
  schema: { type: 'string', pattern, maxLength, examples: [example] },
});

/** What answers carry beside their body; named once, referred to everywhere. */
export const sharedHeaders = {
  'API-Key-Expires': {
    description: 'When the key of the caller ends, if that is within 30 days.',
    schema: { type: 'string', format: 'date-time', maxLength: 35, examples: ['2026-01-31T01:00:00.000Z'] },
  },
  'API-Version': text('Version of the contract in full.', '^\\d+\\.\\d+\\.\\d+$', 20, '1.0.0'),
  'Access-Control-Allow-Origin': text(
    'Which pages of other origins may read the answer; left out where none may.',
    '^(\\*|null|https?://[^\\s/]+)$',
    300,
    'https://portal.example',
  ),
  'Content-Disposition': text(
    'The name of the file, also as RFC 8187 writes it; `inline` for pictures, which are shown.',
    '^(inline|attachment; filename="[^"]*"(; filename\\*=UTF-8\'\'\\S+)?)$',
    3000,
    'attachment; filename="employees.csv"',
  ),
  'Content-Language': {
    description: 'The language of the texts, as `Accept-Language` prefers.',
    schema: { type: 'string', enum: ['en', 'id'] },
  },
  ETag: text(
    'The version of what is answered, for `If-Match`, and of its bytes, for `If-None-Match`.',
    '^(W/)?"[^"]*"$',
    100,
    '"3.x7Yk2mB0tQ4sLd9a"',
  ),
  'Idempotency-Replayed': text(
    'The request was answered before, and this is that answer; left out of a first answer.',
    '^true$',
    4,
    'true',
  ),
  Link: text(
    'The next page as `rel="next"`; left out on the last.',
    '^<\\S*>; rel="[a-z-]+"(, .*)?$',
    5000,
    '</v1/units?cursor=AbCdEf>; rel="next"',
  ),
  Location: text(
    'Address of what was made.',
    '^\\S+$',
    2000,
    '/v1/units/019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
  ),
  'Preference-Applied': text(
    'The preference that was honoured; left out where none was.',
    '^return=minimal$',
    20,
    'return=minimal',
  ),
  RateLimit: text(
    'What is left: `r` requests for the next `t` seconds; left out where nothing is limited.',
    '^"[a-z-]+";r=\\d+;t=\\d+$',
    100,
    '"default";r=599;t=42',
  ),
  'RateLimit-Policy': text(
    'The limit: `q` requests in `w` seconds; left out where nothing is limited.',
    '^"[a-z-]+";q=\\d+;w=\\d+$',
    100,
    '"default";q=600;w=60',
  ),
  'Retry-After': {
    description: 'Seconds until requests are accepted again.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 3600, examples: [5] },
  },
  'WWW-Authenticate': text('How to prove who calls.', '^Bearer.*$', 300, 'Bearer error="invalid_token"'),
  'X-Request-Id': text(
    'Name of the request in the log: as sent, else made up.',
    '^[\\w.-]+$',
    100,
    '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
  ),
};

type Name = keyof typeof sharedHeaders;
type Rule = (status: number, response: Response, operation: Operation) => boolean;

const takes = (operation: Operation, header: string): boolean =>
  operation.parameters?.some((parameter) => 'name' in parameter && parameter.name === header) ?? false;
const mediaTypesOf = ({ content }: Response): string[] => Object.keys(content ?? {});
const isPage = ({ content }: Response): boolean =>
  content?.['application/json']?.schema.$ref?.endsWith('Page') ?? false;

/** Which answers carry a header, as follows from what they are. */
const rules: Readonly<Record<Name, Rule>> = {
  'API-Key-Expires': (status, _, { security }) =>
    status < 300 && (security?.some((scheme) => 'apiKey' in scheme) ?? false),
  'API-Version': () => true,
  'Access-Control-Allow-Origin': () => true,
  'Content-Disposition': (status, response) => status < 300 && mediaTypesOf(response).some(isFile),
  'Content-Language': (status) => status >= 400,
  ETag: (status, response) =>
    status === 304 || status === 204 || (status < 300 && mediaTypesOf(response).some(isJson)),
  'Idempotency-Replayed': (status, _, operation) => status < 300 && takes(operation, 'Idempotency-Key'),
  Link: (status, response) => status < 300 && isPage(response),
  Location: (status) => status === 201 || status === 202,
  'Preference-Applied': (status, _, operation) => status < 300 && takes(operation, 'Prefer'),
  RateLimit: (status) => status !== 304 && status < 500,
  'RateLimit-Policy': (status) => status !== 304 && status < 500,
  'Retry-After': (status) => status === 429 || status === 503,
  'WWW-Authenticate': (status) => status === 401,
  'X-Request-Id': () => true,
};
const isFile = (mediaType: string): boolean => !isJson(mediaType) && mediaType !== 'text/event-stream';

export const headersOf = (
  status: number,
  response: Response,
  operation: Operation,
): Record<string, Reference> =>
  Object.fromEntries(
    Object.entries(rules)
      .filter(([, applies]) => applies(status, response, operation))
      .map(([name]) => [name, refersTo('headers', name)]),
  );
