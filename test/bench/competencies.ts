import type { BenchServer } from './city.ts';
import { client, type Figure, latencies, ratio, within } from './measure.ts';
import { makeKey, startService } from './processes.ts';

interface Items {
  readonly items: { readonly id: string }[];
}
interface Candidates {
  readonly items: { readonly employeeId: string }[];
}

/** Gaps, heat map and rankings of one city. */
export async function benchCompetencies(server: BenchServer): Promise<Figure[]> {
  const figures: Figure[] = [];
  const city = await open(server, 'competencies', 15_000);
  const { call, root, vacancy } = city;

  const map = await latencies([() => call(`/v1/units/${root}/competency-heat-map`)], 20);
  figures.push(within('Heat map of the whole city, over HTTP', map[0]!, 1000));
  const units = await latencies([() => call(`/v1/units/${root}/competency-heat-map?rows=units`)], 10);
  figures.push(within('The same with a row for each unit', units[0]!, 1000));
  const top = await latencies([() => call(vacancy)], 20);
  figures.push(within('Top 50 for one vacancy among 15,000, over HTTP', top[0]!, 200));

  const [{ employeeId: one } = { employeeId: '' }] = (await call<Candidates>(vacancy)).items;
  const gap = await latencies(
    [() => call(`/v1/employees/${one}`), () => call(`/v1/employees/${one}/competency-gap`)],
    500,
  );
  figures.push(
    ratio(
      'The gap of one employee against a read of one employee',
      gap[1]! / gap[0]!,
      { atMost: 1.5 },
      `${gap[1]!.toFixed(2)} against ${gap[0]!.toFixed(2)} ms`,
    ),
  );
  await city.stop();
  return figures;
}

/** A ranking among a million people. */
export async function benchCandidates(server: BenchServer): Promise<Figure[]> {
  const { call, vacancy, stop } = await open(server, 'candidates', 1_000_000);
  const [top] = await latencies([() => call(vacancy)], 10);
  await stop();
  return [within('Top 50 for one vacancy among 1,000,000, over HTTP', top!, 2000)];
}

async function open(server: BenchServer, name: string, employees: number) {
  const { serviceUrl, ownerUrl } = await server.city(name, employees);
  const service = await startService(serviceUrl, ownerUrl);
  const scopes = ['organisation:read', 'employees:read', 'competencies:read', 'assessments:read'] as const;
  const call = client(service.origin, await makeKey(serviceUrl, { scopes: [...scopes] }));
  const root = (await call<Items>('/v1/units?kind=city&limit=1')).items[0]!.id;
  const position = (await call<Items>('/v1/positions?kind=administrator&limit=1')).items[0]!.id;
  const vacancy = `/v1/positions/${position}/candidates?limit=50`;
  const { items } = await call<Candidates>(vacancy);
  if (items.length !== 50) throw new Error(`${items.length} candidates where 50 were asked for`);
  return { call, root, vacancy, stop: () => service.stop() };
}
