import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import openapiTS, { astToString } from 'openapi-typescript';
import t from 'tap';
import ts from 'typescript';
import { build } from '../support/build.ts';
import { type Document, documentOf, operationsOf } from './document.ts';

const { app, call } = await build(t);
const document = documentOf(app);
const file = fileURLToPath(new URL('../../openapi/openapi.json', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'penata-contract-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const run = promisify(execFile);

interface Node {
  readonly [name: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** The places in which two documents differ. */
function* differences(a: unknown, b: unknown, place = ''): Generator<string> {
  if (!isNode(a) || !isNode(b)) {
    if (a !== b) yield place;
    return;
  }
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const inside = `${place}/${name}`;
    if (name in a && name in b) yield* differences(a[name], b[name], inside);
    else yield inside;
  }
}

t.test('the contract that is kept is the one that is served', async (t) => {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  t.strictSame(
    [...differences(kept, document)],
    [],
    'openapi/openapi.json is out of date: run `npm run openapi` and look at what changed',
  );
  t.strictSame(
    [...differences({ a: [1, { b: 2 }], c: 3 }, { a: [1, { b: 4 }], d: 3 })],
    ['/a/1/b', '/c', '/d'],
  );
});

t.test('the same is served as valid OpenAPI 3.0', async (t) => {
  const { status, headers, body } = await call<Document>('GET', '/v1/openapi-3.0.json', { key: null });
  t.equal(status, 200);
  t.equal(headers['access-control-allow-origin'], '*');
  t.match(body, { openapi: /^3\.0\./, servers: [{ url: /\/v1$/ }] });
  t.strictSame(Object.keys(body.paths), Object.keys(document.paths));
  t.strictSame(await complaintsOf(body), []);
  const broken = JSON.parse(JSON.stringify(body).replace('"type":"string"', '"type":["string","null"]'));
  t.not((await complaintsOf(broken)).length, 0, 'what is of 3.1 alone would be noticed');
});

/** What redocly says of a document. */
async function complaintsOf(served: Document): Promise<string[]> {
  const place = path.join(folder, 'served.json');
  const settings = path.join(folder, 'redocly.yaml');
  writeFileSync(place, JSON.stringify(served));
  writeFileSync(
    settings,
    'extends: [recommended]\nrules: { no-ambiguous-paths: off, no-server-example.com: off }\n',
  );
  const require = createRequire(import.meta.url);
  const { bin } = require('@redocly/cli/package.json') as { bin: Record<string, string> };
  const program = path.join(path.dirname(require.resolve('@redocly/cli/package.json')), bin.redocly!);
  const { stdout } = await run(
    process.execPath,
    [program, 'lint', place, '--format=json', `--config=${settings}`],
    {
      cwd: folder,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  ).catch((error: { stdout: string }) => error);
  const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1)) as {
    problems: { ruleId: string; message: string }[];
  };
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

t.test('addresses stand below the server’s, which ends in the version', async (t) => {
  const paths = Object.keys(document.paths);
  t.strictSame(
    paths.filter((address) => address.startsWith('/v1') || address.endsWith('/')),
    [],
  );
  t.match(app.swagger(), { servers: [{ url: /\/v1$/ }] });
  for (const { operation, method, path: address } of operationsOf(document)) {
    const inAddress = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
    t.strictSame(declared.map(({ name }) => name).sort(), inAddress.sort(), `${method} ${address}`);
  }
});

t.test('each kind of event is described as the feed tells it', async (t) => {
  const kinds = app.eventKinds.map((kind) => `penata.${kind.type}`);
  t.strictSame(Object.keys(document.webhooks), kinds);
  const { oneOf } = document.components.schemas.Event as { oneOf: { $ref: string }[] };
  const described = Object.entries(document.webhooks).map(([name, { post }]) => {
    const [media] = Object.values(post.requestBody!.content) as { schema: { $ref: string } }[];
    const event = document.components.schemas[media!.schema.$ref.split('/').at(-1)!] as {
      properties: { type: { enum: string[] } };
    };
    t.strictSame(event.properties.type.enum, [name]);
    return media!.schema.$ref;
  });
  t.strictSame(
    described,
    oneOf.map(({ $ref }) => $ref),
  );
});

t.test('each tag has a page, and stands in the order of names', async (t) => {
  const names = document.tags.map(({ name }) => name);
  t.strictSame(names, names.toSorted());
  t.strictSame(names, [...new Set(operationsOf(document).flatMap(({ operation }) => operation.tags))].sort());
  for (const { name, description } of document.tags)
    t.ok(description.split('\n\n').length > 2, `${name} is explained`);
  const { body } = await call<Document>('GET', '/v1/openapi.json', { key: null });
  const links = JSON.stringify([body.tags, body.info]).match(/\]\([^)]*\)/g)!;
  t.ok(links.length > 3);
  t.strictSame(
    links.filter((link) => !link.startsWith('](http')),
    [],
    'its links lead to this service',
  );
});

t.test('a catalogue names each data service with all that is asked of it', async (t) => {
  const { status, headers, text } = await call('GET', '/.well-known/api-catalog', { key: null });
  t.equal(status, 200);
  t.match(headers['content-type'], /^application\/linkset\+json/);
  const [services, contract] = (JSON.parse(text) as { linkset: [Services, Record<string, Linked[]>] })
    .linkset;
  const read = operationsOf(document).filter(({ method }) => method === 'GET');
  const readable = new Set(read.flatMap(({ operation }) => operation.tags));
  t.strictSame(
    services.item.map(({ title }) => title),
    document.tags.map(({ name }) => name).filter((name) => readable.has(name)),
    'all but what can only be sent',
  );
  t.match(
    services.item.find(({ title }) => title === 'employees'),
    {
      href: '/v1/employees',
      description: [/pegawai ASN/],
      attribute: /nip/,
      output: ['application/json', 'text/csv', 'application/x-ndjson', /spreadsheetml/],
    },
  );
  for (const link of [...contract['service-desc']!, ...contract['service-doc']!, ...contract.status!]) {
    const answer = await call('GET', new URL(link.href, 'http://localhost').pathname, { key: null });
    t.equal(answer.status, 200, link.href);
  }
});

interface Linked {
  readonly href: string;
}
interface Services {
  readonly item: (Linked & { title: string; description: string[]; attribute: string[]; output: string[] })[];
}

/** Every example of the document with the schema that it is an example of, and its place. */
function* examplesIn(
  node: unknown,
  place: string,
): Generator<{ place: string; schema: object; value: unknown }> {
  if (!isNode(node)) return;
  const { schema } = node;
  if (isNode(schema)) {
    if ('example' in node) yield { place: `${place}/example`, schema, value: node.example };
    for (const [name, example] of Object.entries(isNode(node.examples) ? node.examples : {}))
      yield { place: `${place}/examples/${name}`, schema, value: (example as { value: unknown }).value };
  } else if (Array.isArray(node.examples)) {
    for (const value of node.examples) yield { place: `${place}/examples`, schema: node, value };
  }
  for (const [name, child] of Object.entries(node)) yield* examplesIn(child, `${place}/${name}`);
}

t.test('every example of the contract is one', async (t) => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(document, 'contract');
  const anchored = (schema: object): object =>
    JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')) as object;
  let count = 0;
  for (const { place, schema, value } of examplesIn(document, '')) {
    count += 1;
    const validate = ajv.compile(anchored(schema));
    if (!validate(value)) t.fail(`${place}: ${JSON.stringify(value)} ${ajv.errorsText(validate.errors)}`);
  }
  t.ok(count > 50, `${count} examples`);
  const wrong = { schema: { type: 'string', maxLength: 2 }, example: 'abc' };
  const [found] = [...examplesIn({ deep: [wrong] }, '')];
  t.equal(found?.place, '/deep/0/example');
  t.equal(ajv.compile(found?.schema ?? {})(found?.value), false, 'a wrong one would be noticed');
});

const client = `import type { paths } from './api.ts';

type Operation<P extends keyof paths, M extends 'get' | 'post'> = paths[P] extends Record<M, infer O> ? O : never;
type Query<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
type Body<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never;
type Answer<O, S extends number> = O extends { responses: Record<S, { content: { 'application/json': infer A } }> } ? A : never;

export async function get<P extends keyof paths>(
  path: P,
  query: Query<Operation<P, 'get'>>,
): Promise<Answer<Operation<P, 'get'>, 200>> {
  const search = new URLSearchParams(query as Record<string, string>);
  const answer = await fetch(\`https://penata.example/v1\${path}?\${search}\`);
  return (await answer.json()) as Answer<Operation<P, 'get'>, 200>;
}

export async function post<P extends keyof paths, S extends 200 | 201>(
  path: P,
  status: S,
  body: Body<Operation<P, 'post'>>,
): Promise<Answer<Operation<P, 'post'>, S>> {
  const answer = await fetch(\`https://penata.example/v1\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  if (answer.status !== status) throw new Error(String(answer.status));
  return (await answer.json()) as Answer<Operation<P, 'post'>, S>;
}
`;

const good = `import { get, post } from './client.ts';

const page = await get('/employees', { status: 'active', minimumAge: 30, limit: 10, sort: '-name' });
for (const employee of page.items) {
  const name: string = employee.name;
  const rank: 'III/a' | string | undefined = employee.rank?.rank;
  const retires: string | undefined = employee.retirement?.retiresOn;
  const nik: string | null = employee.nik;
  console.log(name, rank, retires, nik);
}
const next: string | null = page.next;
const found = await post('/employees/_search', 200, { name: 'Siti Rahmawati' });
const unit = await post('/units', 201, { code: 'A', name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2026-01-01' });
const code: string = unit.code;
console.log(next, found.items.length, code);
`;

/** Each line after the first is wrong for a reason of its own. */
const bad = `import { get, post } from './client.ts';
await get('/employees', { nip: '199001012015031001' });
await get('/employees', { status: 'asleep' });
await get('/employes', {});
await post('/employees/_search', 200, { nama: 'Siti' });
await post('/units', 201, { code: 'A', name: 'Dinas', kind: 'agency', parentId: null });
const age: number = (await get('/employees', {})).items[0]!.birthDate;
`;

t.test('a client is generated from the contract, and the compiler holds it to it', async (t) => {
  const generated = astToString(await openapiTS(JSON.stringify(document)));
  for (const [name, text] of Object.entries({ api: generated, client, good, bad }))
    writeFileSync(path.join(folder, `${name}.ts`), text);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const program = ts.createProgram(
    ['good', 'bad'].map((name) => path.join(folder, `${name}.ts`)),
    {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      allowImportingTsExtensions: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
    },
  );
  const complaints = ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => ({
    file: path.basename(source?.fileName ?? ''),
    line: source ? source.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  t.strictSame(
    complaints.filter((complaint) => complaint.file !== 'bad.ts'),
    [],
    'what is right compiles, and so does what was generated',
  );
  const wrongLines = new Set(
    complaints.filter(({ file: name }) => name === 'bad.ts').map(({ line }) => line),
  );
  t.strictSame([...wrongLines].sort(), [2, 3, 4, 5, 6, 7], 'what is wrong does not');
  t.match(
    complaints.find(({ file: name, line }) => name === 'bad.ts' && line === 2),
    { message: /'nip' does not exist/ },
    'an unknown parameter least of all',
  );
});
