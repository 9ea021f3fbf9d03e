import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import Negotiator from 'negotiator';
import { itemSchema, mediaTypes } from '../export/listed.ts';
import { answers } from './answers.ts';
import { type Addition, withAnswers } from './documented.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

const problemType = 'application/problem+json';

/**
 * Which of the media types that a route offers, the usual one first, the caller prefers by `Accept`:
 * `negotiate(request, ['application/json', 'text/csv'])`. Without the header, or if only problems are accepted, the
 * first.
 * @throws Problem `not-acceptable` if `Accept` rules out all of them
 */
export function negotiate(request: FastifyRequest, offered: readonly string[]): string {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*' || accept === offered[0]) return offered[0]!;
  // All text is UTF-8, whatever else is asked for.
  const headers = { accept: accept.replaceAll(/;\s*charset=[^;,]*/gi, '') };
  const preferred = new Negotiator({ headers }).mediaType([...offered, problemType]);
  if (preferred === undefined)
    throw new Problem(problems['not-acceptable'], { parameters: { offered: offered.join(', ') } });
  return preferred === problemType ? offered[0]! : preferred;
}

/** Refuses, before anything is done, requests whose `Accept` rules out all that the route answers. */
export const acceptableAnswers = fp(async (app: FastifyInstance) => {
  const known = new WeakMap<object, readonly string[]>();
  app.addHook('onRequest', (request, _reply, done) => {
    const { accept } = request.headers;
    const schema = request.routeOptions.schema as OfferingSchema | undefined;
    if (accept === undefined || accept === '*/*' || !schema) return done();
    const offered = known.get(schema) ?? offeredBy(schema);
    known.set(schema, offered);
    try {
      if (offered.length > 0) negotiate(request, offered);
      done();
    } catch (error) {
      done(error as Problem);
    }
  });
});

interface OfferingSchema {
  readonly hide?: boolean;
  readonly response?: Readonly<Record<string, { readonly content?: object; readonly type?: unknown }>>;
}

/** What a route of the contract answers when all is well; empty if nothing, or if it is none. */
function offeredBy(schema: OfferingSchema): string[] {
  if (!schema.response || schema.hide) return [];
  const good = Object.entries(schema.response).filter(
    ([status]) => status.startsWith('2') && status !== '204',
  );
  const own = good.flatMap(([, { content }]) => Object.keys(content ?? { 'application/json': {} }));
  return [...new Set(itemSchema(schema) ? [...own, ...Object.values(mediaTypes)] : own)];
}

/** Routes of the contract that answer with a body can be asked for what they do not offer. */
export const documentNegotiation: Addition = (described) =>
  offeredBy(described as OfferingSchema).length > 0 ? withAnswers(described, answers({}, 406)) : described;
