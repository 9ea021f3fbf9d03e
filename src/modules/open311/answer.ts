import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Language } from '../../platform/http/text.ts';
import { xmlOf } from '../../platform/http/xml.ts';

export const xmlType = 'text/xml';
export const jsonType = 'application/json';
export const charset = '; charset=utf-8';

/** XML is what everybody can read; JSON is had by asking for it. */
export const formatOf = ({ headers: { accept } }: FastifyRequest): typeof xmlType | typeof jsonType =>
  // What is asked for in the terms of RFC 7303 is the same XML.
  new Negotiator({
    headers: { accept: (accept ?? xmlType).replaceAll('application/xml', xmlType) },
  }).mediaType([xmlType, jsonType]) === jsonType
    ? jsonType
    : xmlType;

/** Names of kinds and states: Indonesian, unless English is asked for. */
export const wordsFor = (request: FastifyRequest): Language =>
  new Negotiator(request.raw).language(['id', 'en']) === 'en' ? 'en' : 'id';

interface Forms {
  readonly json: unknown;
  /** The root element. */
  readonly xml: object;
}

/** Answers in the format that is asked for. */
export function send(request: FastifyRequest, reply: FastifyReply, { json, xml }: Forms): never {
  const format = formatOf(request);
  reply.type(format + charset);
  if (format === jsonType) return json as never;
  return reply.serializer((text: string) => text).send(xmlOf(xml)) as never;
}
