import path from 'node:path';
import pg from 'pg';
import t from 'tap';
import { leafHashOf } from '../../../src/platform/audit/proof/entry.ts';
import { verifyHead } from '../../../src/platform/audit/proof/head.ts';
import { verifyConsistency, verifyInclusion } from '../../../src/platform/audit/proof/proofs.ts';
import type { FindingKind, ProofReport } from '../../../src/platform/audit/proof/report.ts';
import { type VerifyOptions, verifyExport } from '../../../src/platform/audit/proof/verify.ts';
import { openProvenExport } from '../../../src/platform/audit/proven-export/proven-export.ts';
import { ensureSealKey, makeSealKey, type SealKey } from '../../../src/platform/audit/seal/seal-key.ts';
import { type EntryRow, entryColumns, entryOf } from '../../../src/platform/audit/sealed/entry-rows.ts';
import type { AuditHead } from '../../../src/platform/audit/sealed/schemas.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant } from '../../support/employees.ts';
import { eventually } from '../../support/eventually.ts';
import { aPosition } from '../../support/organisation.ts';
import { aFolder, sealAll } from '../../support/sealing.ts';

const api = await build(t, { listen: true });
const { app, call, database, address } = api;
const { pool } = app.database;
const key = await ensureSealKey(path.join(aFolder(t), 'seal-key.json'));
const asOwner = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
  query<Row>(database.ownerUrl, text, values);

const day = (days: number) =>
  new Date(Date.parse(app.today()) + days * 86_400_000).toISOString().slice(0, 10);
const lastDays = `from=${day(-30)}&to=${day(1)}`;
const purpose = { 'x-purpose': 'Pemeriksaan%20BPK' };

/** An export as an auditor downloads it. */
async function download(search = lastDays, options: { key?: string; headers?: Record<string, string> } = {}) {
  const answer = await fetch(`${address}/v1/audit/export?${search}`, {
    headers: { authorization: `Bearer ${options.key ?? auditorKey}`, ...options.headers },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

async function* inLines(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}
const verify = (text: string, options: VerifyOptions = {}): Promise<ProofReport> =>
  verifyExport(inLines(text), options);
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string; entry?: Record<string, unknown>; filter?: unknown });

const auditorKey = await api.key(['audit:read']);
const investigatorKey = await api.key(['audit:read', 'audit:read-sensitive']);

const unsealed = {
  download: await download(),
  head: await call('GET', '/v1/audit/heads/latest'),
  proof: await call('GET', '/v1/audit/entries/1/inclusion-proof'),
};
const position = await aPosition(api);
const employee = await aCivilServant(api);
await sealAll(pool, key);
const firstHead = (await call<AuditHead>('GET', '/v1/audit/heads/latest')).body;
await call('PATCH', `/v1/employees/${employee.id}`, {
  body: { phone: '0812000111' },
  headers: { 'if-match': '*' },
});
for (let number = 0; number < 4; number++) await aCivilServant(api);
await sealAll(pool, key);
const latest = (await call<AuditHead>('GET', '/v1/audit/heads/latest')).body;
const jwks = (await call<{ keys: object[] }>('GET', '/v1/audit/jwks', { key: null })).body;
const oldHeads = [firstHead.jws, latest.jws];
const kept = { jwks, oldHeads };

const [first] = await asOwner<{ id: string }>(
  'select min(id) as id from audit.entries where resource_id = $1',
  [employee.id],
);
const victim = Number(first!.id);

t.test('before the first seal there is nothing to prove', async (t) => {
  t.match(JSON.parse(unsealed.download.text), { status: 409, code: 'not-sealed-yet' });
  t.equal(unsealed.head.status, 404);
  t.equal(unsealed.proof.body.code, 'not-sealed-yet');
});

t.test('what was changed over HTTP is exported and proven', async (t) => {
  const { status, type, text } = await download();
  t.equal(status, 200);
  t.equal(type, 'application/x-ndjson');
  const report = await verify(text, kept);
  t.match(report, { isProven: true, isWholeLog: true, isFiltered: false, keysFrom: 'auditor' });
  t.strictSame(
    report.oldHeads.map(({ state }) => state),
    ['confirmed', 'confirmed'],
  );
  t.ok(report.personalWithheld > 0 && report.personalChecked === 0, 'personal fields are withheld');
  t.notMatch(text, /0812000111/);
  t.ok(linesOf(text).some(({ entry }) => entry?.resourceId === position.id));
  t.match(await verify(text.trimEnd().split('\n').slice(0, -1).join('\n'), kept), {
    finding: { kind: 'cut' },
  });
});

t.test('a filter leaves out entries, not the proof of the range', async (t) => {
  const { text } = await download(`${lastDays}&resource=position`);
  const lines = linesOf(text);
  t.strictSame(lines[0]!.filter, { resource: 'position' });
  const shown = lines.flatMap(({ entry }) => (entry ? [entry.resource] : []));
  t.ok(shown.length > 0 && shown.every((resource) => resource === 'position'));
  t.match(await verify(text, kept), { isProven: true, isFiltered: true, entriesProved: shown.length });
  t.match(await verify((await download(`${lastDays}&actorId=nobody`)).text, kept), { isProven: true });
});

t.test('days without entries, and days that no calendar has', async (t) => {
  const { text } = await download('from=2001-01-01&to=2001-12-31');
  t.match(await verify(text, kept), { isProven: true, isWholeLog: false, entriesProved: 0 });
  const reversed = await download(`from=${day(1)}&to=${day(0)}`);
  t.match(JSON.parse(reversed.text), { status: 400, errors: [{ parameter: 'to' }] });
  t.equal((await download('from=2026-02-30&to=2026-03-01')).status, 400);
});

t.test('whoever sees personal data says why, and that stands on record first', async (t) => {
  const refused = await download(lastDays, { key: investigatorKey });
  t.match(JSON.parse(refused.text), { status: 400, errors: [{ header: 'x-purpose' }] });
  const { text } = await download(`${lastDays}&resource=employee`, {
    key: investigatorKey,
    headers: purpose,
  });
  t.match(text, /0812000111/);
  const report = await verify(text, kept);
  t.ok(report.isProven && report.personalChecked > 0 && report.personalWithheld === 0);
  const records = await asOwner(
    `select reason, after, resource_id from audit.entries where resource = 'audit-log' and operation = 'read'`,
  );
  t.match(records, [
    {
      reason: 'Pemeriksaan BPK',
      after: { from: day(-30), to: day(1), resource: 'employee' },
      resource_id: null,
    },
  ]);
  t.equal((await download(lastDays, { key: await api.key(['employees:read']) })).status, 403);
});

t.test('an entry is proven to be in the log of a signed head', async (t) => {
  const [row] = await asOwner<EntryRow>(
    `select ${entryColumns} from audit.entries e where resource_id = $1 order by e.id limit 1`,
    [employee.id],
  );
  interface Proof {
    leafIndex: number;
    treeSize: number;
    leafHash: string;
    hashes: string[];
    head: AuditHead;
  }
  for (const search of ['', `?treeSize=${firstHead.treeSize}`]) {
    const { body } = await call<Proof>('GET', `/v1/audit/entries/${row!.id}/inclusion-proof${search}`);
    const head = await verifyHead(body.head.jws, jwks as never);
    const leafHash = leafHashOf(entryOf(row!));
    t.equal(body.leafHash, leafHash.toString('base64url'));
    const { leafIndex, treeSize } = body;
    const hash = (text: string) => Buffer.from(text, 'base64url');
    const claim = {
      leafIndex,
      treeSize,
      leafHash,
      path: body.hashes.map(hash),
      rootHash: hash(head.rootHash),
    };
    t.ok(verifyInclusion(claim), `in the tree of ${treeSize}`);
    t.equal(treeSize, head.treeSize);
  }
  t.equal((await call('GET', '/v1/audit/entries/999999999/inclusion-proof')).status, 404);
  t.equal((await call('GET', `/v1/audit/entries/${row!.id}/inclusion-proof?treeSize=2`)).status, 404);
  const [last] = await asOwner<{ id: string }>('select max(id) as id from audit.entries');
  const unsealed = await call('GET', `/v1/audit/entries/${last!.id}/inclusion-proof`);
  t.match(unsealed, { status: 409, body: { code: 'not-sealed-yet' } });
});

t.test('heads are listed, and the log is proven to have only grown', async (t) => {
  const { body } = await call<{ items: AuditHead[] }>(
    'GET',
    `/v1/audit/heads?from=${day(-1)}&to=${day(1)}&count=exact`,
  );
  t.same(body.items[0], latest);
  t.same((await call('GET', `/v1/audit/heads/${firstHead.treeSize}`)).body, firstHead);
  t.equal((await call('GET', '/v1/audit/heads/1')).status, 404);
  t.strictSame((await call('GET', `/v1/audit/heads?from=${day(5)}`)).body.items, []);
  const [from, to] = [firstHead.treeSize, latest.treeSize];
  const proof = await call<{ hashes: string[] }>('GET', `/v1/audit/consistency-proof?from=${from}`);
  const hash = (text: string) => Buffer.from(text, 'base64url');
  t.ok(
    verifyConsistency({
      oldSize: from,
      newSize: to,
      oldRoot: hash(firstHead.rootHash),
      newRoot: hash(latest.rootHash),
      path: proof.body.hashes.map(hash),
    }),
  );
  t.equal((await call('GET', `/v1/audit/consistency-proof?from=1&to=${to + 1}`)).status, 404);
  t.equal((await call('GET', `/v1/audit/consistency-proof?from=3&to=2`)).status, 400);
});

t.test('an export that nobody reads to the end gives its connection back', async (t) => {
  const order = { days: { from: day(-30), to: day(1), timeZone: 'UTC' }, filter: null, showsPersonal: false };
  for (const isBegun of [false, true]) {
    const stream = (await openProvenExport(pool, order))!;
    if (isBegun) await stream[Symbol.asyncIterator]().next();
    stream.destroy();
    const busy = await eventually(
      async () => pool.totalCount - pool.idleCount,
      (count) => count === 0,
    );
    t.equal(busy, 0);
  }
});

const tables = ['seal_keys', 'heads', 'tiles', 'leaves', 'entries'];

/** Does something as the owner of the database, past all triggers, and gives the export that follows; then undoes it. */
async function exportAfter(
  tamper: (owner: pg.Client) => Promise<unknown>,
  options: { seal?: SealKey } = {},
): Promise<string> {
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  const all = tables.map((table) => `audit.${table}`).join(', ');
  try {
    await owner.query('set session_replication_role = replica');
    await owner.query(`create schema kept`);
    for (const table of tables) await owner.query(`create table kept.${table} as table audit.${table}`);
    await tamper(owner);
    if (options.seal) await sealAll(pool, options.seal);
    return (await download()).text;
  } finally {
    await owner.query(`truncate ${all}`);
    for (const table of tables)
      await owner.query(`insert into audit.${table} overriding system value table kept.${table}`);
    await owner.query('drop schema kept cascade');
    await owner.end();
  }
}

const place = `(select leaf_index from audit.leaves where entry_id = ${victim})`;
const edit = `update audit.entries set after = after || '{"name": "Orang Lain"}' where id = ${victim}`;
const remove = `delete from audit.entries where id = ${victim}`;
const forge = (columns: string, values: string) =>
  `insert into audit.entries (recorded_at, actor_kind, actor_id, operation, resource, ${columns})
   values (now(), 'key', 'forged', 'update', 'employee', ${values})`;

const tampered: [what: string, statements: string[], finding: FindingKind][] = [
  ['a field is edited', [edit], 'altered'],
  [
    'a personal field is edited',
    [
      `update audit.entries set personal = jsonb_set(personal, '{after,nik}', '"0000000000000000"') where id = ${victim}`,
    ],
    'altered',
  ],
  [
    'who did it is edited',
    [`update audit.entries set actor_id = 'somebody else' where id = ${victim}`],
    'altered',
  ],
  ['an entry is deleted', [remove], 'removed'],
  [
    'an entry is deleted with its leaf',
    [`delete from audit.leaves where entry_id = ${victim}`, remove],
    'removed',
  ],
  [
    'an entry is dated back into another month',
    [`update audit.entries set recorded_at = recorded_at - interval '2 days' where id = ${victim}`],
    'altered',
  ],
  [
    'a partition is emptied',
    ["select format('truncate %s', tableoid::regclass) from audit.entries limit 1"],
    'removed',
  ],
  ['an entry is put in among old ones', [forge('transaction_id', "'5'")], 'inserted'],
  ['an entry is put in with a transaction to come', [forge('transaction_id', "'99999999999'")], 'inserted'],
  [
    'the last head is thrown away',
    ['delete from audit.heads where tree_size = (select max(tree_size) from audit.heads)'],
    'old-head-contradicted',
  ],
];

for (const [what, statements, kind] of tampered) {
  t.test(`it is found out when ${what}`, async (t) => {
    const text = await exportAfter(async (owner) => {
      for (const statement of statements) {
        const { rows } = await owner.query(statement);
        if (rows[0]?.format) await owner.query(rows[0].format);
      }
    });
    t.equal((await verify(text, kept)).finding?.kind, kind);
  });
}

t.test('it is found out when leaf and tile are changed along with the entry', async (t) => {
  const text = await exportAfter(async (owner) => {
    await owner.query(edit);
    const { rows } = await owner.query<EntryRow>(
      `select ${entryColumns} from audit.entries e where id = ${victim}`,
    );
    await owner.query(
      `update audit.tiles set hashes = overlay(hashes placing $1 from (${place} % 256)::int * 32 + 1)
        where level = 0 and position = ${place} / 256`,
      [leafHashOf(entryOf(rows[0]!))],
    );
  });
  t.equal((await verify(text, kept)).finding?.kind, 'root-mismatch');
});

t.test('it is found out when an entry of long ago is put in and sealed by the service itself', async (t) => {
  const text = await exportAfter(
    (owner) =>
      owner.query(
        `insert into audit.entries (recorded_at, actor_kind, actor_id, operation, resource)
         values (now() - interval '3 days', 'key', 'forged', 'update', 'employee')`,
      ),
    { seal: key },
  );
  t.equal((await verify(text, kept)).finding?.kind, 'back-dated');
});

t.test('it is found out when the whole log is sealed anew', async (t) => {
  const rewrite = async (owner: pg.Client) => {
    await owner.query(edit);
    await owner.query('truncate audit.leaves, audit.tiles, audit.heads, audit.seal_keys');
  };
  const byStranger = await exportAfter(rewrite, { seal: await makeSealKey() });
  t.match(await verify(byStranger), { isProven: true, keysFrom: 'export' }, 'it agrees with itself alone');
  t.equal((await verify(byStranger, { jwks })).finding?.kind, 'unknown-key');
  t.equal((await verify(byStranger, { oldHeads })).finding?.kind, 'unknown-key');

  const byThief = await exportAfter(rewrite, { seal: key });
  t.equal((await verify(byThief, { jwks })).isProven, true, 'the stolen key signs what it likes');
  t.equal((await verify(byThief, kept)).finding?.kind, 'old-head-contradicted');
});

t.test('after all that was undone the log is proven again', async (t) => {
  t.match(await verify((await download()).text, kept), { isProven: true, isWholeLog: true });
});
