import pg from 'pg';
import type { BenchServer } from './city.ts';
import { caller, type Figure, quantile } from './measure.ts';
import { makeKey, startService } from './processes.ts';
import { cityBox, fillReports, type ReportedCity } from './reported-city.ts';

const million = 1_000_000;
const times = 60;

/** Parts of a map with a million reports. */
export async function benchReports(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('reports', 0);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const service = await startService(serviceUrl, ownerUrl, { PENATA_RUN_JOBS: 'false' });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const city = await fillReports(call, owner, million);
  const figures = await readMap(call, city);
  await owner.end();
  await service.stop();
  return figures;
}

type Call = ReturnType<typeof caller>;

/** Pages of the public list for parts of the map. */
export async function readMap(call: Call, city: ReportedCity): Promise<Figure[]> {
  const whole = cityBox.join(',');
  const category = city.categoryIds.at(-1)!;
  const queries: Record<string, string> = {
    'a street': `bbox=${city.street}`,
    'a district': `bbox=${city.district}`,
    'the whole city': `bbox=${whole}`,
    'the whole city, the newest first': `bbox=${whole}&sort=-receivedAt`,
    'a part without reports': `bbox=${city.lake}`,
    'a district of the last month alone': `bbox=${city.newDistrict}`,
    'a street, in progress': `bbox=${city.street}&state=in-progress`,
    'a district, in progress': `bbox=${city.district}&state=in-progress`,
    'the whole city, in progress': `bbox=${whole}&state=in-progress`,
    'a district, a category': `bbox=${city.district}&categoryId=${category}`,
    'the whole city, a category in progress': `bbox=${whole}&categoryId=${category}&state=in-progress`,
  };
  const addresses = Object.entries(queries).map(([what, query]) => [what, `/v1/public-reports?${query}`]);
  addresses.push(['a district, its fortieth page', await pageOf(call, queries['a district']!, 40)]);
  const figures: Figure[] = [];
  for (const [what, address] of addresses) figures.push(await timed(call, what!, address!, 50));
  return figures;
}

/** Median and 95th of a hundred: the latter is held to the bound. */
async function timed(call: Call, what: string, address: string, bound: number): Promise<Figure> {
  const taken: number[] = [];
  for (let time = -5; time < times; time++) {
    const started = performance.now();
    const { status, text } = await call('GET', address);
    if (status !== 200) throw new Error(`${address}: ${status} ${text}`);
    if (time >= 0) taken.push(performance.now() - started);
  }
  const slow = quantile(taken, 0.95);
  return {
    what: `1,000,000 reports: ${what}`,
    measured: `${quantile(taken, 0.5).toFixed(1)} ms, 95 of 100 within ${slow.toFixed(1)}`,
    bound: `≤ ${bound} ms`,
    holds: slow <= bound,
  };
}

async function pageOf(call: Call, query: string, number: number): Promise<string> {
  let address = `/v1/public-reports?${query}`;
  for (let page = 1; page < number; page++) address = String((await call('GET', address)).body.next);
  return address;
}
