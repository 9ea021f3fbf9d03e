import t from 'tap';
import { attackable, hostile, inAddress } from './attack.ts';

const { api, targets, full, ask, leavesNothing, calls } = await attackable(t);

t.test('no header breaks out of it', async (t) => {
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
