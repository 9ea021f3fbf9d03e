import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { auditCommand } from '../../src/cli/audit.ts';
import { importCommand } from '../../src/cli/import.ts';
import { keyCommand } from '../../src/cli/keys.ts';
import { refuseUnknownArguments } from '../../src/cli/unknown-arguments.ts';
import { ensureSealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { build } from '../support/build.ts';
import { aCivilServant, place } from '../support/employees.ts';
import { eventually } from '../support/eventually.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import { aFolder, sealAll } from '../support/sealing.ts';

const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const root = path.resolve(import.meta.dirname, '../..');
const folder = aFolder(t);
const sealKeyFile = path.join(folder, 'seal-key.json');
const api = await build(t);
const { call, app, database } = api;

interface Outcome {
  readonly code: number | null;
  /** Standard output, where a result stands alone. */
  readonly output: string;
  readonly told: string;
}

/** Runs the command line on the database of the running service. */
function penata(args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.serviceUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      PENATA_SEAL_KEY_FILE: sealKeyFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let told = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    told += text.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output, told })));
}

/** What a command that must succeed printed, without the end of the line. */
async function printed(...args: string[]): Promise<string> {
  const { code, output, told } = await penata(args);
  if (code !== 0) throw new Error(`penata ${args.join(' ')} ended with ${code}: ${told}`);
  return output.trimEnd();
}

const statusOf = async (key: string, url = '/v1/me') => (await call('GET', url, { key })).status;
/** Another process tells the service of a change: that takes a moment. */
const until401 = (key: string) =>
  eventually(
    () => statusOf(key),
    (status) => status === 401,
  );

t.test('a key is made with all that binds it, listed, given a new secret and revoked', async (t) => {
  const agency = await aUnit(api);
  const other = await aUnit(api);
  const options = {
    '--name': 'Portal JDIH',
    '--scopes': 'organisation:read, employees:read',
    '--days': '20',
    '--owner': 'Bagian Hukum Setda',
    '--contact': 'hukum@palembang.go.id',
    '--purpose': 'Struktur organisasi di portal',
    '--units': agency.id,
    '--networks': '127.0.0.1, 203.0.113.0/24',
    '--requests-per-minute': '500',
  };
  const key = await printed('key', 'create', ...Object.entries(options).flat());
  t.match(key, /^pnt_[\w-]+$/, 'alone on standard output');
  const me = await call('GET', '/v1/me', { key });
  t.match(me.body, { kind: 'key', name: 'Portal JDIH' });
  t.strictSame(me.body.grants, { 'organisation:read': [agency.id], 'employees:read': [agency.id] });
  t.ok(me.headers['api-key-expires'], 'it ends soon');
  t.match(me.headers, { 'ratelimit-policy': /q=500/ });
  const { body: made } = await call('GET', `/v1/api-keys/${me.body.id}`);
  t.match(made, {
    owner: 'Bagian Hukum Setda',
    contact: 'hukum@palembang.go.id',
    purpose: 'Struktur organisasi di portal',
    networks: ['127.0.0.1', '203.0.113.0/24'],
    requestsPerMinute: 500,
  });
  t.equal(await statusOf(key, `/v1/units/${agency.id}`), 200);
  t.equal(await statusOf(key, `/v1/units/${other.id}`), 404);
  const elsewhere = await call('GET', '/v1/me', { key, remoteAddress: '198.51.100.7' });
  t.equal(elsewhere.status, 403, 'from another network');

  const lines = (await printed('key', 'list')).split('\n');
  const line = lines.find((line) => line.startsWith(me.body.id))!;
  t.strictSame(line.split('\t').slice(1, 3), ['Portal JDIH', 'Bagian Hukum Setda']);
  t.match(line, 'organisation:read,employees:read');
  t.notOk(
    lines.some((line) => line.includes(key.split('_').slice(2).join('_'))),
    'no secret is listed',
  );

  const next = await printed('key', 'rotate', me.body.id, '--overlap-hours', '1');
  t.strictSame([await statusOf(key), await statusOf(next)], [200, 200], 'both for an hour');
  const last = await printed('key', 'rotate', me.body.id, '--overlap-hours', '0');
  await until401(next);
  t.strictSame([await statusOf(key), await statusOf(next), await statusOf(last)], [401, 401, 200]);
  t.equal(await printed('key', 'revoke', me.body.id), '');
  await until401(last);
  t.equal(await statusOf(last), 401, 'as soon as the service that runs has been told');
  t.match(await penata(['key', 'revoke', me.body.id]), { code: 1, told: /not revoked yet\n$/ });
});

t.test('a token for trying opens the own file of the civil servant', async (t) => {
  const servant = await aCivilServant(api);
  const { id: unitId } = await aUnit(api);
  await place(api, servant.id, { positionId: (await aPosition(api, { unitId })).id });
  const token = await printed('token', '--employee', servant.nip, '--roles', 'head-of-unit');
  t.match(await call('GET', '/v1/me/employee', { key: token }), { status: 200, body: { id: servant.id } });
  t.match((await call('GET', '/v1/me', { key: token })).body, { grants: { 'organisation:read': [unitId] } });
});

t.test('the log is proved across a change of its seal key', async (t) => {
  const seal = async () => sealAll(app.database.pool, await ensureSealKey(sealKeyFile));
  const newest = async () => (await call('GET', '/v1/audit/heads/latest')).body;
  const inFolder = (name: string) => path.join(folder, name);
  t.ok((await seal()) > 0);
  const before = await newest();
  const oldKey = readFileSync(sealKeyFile, 'utf8');

  const keyId = await printed('audit', 'rotate-key');
  t.equal((await ensureSealKey(sealKeyFile)).id, keyId, 'the file holds the key that was named');
  t.notMatch(readFileSync(sealKeyFile, 'utf8'), JSON.parse(oldKey).d, 'the old private key is gone');
  await aCivilServant(api);
  t.ok((await seal()) > 0);
  const after = await newest();
  t.equal(after.keyId, keyId, 'the new key seals');
  t.not(before.keyId, keyId);

  const jwks = await call('GET', '/v1/audit/jwks', { key: null });
  const day = app.today();
  const auditor = await api.key(['audit:read']);
  const exported = await call('GET', `/v1/audit/export?from=2020-01-01&to=${day}`, { key: auditor });
  t.equal(exported.status, 200, exported.text.slice(0, 200));
  writeFileSync(inFolder('jwks.json'), jwks.text);
  writeFileSync(inFolder('audit.ndjson'), exported.text);
  writeFileSync(inFolder('heads.txt'), `${before.jws}\n`);
  const verify = ['audit', 'verify', inFolder('audit.ndjson'), '--head', inFolder('heads.txt')];
  const proof = await penata([...verify, '--jwks', inFolder('jwks.json')]);
  t.match(proof, { code: 0, output: /^PROVEN\n/ });
  t.match(proof.output, /Your head of \d+ leaves, .*: agrees\./, 'the head of the old key still counts');
  t.match(proof.output, `by key ${keyId}`);

  const keys = (jwks.body as unknown as { keys: { kid: string }[] }).keys;
  writeFileSync(inFolder('new-key.json'), JSON.stringify({ keys: keys.filter(({ kid }) => kid === keyId) }));
  const distrusting = await penata([...verify, '--jwks', inFolder('new-key.json')]);
  t.not(distrusting.code, 0, 'who does not trust the old key proves nothing by its heads');
});

t.test('a command with a wrong value does nothing and says why in one sentence', async (t) => {
  const create = ['key', 'create', '--name', 'x', '--scopes', 'organisation:read'];
  const mistakes: [string[], RegExp][] = [
    [[...create, '--unit', nowhere], /^--unit is no option of penata key create; did you mean --units\?$/],
    [[...create, '--units', nowhere], /^there is no unit 019a0b1c/],
    [[...create, '--days', '0', '--networks', '10.0.0.0/8'], /^--days must be a whole number/],
    [[...create, '--networks', '300.1.1.1/8'], /^300\.1\.1\.1\/8 is no network/],
    [['key', 'create', '--name', 'x', '--scopes', 'employes:read'], /^employes:read is not a scope; known: /],
    [['key', 'create', '--scopes', '*'], /name/],
    [['key', 'rotate', nowhere], /./],
  ];
  for (const [args, sentence] of mistakes) {
    const { code, output, told } = await penata(args);
    t.match({ code, output, told: told.trimEnd() }, { code: 1, output: '', told: sentence }, args.join(' '));
    t.equal(told.trimEnd().split('\n').length, 1, `one sentence: ${told}`);
  }
  const { body } = await call('GET', '/v1/api-keys?limit=200');
  t.notOk(body.items.some(({ name }) => name === 'x'));
});

t.test('what the command line does not know is not passed over', async (t) => {
  const main = { subCommands: { key: keyCommand, audit: auditCommand, import: importCommand } };
  const complaint = (text: string): string => {
    try {
      refuseUnknownArguments(main, text.split(' '));
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const [text, sentence] of [
    ['keys', 'keys is no command of penata; did you mean key?'],
    ['key', 'penata key needs one of create, list, rotate, revoke'],
    ['audit rotate-keys', 'rotate-keys is no command of penata audit; did you mean rotate-key?'],
    ['key create --name a --name b', '--name is given twice'],
    ['key create --name my key', 'key is more than penata key create takes'],
    ['key create --name --scopes *', '--name needs a value'],
    ['key list --all', '--all is no option of penata key list'],
    ['key revoke a b', 'b is more than penata key revoke takes'],
    ['import units f.csv --dry-run --mode=all-or-nothing', 'none'],
    ['import units f.csv --dryrun', '--dryrun is no option of penata import; did you mean --dry-run?'],
    ['audit verify --whatever', 'none'],
  ] as const)
    t.equal(complaint(text), sentence, text);
});

t.test('all keys of administrators are lost: the command line leads back in', async (t) => {
  const own = (await call('GET', '/v1/me')).body.id;
  const { items } = (await call('GET', '/v1/api-keys?limit=200')).body;
  const others = items.filter(({ id, state }) => state === 'active' && id !== own);
  for (const { id } of [...others, { id: own }])
    t.equal((await call('POST', `/v1/api-keys/${id}/revocation`)).status, 201);
  await eventually(
    async () => (await call('GET', '/v1/me')).status,
    (status) => status === 401,
  );
  t.equal((await call('GET', '/v1/me')).status, 401, 'nobody administers any more');

  const key = await printed('key', 'create', '--name', 'Recovery', '--scopes', '*');
  const successor = {
    name: 'Administrator',
    owner: 'BKPSDM',
    contact: 'bkpsdm@palembang.go.id',
    purpose: 'Administrasi',
    scopes: ['api-keys:read', 'api-keys:write'],
  };
  const made = await call('POST', '/v1/api-keys', { key, body: successor });
  t.equal(made.status, 201);
  t.equal(await statusOf(String(made.body.key), '/v1/api-keys'), 200);
});
