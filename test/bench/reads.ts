import pg from 'pg';
import type { BenchServer } from './city.ts';
import { client, type Figure, latencies, ratio, throughputs } from './measure.ts';
import { makeKey, startBare, startService } from './processes.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}
interface Row {
  id: string;
}

/** Reads of one city: against bare handlers, deep pages against the first, and the position map. */
export async function benchReads(server: BenchServer): Promise<Figure[]> {
  const city = await server.city('reads', 15_000);
  const service = await startService(city.serviceUrl, city.ownerUrl);
  const bare = await startBare(city.serviceUrl);
  const key = await makeKey(city.serviceUrl, { scopes: ['organisation:read', 'employees:read'] });
  const call = client(service.origin, key);
  const figures: Figure[] = [];

  const agency =
    (await call<Page<Row>>('/v1/units?code=1671-DINKES')).items[0] ??
    (await call<Page<Row>>('/v1/units?kind=agency&limit=1')).items[0]!;
  const [employee] = (await call<Page<Row>>(`/v1/employees?unitId=${agency.id}&includeSubunits=true`)).items;
  const options = { rounds: 3, seconds: 4 };
  const withKey = { authorization: `Bearer ${key}` };

  const one = await throughputs(
    [
      { url: `${bare.origin}/employees/${employee!.id}` },
      { url: `${service.origin}/v1/employees/${employee!.id}`, headers: withKey },
    ],
    options,
  );
  figures.push(
    ratio(
      'GET one employee with key check, against fastify + pg',
      one[1]! / one[0]!,
      { atLeast: 0.75 },
      `${one[1]!.toFixed(0)} against ${one[0]!.toFixed(0)} requests/s`,
    ),
  );

  const list = await throughputs(
    [
      { url: `${bare.origin}/employees?unitId=${agency.id}` },
      {
        url: `${service.origin}/v1/employees?unitId=${agency.id}&includeSubunits=true&status=active&limit=50`,
        headers: withKey,
      },
    ],
    options,
  );
  figures.push(
    ratio(
      'Filtered list of 50, against fastify + pg',
      list[1]! / list[0]!,
      { atLeast: 0.75 },
      `${list[1]!.toFixed(0)} against ${list[0]!.toFixed(0)} requests/s`,
    ),
  );

  const first = '/v1/employees?limit=10&sort=name';
  let thousandth = first;
  for (let page = 1; page < 1000; page++) thousandth = (await call<Page<Row>>(thousandth)).next!;
  const pages = await latencies([() => call(first), () => call(thousandth)], 200);
  figures.push(
    ratio(
      'The 1,000th page against the first',
      pages[1]! / pages[0]!,
      { atMost: 1.1 },
      `${pages[1]!.toFixed(2)} against ${pages[0]!.toFixed(2)} ms`,
    ),
  );

  const root = (await call<Page<Row>>('/v1/units?kind=city')).items[0]!;
  const map = await latencies([() => call(`/v1/units/${root.id}/position-map`)], 20);
  const statement = await slowestStatement(city.ownerUrl, () => call(`/v1/units/${root.id}/position-map`));
  figures.push({
    what: 'Position map of the whole city, the statement',
    measured: `${statement.toFixed(0)} ms (whole answer over HTTP ${map[0]!.toFixed(0)} ms)`,
    bound: '≤ 150 ms',
    holds: statement <= 150,
  });
  figures.push({
    what: 'Resident memory of the service after all this',
    measured: `${service.residentMegabytes()} MB`,
    bound: '–',
    holds: true,
  });
  await service.stop();
  await bare.stop();
  return figures;
}

/** Milliseconds that Postgres itself takes for the statement of a call: the median of ten, by its own log. */
async function slowestStatement(ownerUrl: string, call: () => Promise<unknown>): Promise<number> {
  const admin = new pg.Client({ connectionString: ownerUrl });
  await admin.connect();
  await admin.query('create extension if not exists pg_stat_statements');
  await admin.query('select pg_stat_statements_reset()');
  for (let time = 0; time < 10; time++) await call();
  const { rows } = await admin.query<{ mean: number }>(
    "select max(mean_exec_time) as mean from pg_stat_statements where query like '%organisation.subtree%'",
  );
  await admin.end();
  return rows[0]!.mean;
}
