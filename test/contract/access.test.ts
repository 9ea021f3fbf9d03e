import t from 'tap';
import { allScopes, isScope, type Scope } from '../../src/platform/access/scopes.ts';
import { build } from '../support/build.ts';
import { addressOf, documentOf, type Operation, operationsOf } from './document.ts';

const { app, call, key } = await build(t);
const operations = operationsOf(documentOf(app));

/** The scope that an operation says it needs; undefined for the public ones. */
function scopeOf({ description, security }: Operation): Scope | undefined {
  if (security.length === 0) return undefined;
  const named = /Scope: `([a-z-]+:[a-z-]+)`/.exec(description)?.[1];
  if (named === undefined || !isScope(named)) throw new Error(`no scope is named: ${description}`);
  return named;
}

const withOnly = new Map<Scope, string>();
const without = new Map<Scope, string>();
for (const scope of allScopes) {
  withOnly.set(scope, await key([scope]));
  without.set(scope, await key(allScopes.filter((other) => other !== scope)));
}
const expired = await key(allScopes, { expiresAt: new Date(Date.now() - 1000) });
const sound = await key();
const strangers: [string, string | null][] = [
  ['no key', null],
  ['a key that nobody holds', `pnt_${'0'.repeat(32)}_${'a'.repeat(43)}`],
  ['a key with another secret', `${sound.slice(0, -1)}${sound.endsWith('A') ? 'B' : 'A'}`],
  ['what is no key', 'hello'],
  ['a key past its day', expired],
];

t.test('nobody passes without a key, and no key does more than its scopes allow', async (t) => {
  let refused = 0;
  let calls = 0;
  let open = 0;
  for (const { path, method, operation } of operations) {
    const name = `${method} ${path}`;
    const scope = scopeOf(operation);
    const statusFor = async (presented: string | null) => {
      calls += 1;
      const { status, headers } = await call(method, addressOf(path), { key: presented });
      if (status === 401) t.match(headers['www-authenticate'], /^Bearer/, `${name} says what is needed`);
      return status;
    };
    if (scope === undefined) {
      open += 1;
      t.equal(await statusFor(null), 200, `${name} is open to all`);
      continue;
    }
    for (const [who, presented] of strangers) t.equal(await statusFor(presented), 401, `${name} with ${who}`);
    t.equal(await statusFor(without.get(scope)!), 403, `${name} with every scope but ${scope}`);
    for (const [other, presented] of withOnly)
      if (other !== scope) t.equal(await statusFor(presented), 403, `${name} with ${other} alone`);
    refused += strangers.length + allScopes.length;
    const status = await statusFor(withOnly.get(scope)!);
    t.notOk([401, 403].includes(status), `${name} with ${scope} passes the door: ${status}`);
  }
  t.comment(`${operations.length} operations, ${open} of them public; ${calls} calls, ${refused} refused`);
  t.ok(operations.length >= 34);
  t.ok(open >= 2);
});

t.test('a refusal tells nothing of what is behind the door', async (t) => {
  const foreign = without.get('employees:read')!;
  const { status, body } = await call('GET', '/v1/employees/not-an-id?nonsense=1', { key: foreign });
  t.match({ status, body }, { status: 403, body: { code: 'scope-missing', detail: /employees:read/ } });
  t.equal(body.errors, undefined);
});
