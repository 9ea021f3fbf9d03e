import { type ChildProcess, spawn } from 'node:child_process';
import t, { type Test } from 'tap';
import { build, type TestApp } from '../support/build.ts';
import { query } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { ended, type ImportBody, upload, withJobs } from '../support/imports.ts';
import { besideTest } from '../support/process.ts';
import { siasnCsv, siasnHierarchy, siasnPerson } from '../support/siasn-file.ts';

/** Starts the service as a process of its own. */
async function service(t: Test, databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [besideTest('import-service.js')], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, PENATA_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  await new Promise((resolve, reject) => {
    child.stdout?.once('data', resolve);
    child.once('exit', () => reject(new Error('the service did not start')));
  });
  return child;
}

// Most of the time one of them only waits for the other workers to notice that one has died.
t.jobs = 2;

const rows = 3000;
const file = siasnCsv(Array.from({ length: rows }, (_, number) => siasnPerson(number)));

/** Each batch of people takes so long that an import can be met in its middle, however busy the machine is. */
const slowDown = ({ database }: TestApp) =>
  query(
    database.ownerUrl,
    `create function public.take_time() returns trigger language plpgsql as
       'begin perform pg_sleep(0.5); return null; end';
     create trigger take_time before insert on employees.employees
       for each statement execute function public.take_time()`,
  );

/** A register with units, and an import of some thousand rows that waits for a worker. */
async function queuedImport(t: Test): Promise<{ api: TestApp; id: string }> {
  const api = await build(t);
  await slowDown(api);
  await upload(api, 'resource=units', siasnHierarchy());
  const { body } = await upload(api, 'resource=employees&createPositions=true', file);
  return { api, id: body.id };
}

const progress = async ({ call }: TestApp, id: string): Promise<ImportBody> =>
  (await call<ImportBody>('GET', `/v1/imports/${id}`)).body;

const inTheMiddle = (api: TestApp, id: string): Promise<ImportBody> =>
  eventually(
    () => progress(api, id),
    // So much is left that it does not end by itself before the process does.
    ({ rowsRead }) => rowsRead > 0 && rowsRead < rows * 0.6,
    30_000,
  );

/** Jobs that a worker holds. */
const held = ({ database }: TestApp) =>
  query(database.ownerUrl, 'select id from graphile_worker._private_jobs where locked_at is not null');

async function everyRowOnce(t: Test, { database }: TestApp): Promise<void> {
  const [counts] = await query(
    database.ownerUrl,
    `select (select count(*)::int from employees.employees) as employees,
            (select count(*)::int from employees.rank_periods) as ranks,
            (select count(*)::int from employees.placements) as placements,
            (select sum(head_count_needed)::int from organisation.position_versions) as needed,
            (select count(*)::int from platform.import_chunks) as chunks`,
  );
  t.match(counts, { employees: rows, ranks: rows, placements: rows, needed: rows, chunks: 0 });
}

t.test(
  'An import whose process is killed goes on in another, every row once',
  { buffered: true },
  async (t) => {
    const { api, id } = await queuedImport(t);
    const first = await service(t, api.database.serviceUrl);
    const at = await inTheMiddle(api, id);
    first.kill('SIGKILL');
    const stopped = await progress(api, id);
    t.match(stopped, { state: 'running' }, `killed after ${at.rowsRead} rows`);
    await build(t, { database: api.database, ...withJobs });
    const done = await ended(api, id, 60_000);
    t.match(done, { state: 'finished', rowsRead: rows, created: rows, updated: 0, unchanged: 0, refused: 0 });
    await everyRowOnce(t, api);
  },
);

t.test(
  'An import whose process is asked to stop goes on at once in the next',
  { buffered: true },
  async (t) => {
    const { api, id } = await queuedImport(t);
    const first = await service(t, api.database.serviceUrl);
    await inTheMiddle(api, id);
    const exited = new Promise((resolve) => first.once('exit', resolve));
    first.kill('SIGTERM');
    t.equal(await exited, 0);
    t.match(await progress(api, id), { state: 'running' });
    t.strictSame(
      await held(api),
      [],
      'it stopped at a safe point, and nobody has to find out that it is gone',
    );
    await build(t, { database: api.database, ...withJobs });
    t.match(await ended(api, id), { state: 'finished', created: rows });
    await everyRowOnce(t, api);
  },
);

t.test('Two instances share the queue', { buffered: true }, async (t) => {
  const api = await build(t, withJobs);
  await service(t, api.database.serviceUrl);
  const part = (from: number) =>
    siasnCsv(Array.from({ length: 500 }, (_, number) => siasnPerson(from + number)));
  await upload(api, 'resource=units', siasnHierarchy());
  const uploads = await Promise.all(
    [0, 500, 1000, 1500].map((from) => upload(api, 'resource=employees&createPositions=true', part(from))),
  );
  for (const { body } of uploads)
    t.match(await ended(api, body.id), { state: 'finished', created: 500, refused: 0 });
});
