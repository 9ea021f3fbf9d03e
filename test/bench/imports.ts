import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { siasnCsv, siasnHierarchy, siasnPerson } from '../support/siasn-file.ts';
import type { BenchServer } from './city.ts';
import { client, type Figure, ratio } from './measure.ts';
import { makeKey, type Running, startService } from './processes.ts';

interface Import {
  id: string;
  state: string;
  created: number;
  unchanged: number;
  refused: number;
}
type Call = ReturnType<typeof client>;

const unitCount = 400;
/** The tables that an import of employees fills, in an order that keeps foreign keys. */
const tables = [
  'organisation.positions',
  'organisation.position_versions',
  'employees.employees',
  'employees.employee_external_ids',
  'employees.rank_periods',
  'employees.placements',
];

/** 15,000 rows of a personnel office over HTTP, against COPY of the same rows. */
export const benchImports = (server: BenchServer): Promise<Figure[]> =>
  withFolder((folder) => againstCopy(server, folder, 15_000));

/** A million rows, for the memory. */
export const benchMemory = (server: BenchServer): Promise<Figure[]> =>
  withFolder((folder) => flatMemory(server, folder, 1_000_000));

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-bench-files-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function againstCopy(server: BenchServer, folder: string, rows: number): Promise<Figure[]> {
  const { service, call, city } = await emptyCity(server, 'imported');
  const file = await personnelFile(folder, rows);
  const first = await timed(() => importFile(call, 'employees&createPositions=true', file));
  const again = await timed(() => importFile(call, 'employees&createPositions=true', file));
  if (first.value.created !== rows || again.value.unchanged !== rows)
    throw new Error(`created ${first.value.created}, then unchanged ${again.value.unchanged}`);

  const copied = await emptyCity(server, 'copied');
  await copyUnits(city.ownerUrl, copied.city.ownerUrl);
  await dump(city.ownerUrl, folder);
  const copy = await timed(() => load(copied.city.serviceUrl, folder));
  await service.stop();
  await copied.service.stop();
  return [
    ratio(
      `Import of ${rows.toLocaleString('en')} rows over HTTP, against COPY into the same tables`,
      first.seconds / copy.seconds,
      { atMost: 4 },
      `${first.seconds.toFixed(2)} against ${copy.seconds.toFixed(2)} s`,
    ),
    {
      what: 'The same file again: all rows unchanged',
      measured: `${again.seconds.toFixed(2)} s`,
      bound: '–',
      holds: true,
    },
  ];
}

async function flatMemory(server: BenchServer, folder: string, rows: number): Promise<Figure[]> {
  const { service, call } = await emptyCity(server, 'million');
  const small = await personnelFile(folder, 1_000);
  await importFile(call, 'employees&createPositions=true&dryRun=true', small);
  const before = service.peakMegabytes();
  const file = await personnelFile(folder, rows);
  const done = await timed(() => importFile(call, 'employees&createPositions=true', file));
  const growth = service.peakMegabytes() - before;
  await service.stop();
  return [
    {
      what: `Peak memory of the service over an import of ${rows.toLocaleString('en')} rows (${Math.round(statSync(file).size / 1e6)} MB)`,
      measured: `+${growth} MB (${before} MB before; ${done.seconds.toFixed(0)} s, ${done.value.created} created)`,
      bound: '≤ +150 MB',
      holds: growth <= 150,
    },
  ];
}

async function emptyCity(server: BenchServer, name: string) {
  const city = await server.city(name, 0);
  const service: Running = await startService(city.serviceUrl, city.ownerUrl);
  const call = client(service.origin, await makeKey(city.serviceUrl));
  await wait(
    call,
    await call<Import>('/v1/imports?resource=units', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: siasnHierarchy(unitCount),
    }),
  );
  return { city, service, call };
}

async function personnelFile(folder: string, rows: number): Promise<string> {
  const file = path.join(folder, `${rows}.csv`);
  const out = createWriteStream(file);
  for (let at = 0; at < rows; at += 1000) {
    const people = Array.from({ length: Math.min(1000, rows - at) }, (_, i) =>
      siasnPerson(at + i, {}, unitCount),
    );
    const text = siasnCsv(people);
    if (!out.write(at === 0 ? text : text.slice(text.indexOf('\n') + 1))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

async function importFile(call: Call, query: string, file: string): Promise<Import> {
  const accepted = await call<Import>(`/v1/imports?resource=${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: await openAsBlob(file),
  });
  return wait(call, accepted);
}

async function wait(call: Call, { id }: Import): Promise<Import> {
  for (;;) {
    const now = await call<Import>(`/v1/imports/${id}`);
    if (now.state === 'failed' || now.refused > 0)
      throw new Error(JSON.stringify({ ...now, report: undefined }));
    if (now.state === 'finished') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000 };
}

async function connected<T>(url: string, work: (connection: pg.Client) => Promise<T>): Promise<T> {
  const connection = new pg.Client(url);
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** The copied city has units of other ids: it gets those of the imported one. */
async function copyUnits(source: string, target: string): Promise<void> {
  await connected(target, (connection) => connection.query('truncate organisation.units cascade'));
  for (const table of [
    'organisation.units',
    'organisation.unit_versions',
    'organisation.unit_external_ids',
  ]) {
    const pieces: Buffer[] = [];
    await connected(source, async (connection) => {
      for await (const piece of connection.query(to(`copy ${table} to stdout`))) pieces.push(piece as Buffer);
    });
    await connected(target, (connection) =>
      pipeline(pieces, connection.query(from(`copy ${table} from stdin`))),
    );
  }
}

const fileOf = (folder: string, table: string): string => path.join(folder, `${table}.copy`);

async function dump(url: string, folder: string): Promise<void> {
  await connected(url, async (connection) => {
    for (const table of tables)
      await pipeline(
        connection.query(to(`copy ${table} to stdout`)),
        createWriteStream(fileOf(folder, table)),
      );
  });
}

/** What `psql \copy` does, table by table. */
async function load(url: string, folder: string): Promise<void> {
  await connected(url, async (connection) => {
    for (const table of tables)
      await pipeline(
        createReadStream(fileOf(folder, table)),
        connection.query(from(`copy ${table} from stdin`)),
      );
  });
}
