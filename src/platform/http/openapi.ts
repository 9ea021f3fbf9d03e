import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { documentedAccess, securitySchemes } from '../access/documented.ts';
import { publicAccess } from '../access/scopes.ts';
import { apiVersion } from './headers.ts';
import { publicOrigin } from './links.ts';
import { ProblemBody, ref } from './schemas.ts';

const description = `Penata serves a city government that restructures its civil service (penataan ASN).

**Callers.** Systems send an API key as \`Authorization: Bearer KEY\`, or in \`X-API-Key\` alone; people send the access token of their identity provider. Each operation names the scope that it needs; \`GET /me\` tells what a caller may do. Whoever holds a scope in some units only finds nothing else: ids from elsewhere answer 404.

**Lists** are pages: follow \`next\` until it is null. Unknown parameters are refused, never ignored.

**Days.** Facts that a decree changes are effective-dated: \`asOf=YYYY-MM-DD\` reads any day, past or future.

**Personal data** is masked unless the caller holds the sensitive scope; \`maskedFields\` names what was masked. Who saw it unmasked is put on record, with the reason given in \`X-Purpose\`. Identity numbers and names never stand in an address: look people up with \`POST /employees/_search\`.

**Changes** that may collide need \`If-Match\` with the ETag of what was read.

**Proof.** Every change is recorded, and the record is sealed: [the auditor's guide](/guides/auditor) leads to an offline proof that nothing was altered.

**Limits.** Requests are limited by key, without a key by address: \`RateLimit-Policy\` and \`RateLimit\` on each answer tell the limit and what is left of it.

**Problems** are \`application/problem+json\` (RFC 9457) in English or Indonesian by \`Accept-Language\`; their \`type\` is a page that explains them.`;

const statuses: Record<number, string> = {
  400: 'The request is not valid; `errors` names each place and the mend.',
  401: 'No valid key or token was sent.',
  403: 'The caller may not do this; `code` says what is lacking.',
  404: 'There is nothing at this address, or not for this caller.',
  408: 'The body took too long to arrive.',
  409: 'The request conflicts with the present state.',
  412: 'The resource has changed since it was read.',
  413: 'The body is too large.',
  414: 'A part of the address is too long.',
  415: 'The content type is not understood.',
  422: 'A value contradicts a rule of the field or names something unknown.',
  428: 'If-Match is needed.',
  429: 'Too many requests: the same is accepted again after `Retry-After`.',
  500: 'Something went wrong on the side of the service.',
  503: 'The service is busy or its database out of reach.',
};

const limitHeaders = {
  'Retry-After': {
    type: 'integer',
    minimum: 1,
    maximum: 60,
    description: 'Seconds until requests are accepted again.',
  },
  'RateLimit-Policy': {
    type: 'string',
    maxLength: 100,
    description: 'The limit: `q` requests in `w` seconds, such as `"default";q=600;w=60`.',
  },
  RateLimit: {
    type: 'string',
    maxLength: 100,
    description: 'What is left: `r` requests for the next `t` seconds, such as `"default";r=0;t=42`.',
  },
};

/** The answers of a route: what it gives when all is well, and the problems that it may answer with. */
export function answers<Good extends Record<number, unknown>>(good: Good, ...problems: number[]) {
  const entries = [400, ...problems, 429, 500, 503].map((status) => [
    status,
    {
      description: statuses[status],
      ...(status === 429 ? { headers: limitHeaders } : {}),
      content: { 'application/problem+json': { schema: ref(ProblemBody) } },
    },
  ]);
  return { ...good, ...Object.fromEntries(entries) } as Good;
}

/** The page loads nothing from elsewhere, and works in a network without TLS. */
const contentSecurity =
  "default-src 'self'; base-uri 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; script-src-attr 'none'";

/** The contract: one OpenAPI 3.1 document from the schemas of the routes, and a page to read and try it. */
export const openapi = fp(
  async (app: FastifyInstance, options: { tags: { name: string; description: string }[] }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Penata',
          version: apiVersion,
          description,
          license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
          contact: { name: 'Penata', url: 'https://github.com/penata/penata', email: 'halo@penata.example' },
        },
        servers: [{ url: 'https://penata.example/v1', description: 'Production' }],
        tags: options.tags,
        components: {
          securitySchemes,
        },
      },
      refResolver: {
        buildLocalReference: (schema, _base, _fragment, index) => (schema.$id as string) ?? `def-${index}`,
      },
      transform: ({ schema, url, route }) => ({ schema: described(schema, route), url }),
    });

    app.get(
      '/v1/openapi.json',
      { config: { access: publicAccess }, schema: { hide: true } },
      async (request, reply) => {
        reply.header('access-control-allow-origin', '*').header('cache-control', 'no-cache');
        return {
          ...app.swagger(),
          servers: [{ url: `${publicOrigin(request)}/v1`, description: 'This service' }],
        };
      },
    );

    await app.register(async (docs) => {
      docs.addHook('onRoute', (route) => {
        route.config = { ...route.config, access: publicAccess };
      });
      await docs.register(swaggerUi, {
        routePrefix: '/docs',
        staticCSP: contentSecurity,
        uiConfig: { docExpansion: 'list', persistAuthorization: true, tryItOutEnabled: true },
        transformSpecificationClone: true,
        transformSpecification: (document, request) => ({
          ...document,
          servers: [{ url: `${publicOrigin(request)}/v1`, description: 'This service' }],
        }),
      });
    });
  },
);

type RouteSchema = Record<string, unknown> & {
  querystring?: { required?: string[]; properties?: Record<string, { default?: unknown }> };
};

const purposeParameter = {
  type: 'object',
  properties: {
    'X-Purpose': {
      type: 'string',
      maxLength: 4500,
      description:
        'Why, in at most 500 characters; percent-encoded where it is not ASCII. It stands in the audit log with what is changed, and with the personal data that is shown.',
      examples: ['Mutasi 2026, nota dinas 800/12'],
    },
  },
};

/** Adds what the declaration of a route implies: security, the scope in words, and optional parameters with a default. */
function described(schema: unknown, route: RouteOptions): RouteSchema {
  const original = schema as RouteSchema;
  if (!original || original.hide) return original;
  const access = route.config?.access;
  const query = original.querystring;
  const required = query?.required?.filter((name) => query.properties?.[name]?.default === undefined);
  const described: RouteSchema = {
    ...original,
    ...(query ? { querystring: { ...query, required: required ?? [] } } : {}),
  };
  const isWrite = !['GET', 'HEAD'].includes(String(route.method));
  const notChanged = { 304: { type: 'null', description: 'It is what `If-None-Match` names.' } };
  described.response = {
    ...(original.response as object),
    ...([route.method].flat().includes('GET') ? notChanged : {}),
    ...(route.url.includes(':') ? answers({}, 414) : {}),
    ...(isWrite && !route.config?.slowBody ? answers({}, 408) : {}),
  };
  const hasPersonalData = access?.kind === 'scope' && access.sensitive !== undefined;
  if (hasPersonalData || isWrite) described.headers = purposeParameter;
  if (route.method === 'PATCH') described.consumes = ['application/json', 'application/merge-patch+json'];
  if (access && access.kind !== 'public') {
    const { words, security } = documentedAccess(access);
    described.description = `${original.description}\n\n${words}`;
    described.security = security;
    described.response = { ...(described.response as object), ...answers({}, 401, 403) };
  } else {
    described.security = [];
  }
  return described;
}
