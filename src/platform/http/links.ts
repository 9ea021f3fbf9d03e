import type { FastifyRequest } from 'fastify';

/** Where clients reach the service: as configured, else as this request came. No trailing slash. */
export function publicOrigin(request: FastifyRequest): string {
  return request.server.config.publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
}

/** A path of the API as clients behind a gateway see it, e.g. `/prefix/v1/employees`. */
export function publicPath(request: FastifyRequest, path: string): string {
  return new URL(publicOrigin(request)).pathname.replace(/\/+$/, '') + path;
}
