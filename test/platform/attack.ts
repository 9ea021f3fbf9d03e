import type { Test } from 'tap';
import { accessByOperation } from '../contract/document.ts';
import { build, type CallOptions, type TestApp } from '../support/build.ts';
import { inside, rowCounter, surfaceOf, type Target } from './attack-surface.ts';

/** Texts that end what they stand in, wherever that may be. */
export const hostile = [
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
export const inAddress = (text: string): string =>
  text === '\ud800' ? '%ED%A0%80' : encodeURIComponent(text);

/** A service to be attacked, operation by operation. */
export async function attackable(t: Pick<Test, 'teardown'>) {
  const accessOf = accessByOperation();
  const api = await build(t);
  accessOf.stop();
  const surface = await surfaceOf(api, accessOf);
  const { counts, close } = await rowCounter(api.database.ownerUrl);
  t.teardown(close);
  return { api, ...surface, ...attacksOn(api, counts) };
}

function attacksOn(api: TestApp, counts: () => Promise<Record<string, number>>) {
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

  return { ask, leavesNothing, calls: () => calls };
}
