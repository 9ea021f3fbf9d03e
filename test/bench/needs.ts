import type { BenchServer } from './city.ts';
import { client, type Figure, latencies } from './measure.ts';
import { makeKey, startService } from './processes.ts';

interface Proposal {
  readonly people: number;
  readonly totals: Readonly<Record<'seats' | 'missing' | 'closed' | 'remaining', number>>;
}

const mostMilliseconds = 3000;

/** From all gaps of a city to courses, seats and cost. */
export async function benchNeeds(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('needs', 15_000);
  const service = await startService(serviceUrl, ownerUrl);
  const scopes = ['organisation:read', 'training-plans:read'] as const;
  const call = client(service.origin, await makeKey(serviceUrl, { scopes: [...scopes] }));
  const { items } = await call<{ items: { id: string }[] }>('/v1/units?kind=city&limit=1');
  const preview = () =>
    call<Proposal>('/v1/training-plans/_preview', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ unitId: items[0]!.id, year: 2027, budget: 2_000_000_000 }),
    });
  const { people, totals } = await preview();
  const isWhole = totals.missing === totals.closed + totals.remaining && totals.seats > 0;
  const [milliseconds] = await latencies([preview], 10);
  await service.stop();
  return [
    {
      what: 'Training needs of the whole city, over HTTP',
      measured: `${milliseconds!.toFixed(0)} ms, ${people} people, ${totals.missing} levels missing, ${totals.closed} closed by ${totals.seats} seats`,
      bound: `≤ ${mostMilliseconds} ms`,
      holds: isWhole && milliseconds! <= mostMilliseconds,
    },
  ];
}
