import type { FastifyRequest } from 'fastify';

/** Where clients reach the service: as configured, else as this request came. No trailing slash. */
export function publicOrigin(request: FastifyRequest): string {
  return configured(request)?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
}

/** A path of the API as clients behind a gateway see it, e.g. `/prefix/v1/employees`. */
export function publicPath(request: FastifyRequest, path: string): string {
  const address = configured(request);
  return address === undefined ? path : new URL(address).pathname.replace(/\/+$/, '') + path;
}

/** An address in full if ours is configured, else its path alone: a `Host` may be anybody's, and is not repeated. */
export function publicAddress(request: FastifyRequest, path: string): string {
  return configured(request) === undefined ? path : publicOrigin(request) + path;
}

const configured = ({ server }: FastifyRequest): string | undefined => server.config.publicUrl;
