import { aSession } from '../support/trainings.ts';
import type { BenchServer } from './city.ts';
import { caller, type Figure } from './measure.ts';
import { makeKey, startService } from './processes.ts';

/** Five hundred who want one of thirty seats in the same moment. */
export async function benchEnrolments(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('enrolments', 2000);
  const service = await startService(serviceUrl, ownerUrl);
  const scopes = [
    'employees:read',
    'trainings:read',
    'trainings:write',
    'enrolments:read',
    'enrolments:write',
  ] as const;
  const key = await makeKey(serviceUrl, { scopes: [...scopes] });
  const call = caller(service.origin, key);
  const session = await aSession({ call } as never, { quota: 30 });
  const { items } = (await call('GET', '/v1/employees?limit=500&status=active&fields=id')).body;
  const path = `/v1/training-sessions/${session.id}/enrolments`;
  const started = performance.now();
  const answers = await Promise.all(
    (items as { id: string }[]).map(({ id }) => call('POST', path, { body: { employeeId: id } })),
  );
  const milliseconds = performance.now() - started;
  const taken = (state: string) => answers.filter(({ body }) => body.state === state).length;
  const places = answers.map(({ body }) => body.waitingPlace).filter((place) => place !== null);
  const isExact =
    taken('confirmed') === 30 && taken('wait-listed') === 470 && new Set(places).size === places.length;
  await service.stop();
  return [
    {
      what: '500 at once for 30 seats, over HTTP',
      measured: `${milliseconds.toFixed(0)} ms, ${taken('confirmed')} confirmed, ${new Set(places).size} places on the wait list`,
      bound: '≤ 3000 ms, exactly 30 and 470',
      holds: isExact && milliseconds <= 3000,
    },
  ];
}
