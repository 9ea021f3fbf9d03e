import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { documentAccess, securitySchemes } from '../access/documented.ts';
import { documentPurpose } from '../access/purpose.ts';
import { publicAccess } from '../access/scopes.ts';
import { documentExports } from '../export/documented.ts';
import { documentIdempotency } from '../idempotency/documented.ts';
import { documentLongAddresses } from './answers.ts';
import { documentConditions } from './conditional.ts';
import { about, server } from './contract/about.ts';
import { completeDocument, type Declared } from './contract/complete.ts';
import type { Document } from './contract/document.ts';
import { forThisService, servedContract } from './contract/served.ts';
import { tagPages } from './contract/tags.ts';
import { documentDeprecation } from './deprecation.ts';
import { type Addition, documentDefaults, documentMergePatch, type RouteSchema } from './documented.ts';
import { documentProblemForm } from './error-handler.ts';
import { documentNegotiation } from './negotiation.ts';
import { documentPreferences } from './preferences.ts';
import { documentSlowBodies } from './slow-clients.ts';

/** The page loads nothing from elsewhere, and works in a network without TLS. */
const contentSecurity =
  "default-src 'self'; base-uri 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; script-src-attr 'none'";

/** The contract: one OpenAPI 3.1 document from the schemas of the routes, and a page to read and try it. */
export const openapi = fp(async (app: FastifyInstance, options: Declared & { tags: readonly string[] }) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: about,
      servers: [server],
      tags: tagPages(options.tags),
      components: {
        securitySchemes,
      },
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) => (schema.$id as string) ?? `def-${index}`,
    },
    transform: ({ schema, url, route }) => ({ schema: described(schema, route), url }),
    transformObject: (made) => {
      if (!('openapiObject' in made)) return made.swaggerObject;
      return completeDocument(made.openapiObject as unknown as Document, options) as object;
    },
  });

  await app.register(servedContract);
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: publicAccess };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      // The page without a slash at its end names its parts by whole paths.
      indexPrefix: app.config.publicUrl ? new URL(app.config.publicUrl).pathname : '',
      staticCSP: contentSecurity,
      uiConfig: { docExpansion: 'list', persistAuthorization: true, tryItOutEnabled: true },
      transformSpecificationClone: true,
      transformSpecification: forThisService,
    });
  });
});

/** What the declaration of a route implies for its description, one subject after the other. */
const additions: readonly Addition[] = [
  documentDefaults,
  documentMergePatch,
  documentConditions,
  documentLongAddresses,
  documentSlowBodies,
  documentPurpose,
  documentIdempotency,
  documentExports,
  documentPreferences,
  documentNegotiation,
  documentAccess,
  documentProblemForm,
  documentDeprecation,
];

function described(schema: unknown, route: RouteOptions): RouteSchema {
  const original = schema as RouteSchema;
  if (!original || original.hide) return original;
  return additions.reduce((soFar, add) => add(soFar, route), original);
}
