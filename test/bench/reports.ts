import pg from 'pg';
import type { BenchServer } from './city.ts';
import { benchClusters } from './map-cells.ts';
import { caller, type Figure, median, quantile, ratio } from './measure.ts';
import { makeKey, type Running, startBare, startService } from './processes.ts';
import { openToAll, posted, solvedBodies } from './public-posts.ts';
import { cityBox, fillReports, type ReportedCity } from './reported-city.ts';

const [million, thousands] = [1_000_000, 10_000];
const times = 60;
const connections = 50;
const seconds = 4;
const rounds = 3;
/** More than are sent: a report that was sent before costs less than a new one. */
const bodiesMade = 60_000;

/** Parts of a map with a million reports. */
export async function benchReports(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('reports', 0);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const service = await startService(serviceUrl, ownerUrl, { PENATA_RUN_JOBS: 'false' });
  const call = caller(service.origin, await makeKey(serviceUrl));
  const city = await fillReports(call, owner, million);
  const figures = await readMap(call, city);
  figures.push(...(await benchClusters(call, owner, serviceUrl, city)));
  await service.stop();
  await owner.end();
  return [...figures, ...(await benchFiling(server))];
}

async function benchFiling(server: BenchServer): Promise<Figure[]> {
  const { serviceUrl, ownerUrl } = await server.city('filing', 0);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const service = await startService(serviceUrl, ownerUrl, openToAll);
  const city = await fillReports(caller(service.origin, await makeKey(serviceUrl)), owner, thousands);
  const figures = await fileAgainstBare({ serviceUrl, owner, city, service });
  await owner.end();
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

interface Filled {
  readonly serviceUrl: string;
  readonly owner: pg.Client;
  readonly city: ReportedCity;
  readonly service: Running;
}

/** Reports of a category and a place, each with a proof of its own, against a handler that inserts one row. */
export async function fileAgainstBare({ serviceUrl, owner, city, service }: Filled): Promise<Figure[]> {
  await owner.query(`create schema bench;
    create table bench.reports (id uuid primary key, category_id uuid not null, text text not null,
      longitude double precision not null, latitude double precision not null,
      received_at timestamptz not null default now());
    grant usage on schema bench to public; grant insert, select on bench.reports to public`);
  const bare = await startBare(serviceUrl);
  const [west, south, east, north] = cityBox;
  const bodies = await solvedBodies(owner, 'report', bodiesMade, (at) => ({
    text: `Lampu jalan di depan rumah nomor ${at} mati sejak Senin, dan jalannya gelap bagi anak-anak yang pulang mengaji.`,
    categoryId: city.categoryIds[at % city.categoryIds.length],
    place: {
      type: 'Point',
      coordinates: [west + (east - west) * ((at * 0.618) % 1), south + (north - south) * ((at * 0.755) % 1)],
    },
  }));
  const [filed, inserted]: [number[], number[]] = [[], []];
  const sent = { count: 0 };
  for (let round = 0; round <= rounds; round++) {
    const measured = await posted(`${service.origin}/v1/reports`, bodies, sent, { connections, seconds });
    if (sent.count > bodies.length) throw new Error(`more than ${bodies.length} reports were sent`);
    const compared = await posted(`${bare.origin}/reports`, bodies, { count: 0 }, { connections, seconds });
    if (round > 0) filed.push(measured);
    if (round > 0) inserted.push(compared);
  }
  await bare.stop();
  await service.stop();
  return [
    ratio(
      'Reports of a category and a place against a bare handler that inserts a row',
      median(filed) / median(inserted),
      { atLeast: 0.5 },
      `${median(filed).toFixed(0)} against ${median(inserted).toFixed(0)} a second`,
    ),
  ];
}
