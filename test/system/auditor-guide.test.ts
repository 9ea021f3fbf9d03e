import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { ensureSealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { build } from '../support/build.ts';
import { query } from '../support/database.ts';
import { aCivilServant, promote } from '../support/employees.ts';
import { sealAll } from '../support/sealing.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const guide = readFileSync(path.join(root, 'openapi/guides/auditor.md'), 'utf8');
const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block!);

const folder = mkdtempSync(path.join(tmpdir(), 'penata-auditor-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
// The auditor works in a folder of their own, with the command line at hand.
for (const name of ['package.json', 'dist', 'src', 'node_modules'])
  symlinkSync(path.join(root, name), path.join(folder, name));

const api = await build(t, { listen: true });
const sealKey = await ensureSealKey(path.join(folder, 'seal-key.json'));
const today = api.app.today();
const settings: Record<string, string> = {
  PATH: process.env.PATH!,
  HOME: folder,
  PENATA: api.address,
  KEY: await api.key(['audit:read']),
  FROM: today,
  TO: today,
};

async function follow(block: string): Promise<{ code: number; output: string }> {
  try {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', block], { cwd: folder, env: settings });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

t.test('the auditor’s guide leads from a key to a proof, word by word', async (t) => {
  const [setting, keep, take, prove, look, ...more] = blocks;
  t.match(setting, /PENATA=.*\nKEY=.*\nFROM=.*\nTO=/);
  t.equal(more.length, 0, 'every block is tried');
  const person = await aCivilServant(api);
  await promote(api, person.id, { rank: 'III/a', validFrom: '2022-04-01' });
  await sealAll(api.app.database.pool, sealKey);
  t.equal((await follow(keep!)).code, 0);
  t.match(readFileSync(path.join(folder, 'kept-heads.txt'), 'utf8'), /^[\w-]+\.[\w-]+\.[\w-]+\n$/);

  await promote(api, person.id, { rank: 'III/b', validFrom: '2026-04-01' });
  await sealAll(api.app.database.pool, sealKey);
  t.equal((await follow(take!)).code, 0);
  const proof = await follow(prove!);
  t.equal(proof.code, 0, proof.output);
  t.comment(proof.output);
  const promotions = await follow(look!);
  t.equal(promotions.output.trim(), '2');
  t.match(readFileSync(path.join(folder, 'promotions.ndjson'), 'utf8'), /"rank":"III\/b"/);
});

t.test('a promotion that somebody altered in the database is named', async (t) => {
  await query(
    api.database.ownerUrl,
    `set session_replication_role = replica;
     update audit.entries set after = jsonb_set(after, '{rank}', '"IV/e"')
      where table_name = 'employees.rank_periods' and after ->> 'rank' = 'III/b'`,
  );
  t.equal((await follow(blocks[2]!)).code, 0);
  const { code, output } = await follow(blocks[3]!);
  t.equal(code, 1);
  t.match(output, /altered/);
});

t.test('the guide is a page of the service', async (t) => {
  const page = await fetch(`${api.address}/guides/auditor`, { headers: { accept: 'text/html' } });
  t.match(await page.text(), /<h1>The auditor’?'?&?#?3?9?;?s guide<\/h1>/);
  const text = await fetch(`${api.address}/guides/auditor`);
  t.equal(await text.text(), guide);
  t.equal((await fetch(`${api.address}/guides/nonsense`)).status, 404);
});
