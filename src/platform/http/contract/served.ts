import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicAccess } from '../../access/scopes.ts';
import { publicOrigin } from '../links.ts';
import { apiCatalogue } from './catalogue.ts';
import type { Document, Tag } from './document.ts';
import { inOpenApi30 } from './older.ts';

/** The contract as this service serves it: the server is itself, and links lead to its own pages. */
export function forThisService<D extends object>(document: D, request: FastifyRequest) {
  const origin = publicOrigin(request);
  const linked = <Part extends { readonly description: string }>(part: Part): Part => ({
    ...part,
    description: part.description.replaceAll('](/', `](${origin}/`),
  });
  const { info, tags } = document as unknown as Linked;
  return {
    ...document,
    info: linked(info),
    tags: tags.map(linked),
    servers: [{ url: `${origin}/v1`, description: 'This service' }],
  };
}

interface Linked {
  readonly info: { readonly description: string };
  readonly tags: readonly Tag[];
}

/** `/v1/openapi.json`, the same in OpenAPI 3.0, and the catalogue that leads to them: for whoever asks, from anywhere. */
export async function servedContract(app: FastifyInstance): Promise<void> {
  const options = { config: { access: publicAccess }, schema: { hide: true } };
  const open = (reply: FastifyReply) =>
    reply.header('access-control-allow-origin', '*').header('cache-control', 'no-cache');
  const contract = () => app.swagger() as unknown as Document;
  let older: object | undefined;

  app.get('/v1/openapi.json', options, async (request, reply) => {
    open(reply);
    return forThisService(contract(), request);
  });

  app.get('/v1/openapi-3.0.json', options, async (request, reply) => {
    older ??= inOpenApi30(contract());
    open(reply);
    return forThisService(older, request);
  });

  app.get('/.well-known/api-catalog', options, async (request, reply) => {
    open(reply)
      .type('application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"')
      .header('link', '</.well-known/api-catalog>; rel="api-catalog"');
    return JSON.stringify(apiCatalogue(contract(), request));
  });
}
