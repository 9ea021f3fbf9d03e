import { randomUUID } from 'node:crypto';
import type { BenchServer } from './city.ts';
import { client, type Figure, median, ratio } from './measure.ts';
import { makeKey, startService } from './processes.ts';

const rounds = 9;
const writesARound = 400;
const clients = 8;

/** What an `Idempotency-Key` costs the cheapest of writes: a new position, by several clients at once. */
export async function benchIdempotency(server: BenchServer): Promise<Figure[]> {
  const city = await server.city('keyed', 0);
  const service = await startService(city.serviceUrl, city.ownerUrl);
  const call = client(service.origin, await makeKey(city.serviceUrl));
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    call<{ id: string }>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const validFrom = '2020-01-01';
  const unit = await post('/v1/units', {
    code: 'KEYED',
    name: 'Dinas',
    kind: 'agency',
    parentId: null,
    validFrom,
  });
  let written = 0;

  const write = (isKeyed: boolean) => {
    written += 1;
    const name = `Pengelola ${written}`;
    return post(
      '/v1/positions',
      { name, unitId: unit.id, kind: 'pelaksana', headCountNeeded: 1, validFrom },
      isKeyed ? { 'idempotency-key': randomUUID() } : {},
    );
  };
  const writesASecond = async (isKeyed: boolean): Promise<number> => {
    let left = writesARound;
    const started = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (left-- > 0) await write(isKeyed);
      }),
    );
    return (writesARound / (performance.now() - started)) * 1000;
  };

  await writesASecond(true);
  const without: number[] = [];
  const withKey: number[] = [];
  for (let round = 0; round < rounds; round++) {
    without.push(await writesASecond(false));
    withKey.push(await writesASecond(true));
  }
  await service.stop();
  return [
    ratio(
      'New positions over HTTP, with an idempotency key against without',
      median(withKey) / median(without),
      { atLeast: 0.75 },
      `${median(withKey).toFixed(0)} against ${median(without).toFixed(0)} a second`,
    ),
  ];
}
