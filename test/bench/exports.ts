import { get, type IncomingMessage } from 'node:http';
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { employeeList } from '../../src/modules/employees/store/listing.ts';
import { allRows } from '../../src/platform/http/list.ts';
import type { BenchServer } from './city.ts';
import { type Figure, median, ratio } from './measure.ts';
import { makeKey, type Running, startService } from './processes.ts';

const types = {
  NDJSON: 'application/x-ndjson',
  CSV: 'text/csv',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** More than the last line of an export takes. */
const endBytes = 1000;

/** All employees as a file, against COPY of the same statement; and what it takes of memory. */
export async function benchExports(server: BenchServer, employees = 1_000_000): Promise<Figure[]> {
  const city = await server.city('exported', employees);
  const service = await startService(city.serviceUrl, city.ownerUrl);
  const key = await makeKey(city.serviceUrl, { scopes: ['organisation:read', 'employees:read'] });
  const read = (accept: string) => exported(service, key, accept);
  for (const accept of Object.values(types)) await exported(service, key, accept, '/v1/units');

  const seconds: Record<string, number[]> = { COPY: [], NDJSON: [], CSV: [] };
  const growth: Record<string, number> = {};
  for (let round = 0; round < 2; round++) {
    seconds.COPY!.push(await timed(() => copied(city.serviceUrl)));
    for (const format of ['NDJSON', 'CSV'] as const) {
      const before = service.residentMegabytes();
      seconds[format]!.push(await timed(() => read(types[format])));
      growth[format] = Math.max(growth[format] ?? 0, service.peakMegabytes() - before);
    }
  }
  const before = service.residentMegabytes();
  const sheet = await timed(() => read(types.XLSX));
  growth.XLSX = service.peakMegabytes() - before;
  await service.stop();

  const count = employees.toLocaleString('en');
  const copy = median(seconds.COPY!);
  return [
    ...(['NDJSON', 'CSV'] as const).map((format) =>
      ratio(
        `Export of ${count} employees as ${format}, against the rate of COPY of the same statement`,
        copy / median(seconds[format]!),
        { atLeast: 0.5 },
        `${median(seconds[format]!).toFixed(1)} against ${copy.toFixed(1)} s`,
      ),
    ),
    ...Object.entries(growth).map(([format, megabytes]) => ({
      what: `Peak memory of the service over that export as ${format}`,
      measured: `+${megabytes} MB${format === 'XLSX' ? ` (${sheet.toFixed(0)} s)` : ''}`,
      bound: '≤ +100 MB',
      holds: megabytes <= 100,
    })),
  ];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function exported({ origin }: Running, key: string, accept: string, path = '/v1/employees') {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(origin + path, { headers: { 'x-api-key': key, accept }, agent: false }, resolve).once(
      'error',
      reject,
    );
  });
  let size = 0;
  let end = '';
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    end = (end + piece.subarray(-endBytes).toString('latin1')).slice(-endBytes);
  }
  const isWhole = accept === types.XLSX ? size > 1000 : /sha256/.test(end);
  if (answer.statusCode !== 200 || !isWhole) throw new Error(`${answer.statusCode}: ${end}`);
}

async function copied(url: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const page = { limit: 1, sort: 'id', after: undefined, count: undefined, asOf: today, list: '' };
  const statement = sql`copy (${allRows(employeeList({ reach: null }, today), page)}) to stdout`;
  const client = new pg.Client(url);
  await client.connect();
  let size = 0;
  const text = new PgDialect().sqlToQuery(statement.inlineParams()).sql;
  for await (const piece of client.query(to(text)) as AsyncIterable<Buffer>) size += piece.length;
  await client.end();
  if (size === 0) throw new Error('nothing was copied');
}
