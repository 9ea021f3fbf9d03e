import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { TSchema } from 'typebox';
import { mayUse } from '../access/plugin.ts';
import type { Scope } from '../access/scopes.ts';
import { Problem, problems } from './problems.ts';

const mark = 'x-personal-data';

/** How a personal value is shown to those who may not see it: its last characters, or nothing. */
export type Mask = 'last-four' | 'e-mail' | 'hidden';

/** Marks a field as personal data: masked in every answer unless the caller holds the route's sensitive scope. */
export const personal = <T extends TSchema>(schema: T, mask: Mask): T => ({ ...schema, [mark]: mask }) as T;

const masks: Record<Mask, (value: unknown) => unknown> = {
  'last-four': (value) =>
    typeof value === 'string' ? '*'.repeat(Math.max(value.length - 4, 0)) + value.slice(-4) : null,
  'e-mail': (value) => (typeof value === 'string' ? value.replace(/^(.).*(@.*)$/, '$1***$2') : null),
  hidden: () => null,
};

/** The scope without which a route masks personal data, if the caller does not hold it. */
function lackedScope(request: FastifyRequest): Scope | undefined {
  const { access } = request.routeOptions.config;
  const sensitive = access?.kind === 'scope' ? access.sensitive : undefined;
  return sensitive && !mayUse(request, sensitive) ? sensitive : undefined;
}

/**
 * Refuses criteria that are personal data to callers who may not see it: a filter that can be tried often enough tells
 * what it filters by.
 */
export const personalCriteria = fp(async (app: FastifyInstance) => {
  const marked = new WeakMap<object, readonly string[]>();
  app.addHook('preHandler', (request, _reply, done) => {
    const scope = lackedScope(request);
    if (!scope) return done();
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
        names = Object.keys(properties).filter((name) => properties[name]?.[mark]);
        marked.set(schema, names);
      }
      if (names.some((name) => Object.hasOwn(given, name)))
        return done(new Problem(problems['scope-missing'], { parameters: { scope } }));
    }
    done();
  });
});

type Masker = (value: Record<string, unknown>) => void;

/** Masks what schemas mark as personal, in every answer of a route that declares a sensitive scope. */
export const masking = fp(async (app: FastifyInstance) => {
  const maskers = new WeakMap<object, Masker>();
  app.addHook('preSerialization', (request, reply, payload, done) => {
    if (typeof payload !== 'object' || payload === null || !lackedScope(request)) return done(null, payload);
    const responses = request.routeOptions.schema?.response as Record<string, TSchema> | undefined;
    const schema = responses?.[reply.statusCode];
    if (!schema) return done(null, payload);
    let masker = maskers.get(schema);
    if (!masker) {
      masker = maskerOf(schema as SchemaNode, app.getSchemas() as Record<string, SchemaNode>) ?? (() => {});
      maskers.set(schema, masker);
    }
    masker(payload as Record<string, unknown>);
    done(null, payload);
  });
});

interface SchemaNode {
  [mark]?: Mask;
  $ref?: string;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** Compiles a schema into a function that masks in place and lists the names in `maskedFields`. */
function maskerOf(node: SchemaNode, shared: Record<string, SchemaNode>): Masker | undefined {
  const target = node.$ref
    ? shared[node.$ref]!
    : (node.anyOf?.find((option) => option.properties ?? option.$ref) ?? node);
  if (target.$ref) return maskerOf(target, shared);
  if (!target.properties) return undefined;
  const own: [string, (value: unknown) => unknown][] = [];
  const nested: [string, Masker][] = [];
  for (const [name, child] of Object.entries(target.properties)) {
    const mask = child[mark];
    if (mask) own.push([name, masks[mask]]);
    const inner = maskerOf(child.items ?? child, shared);
    if (inner) nested.push([name, inner]);
  }
  if (own.length === 0 && nested.length === 0) return undefined;
  const names = own.map(([name]) => name);
  return (value) => {
    for (const [name, mask] of own)
      if (value[name] !== null && value[name] !== undefined) value[name] = mask(value[name]);
    if (names.length > 0 && 'maskedFields' in target.properties!) value.maskedFields = names;
    for (const [name, inner] of nested) {
      const child = value[name];
      if (Array.isArray(child)) for (const item of child) inner(item);
      else if (child !== null && child !== undefined) inner(child as Record<string, unknown>);
    }
  };
}
