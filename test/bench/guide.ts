import type { BenchServer } from './city.ts';
import { client, type Figure, latencies, ratio, within } from './measure.ts';
import { makeKey, startService } from './processes.ts';

interface Items {
  readonly items: { readonly id: string }[];
}
interface Guide {
  readonly steps: { readonly kind: string }[];
}

/** The guide of one against a read of one, and the view of the leaders of the whole city. */
export async function benchGuide(server: BenchServer): Promise<Figure[]> {
  const city = await open(server, 'guide', 15_000);
  const [read, guide] = await latencies([() => city.next('read'), () => city.next('guide')], 500);
  const [view] = await latencies([() => city.call(`/v1/units/${city.root}/development-guide`)], 20);
  const [units] = await latencies(
    [() => city.call(`/v1/units/${city.root}/development-guide?rows=units`)],
    10,
  );
  await city.stop();
  return [
    ratio(
      'The development guide of one against a read of one, of 200 people in turn',
      guide! / read!,
      { atMost: 3 },
      `${guide!.toFixed(2)} against ${read!.toFixed(2)} ms`,
    ),
    within('The guide for the leaders of 15,000, over HTTP', view!, 1000),
    within('The same with a row for each unit', units!, 1000),
  ];
}

/** The guide of one among a million against one among 15,000. */
export async function benchGuideNation(server: BenchServer, employees = 1_000_000): Promise<Figure[]> {
  const small = await open(server, 'guide_city', 15_000);
  const large = await open(server, 'guide_nation', employees);
  const [few, many] = await latencies([() => small.next('guide'), () => large.next('guide')], 500);
  await small.stop();
  await large.stop();
  return [
    ratio(
      `The development guide of one: ${employees.toLocaleString('en')} employees against 15,000`,
      many! / few!,
      { atMost: 1.3 },
      `${many!.toFixed(2)} against ${few!.toFixed(2)} ms`,
    ),
  ];
}

async function open(server: BenchServer, name: string, employees: number) {
  const { serviceUrl, ownerUrl } = await server.city(name, employees);
  const service = await startService(serviceUrl, ownerUrl);
  const scopes = ['organisation:read', 'employees:read', 'guides:read'] as const;
  const call = client(service.origin, await makeKey(serviceUrl, { scopes: [...scopes] }));
  const root = (await call<Items>('/v1/units?kind=city&limit=1')).items[0]!.id;
  const people = (await call<Items>('/v1/employees?limit=200&status=active&fields=id')).items;
  const kinds = new Set<string>();
  for (const { id } of people)
    for (const { kind } of (await call<Guide>(`/v1/employees/${id}/development-guide`)).steps)
      kinds.add(kind);
  for (const kind of ['enrol', 'be-assessed', 'reach-hours'])
    if (!kinds.has(kind)) throw new Error(`no guide of these people advises ${kind}`);
  const turns = { read: 0, guide: 0 };
  const next = (what: keyof typeof turns): Promise<unknown> => {
    const { id } = people[turns[what]++ % people.length]!;
    return call(`/v1/employees/${id}${what === 'guide' ? '/development-guide' : ''}`);
  };
  return { call, root, next, stop: () => service.stop() };
}
