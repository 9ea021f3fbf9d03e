import pg from 'pg';
import type { BenchServer } from './city.ts';
import { client, type Figure, median, ratio } from './measure.ts';
import { makeKey, startService } from './processes.ts';

const rounds = 9;
const writesARound = 150;

/** What it costs that each change is recorded: PATCH of an employee over HTTP, triggers enabled against disabled. */
export async function benchWrites(server: BenchServer): Promise<Figure[]> {
  const { withTriggers, without } = await costOfTriggers(server, 'audit');
  return [
    ratio(
      'A change of one employee over HTTP, recorded against not recorded',
      withTriggers / without,
      { atMost: 1.35 },
      `${withTriggers.toFixed(2)} against ${without.toFixed(2)} ms`,
    ),
  ];
}

/** Median milliseconds of a change of one employee over HTTP, with and without one kind of triggers. */
export async function costOfTriggers(
  server: BenchServer,
  prefix: 'audit' | 'events',
): Promise<{ withTriggers: number; without: number }> {
  const city = await server.city(`written_${prefix}`, 2_000);
  const service = await startService(city.serviceUrl, city.ownerUrl);
  // Who may not see personal data leaves no entry of a reading beside that of the change.
  const key = await makeKey(city.serviceUrl, { scopes: ['employees:write'] });
  const call = client(service.origin, key);
  const owner = new pg.Client(city.ownerUrl);
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    'select id from employees.employees where nik is not null',
  );
  let written = 0;

  const patch = async (): Promise<void> => {
    written += 1;
    const { id } = rows[written % rows.length]!;
    await call(`/v1/employees/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify({ phone: `0800${String(written).padStart(8, '0')}` }),
    });
  };
  const millisecondsEach = async (areEnabled: boolean): Promise<number> => {
    const action = areEnabled ? 'enable' : 'disable';
    for (const operation of ['insert', 'update', 'delete'])
      await owner.query(`alter table employees.employees ${action} trigger ${prefix}_${operation}`);
    const started = performance.now();
    for (let time = 0; time < writesARound; time++) await patch();
    return (performance.now() - started) / writesARound;
  };

  await millisecondsEach(true);
  const without: number[] = [];
  const withTriggers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    without.push(await millisecondsEach(false));
    withTriggers.push(await millisecondsEach(true));
  }
  await owner.end();
  await service.stop();
  return { withTriggers: median(withTriggers), without: median(without) };
}
