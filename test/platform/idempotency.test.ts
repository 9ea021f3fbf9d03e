import { sql } from 'drizzle-orm';
import t from 'tap';
import { actorOf } from '../../src/platform/access/caller.ts';
import { callerAccess, publicAccess } from '../../src/platform/access/scopes.ts';
import { purgeJob } from '../../src/platform/idempotency/index.ts';
import type { JobContext } from '../../src/platform/jobs/job.ts';
import { type Answer, build, type CallOptions } from '../support/build.ts';
import { query } from '../support/database.ts';
import { type EmployeeBody, personOf } from '../support/employees.ts';
import { eventually } from '../support/eventually.ts';
import { csv, type ImportBody } from '../support/imports.ts';
import { aUnit, type UnitBody } from '../support/organisation.ts';

/** Lets the handlers go on that wait in `POST /v1/slow/:name`. */
const waiting = new Map<string, () => void>();
const api = await build(t, {
  environment: { PENATA_DATABASE_POOL_SIZE: '10' },
  listen: true,
  prepare(app) {
    const options = { config: { access: callerAccess }, schema: { hide: true } };
    const name = (value: string) => sql`select set_config('penata.reason', ${value}, true)`;
    app.post<{ Params: { name: string } }>('/v1/slow/:name', options, async (request, reply) => {
      const pid = await app.database.transaction(actorOf(request), async (transaction) => {
        await transaction.execute(name('slow'));
        const id = sql`gen_random_uuid()`;
        await transaction.execute(
          sql`insert into organisation.units (id, code) values (${id}, ${request.params.name})`,
        );
        const { rows } = await transaction.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        return rows[0]!.pid;
      });
      await new Promise<void>((resolve) => waiting.set(request.params.name, resolve));
      return reply.status(201).send({ pid });
    });
    app.post('/v1/outside', options, async (_request, reply) => reply.status(201).send({}));
    app.post('/v1/twice', options, async (request, reply) => {
      const add = (code: string) =>
        app.database.transaction(actorOf(request), (transaction) =>
          transaction.execute(
            sql`insert into organisation.units (id, code) values (gen_random_uuid(), ${code})`,
          ),
        );
      await add('TWICE-1');
      await add((request.body as { code: string }).code);
      return reply.status(201).send({});
    });
    app.post('/v1/open', { config: { access: publicAccess }, schema: { hide: true } }, async () => ({}));
  },
});
const { app, call, database } = api;

let number = 0;
const aKey = () => {
  number += 1;
  return `key-${number}`;
};
const unit = (code: string) => ({
  code,
  name: 'Dinas Ulang',
  kind: 'agency',
  parentId: null as string | null,
  validFrom: '2020-01-01',
});
const post = <Body = UnitBody>(url: string, body: unknown, key: string, options: CallOptions = {}) =>
  call<Body>('POST', url, { body, ...options, headers: { 'idempotency-key': key, ...options.headers } });
const countOf = async (table: string, where = 'true') =>
  Number((await query(database.ownerUrl, `select count(*) as count from ${table} where ${where}`))[0]!.count);
const unitsWith = (code: string) => countOf('organisation.units', `code = '${code}'`);
const isReplayed = ({ headers }: Answer<unknown>) => headers['idempotency-replayed'] === 'true';
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const isWaiting = (name: string) =>
  eventually(
    async () => waiting.get(name),
    (goOn) => goOn !== undefined,
  ).then((goOn) => {
    waiting.delete(name);
    return goOn!;
  });

t.test(
  'whoever repeats a request gets the first answer to the byte, and nothing is done twice',
  async (t) => {
    const key = aKey();
    const first = await post('/v1/units', unit('ONCE'), key);
    t.equal(first.status, 201);
    t.notOk(isReplayed(first));
    const { name, ...rest } = unit('ONCE');
    const second = await post('/v1/units', { name, ...rest }, key);
    t.equal(second.status, 201);
    t.ok(isReplayed(second));
    t.equal(second.text, first.text);
    for (const header of ['content-type', 'location', 'etag', 'content-length'])
      t.equal(second.headers[header], first.headers[header], header);
    t.not(
      second.headers['x-request-id'],
      first.headers['x-request-id'],
      'it is another request all the same',
    );
    t.equal(await unitsWith('ONCE'), 1);
    const headers = { 'if-match': second.headers.etag!, 'idempotency-key': 'means nothing here' };
    const patch = await call('PATCH', `/v1/units/${first.body.id}`, { body: { externalIds: [] }, headers });
    t.equal(patch.status, 200, 'the version answered again is one to go on from');
  },
);

t.test('an answer without a body is given again without one', async (t) => {
  const key = aKey();
  const minimal = { headers: { prefer: 'return=minimal' } };
  const first = await post('/v1/units', unit('SILENT'), key, minimal);
  t.match(first, { status: 201, text: '', headers: { 'content-length': '0', etag: '"1"' } });
  for (const options of [minimal, {}]) {
    const again = await post('/v1/units', unit('SILENT'), key, options);
    t.ok(isReplayed(again));
    t.match(again, { status: 201, text: '' });
    for (const header of ['content-type', 'location', 'etag', 'content-length', 'preference-applied'])
      t.equal(again.headers[header], first.headers[header], header);
  }
});

t.test('a key belongs to one request of one caller', async (t) => {
  const key = aKey();
  const { id } = (await post('/v1/units', unit('OWN'), key)).body;
  const reused = { status: 422, body: { code: 'idempotency-key-reused' } };
  t.match(await post('/v1/units', unit('OTHER'), key), reused, 'another body');
  t.match(await post(`/v1/units/${id}/closure`, { closedOn: '2030-01-01' }, key), reused, 'another address');
  t.match(await post('/v1/units', unit('OWN'), key, { headers: { 'if-match': '*' } }), reused);
  t.equal(await unitsWith('OTHER'), 0);
  const another = await post('/v1/units', unit('OTHER'), key, { key: await api.key() });
  t.equal(another.status, 201, 'the same key of another caller is another key');
  t.notOk(isReplayed(another));
});

t.test('a refusal leaves nothing, and the key free', async (t) => {
  const key = aKey();
  const before = await countOf('platform.idempotency_keys');
  t.equal((await post('/v1/units', { ...unit('FREE'), parentId: nowhere }, key)).status, 422);
  t.equal((await post('/v1/units', { code: 'FREE' }, key)).status, 400);
  t.equal(await countOf('platform.idempotency_keys'), before);
  const good = await post('/v1/units', unit('FREE'), key);
  t.equal(good.status, 201);
  t.notOk(isReplayed(good));
  t.equal((await post('/v1/units', unit('FREE'), aKey())).status, 409, 'under a new key it is a new request');
});

t.test('what only shows when all is committed is a problem as ever', async (t) => {
  const parent = await aUnit(api, { validFrom: '2022-01-01' });
  const early = { ...unit('EARLY'), parentId: parent.id };
  const plain = await call('POST', '/v1/units', { body: early });
  const key = aKey();
  const keyed = await post<Answer['body']>('/v1/units', early, key);
  t.ok(plain.status >= 400 && plain.status < 500);
  t.equal(keyed.status, plain.status);
  t.equal(keyed.body.code, plain.body.code);
  t.equal(keyed.headers['content-type'], plain.headers['content-type']);
  for (const header of ['etag', 'location']) t.notOk(keyed.headers[header], header);
  t.equal(await unitsWith('EARLY'), 0);
  t.equal((await post('/v1/units', unit('EARLY'), key)).status, 201, 'the key is free again');
});

t.test('a position before its unit is refused with a key as without', async (t) => {
  const { id: unitId } = await aUnit(api, { validFrom: '2026-06-01' });
  const body = {
    unitId,
    name: 'Analis Dini',
    kind: 'pelaksana',
    headCountNeeded: 1,
    validFrom: '2026-02-01',
  };
  const key = aKey();
  const ask = (headers: Record<string, string>) => call('POST', '/v1/positions', { body, headers });
  for (const headers of [{}, { 'idempotency-key': key }, { 'idempotency-key': key }])
    t.match(await ask(headers), { status: 422, body: { code: 'parent-not-alive' } });
  t.strictSame((await call('GET', '/v1/positions?q=Analis%20Dini&asOf=2026-07-01')).body.items, []);
});

t.test('all that a request does lands together', async (t) => {
  await aUnit(api, { code: 'TAKEN' });
  t.equal((await post('/v1/twice', { code: 'TAKEN' }, aKey())).status, 409);
  t.equal(await unitsWith('TWICE-1'), 0, 'not even its first transaction');
  t.equal((await post('/v1/twice', { code: 'TWICE-2' }, aKey())).status, 201);
  t.equal((await unitsWith('TWICE-1')) + (await unitsWith('TWICE-2')), 2);
});

t.test('a repetition while the first is at work has to wait', async (t) => {
  const key = aKey();
  const first = post('/v1/slow/FLIGHT', {}, key);
  const goOn = await isWaiting('FLIGHT');
  t.match(await post('/v1/slow/FLIGHT', {}, key), {
    status: 409,
    body: { code: 'idempotency-key-in-flight' },
    headers: { 'retry-after': '1' },
  });
  t.equal(await unitsWith('FLIGHT'), 0, 'nothing is to be seen before the answer');
  goOn();
  t.equal((await first).status, 201);
  const again = await post('/v1/slow/FLIGHT', {}, key);
  t.ok(isReplayed(again));
  t.equal(again.text, (await first).text);
});

t.test('of many at once one takes effect', async (t) => {
  const key = aKey();
  const once = () => post('/v1/units', unit('CROWD'), key);
  const answers = await Promise.all(Array.from({ length: 20 }, once));
  const made = answers.filter(({ status }) => status === 201);
  t.equal(made.filter((answer) => !isReplayed(answer)).length, 1);
  t.equal(new Set(made.map(({ text }) => text)).size, 1);
  const others = answers.filter(({ status }) => status !== 201) as Answer<unknown>[] as Answer[];
  for (const { body } of others) t.equal(body.code, 'idempotency-key-in-flight');
  t.equal(await unitsWith('CROWD'), 1);
  t.ok(isReplayed(await once()));
});

t.test('after a crash in the middle there is neither effect nor answer', async (t) => {
  const key = aKey();
  const first = post('/v1/slow/CRASH', {}, key);
  const goOn = await isWaiting('CRASH');
  await query(
    database.ownerUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`,
  );
  goOn();
  t.equal((await first).status, 503);
  t.equal(await unitsWith('CRASH'), 0);
  const again = post<{ pid: number }>('/v1/slow/CRASH', {}, key);
  (await isWaiting('CRASH'))();
  t.equal((await again).status, 201);
  t.notOk(isReplayed(await again));
  t.equal(await unitsWith('CRASH'), 1);
});

t.test(
  'a client that hangs up leaves neither an effect without an answer nor a connection in use',
  async (t) => {
    const key = aKey();
    const leaving = new AbortController();
    const headers = { 'idempotency-key': key, authorization: `Bearer ${await api.key()}` };
    const url = `${api.address}/v1/slow/GONE`;
    const first = fetch(url, { method: 'POST', headers, signal: leaving.signal }).catch(() => 'gone');
    const goOn = await isWaiting('GONE');
    leaving.abort();
    t.equal(await first, 'gone');
    await eventually(
      () => countOf('pg_stat_activity', "datname = current_database() and state = 'idle in transaction'"),
      (open) => open === 0,
    );
    goOn();
    t.equal(await unitsWith('GONE'), 0);
    const again = fetch(url, { method: 'POST', headers });
    (await isWaiting('GONE'))();
    t.equal((await again).status, 201);
  },
);

t.test('what was answered cannot be read in the database', async (t) => {
  const key = 'f0b1a7f6-1d70-4c3f-b0a5-3c1f2a0c7d11';
  const person = personOf({ name: 'Rahasia Sekali' });
  t.equal((await post('/v1/employees', person, key)).status, 201);
  const rows = await query<{ row: string; answer: Buffer; key_hash: Buffer }>(
    database.ownerUrl,
    'select k::text as row, answer, key_hash from platform.idempotency_keys k',
  );
  t.ok(rows.length > 0);
  for (const { row, answer } of rows) {
    t.notOk(row.includes(key));
    for (const text of [answer.toString('latin1'), answer.toString('utf8')])
      t.notMatch(text, /Rahasia|Dinas|version|content-type|pnt_/);
  }
  await query(
    database.ownerUrl,
    'update platform.idempotency_keys set answer = set_byte(answer, 40, 255 - get_byte(answer, 40))',
  );
  t.equal((await post('/v1/employees', person, key)).status, 500, 'nor altered');
  t.equal(await countOf('employees.employees', "name = 'Rahasia Sekali'"), 1);
  await query(database.ownerUrl, 'delete from platform.idempotency_keys');
});

t.test('the secret of a key that was made is shown again to whoever repeats, and only then', async (t) => {
  const key = aKey();
  const body = {
    name: 'Aplikasi absensi',
    owner: 'Diskominfo',
    contact: 'absensi@palembang.go.id',
    purpose: 'Absensi',
    scopes: ['organisation:read'],
  };
  const first = await post<{ id: string; key: string }>('/v1/api-keys', body, key);
  const again = await post<{ id: string; key: string }>('/v1/api-keys', body, key);
  t.equal(first.status, 201, first.text);
  t.match(first.body.key, /^pnt_/);
  t.equal(again.body.key, first.body.key);
  t.equal((await call('GET', '/v1/units', { key: again.body.key })).status, 200);
  const minimal = await post('/v1/api-keys', body, aKey(), { headers: { prefer: 'return=minimal' } });
  t.match(minimal.body, { key: /^pnt_/ }, 'it is shown even to those who would rather not see it');
});

t.test('personal data that is shown again is on record again', async (t) => {
  const key = aKey();
  const person = personOf({ name: 'Dua Kali' });
  const first = await post<EmployeeBody>('/v1/employees', person, key);
  const reads = () => countOf('audit.entries', `operation = 'read' and resource_id = '${first.body.id}'`);
  t.equal(await reads(), 1);
  t.ok(isReplayed(await post('/v1/employees', person, key)));
  t.equal(await reads(), 2);
  const minimal = { headers: { prefer: 'return=minimal' } };
  const silent = await post('/v1/employees', personOf({ name: 'Diam' }), aKey(), minimal);
  t.equal(silent.text, '');
  const id = silent.headers.location!.split('/').at(-1)!;
  t.equal(await countOf('audit.entries', `operation = 'read' and resource_id = '${id}'`), 0);
});

t.test('what is no key is refused, and where a key means nothing it does no harm', async (t) => {
  for (const bad of ['a b', 'x'.repeat(256), 'kunci-é', ''])
    t.match(
      await post('/v1/units', unit('BAD'), bad),
      { status: 400, body: { errors: [{ header: 'idempotency-key' }] } },
      bad,
    );
  t.equal((await post('/v1/units', unit('LONG'), 'x'.repeat(255))).status, 201);
  const key = aKey();
  const before = await countOf('platform.idempotency_keys');
  for (const name of ['Siti', 'Budi'])
    t.equal((await post('/v1/employees/_search', { name }, key)).status, 200, 'a search is no change');
  t.equal(await countOf('platform.idempotency_keys'), before);
  t.match(
    await post('/v1/open', {}, key, { key: null }),
    { status: 400, body: { errors: [{ header: 'idempotency-key' }] } },
    'who is nobody has no keys',
  );
  t.equal((await call('POST', '/v1/open', { body: {}, key: null })).status, 200);
});

t.test('a handler that works outside of its transaction is found out', async (t) => {
  t.equal((await post('/v1/outside', {}, aKey())).status, 500);
  t.ok(api.logs().some((line) => line.includes('outside of its transaction')));
  t.equal((await call('POST', '/v1/outside', { body: {} })).status, 201);
});

t.test('keys are forgotten after a day', async (t) => {
  const [old, young] = [aKey(), aKey()];
  await post('/v1/units', unit('OLD'), old);
  await query(
    database.ownerUrl,
    "update platform.idempotency_keys set created_at = created_at - interval '24 hours 1 minute'",
  );
  await post('/v1/units', unit('YOUNG'), young);
  await purgeJob.run({}, { database: app.database } as JobContext);
  t.equal(await countOf('platform.idempotency_keys'), 1);
  t.ok(isReplayed(await post('/v1/units', unit('YOUNG'), young)));
  t.equal((await post('/v1/units', unit('OLD'), old)).status, 409, 'now it is a new request');
});

t.test('an upload can be repeated too', async (t) => {
  const key = aKey();
  const file = 'code;name;kind;validFrom\nUP-1;Dinas Unggah;agency;2020-01-01\n';
  const send = (text: string, dryRun = 'false') =>
    post<ImportBody & Answer['body']>(`/v1/imports?resource=units&dryRun=${dryRun}`, text, key, {
      headers: { 'content-type': csv },
    });
  const first = await send(file);
  t.equal(first.status, 202);
  const again = await send(file);
  t.match(again, { status: 202, text: first.text, headers: { location: first.headers.location } });
  t.ok(isReplayed(again));
  const reused = { status: 422, body: { code: 'idempotency-key-reused' } };
  t.match(await send(`${file}UP-2;Dinas Lain;agency;2020-01-01\n`), reused, 'another file');
  t.match(await send(file, 'true'), reused, 'another setting');
  t.equal(await countOf('platform.imports'), 1);
  t.equal(await countOf('platform.import_chunks'), 1);
  t.equal(await countOf('graphile_worker._private_jobs', 'key is null'), 1, 'and is queued once');
});

t.test('twenty at once need no more than two connections', async (t) => {
  const small = await build(t, { database, environment: { PENATA_DATABASE_POOL_SIZE: '2' } });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      small.call('POST', at % 2 === 0 ? '/v1/employees' : '/v1/units', {
        body: at % 2 === 0 ? personOf() : unit(`SMALL-${at}`),
        headers: { 'idempotency-key': `small-${at}` },
      }),
    ),
  );
  t.strictSame([...new Set(answers.map(({ status }) => status))], [201]);
  const file = 'code;name;kind;validFrom\nTWO;Dinas Dua;agency;2020-01-01\n';
  const uploads = await Promise.all(
    Array.from({ length: 4 }, (_, at) =>
      small.call('POST', '/v1/imports?resource=units', {
        body: file,
        headers: { 'content-type': csv, 'idempotency-key': `upload-${at}` },
      }),
    ),
  );
  t.strictSame([...new Set(uploads.map(({ status }) => status))], [202]);
  const { idleCount, totalCount } = small.app.database.pool;
  t.equal(idleCount, totalCount, 'and all are given back');
  t.ok(totalCount <= 2);
});

t.test('every POST that changes something takes a key, of everybody who has a name', async (t) => {
  type Operation = {
    parameters?: { $ref?: string; name?: string }[];
    responses: Record<string, object>;
    security: object[];
  };
  const { paths } = app.swagger() as unknown as { paths: Record<string, { post?: Operation }> };
  const posts = Object.entries(paths).flatMap(([path, { post }]) => (post ? [{ path, post }] : []));
  t.ok(posts.length >= 18);
  const byNobody: string[] = [];
  for (const { path, post } of posts) {
    const takes = (post.parameters ?? []).some(({ $ref, name }) =>
      /Idempotency-?Key$/.test($ref ?? name ?? ''),
    );
    // Whoever has no name has no key either: what makes an answer count once stands in its body.
    const isByNobody = post.security.every((needed) => Object.keys(needed).length === 0);
    t.equal(takes, !path.includes('/_') && !isByNobody, path);
    if (isByNobody && !path.includes('/_')) byNobody.push(path);
    // Open311 has 400 for whatever is wrong with what was sent.
    const misused = path.startsWith('/open311/') ? '400' : '422';
    if (takes) for (const status of ['409', misused]) t.ok(post.responses[status], `${path} ${status}`);
  }
  // What a second time does is held by the tests of each.
  t.strictSame(byNobody.sort(), [
    '/forum-participants',
    '/forum-participants/erasure',
    '/forum-participants/profile',
    '/forum-participants/verification',
    '/forum-posts/{postId}/appeal',
    '/forum-posts/{postId}/flags',
    '/forum-posts/{postId}/support',
    '/forum-posts/{postId}/support-withdrawal',
    '/forum-posts/{postId}/withdrawal',
    '/forum-proposals',
    '/forum-topics/{topicId}/posts',
    '/photos',
    '/public-consultations/{consultationId}/comments',
    '/public-reports/{reportNumber}/follower-withdrawal',
    '/public-reports/{reportNumber}/followers',
    '/reports',
    '/survey-drafts/{draftId}/deletion',
    '/survey-forms/{link}/drafts',
    '/survey-forms/{link}/responses',
    '/survey-receipts/erasure',
    '/tracked-reports/{reportNumber}/confirmation',
    '/tracked-reports/{reportNumber}/identity-erasure',
    '/tracked-reports/{reportNumber}/messages',
    '/tracked-reports/{reportNumber}/reopening',
  ]);
});
