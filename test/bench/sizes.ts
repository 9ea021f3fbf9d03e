import type { BenchServer } from './city.ts';
import { client, type Figure, ratio, throughputs } from './measure.ts';
import { makeKey, startService } from './processes.ts';

interface Page {
  items: { id: string }[];
}

/** The same two calls on 1,000,000 employees and on 15,000. */
export async function benchSizes(server: BenchServer, employees = 1_000_000): Promise<Figure[]> {
  const small = await prepare(server, 'small', 15_000);
  const large = await prepare(server, 'large', employees);
  const options = { rounds: 3, seconds: 4 };
  const figures: Figure[] = [];
  for (const [what, at] of [
    ['GET one employee', 0],
    ['Filtered list of 50', 1],
  ] as const) {
    const [few, many] = await throughputs([small.addresses[at]!, large.addresses[at]!], options);
    figures.push(
      ratio(
        `${what}: ${employees.toLocaleString('en')} employees against 15,000`,
        few! / many!,
        { atMost: 1.3 },
        `${many!.toFixed(0)} against ${few!.toFixed(0)} requests/s`,
      ),
    );
  }
  await small.service.stop();
  await large.service.stop();
  return figures;
}

async function prepare(server: BenchServer, name: string, employees: number) {
  const city = await server.city(name, employees);
  const service = await startService(city.serviceUrl, city.ownerUrl);
  const key = await makeKey(city.serviceUrl, { scopes: ['organisation:read', 'employees:read'] });
  const call = client(service.origin, key);
  const agency = (await call<Page>('/v1/units?code=1671-DINKES')).items[0]!;
  const query = `unitId=${agency.id}&includeSubunits=true&status=active&limit=50`;
  const [employee] = (await call<Page>(`/v1/employees?${query}`)).items;
  const headers = { authorization: `Bearer ${key}` };
  return {
    service,
    addresses: [
      { url: `${service.origin}/v1/employees/${employee!.id}`, headers },
      { url: `${service.origin}/v1/employees?${query}`, headers },
    ],
  };
}
