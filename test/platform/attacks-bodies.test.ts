import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import t, { type Test } from 'tap';
import { accessByOperation } from '../contract/document.ts';
import { build } from '../support/build.ts';
import { processorTime } from '../support/processor-time.ts';
import { inside, type Json, rowCounter, type Schema, surfaceOf } from './attack-surface.ts';

const accessOf = accessByOperation();
const api = await build(t);
accessOf.stop();
const { call } = api;
const { document, targets, placesOf, bodyOf, resolve, unit, employee } = await surfaceOf(api, accessOf);
const { counts, close } = await rowCounter(api.database.ownerUrl);
t.teardown(close);

const withBodies = targets.filter(({ body }) => body !== undefined);
/** Open311 ignores what it does not know, by its specification: its own tests show that nothing of it counts. */
const ignoresUnknown = ({ path }: { readonly path: string }) => path.startsWith('/open311/');
const json = { 'content-type': 'application/json', 'if-match': '*' };

/** What the service alone decides, wherever a body would like to. */
const ownedByService = {
  id: '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
  version: 99,
  createdAt: '2020-01-01T00:00:00Z',
  createdBy: { kind: 'system', id: 'root' },
  updatedAt: '2020-01-01T00:00:00Z',
  updatedBy: { kind: 'system', id: 'root' },
  revokedAt: null,
  secretHash: '0'.repeat(64),
  previousSecretHash: '0'.repeat(64),
  scopes: ['access:administer'],
  unitIds: null,
  role: 'administrator',
  isAdmin: true,
  principal: { kind: 'system' },
  unheardOf: 1,
};

t.test('a body sets what its schema names and nothing else, at no depth', async (t) => {
  const before = await counts();
  let tried = 0;
  for (const target of withBodies.filter((one) => !ignoresUnknown(one))) {
    const schema = resolve(target.body!);
    const objects = [
      [] as (string | number)[],
      ...placesOf(schema)
        .map(({ place }) => place.slice(0, -1))
        .filter((place) => place.length > 0 && typeof place.at(-1) !== 'undefined'),
    ].map((place) => JSON.stringify(place));
    for (const place of [...new Set(objects)].map((text) => JSON.parse(text) as (string | number)[])) {
      const known = fieldsAt(schema, place);
      if (!known) continue;
      for (const [name, value] of Object.entries(ownedByService)) {
        if (known.includes(name)) continue;
        tried += 1;
        const body = bodyOf(target, [...place, name], value);
        const answer = await call(target.method, target.address(), { key: target.key, body, headers: json });
        const pointer = `/${[...place, name].join('/')}`;
        const isTold = answer.body?.errors?.some(
          (error) => error.pointer === pointer && error.code === 'unknown-field',
        );
        if (answer.status !== 400 || !isTold)
          t.fail(`${target.operation.operationId} ${pointer}: ${answer.status} ${answer.text}`);
      }
    }
  }
  t.ok(tried > 300, `${tried} fields`);
  t.strictSame(await counts(), before);
});

/** The fields of the object at a place; undefined if there is none. */
function fieldsAt(schema: Schema, place: readonly (string | number)[]): string[] | undefined {
  let at = resolve(schema);
  for (const step of place) {
    const next = typeof step === 'number' ? at.items : at.properties?.[step];
    if (!next) return undefined;
    at = resolve(next);
    at = at.anyOf ? resolve(at.anyOf[0]!) : at;
  }
  return at.properties && Object.keys(at.properties);
}

t.test('nothing reaches the prototype of objects', async (t) => {
  const poison = [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"__proto__":null}',
    '{"\\u005f_proto__":{"polluted":1}}',
    '{"prototype":{"polluted":1}}',
    '[{"__proto__":{"polluted":1}}]',
    '{"hasOwnProperty":1,"toString":1,"valueOf":1}',
  ];
  for (const target of withBodies) {
    const names = placesOf(target.body!).map(({ place }) => String(place[0]));
    const nested = [...new Set(names)].map((name) => `{"${name}":${poison[0]}}`);
    const types = target.method === 'PATCH' ? ['application/json', 'application/merge-patch+json'] : [''];
    for (const type of types)
      for (const body of [...poison, ...nested]) {
        const headers = { ...json, ...(type ? { 'content-type': type } : {}) };
        const answer = await call(target.method, target.address(), { key: target.key, body, headers });
        if (answer.status !== 400)
          t.fail(`${target.operation.operationId} ${type} ${body}: ${answer.status} ${answer.text}`);
      }
  }
  for (const target of targets.filter(({ method }) => method === 'GET'))
    for (const query of [
      '__proto__=1',
      '__proto__[polluted]=1',
      '__proto__.polluted=1',
      'constructor=1',
      'constructor[prototype][polluted]=1',
      'constructor.prototype.polluted=1',
      'toString=1',
    ]) {
      const { status } = await call('GET', `${target.address()}?${query}`, { key: target.key });
      const isClosed = target.operation.parameters.some((parameter) => parameter.in === 'query');
      if (isClosed && !ignoresUnknown(target) ? status !== 400 : status >= 500)
        t.fail(`${target.path}?${query}: ${status}`);
    }
  t.equal(({} as Json).polluted, undefined);
  t.equal((Object as unknown as Json).polluted, undefined);
});

/** Calls with a hostile body; it must be refused, soon, without a word about the inside. */
async function refusedSoon(t: Test, name: string, body: string, statuses = [400]): Promise<void> {
  for (const [method, url] of [
    ['POST', '/v1/units'],
    ['POST', '/v1/employees/_search'],
    ['PATCH', `/v1/employees/${employee.id}`],
    ['PATCH', `/v1/units/${unit.id}`],
  ] as const) {
    const time = processorTime();
    const { status, text } = await call(method, url, { body, headers: json });
    const milliseconds = time();
    t.ok(statuses.includes(status), `${name}: ${method} ${url} answers ${status}`);
    t.notMatch(text, inside);
    t.ok(text.length < 100_000, `${name}: the answer has ${text.length} characters`);
    t.ok(milliseconds < 2000, `${name}: after ${Math.round(milliseconds)} ms`);
  }
}

t.test('a body that is deep, wide or long is refused as soon as any other', async (t) => {
  const depth = 100_000;
  await refusedSoon(t, 'open brackets', '['.repeat(depth));
  await refusedSoon(t, 'nested lists', '['.repeat(depth) + ']'.repeat(depth));
  await refusedSoon(t, 'open objects', '{"a":'.repeat(depth));
  await refusedSoon(t, 'nested objects', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
  await refusedSoon(t, 'a nested field', `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  await refusedSoon(t, 'nested poison', `${'{"a":'.repeat(depth)}{"__proto__":1}${'}'.repeat(depth)}`);
  await refusedSoon(t, 'a wide list', `{"externalIds":[${'0,'.repeat(500_000)}0]}`);
  await refusedSoon(t, 'a wide list of objects', `{"externalIds":[${'{},'.repeat(300_000)}{}]}`);
  const names = Array.from({ length: 70_000 }, (_, at) => `"a${at}":1`).join(',');
  await refusedSoon(t, 'many fields', `{${names}}`);
  await refusedSoon(t, 'a long name of a field', `{"${'a'.repeat(1_000_000)}":1}`);
  await refusedSoon(t, 'a long number', `{"validFrom":${'9'.repeat(1_000_000)}}`);
  await refusedSoon(t, 'a long text', `{"name":"${'a'.repeat(1_000_000)}"}`);
  await refusedSoon(t, 'a long text with a bad end', `{"name":"${'a'.repeat(1_000_000)}\\u0001"}`);
  await refusedSoon(t, 'many escapes', `{"name":"${'\\u0061'.repeat(170_000)}\\u0001"}`);
  await refusedSoon(t, 'too many bytes', `{"name":"${'a'.repeat(1_100_000)}"}`, [413]);
});

t.test('what is too wide or no text is named by its place, whatever the schema says of it', async (t) => {
  const correct = (body: unknown) =>
    call('PATCH', `/v1/employees/${employee.id}`, { body, headers: { 'if-match': '*' } });
  const wide = await correct({ birthPlace: new Array(1001).fill('a') });
  t.match(wide.body.errors, [{ pointer: '/birthPlace', code: 'wrong-length' }]);
  for (const text of ['a\ud800', '\udc00', 'a\0b']) {
    const { status, body } = await correct({ birthPlace: text });
    t.match({ status, errors: body.errors }, { status: 400, errors: [{ pointer: '/birthPlace' }] }, text);
  }
  t.match(await correct({ birthPlace: '\ud83d\ude00' }), { status: 200 }, 'a whole character is text');
  const deep = (name: string, levels: number) =>
    JSON.parse(`${`{"${name}":`.repeat(levels)}"\\ud800"${'}'.repeat(levels)}`) as Json;
  t.match((await correct(deep('abcdefghijk/', 60))).body.errors, [
    { pointer: /^(\/abcdefghijk~1){25,35}$/, code: 'not-text' },
  ]);
  t.match((await correct(deep('a/', 900))).body.errors, [{ pointer: /^(\/a~1){60,70}$/, code: 'too-deep' }]);
  const named = await call('GET', '/v1/units?%00%07=1');
  t.match(named.body.errors, [{ parameter: '\ufffd\ufffd', code: 'unknown-field' }]);
});

t.test('an address that cannot be read is refused like any other', async (t) => {
  for (const id of ['%', '%zz', '%ff', '%ED%A0%80']) {
    const { status, headers, body } = await call('GET', `/v1/units/${id}`);
    t.match({ status, code: body.code }, { status: 400, code: 'malformed-address' }, id);
    t.ok(headers['x-request-id']);
    t.equal(headers['cache-control'], 'no-store');
  }
  const long = await call('GET', `/v1/units/${'a'.repeat(201)}`);
  t.match(long, { status: 414, headers: { 'api-version': /./, 'x-request-id': /./ } });
});

t.test('a request with very many parameters is refused', async (t) => {
  for (const query of [
    Array.from({ length: 10_000 }, (_, at) => `p${at}=1`).join('&'),
    'limit=1&'.repeat(10_000),
    `q=${'a'.repeat(100_000)}`,
    `${'~'.repeat(100_000)}=1`,
    `fields=${'a,'.repeat(499)}a`,
    `fields=${'a'.repeat(1000)}`,
  ]) {
    const time = processorTime();
    const { status, text } = await call('GET', `/v1/units?${query}`);
    t.equal(status, 400);
    t.ok(text.length < 100_000);
    t.ok(time() < 2000);
  }
});

/** Every pattern and format that stands anywhere in the contract. */
function textsIn(node: unknown, found = new Map<string, Schema>()): Map<string, Schema> {
  if (typeof node !== 'object' || node === null) return found;
  const { type, pattern, format } = node as Schema;
  if (typeof pattern === 'string' || (typeof format === 'string' && [type].flat().includes('string')))
    found.set(`${pattern ?? format}`, {
      type: 'string',
      ...(pattern === undefined ? {} : { pattern }),
      ...(format === undefined ? {} : { format }),
    });
  for (const child of Object.values(node)) textsIn(child, found);
  return found;
}

/** What keeps a search for a pattern going longest: much of what it takes, and an end that it does not. */
function* worst(length: number): Generator<string> {
  const units = ['a', 'A', '0', ' ', '-', '_', '.', ',', ':', '@', '+', '(', '\u00a0', 'é', '\t'];
  const pairs = ['a ', 'a,', 'a.', 'a@', 'a-', '0 ', '0-', ' a', 'a:', '-a', 'a_', '\n ', 'a\n'];
  for (const unit of [...units, ...pairs])
    for (const start of ['', 'a', '0', 'a:', 'a@', '+', 'siasn:'])
      for (const end of ['\u0001', '!', ' ', '\n', '💥', '@', 'é'])
        yield start + unit.repeat(Math.ceil(length / unit.length)) + end;
}

t.test('no pattern and no format of the contract can be kept busy', async (t) => {
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true })).addFormat('binary', true);
  const texts = textsIn(document);
  t.ok(texts.size >= 20, `${texts.size} kinds of text`);
  for (const [name, schema] of texts) {
    const validate = ajv.compile(schema);
    const slowest = (length: number): number => {
      let longest = 0;
      for (const text of worst(length)) {
        const first = processorTime();
        validate(text);
        let milliseconds = first();
        // The rubbish of others may have been collected meanwhile.
        if (milliseconds > 50) {
          const again = processorTime();
          validate(text);
          milliseconds = Math.min(milliseconds, again());
        }
        longest = Math.max(longest, milliseconds);
        if (longest > 50) break;
      }
      return longest;
    };
    for (const length of [100, 20_000]) {
      const milliseconds = slowest(length);
      if (milliseconds > 50) t.fail(`${name} with ${length} characters: ${Math.round(milliseconds)} ms`);
    }
  }
  const quadratic = ajv.compile({ type: 'string', pattern: '^[^\\n]*[^\\s][^\\n]*$' });
  const time = processorTime();
  quadratic(`${'a'.repeat(20_000)}\n`);
  t.ok(time() > 50, 'one that can would be noticed');
});
