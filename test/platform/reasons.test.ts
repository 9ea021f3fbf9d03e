import t from 'tap';
import { allScopes } from '../../src/platform/access/scopes.ts';
import { build } from '../support/build.ts';

const api = await build(t);
const full = await api.key(allScopes);

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
