import t, { type Test } from 'tap';
import { accessByOperation } from '../contract/document.ts';
import { build, type CallOptions } from '../support/build.ts';
import { inside, rowCounter, type Schema, surfaceOf, type Target } from './attack-surface.ts';

const accessOf = accessByOperation();
const api = await build(t);
accessOf.stop();
const { targets, placesOf, bodyOf, full } = await surfaceOf(api, accessOf);
const { counts, close } = await rowCounter(api.database.ownerUrl);
t.teardown(close);

/** Texts that end what they stand in, wherever that may be. */
const hostile = [
  "'; drop table organisation.units cascade; --",
  "' or '1'='1",
  '"',
  '\\',
  "\\'",
  '%',
  '_',
  '%_%\\',
  '$1',
  '\r\nX-Injected: yes',
  '\nSet-Cookie: a=b',
  'a\u0000b',
  '‘’“”＇ʼ',
  '9'.repeat(40),
  '-1e999',
  '\ud800',
  '{"a":1}',
];
/** As it stands in an address; half a character cannot be written there but by its bytes. */
const inAddress = (text: string): string => (text === '\ud800' ? '%ED%A0%80' : encodeURIComponent(text));

let calls = 0;
async function ask(
  test: Test,
  { method, key }: Pick<Target, 'method' | 'key'>,
  url: string,
  name: string,
  options: CallOptions = {},
): Promise<number> {
  calls += 1;
  const { status, headers, text } = await api.call(method, url, { key, ...options });
  if (status >= 500) test.fail(`${name}: ${status} ${text}`);
  if ('x-injected' in headers || 'set-cookie' in headers) test.fail(`${name}: a header was injected`);
  const split = Object.entries(headers).filter(([, value]) => /[\r\n\0]/.test(String(value)));
  if (split.length > 0) test.fail(`${name}: ${JSON.stringify(split)}`);
  const told = status >= 400 && inside.exec(text)?.[0];
  if (told) test.fail(`${name}: the answer tells ${told}`);
  return status;
}

/** Whatever was refused must have left nothing. */
async function leavesNothing(test: Test, name: string, attack: () => Promise<number[]>): Promise<void> {
  const before = await counts();
  const statuses = await attack();
  if (statuses.some((status) => status < 400)) return;
  const after = await counts();
  if (JSON.stringify(after) !== JSON.stringify(before)) test.strictSame(after, before, name);
}

t.test('no text in a path or query breaks out of it', async (t) => {
  for (const target of targets) {
    const { operation, method, path } = target;
    for (const { in: part, name } of operation.parameters) {
      if (part === 'header') continue;
      const label = `${method} ${path} ${name}`;
      await leavesNothing(t, label, async () => {
        const statuses: number[] = [];
        for (const text of hostile) {
          const value = inAddress(text);
          const url =
            part === 'path' ? target.address({ name, value }) : `${target.address()}?${name}=${value}`;
          const body = target.body ? { body: {} } : {};
          statuses.push(await ask(t, target, url, `${label}=${text}`, body));
        }
        return statuses;
      });
    }
  }
  t.ok(calls > 3000, `${calls} calls`);
});

t.test('no text in a body breaks out of it', async (t) => {
  calls = 0;
  const reached = new Set<string>();
  for (const target of targets) {
    if (!target.body) continue;
    for (const { place, schema } of placesOf(target.body)) {
      const label = `${target.operation.operationId} /${place.join('/')}`;
      await leavesNothing(t, label, async () => {
        const statuses: number[] = [];
        for (const text of hostile) {
          const options = { body: bodyOf(target, place, text), headers: { 'if-match': '*' } };
          const status = await ask(t, target, target.address(), `${label}=${text}`, options);
          if (status < 300 || status === 422) reached.add(target.operation.operationId);
          statuses.push(status);
          if (isNumber(schema) && status < 400) t.fail(`${label} takes ${text}`);
        }
        return statuses;
      });
    }
  }
  t.ok(calls > 1500, `${calls} calls`);
  t.ok(reached.size >= 12, `behind the schema of ${[...reached].join(', ')}`);
  const { body } = await api.call('GET', '/v1/units?count=exact');
  t.ok(Number(body.total) > 1, 'the tables are still there');
});

const isNumber = ({ type }: Schema) => [type].flat().some((name) => name === 'integer' || name === 'number');

t.test('no header breaks out of it', async (t) => {
  calls = 0;
  const read = [
    'x-request-id',
    'x-purpose',
    'accept-language',
    'accept',
    'if-match',
    'if-none-match',
    'idempotency-key',
    'prefer',
    'content-language',
    'accept-encoding',
  ];
  for (const target of targets) {
    const label = `${target.method} ${target.path}`;
    const body = target.body ? { body: {} } : {};
    await leavesNothing(t, label, async () => {
      const statuses: number[] = [];
      for (const text of hostile) {
        const all = Object.fromEntries(read.map((name) => [name, text]));
        const attempts: Record<string, string>[] = [
          all,
          { ...all, 'x-purpose': inAddress(text) },
          { 'x-api-key': text, authorization: '' },
          { authorization: `Bearer ${text}` },
          { authorization: text },
        ];
        for (const headers of attempts) {
          const status = await ask(t, target, target.address(), `${label} with ${text}`, {
            headers,
            ...body,
          });
          const isOpen = target.operation.security.every((needed) => Object.keys(needed).length === 0);
          if ('authorization' in headers && !isOpen && status !== 401)
            t.fail(`${label}: ${status} with ${JSON.stringify(headers)}`);
          if (!('authorization' in headers)) statuses.push(status);
        }
      }
      return statuses;
    });
  }
  t.ok(calls > 4000, `${calls} calls`);
});

t.test('a reason that Postgres could not hold is refused by the name of its header', async (t) => {
  for (const purpose of ['a%00b', 'a%0D%0Ab', 'a\tb', '%7F', '%C2%85'])
    t.match(
      await api.call('POST', '/v1/units', {
        key: full,
        headers: { 'x-purpose': purpose },
        body: { code: 'P-1', name: 'Dinas', kind: 'agency', parentId: null, validFrom: '2020-01-01' },
      }),
      { status: 400, body: { errors: [{ header: 'x-purpose', code: 'control-character' }] } },
      purpose,
    );
});

t.test('a reason that is too long is refused, also where nothing is shown for it', async (t) => {
  for (const url of ['/v1/employees?retirementYear=2099', '/v1/audit/entries?actorId=nobody'])
    t.match(
      await api.call('GET', url, { key: full, headers: { 'x-purpose': 'a'.repeat(501) } }),
      { status: 400, body: { errors: [{ header: 'x-purpose', code: 'too-long' }] } },
      url,
    );
});

t.test('a search takes the signs of patterns as what they are', async (t) => {
  const search = (name: string) => api.call('POST', '/v1/employees/_search', { body: { name } });
  for (const sign of ['%', '_', '(', '*', '\\', '|', '&', '!', ':', "'", '<->', '%_']) {
    const begin = performance.now();
    const { status, body } = await search(sign.repeat(Math.floor(100 / sign.length)));
    t.match({ status, found: body.items }, { status: 200, found: [] }, sign);
    t.ok(performance.now() - begin < 1000, `${sign} is answered quickly`);
  }
  for (const name of ['a'.repeat(10_000), '%'.repeat(10_000)]) t.equal((await search(name)).status, 400);
});
