import t from 'tap';
import { attackable, hostile } from './attack.ts';
import type { Schema } from './attack-surface.ts';

const { api, targets, placesOf, bodyOf, ask, leavesNothing, calls } = await attackable(t);

t.test('no text in a body breaks out of it', async (t) => {
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
  t.ok(calls() > 1500, `${calls()} calls`);
  t.ok(reached.size >= 12, `behind the schema of ${[...reached].join(', ')}`);
  const { body } = await api.call('GET', '/v1/units?count=exact');
  t.ok(Number(body.total) > 1, 'the tables are still there');
});

const isNumber = ({ type }: Schema) => [type].flat().some((name) => name === 'integer' || name === 'number');
