import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import pg from 'pg';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { tileWidth } from '../../src/platform/audit/proof/tiles.ts';
import { eventually } from '../support/eventually.ts';
import type { BenchServer } from './city.ts';
import { client, type Figure, latencies } from './measure.ts';
import { makeKey } from './processes.ts';

const sealProcess = path.join(import.meta.dirname, 'seal-process.ts');

/** Sealing a million entries, and proofs out of a log of ten million. */
export async function benchAudit(server: BenchServer): Promise<Figure[]> {
  return [...(await sealing(server, 1_000_000)), ...(await proofs(server, 10_000_000))];
}

async function sealing(server: BenchServer, entries: number): Promise<Figure[]> {
  const { ownerUrl, serviceUrl } = await server.city('sealing', 0);
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-bench-seal-'));
  try {
    const run = async (count: number) => {
      await asOwner(ownerUrl, entriesOfPeople, [count]);
      await asOwner(ownerUrl, 'vacuum analyze audit.entries');
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...['--import', 'tsx', sealProcess, serviceUrl, path.join(folder, 'key.json')],
      ]);
      const done = JSON.parse(stdout) as { sealed: number; seconds: number; megabytes: number };
      if (done.sealed < count) throw new Error(`${done.sealed} of ${count} entries were sealed`);
      return done;
    };
    const few = await run(100_000);
    const many = await run(entries);
    const growth = many.megabytes - few.megabytes;
    return [
      {
        what: `Sealing ${entries.toLocaleString('en')} entries`,
        measured: `${many.seconds.toFixed(1)} s`,
        bound: '< 60 s',
        holds: many.seconds < 60,
      },
      {
        what: `Peak memory of sealing ${entries.toLocaleString('en')} entries, against 100,000`,
        measured: `${growth < 0 ? '' : '+'}${growth} MB (${few.megabytes} MB before)`,
        bound: '≤ +50 MB',
        holds: growth <= 50,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function proofs(server: BenchServer, leaves: number): Promise<Figure[]> {
  const { ownerUrl, serviceUrl } = await server.city('proofs', 0);
  await asOwner(
    ownerUrl,
    `insert into audit.leaves select n, n + 1000, now() from generate_series(0, $1::bigint - 1) as n`,
    [leaves],
  );
  for (let level = 0, hashes = leaves; hashes > 0; level++, hashes = Math.floor(hashes / tileWidth))
    await asOwner(ownerUrl, tilesOfNoise, [level, hashes]);
  await asOwner(ownerUrl, `insert into audit.seal_keys (id, public_key) values ('bench', '{}')`);
  await asOwner(
    ownerUrl,
    `insert into audit.heads values ($1, sha256('root'), now(), 'bench', 'signed', '1')`,
    [leaves],
  );
  await asOwner(ownerUrl, 'vacuum analyze audit.leaves, audit.tiles');

  const config = readConfig({ PENATA_RUN_JOBS: 'false', PENATA_KEY_REQUESTS_PER_MINUTE: '0' });
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const app = await buildApp({ config, databaseUrl: serviceUrl, logStream: silence });
  try {
    await app.ready();
    // The time that the start takes is no pressure on the service.
    await eventually(
      async () => app.isUnderPressure(),
      (busy) => !busy,
      20_000,
    );
    const call = client(await app.listen({ host: '127.0.0.1', port: 0 }), await makeKey(serviceUrl));
    const proof = () =>
      call(`/v1/audit/entries/${1000 + Math.floor(Math.random() * leaves)}/inclusion-proof`);
    const [milliseconds] = await latencies([proof], 500);
    return [
      {
        what: `Inclusion proof over HTTP out of ${leaves.toLocaleString('en')} entries, median`,
        measured: `${milliseconds!.toFixed(1)} ms`,
        bound: '< 10 ms',
        holds: milliseconds! < 10,
      },
    ];
  } finally {
    await app.close();
  }
}

/** What entering people leaves in the log: one of two entries with personal data. */
const entriesOfPeople = `
  insert into audit.entries (actor_kind, actor_id, request_id, operation, resource, resource_id, table_name, record_key,
    after, personal, salt)
  select 'key', gen_random_uuid()::text, gen_random_uuid()::text, 'insert', 'employee', id::text, 'employees.employees',
         jsonb_build_object('id', id),
         jsonb_build_object('id', id, 'nip', '19850315' || n, 'name', 'Warga ' || n, 'gender', 'male', 'status', 'active',
           'appointed_on', '2010-04-01', 'employment_kind', 'PNS', 'rank', 'III/a', 'note', null),
         case when n % 2 = 0 then jsonb_build_object('before', null, 'after', jsonb_build_object('nik', '1671' || n,
           'birth_date', '1985-03-15', 'phone', '0812' || n, 'address', 'Jalan Merdeka ' || n)) end,
         case when n % 2 = 0 then gen_random_uuid() end
    from (select n, gen_random_uuid() as id from generate_series(1, $1::int) as n) as people`;

const tilesOfNoise = `
  insert into audit.tiles (level, position, hashes)
  select $1::smallint, tile, (
      select string_agg(sha256(int8send(tile * ${tileWidth} + n)), '')
        from generate_series(1, least(${tileWidth}, $2::bigint - tile * ${tileWidth})) as n)
    from generate_series(0, ($2::bigint - 1) / ${tileWidth}) as tile`;

async function asOwner(url: string, text: string, values: unknown[] = []): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    await owner.query(text, values);
  } finally {
    await owner.end();
  }
}
