import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { FastifyInstance, RouteOptions } from 'fastify';
import t from 'tap';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../support/build.ts';
import { aCivilServant } from '../support/employees.ts';
import { faultsOfRoute, type Route, type Schema } from './route-rules.ts';

/** Fastify tells of each instance that it makes: the only moment at which every route is still to come. */
const registered: RouteOptions[] = [];
const remember = (message: unknown) =>
  (message as { fastify: FastifyInstance }).fastify.addHook(
    'onRoute',
    (route) => void registered.push(route),
  );
subscribe('fastify.initialization', remember);
const { app, call } = await build(t);
unsubscribe('fastify.initialization', remember);

interface Operation {
  operationId: string;
  responses: Record<string, object>;
  parameters?: { in: string }[];
}
type Document = { paths: Record<string, Record<string, Operation>> };
const document = app.swagger() as unknown as Document;
const shared = app.getSchemas() as Record<string, Schema>;

const documentedPath = (url: string) => url.replace(/^\/v1/, '').replaceAll(/:(\w+)/g, '{$1}');
const isShown = ({ method, schema }: RouteOptions) =>
  method !== 'HEAD' && (schema as { hide?: boolean } | undefined)?.hide !== true;

function routeOf({ method, url, config, schema }: RouteOptions): Route {
  const operation = document.paths[documentedPath(url)]?.[String(method).toLowerCase()];
  return {
    method: String(method),
    url,
    access: config?.access,
    hasOwnErrors: config?.problemForm !== undefined,
    schema: (schema ?? {}) as Route['schema'],
    documented: Object.keys(operation?.responses ?? {}),
  };
}
const routes = registered
  .filter(isShown)
  .filter(({ url }) => url.startsWith('/v1'))
  .map(routeOf);

t.test('every route of the service says who may call it, what it does, takes and answers', async (t) => {
  const seen = new Set<string>();
  const faults = routes.flatMap((route) => faultsOfRoute(route, shared, seen));
  t.strictSame(faults, []);
});

t.test('no route has escaped', async (t) => {
  const committed = JSON.parse(
    readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
  ) as Document;
  const operations = (paths: Document['paths']) =>
    Object.values(paths).flatMap((path) => Object.values(path));
  t.ok(routes.length >= operations(committed.paths).length, `${routes.length} routes`);
  t.equal(routes.length, operations(document.paths).length, 'each stands in the contract');
  t.ok(routes.length >= 34);
  const undeclared = registered.filter(({ config }) => !config?.access).map(({ url }) => url);
  t.strictSame(undeclared, [], 'hidden routes and those of the framework declare access too');
  const outside = registered.filter(isShown).filter(({ url }) => !url.startsWith('/v1'));
  t.strictSame(
    outside
      .map(({ url }) => url)
      .filter((url) => !/^\/(development-issuer|docs|guides|health|metrics|problems)\b/.test(url)),
    [],
    'what is served beside the API is known',
  );
});

t.test('every schema is one, and every shape that is taken or answered can be compiled', async (t) => {
  const ajv = new Ajv({ strict: false });
  const nodes = registered.flatMap(({ schema }) =>
    Object.entries((schema ?? {}) as Record<string, object>).flatMap(([name, part]) => {
      if (name === 'response') return Object.values(part).flatMap(schemasOf);
      return ['body', 'headers', 'params', 'querystring'].includes(name) ? schemasOf(part) : [];
    }),
  );
  t.ok(nodes.length > 1000, `${nodes.length} schemas`);
  for (const node of new Set([...Object.values(shared), ...nodes]))
    if (!ajv.validateSchema(node)) t.fail(`${JSON.stringify(node).slice(0, 500)}: ${ajv.errorsText()}`);
  t.ok(app.compilations.all() > 1000);
  t.equal(app.compilations.all(), 0, 'each once');

  const broken = { type: 'object', properties: { a: { $ref: 'Nowhere#' } } };
  for (const schema of [{ body: broken }, { response: { 200: broken } }]) {
    const { app } = await build(t, {
      prepare: (app) =>
        void app.post(
          '/broken',
          { config: { access: publicAccess }, schema: { hide: true, ...schema } },
          () => {},
        ),
    });
    t.throws(() => app.compilations.all(), /Nowhere/, 'one that cannot be is found');
  }
});

/** The schema of a body or an answer, or those of its media types. */
function schemasOf(part: object): object[] {
  if (!('content' in part)) return [part];
  return Object.values(part.content as Record<string, { schema: object }>).map(({ schema }) => schema);
}

t.test('a route without access stops the start', async (t) => {
  const start = (config: object) =>
    build(t, {
      prepare: (app) => {
        app.get('/v1/forgotten', { config, schema: { hide: true } }, async () => ({}));
      },
    });
  await t.rejects(start({}), { message: /no access declared.*GET \/v1\/forgotten/ });
  t.ok((await start({ access: publicAccess })).app);
});

t.test('no operation ignores a parameter or a field that it does not know', async (t) => {
  const bodies = new Set(['POST', 'PATCH', 'PUT']);
  const { nip } = await aCivilServant({ call });
  const token = await mintToken(app.database.read, { nip, roles: [], minutes: 5 });
  // Open311 ignores what it does not know, by its specification: see its own tests.
  for (const { method, url, access, schema } of routes.filter(({ hasOwnErrors }) => !hasOwnErrors)) {
    const address = url.replaceAll(/:(\w+)/g, (_, name: string) => exampleOf(schema.params, name));
    const ask = async (query: string, body?: object) => {
      const holder = access?.kind === 'self' ? { key: token } : {};
      const answer = await call(method as 'GET', address + query, { ...holder, ...(body ? { body } : {}) });
      return answer.body.errors?.map((error) => error.parameter ?? error.pointer) ?? [answer.status];
    };
    if (schema.body && !schema.body.content)
      t.ok((await ask('', { unheardOf: 1 })).includes('/unheardOf'), `${method} ${url} by body`);
    if (!bodies.has(method))
      t.ok((await ask('?unheardOf=1')).includes('unheardOf'), `${method} ${url} by address`);
  }
});

/** A value that a parameter of the path accepts. */
function exampleOf(params: Schema | undefined, name: string): string {
  const { type, format, pattern, examples, enum: values } = params?.properties?.[name] ?? {};
  if (values) return String((values as unknown[])[0]);
  if (format === 'uuid') return '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  if ((pattern ?? format) && examples) return String((examples as unknown[])[0]);
  if (type === 'integer') return String((examples as unknown[] | undefined)?.[0] ?? 1);
  return 'units';
}

const text = { type: 'string', maxLength: 10, description: 'A text.' };
const good: Route = {
  method: 'POST',
  url: '/v1/things/:thingId',
  access: { kind: 'scope' },
  schema: {
    summary: 'Change a thing',
    description: 'Changes a thing for good.',
    operationId: 'changeThing',
    tags: ['things'],
    params: { type: 'object', additionalProperties: false, properties: { thingId: text } },
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 9 },
        day: { type: 'string', format: 'date' },
      },
    },
    body: { $ref: 'NewThing' },
    response: {
      200: {
        type: 'object',
        properties: {
          name: text,
          count: { type: 'integer', description: 'How many.' },
          parts: { type: 'array', maxItems: 3, items: { $ref: 'Thing' }, description: 'The parts.' },
        },
      },
    },
  },
  documented: ['200', '400', '401', '403', '404', '413', '415', '429', '500', '503'],
};
const things: Record<string, Schema> = {
  NewThing: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kind: { type: 'string', enum: ['a', 'b'] },
      no: { type: ['string', 'null'], maxLength: 3 },
    },
  },
  Thing: { type: 'object', description: 'A thing.', properties: { inner: { $ref: 'Thing' } } },
};

const withSchema = (change: Partial<Route['schema']>): Route => ({
  ...good,
  schema: { ...good.schema, ...change },
});
const withBody = (properties: Record<string, Schema>): Route =>
  withSchema({ body: { type: 'object', additionalProperties: false, properties } });
const withAnswer = (properties: Record<string, Schema>): Route =>
  withSchema({ response: { 200: { type: 'object', properties } } });
const without = (...statuses: string[]): Route => ({
  ...good,
  documented: good.documented.filter((status) => !statuses.includes(status)),
});

const bad: [string, Route][] = [
  ['no access declared', { ...good, access: undefined }],
  ['summary missing', withSchema({ summary: '' })],
  ['description missing', withSchema({ description: '' })],
  ['operationId missing', withSchema({ operationId: '' })],
  ['tags missing', withSchema({ tags: [] })],
  ['description shorter than 20 characters', withSchema({ description: 'Changes a thing.' })],
  ['description without a full stop', withSchema({ description: 'Changes a thing for good' })],
  ['params not closed', withSchema({ params: { type: 'object', properties: {} } })],
  ['querystring not closed', withSchema({ querystring: { type: 'object', properties: {} } })],
  ['body not closed', withSchema({ body: { type: 'object', properties: {} } })],
  ['body not closed', withSchema({ body: { $ref: 'Thing' } })],
  [
    'body (application/json) not closed',
    withSchema({ body: { content: { 'application/json': { schema: { $ref: 'Thing' } } } } }),
  ],
  ['body/name is an unbounded string', withBody({ name: { type: 'string' } })],
  ['body/name is an unbounded string', withBody({ name: { type: ['string', 'null'], format: 'email' } })],
  ['body/name is an unbounded string', withBody({ name: { anyOf: [{ type: 'string' }, { type: 'null' }] } })],
  ['body/names is an unbounded array', withBody({ names: { type: 'array', items: text } })],
  [
    'body/names/* is an unbounded string',
    withBody({ names: { type: 'array', maxItems: 1, items: { type: 'string' } } }),
  ],
  ['body/? is an unbounded string', withSchema({ body: { additionalProperties: { type: 'string' } } })],
  ['body/size is an unbounded number', withBody({ size: { type: 'integer', minimum: 1 } })],
  ['body/size is an unbounded number', withBody({ size: { type: ['number', 'null'], maximum: 1 } })],
  ['body/name uses nullable', withBody({ name: { ...text, nullable: true } })],
  ['200/name is an unbounded string', withAnswer({ name: { type: 'string', description: 'A name.' } })],
  [
    '200/list is an unbounded array',
    withAnswer({ list: { type: 'array', items: text, description: 'All.' } }),
  ],
  ['200/name without description', withAnswer({ name: { type: 'string', maxLength: 1 } })],
  [
    '200/deep/name uses nullable',
    withAnswer({ deep: { description: 'Deep.', properties: { name: { ...text, nullable: true } } } }),
  ],
  ...['400', '401', '403', '404', '413', '415', '429', '500', '503'].map((status): [string, Route] => [
    `answer ${status} missing`,
    without(status),
  ]),
  ['no good answer', without('200')],
];

t.test('the guard finds each fault, and none in what is sound', async (t) => {
  t.strictSame(faultsOfRoute(good, things, new Set()), []);
  for (const [fault, route] of bad)
    t.strictSame(faultsOfRoute(route, things, new Set()), [`POST /v1/things/:thingId: ${fault}`], fault);
  t.strictSame(faultsOfRoute(good, things, new Set(['changeThing'])), [
    'POST /v1/things/:thingId: operationId changeThing is taken',
  ]);
});

t.test('the guard asks for no answer that cannot be', async (t) => {
  const { body: _, ...open } = good.schema;
  t.strictSame(
    faultsOfRoute({ ...without('413', '415'), schema: open }, things, new Set()),
    [],
    'without a body',
  );
  t.strictSame(
    faultsOfRoute({ ...without('401', '403'), access: { kind: 'public' } }, things, new Set()),
    [],
  );
  const listed = {
    type: 'object',
    additionalProperties: false,
    properties: { thingId: { type: 'string', enum: ['a'] } },
  };
  const route = { ...without('404'), schema: { ...good.schema, params: listed } };
  t.strictSame(faultsOfRoute(route, things, new Set()), [], 'the values of the parameter are listed');
});
