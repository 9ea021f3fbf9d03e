import t from 'tap';
import { attackable, hostile, inAddress } from './attack.ts';

const { api, targets, ask, leavesNothing, calls } = await attackable(t);

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
  t.ok(calls() > 3000, `${calls()} calls`);
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
