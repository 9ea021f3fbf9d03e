import type { BenchServer } from './city.ts';
import { client, type Figure, ratio, throughputs } from './measure.ts';
import { makeKey, startOpen } from './processes.ts';

interface Page {
  items: { id: string }[];
}

/** What it costs to ask who calls, how often, and in which units. */
export async function benchAccess(server: BenchServer): Promise<Figure[]> {
  const city = await server.city('callers', 15_000);
  const service = await startOpen(city.serviceUrl);
  const call = client(service.origin, await makeKey(city.serviceUrl));
  const agency = (await call<Page>('/v1/units?code=1671-DINKES')).items[0]!;
  const employees = await call<Page>(`/v1/employees?unitId=${agency.id}&includeSubunits=true`);
  const employee = employees.items[0]!;
  const wide = await makeKey(city.serviceUrl, { scopes: ['organisation:read', 'employees:read'] });
  const narrow = await makeKey(city.serviceUrl, {
    scopes: ['organisation:read', 'employees:read'],
    unitIds: [agency.id],
  });
  const as = (key: string) => ({ authorization: `Bearer ${key}` });
  const figures: Figure[] = [];
  const compare = async (
    what: string,
    addresses: { url: string; headers?: Record<string, string> }[],
    bound: number,
  ) => {
    const [checked, unchecked] = await throughputs(addresses, { rounds: 5, seconds: 4 });
    const detail = `${checked!.toFixed(0)} against ${unchecked!.toFixed(0)} requests/s`;
    figures.push(ratio(what, checked! / unchecked!, { atLeast: bound }, detail));
  };
  const unit = `/units/${agency.id}`;
  await compare(
    'GET one unit: key, limit and unit scope, against the route without access check',
    [{ url: `${service.origin}/v1${unit}`, headers: as(narrow) }, { url: `${service.origin}/open${unit}` }],
    0.9,
  );
  for (const [what, path] of [
    ['GET one employee', `/v1/employees/${employee.id}`],
    ['Filtered list of 50', `/v1/employees?unitId=${agency.id}&includeSubunits=true&limit=50`],
  ] as const)
    await compare(
      `${what}: a key of one agency, against one of the whole city`,
      [
        { url: service.origin + path, headers: as(narrow) },
        { url: service.origin + path, headers: as(wide) },
      ],
      0.9,
    );
  await service.stop();
  return figures;
}
