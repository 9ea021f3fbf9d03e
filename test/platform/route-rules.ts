/** A JSON schema as routes declare it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly [keyword: string]: unknown;
}

/** A route as it was registered, with the statuses that the contract documents for it. */
export interface Route {
  readonly method: string;
  readonly url: string;
  readonly access: { readonly kind: string } | undefined;
  /** Its protocol has a form and statuses of its own for errors. */
  readonly hasOwnErrors?: boolean;
  readonly schema: {
    readonly summary?: string;
    readonly description?: string;
    readonly operationId?: string;
    readonly tags?: readonly string[];
    readonly params?: Schema;
    readonly querystring?: Schema;
    readonly body?: Schema;
    readonly response?: Readonly<Record<string, Schema>>;
  };
  readonly documented: readonly string[];
}

type Shared = Readonly<Record<string, Schema>>;
type Direction = 'request' | 'response';

/** Of these formats each value has a length of its own; binary is bounded by the limit of the body. */
const boundedFormats = ['date', 'date-time', 'uuid', 'binary'];
const bodyMethods = ['POST', 'PUT', 'PATCH'];

/** Everything that a route lacks, in words; `seen` holds the operation ids of the routes before it. */
export function faultsOfRoute(route: Route, shared: Shared, seen: Set<string>): string[] {
  return [...faults(route, shared, seen)].map((fault) => `${route.method} ${route.url}: ${fault}`);
}

function* faults(route: Route, shared: Shared, seen: Set<string>): Generator<string> {
  const { access, schema } = route;
  if (!access) yield 'no access declared';
  for (const name of ['summary', 'description', 'operationId'] as const)
    if (!schema[name]) yield `${name} missing`;
  if (!schema.tags?.length) yield 'tags missing';
  if (schema.description) {
    if (schema.description.length < 20) yield 'description shorter than 20 characters';
    if (!schema.description.endsWith('.')) yield 'description without a full stop';
  }
  if (schema.operationId) {
    if (seen.has(schema.operationId)) yield `operationId ${schema.operationId} is taken`;
    seen.add(schema.operationId);
  }
  yield* faultsOfRequest(schema, shared);
  for (const [status, response] of Object.entries(schema.response ?? {}))
    for (const [name, part] of partsOf(response)) yield* walk(part, `${status}${name}`, 'response', shared);
  yield* missingAnswers(route, shared);
}

function* faultsOfRequest({ params, querystring, body }: Route['schema'], shared: Shared): Generator<string> {
  for (const [part, schema] of Object.entries({ params, querystring })) {
    if (!schema) continue;
    if (resolve(schema, shared).additionalProperties !== false) yield `${part} not closed`;
    yield* walk(schema, part, 'request', shared);
  }
  if (!body) return;
  for (const [name, part] of partsOf(body)) {
    const { type, additionalProperties } = resolve(part, shared);
    if (type === 'object' && additionalProperties !== false) yield `body${name} not closed`;
    yield* walk(part, `body${name}`, 'request', shared);
  }
}

function* missingAnswers(
  { method, url, access, hasOwnErrors, schema, documented }: Route,
  shared: Shared,
): Generator<string> {
  const needed = ['400', '429', '500', '503'];
  if (access?.kind !== 'public') needed.push(...(hasOwnErrors ? [] : ['401']), '403');
  if (hasFreeParameter(url, schema.params, shared)) needed.push('404');
  if (bodyMethods.includes(method) && schema.body) needed.push('413', '415');
  for (const status of needed) if (!documented.includes(status)) yield `answer ${status} missing`;
  if (!documented.some((status) => status.startsWith('2'))) yield 'no good answer';
}

/** A parameter of which the schema lists the values cannot lead to something that is not there. */
function hasFreeParameter(url: string, params: Schema | undefined, shared: Shared): boolean {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const properties = params ? resolve(params, shared).properties : {};
  return names.some((name) => !properties?.[name]?.enum);
}

/** The schema itself, or that of each media type; free text of an answer has no bounds of its own. */
function partsOf(schema: Schema): [string, Schema][] {
  if (!schema.content) return [['', schema]];
  return Object.entries(schema.content)
    .filter(([type]) => !type.startsWith('text/'))
    .map(([type, { schema: part }]) => [` (${type})`, part]);
}

function resolve(schema: Schema, shared: Shared): Schema {
  if (!schema.$ref) return schema;
  const target = shared[schema.$ref];
  if (!target) throw new Error(`no schema ${schema.$ref}`);
  return target;
}

function* walk(
  written: Schema,
  place: string,
  direction: Direction,
  shared: Shared,
  within: readonly Schema[] = [],
): Generator<string> {
  const schema = resolve(written, shared);
  if (within.includes(schema)) return;
  const deeper = (child: Schema, name: string) =>
    walk(child, `${place}${name}`, direction, shared, [...within, schema]);
  yield* ownFaults(schema, place, direction);
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    if (direction === 'response' && !child.description && !resolve(child, shared).description)
      yield `${place}/${name} without description`;
    yield* deeper(child, `/${name}`);
  }
  if (schema.items) yield* deeper(schema.items, '/*');
  if (typeof schema.additionalProperties === 'object') yield* deeper(schema.additionalProperties, '/?');
  for (const choice of [schema.anyOf, schema.oneOf, schema.allOf])
    for (const child of choice ?? []) yield* deeper(child, '');
}

function* ownFaults(schema: Schema, place: string, direction: Direction): Generator<string> {
  const types = [schema.type].flat();
  if ('nullable' in schema) yield `${place} uses nullable`;
  if (schema.enum || schema.const !== undefined) return;
  if (
    types.includes('string') &&
    schema.maxLength === undefined &&
    !boundedFormats.includes(schema.format ?? '')
  )
    yield `${place} is an unbounded string`;
  if (types.includes('array') && schema.maxItems === undefined) yield `${place} is an unbounded array`;
  const isNumber = types.includes('integer') || types.includes('number');
  if (direction === 'request' && isNumber && (schema.minimum === undefined || schema.maximum === undefined))
    yield `${place} is an unbounded number`;
}
