import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t, { type Test } from 'tap';
import { leafHashOf } from '../../../src/platform/audit/proof/entry.ts';
import { keyIdOf, verifyHead } from '../../../src/platform/audit/proof/head.ts';
import { Frontier } from '../../../src/platform/audit/proof/merkle.ts';
import { sealJob } from '../../../src/platform/audit/seal/jobs.ts';
import { rotateSealKey } from '../../../src/platform/audit/seal/rotate.ts';
import { seal } from '../../../src/platform/audit/seal/seal.ts';
import { ensureSealKey, makeSealKey, SealKeyUnavailable } from '../../../src/platform/audit/seal/seal-key.ts';
import { sealKeySet } from '../../../src/platform/audit/seal/seal-keys.ts';
import { type EntryRow, entryColumns, entryOf } from '../../../src/platform/audit/sealed/entry-rows.ts';
import type { JobContext } from '../../../src/platform/jobs/job.ts';
import { build } from '../../support/build.ts';
import { cloneDatabase, query, type TestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { aFolder, never, sealAll, sealWhenPossible } from '../../support/sealing.ts';

/** A pool of the serving role, as the service has it. */
function poolOf(t: Test, { serviceUrl }: TestDatabase, name = 'penata test'): pg.Pool {
  const pool = new pg.Pool({ connectionString: serviceUrl, max: 20, application_name: name });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  t.teardown(() => pool.end());
  return pool;
}

const record = (client: pg.Pool | pg.ClientBase, count = 1, note = 'x') =>
  client.query(
    `select audit.record_reads('key', 'tester', null, 'employee', array(select n::text from generate_series(1, $1) n),
       jsonb_build_object('note', $2::text), null)`,
    [count, note],
  );

/** That each entry stands in the log once, and that every head signs just what was there. */
async function assertWhole(t: Test, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<EntryRow & { leaf: string | null; transaction: string }>(
    `select l.leaf_index as leaf, e.transaction_id as transaction, ${entryColumns}
       from audit.entries e full join audit.leaves l on l.entry_id = e.id order by l.leaf_index nulls first`,
  );
  t.strictSame(
    rows.map(({ leaf }) => leaf),
    rows.map((_, index) => String(index)),
    `${rows.length} entries, each in its place`,
  );
  const heads = (
    await pool.query<{ tree_size: string; jws: string }>('select * from audit.heads order by tree_size')
  ).rows;
  const jwks = await sealKeySet(pool);
  const frontier = new Frontier();
  for (const { tree_size: size, jws } of heads) {
    for (const row of rows.slice(frontier.size, Number(size))) frontier.append(leafHashOf(entryOf(row)));
    const { treeSize, rootHash, log } = await verifyHead(jws, jwks);
    if (treeSize !== Number(size) || rootHash !== frontier.root().toString('base64url') || log !== 'penata')
      t.fail(`the head of ${size} leaves signs something else`);
  }
  t.equal(Number(heads.at(-1)?.tree_size ?? 0), rows.length, 'the last head covers all');
}

t.test('what writers record at the same time is sealed, each entry once', async (t) => {
  const database = await cloneDatabase(t);
  const pool = poolOf(t, database);
  const key = await makeSealKey();
  let isWriting = true;
  const writer = async (number: number) => {
    for (let turn = 0; isWriting; turn++) {
      const client = await pool.connect();
      await client.query('begin');
      for (let step = 0; step < 1 + Math.random() * 3; step++) {
        await record(client, 1 + Math.floor(Math.random() * 6), `${number}/${turn}`);
        await delay(Math.random() * 60);
      }
      await client.query(Math.random() < 0.2 ? 'rollback' : 'commit');
      client.release();
    }
  };
  const sealer = async (entriesPerHead: number) => {
    while (isWriting) {
      await seal({ pool, key, signal: never, entriesPerHead });
      await delay(Math.random() * 20);
    }
  };
  const all = [...Array.from({ length: 8 }, (_, number) => writer(number)), sealer(5), sealer(400)];
  await delay(4000);
  isWriting = false;
  await Promise.all(all);
  await sealAll(pool, key);
  await assertWhole(t, pool);
  const [{ heads, entries } = { heads: 0, entries: 0 }] = await query<{ heads: number; entries: number }>(
    database.ownerUrl,
    'select (select count(*)::int from audit.heads) as heads, (select count(*)::int from audit.entries) as entries',
  );
  t.ok(heads > 10 && entries > 300, `${heads} heads, ${entries} entries`);
  t.equal(await seal({ pool, key, signal: never }), 0, 'nothing to seal, no head');
});

t.test('an entry waits while an older transaction is open', async (t) => {
  const pool = poolOf(t, await cloneDatabase(t));
  const key = await makeSealKey();
  await sealAll(pool, key);
  const old = await pool.connect();
  await old.query('begin');
  await record(old, 1, 'begun first');
  await record(pool, 1, 'ended first');
  t.equal(await seal({ pool, key, signal: never }), 0);
  await old.query('commit');
  old.release();
  t.equal(await sealAll(pool, key), 2);
  await assertWhole(t, pool);
});

t.test('a sealer that dies leaves nothing behind, and the next one goes on', async (t) => {
  const database = await cloneDatabase(t);
  const pool = poolOf(t, database);
  const doomed = poolOf(t, database, 'doomed sealer');
  const key = await makeSealKey();
  await record(pool, 300);
  await sealAll(pool, key);
  const state = () =>
    query<{ leaves: number; heads: number }>(
      database.ownerUrl,
      'select (select count(*)::int from audit.leaves) as leaves, (select count(*)::int from audit.heads) as heads',
    );
  const before = await state();
  await record(pool, 30_000);
  const dying = sealWhenPossible({ pool: doomed, key, signal: never }).then(
    (sealed) => sealed,
    (error: Error) => error,
  );
  await eventually(
    async () => {
      const { rows } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'doomed sealer' and backend_xid is not null`,
      );
      return rows;
    },
    (rows) => rows.length > 0,
  );
  t.type(await dying, Error);
  t.strictSame(await state(), before);

  const stopping = new AbortController();
  const stopped = sealWhenPossible({ pool, key, signal: stopping.signal, entriesPerHead: 10_000 });
  await eventually(
    () => query(database.ownerUrl, `select from audit.heads where tree_size > ${before[0]!.leaves}`),
    (rows) => rows.length > 0,
  );
  stopping.abort();
  t.ok((await stopped) % 10_000 === 0, 'a service that stops keeps the heads that it has signed');
  await sealAll(pool, key, { entriesPerHead: 7_777 });
  await assertWhole(t, pool);
});

t.test('after a restore, when transaction ids begin anew, each entry is still sealed once', async (t) => {
  const database = await cloneDatabase(t);
  const pool = poolOf(t, database);
  const key = await makeSealKey();
  const asOwner = (text: string) => query(database.ownerUrl, text);
  await record(pool, 600);
  await sealAll(pool, key);
  await asOwner(`update audit.heads set sealed_through = '9000000000'`);
  await asOwner(
    `insert into audit.entries (transaction_id, actor_kind, actor_id, operation, resource)
     values ('9000000007', 'key', 'before the dump', 'read', 'employee')`,
  );
  await record(pool, 50, 'after the restore');
  t.equal(await sealAll(pool, key, { entriesPerHead: 20 }), 51);
  await assertWhole(t, pool);
  await record(pool, 3, 'later');
  t.equal(await sealAll(pool, key), 3);
  await asOwner(`update audit.heads set sealed_through = '3'`);
  await record(pool, 3, 'when ids come up to those from before');
  t.equal(await sealAll(pool, key), 3);
  await assertWhole(t, pool);
});

t.test('the private key lies in a file of its own, and is made once', async (t) => {
  const folder = aFolder(t);
  const file = path.join(folder, 'not', 'yet', 'seal-key.json');
  const keys = await Promise.all(Array.from({ length: 10 }, () => ensureSealKey(file)));
  t.equal(new Set(keys.map(({ id }) => id)).size, 1);
  t.equal(statSync(file).mode & 0o777, 0o600);
  writeFileSync(path.join(folder, 'broken.json'), '{"kty":"OKP","d":"secret"');
  await t.rejects(ensureSealKey(path.join(folder, 'broken.json')), {
    name: 'SealKeyUnavailable',
    message: /broken\.json holds no Ed25519 private key/,
  });
});

t.test('a key that takes the place of another seals on; heads of both hold', async (t) => {
  const pool = poolOf(t, await cloneDatabase(t));
  const file = path.join(aFolder(t), 'seal-key.json');
  const old = await ensureSealKey(file);
  await record(pool, 10);
  await sealAll(pool, old);
  const made = await rotateSealKey(pool, file);
  t.equal((await ensureSealKey(file)).id, made.id);
  t.equal(statSync(file).mode & 0o777, 0o600);
  await record(pool, 10);
  await t.rejects(seal({ pool, key: old, signal: never }), SealKeyUnavailable, 'a retired key seals no more');
  await sealAll(pool, made);
  await assertWhole(t, pool);
  const { rows } = await pool.query<{ jws: string }>('select jws from audit.heads order by tree_size');
  t.strictSame(
    rows.map(({ jws }) => keyIdOf(jws)),
    [old.id, made.id],
  );
  const keys = await pool.query(
    'select id, retired_at is not null as retired, public_key from audit.seal_keys',
  );
  t.strictSame(
    new Map(keys.rows.map(({ id, retired }) => [id, retired])),
    new Map([
      [old.id, true],
      [made.id, false],
    ]),
  );
  t.notMatch(JSON.stringify(keys.rows), /"d":/, 'no private key in the database');
});

t.test(
  'without its key the job says so in one sentence, and sealing goes on once the key is there',
  async (t) => {
    const folder = aFolder(t);
    writeFileSync(path.join(folder, 'a-file'), '');
    const { app, call } = await build(t);
    const said: string[] = [];
    const log = { error: (line: string) => said.push(line), info: () => {} };
    const run = (sealKeyFile: string) =>
      sealJob.run({}, {
        config: { ...app.config, sealKeyFile },
        database: app.database,
        log,
        signal: never,
        today: app.today,
      } as unknown as JobContext);
    await run(path.join(folder, 'a-file', 'seal-key.json'));
    t.match(said, [/^audit entries are not sealed: .*a-file\/seal-key\.json .*PENATA_SEAL_KEY_FILE/]);
    t.equal((await call('GET', '/v1/audit/heads/latest')).status, 404);
    await eventually(
      async () => {
        await run(path.join(folder, 'seal-key.json'));
        return (await call('GET', '/v1/audit/heads/latest')).status;
      },
      (status) => status === 200,
      20_000,
    );
    t.equal(said.length, 1);
  },
);

t.test('sealing and partitions are planned by themselves', async (t) => {
  const { database } = await build(t, {
    environment: {
      PENATA_RUN_JOBS: 'true',
      PENATA_SEAL_KEY_FILE: path.join(aFolder(t), 'seal-key.json'),
    },
  });
  const planned = await eventually(
    () =>
      query<{ identifier: string }>(
        database.ownerUrl,
        'select identifier from graphile_worker._private_known_crontabs order by identifier',
      ),
    (rows) => rows.length > 0,
    20_000,
  );
  t.strictSame(
    planned.map(({ identifier }) => identifier).filter((name) => /audit/.test(name)),
    ['prepare-audit-partitions', 'seal-audit-log'],
  );
});
