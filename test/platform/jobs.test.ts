import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { enqueue } from '../../src/platform/jobs/enqueue.ts';
import { giveUpSpentJobs } from '../../src/platform/jobs/give-up.ts';
import { beat, DeadWorkers } from '../../src/platform/jobs/heartbeat.ts';
import { defineJob, type JobContext, JobInterrupted } from '../../src/platform/jobs/job.ts';
import { jobs } from '../../src/platform/jobs/plugin.ts';
import { build } from '../support/build.ts';
import { query } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const actor = { kind: 'system', id: 'test' } as const;
const queued = (url: string) =>
  query<{ attempts: number; locked_by: string | null; payload: unknown }>(
    url,
    'select attempts, locked_by, payload from graphile_worker._private_jobs order by id',
  );

/** An app that works on the given jobs, and no others. */
const working = (t: Parameters<typeof build>[0], list: Parameters<typeof defineJob>[0][]) =>
  build(t, {
    prepare: async (app) => {
      app.config.runJobs = true;
      await app.register(jobs, { jobs: list.map((job) => defineJob(job as never)) });
    },
  });

t.test('A job runs when its transaction commits, and not at all when it is rolled back', async (t) => {
  const ran: object[] = [];
  const { app } = await working(t, [{ name: 'note', run: async (payload) => void ran.push(payload) }]);
  await t.rejects(
    app.database.transaction(actor, async (transaction) => {
      await enqueue(transaction, 'note', { number: 1 });
      throw new Error('changed my mind');
    }),
  );
  await app.database.transaction(actor, async (transaction) => {
    await enqueue(transaction, 'note', { number: 2 });
    await delay(50);
    t.same(ran, []);
  });
  await eventually(
    async () => ran.length,
    (count) => count > 0,
  );
  t.same(ran, [{ number: 2 }]);
});

t.test('Jobs of one queue run one after another, in order', async (t) => {
  const order: string[] = [];
  const { app } = await working(t, [
    {
      name: 'step',
      run: async (payload) => {
        const { number } = payload as { number: number };
        order.push(`begin ${number}`);
        await delay(30);
        order.push(`end ${number}`);
      },
    },
  ]);
  await app.database.transaction(actor, async (transaction) => {
    for (const number of [1, 2, 3]) await enqueue(transaction, 'step', { number }, { queue: 'steps' });
  });
  await eventually(
    async () => order.length,
    (count) => count === 6,
    15_000,
  );
  t.same(order, ['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
});

t.test(
  'A job that is interrupted by the end of its process is queued anew and costs no attempt',
  async (t) => {
    let began = false;
    const { app, database } = await working(t, [
      {
        name: 'long',
        run: async (_payload, { signal }) => {
          began = true;
          while (!signal.aborted) await delay(5);
          throw new JobInterrupted();
        },
      },
    ]);
    await enqueue(app.database.read, 'long', { number: 7 }, { queue: 'longs' });
    await eventually(async () => began, Boolean);
    const started = Date.now();
    await app.close();
    t.ok(Date.now() - started < 5000, 'the process ends soon');
    t.match(await queued(database.ownerUrl), [{ attempts: 0, locked_by: null, payload: { number: 7 } }]);
  },
);

t.test('Jobs whose outcome cannot be recorded harm nobody, and are done again', async (t) => {
  let begun = 0;
  let goOn = () => {};
  const outOfReach = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { app, database, logs } = await working(t, [
    {
      name: 'note',
      run: async () => {
        begun += 1;
        await outOfReach;
      },
    },
  ]);
  const untilBegun = (times: number) =>
    eventually(
      async () => begun,
      (count) => count === times,
      30_000,
    );
  await app.database.transaction(actor, async (transaction) => {
    for (const number of [1, 2]) await enqueue(transaction, 'note', { number });
  });
  await untilBegun(2);
  const rename = (from: string, to: string) =>
    query(database.ownerUrl, `alter table graphile_worker.${from} rename to ${to}`);
  await rename('_private_jobs', '_hidden_jobs');
  goOn();
  await eventually(
    async () => logs(),
    (lines) => lines.some((line) => /the job runner ended/.test(line)),
    30_000,
  );
  await rename('_hidden_jobs', '_private_jobs');
  await untilBegun(4);
  await eventually(
    () => queued(database.ownerUrl),
    (left) => left.length === 0,
  );
});

t.test('A job without attempts left is given up and leaves the queue', async (t) => {
  const givenUp: object[] = [];
  const { app, database, logs } = await working(t, [
    {
      name: 'broken',
      run: async () => Promise.reject(new Error('it does not work')),
      giveUp: async (payload) => void givenUp.push(payload),
    },
  ]);
  await enqueue(app.database.read, 'broken', { number: 9 }, { maximumAttempts: 1 });
  await eventually(
    async () => givenUp.length,
    (count) => count > 0,
  );
  t.same(givenUp[0], { number: 9 });
  await eventually(
    () => queued(database.ownerUrl),
    (rows) => rows.length === 0,
  );
  t.ok(logs().some((line) => line.includes('a job failed') && line.includes('it does not work')));
});

t.test('Dead workers lose their jobs at the second look, living ones keep them', async (t) => {
  const { app, database } = await build(t);
  const pool = new pg.Pool({ connectionString: database.serviceUrl });
  t.teardown(() => pool.end());
  for (const worker of ['dead', 'alive']) {
    await enqueue(app.database.read, 'any', { worker }, { maximumAttempts: worker === 'dead' ? 1 : 5 });
    await pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = 1 where payload->>'worker' = $1`,
      [worker],
    );
  }
  await beat(pool, ['alive']);
  const watch = new DeadWorkers(pool);
  t.equal(await watch.sweep(), 0, 'one silence proves nothing');
  t.equal(await watch.sweep(), 1);
  t.match(await queued(database.ownerUrl), [{ locked_by: null }, { locked_by: 'alive' }]);

  const told: object[] = [];
  const job = defineJob({
    name: 'any',
    run: async () => {},
    giveUp: async (payload) => void told.push(payload),
  });
  const context = { log: app.log } as unknown as JobContext;
  await giveUpSpentJobs(pool, new Map([['any', job]]), context);
  t.same(told, [{ worker: 'dead' }], 'a job whose last attempt died is given up');
});
