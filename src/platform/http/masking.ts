import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { TSchema } from 'typebox';
import { mayUse } from '../access/caller.ts';
import type { Scope } from '../access/scopes.ts';
import { type Mask, PersonalPlaces, personalMark, type SchemaNode, type Shown } from './personal.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

export { personal, type Shown, subject } from './personal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose personal data the answer shows unmasked; null if nobody's. */
    shown: Shown | null;
  }
}

const masks: Record<Mask, (value: unknown) => unknown> = {
  'last-four': (value) =>
    typeof value === 'string' ? '*'.repeat(Math.max(value.length - 4, 0)) + value.slice(-4) : null,
  'e-mail': (value) => (typeof value === 'string' ? value.replace(/^(.).*(@.*)$/, '$1***$2') : null),
  hidden: () => null,
};

/** The scope with which a route shows personal data; undefined if it shows none. */
function sensitiveScope(request: FastifyRequest): Scope | undefined {
  const { access } = request.routeOptions.config;
  return access?.kind === 'scope' ? access.sensitive : undefined;
}

/**
 * Refuses criteria that are personal data to callers who may not see it: a filter that can be tried often enough tells
 * what it filters by.
 */
export const personalCriteria = fp(async (app: FastifyInstance) => {
  const marked = new WeakMap<object, readonly string[]>();
  app.addHook('preHandler', (request, _reply, done) => {
    const scope = sensitiveScope(request);
    if (!scope || mayUse(request, scope)) return done();
    const { querystring, body } = (request.routeOptions.schema ?? {}) as Record<
      string,
      SchemaNode | undefined
    >;
    for (const [schema, given] of [
      [querystring, request.query],
      [body, request.body],
    ] as const) {
      if (!schema || typeof given !== 'object' || given === null) continue;
      let names = marked.get(schema);
      if (!names) {
        const { properties = {} } = schema.$ref ? (app.getSchema(schema.$ref) as SchemaNode) : schema;
        names = Object.keys(properties).filter((name) => properties[name]?.[personalMark]);
        marked.set(schema, names);
      }
      if (names.some((name) => Object.hasOwn(given, name)))
        return done(new Problem(problems['scope-missing'], { parameters: { scope } }));
    }
    done();
  });
});

const known = new WeakMap<object, PersonalPlaces>();

/** Where personal data stands in answers of this status; undefined if the answer is a problem. */
function placesIn(request: FastifyRequest, status: number): PersonalPlaces | undefined {
  const responses = request.routeOptions.schema?.response as Record<string, TSchema> | undefined;
  const schema = jsonOf(responses?.[status] as SchemaNode | undefined);
  if (!schema) {
    if (status < 400) throw new Error('a route with personal data does not declare what it answers');
    return undefined;
  }
  let places = known.get(schema);
  if (!places) {
    places = new PersonalPlaces(schema, request.server.getSchemas() as Record<string, SchemaNode>);
    known.set(schema, places);
  }
  return places;
}

/**
 * In every answer of a route that declares a sensitive scope: masks what schemas mark as personal, or, for callers who
 * hold the scope, notes whose data is shown, for the read log.
 */
export const masking = fp(async (app: FastifyInstance) => {
  app.decorateRequest('shown', null);

  app.addHook('preSerialization', (request, reply, payload, done) => {
    const scope = sensitiveScope(request);
    if (scope === undefined || typeof payload !== 'object' || payload === null) return done(null, payload);
    const answer = payload as Record<string, unknown>;
    try {
      const places = placesIn(request, reply.statusCode);
      if (!places) return done(null, payload);
      if (mayUse(request, scope)) {
        const { fields } = (request.query ?? {}) as { fields?: string };
        const shown = places.shownIn(answer, fields?.split(','));
        if (shown.size > 0) request.shown = shown;
      } else {
        places.mask(answer, masks);
      }
    } catch (error) {
      return done(error as Error);
    }
    done(null, payload);
  });
});

/** Personal data in the items of a list that leave outside of a page. */
export interface ItemMasking {
  /** Masks in place what this caller may not see. */
  mask(items: readonly object[]): void;
  /** The personal fields that this caller is shown: to be put on record before they leave. */
  readonly shown: readonly string[];
}

/** As {@link masking}, for items of which only these fields are wanted. */
export function itemMasking(request: FastifyRequest, wanted?: readonly string[]): ItemMasking {
  const scope = sensitiveScope(request);
  const places = scope && placesIn(request, 200);
  if (!places) return { mask: () => {}, shown: [] };
  if (mayUse(request, scope)) return { mask: () => {}, shown: places.namesInItems(wanted) };
  return { mask: (items) => places.mask({ items }, masks), shown: [] };
}

/** The schema of a JSON answer, also where the route answers in other formats too. */
function jsonOf(response: SchemaNode | undefined): SchemaNode | undefined {
  return response?.content ? response.content['application/json']?.schema : response;
}
