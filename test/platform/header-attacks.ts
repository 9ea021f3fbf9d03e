import type { Test } from 'tap';
import { attackable, hostile, inAddress } from './attack.ts';

/** Every second operation, from the first or from the second on: all of them at once would take too long. */
export async function attackHeaders(t: Test, half: 0 | 1): Promise<void> {
  const { targets, ask, leavesNothing, calls } = await attackable(t);
  await t.test('no header breaks out of it', async (t) => {
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
    for (const target of targets.filter((_, at) => at % 2 === half)) {
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
            // Open311 has one status for all whose key does not open.
            const unknown = '401' in target.operation.responses ? 401 : 403;
            if ('authorization' in headers && !isOpen && status !== unknown)
              t.fail(`${label}: ${status} with ${JSON.stringify(headers)}`);
            // Whoever needs no key is not refused for a bad one.
            if (isOpen || !('authorization' in headers)) statuses.push(status);
          }
        }
        return statuses;
      });
    }
    t.ok(calls() > 4000, `${calls()} calls`);
  });
}
