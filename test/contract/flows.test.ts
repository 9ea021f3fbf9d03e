import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { ensureSealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { build } from '../support/build.ts';
import { aCivilServant } from '../support/employees.ts';
import { aUnit } from '../support/organisation.ts';
import { sealAll } from '../support/sealing.ts';
import { siasnCsv, siasnHierarchy, siasnPerson } from '../support/siasn-file.ts';

const run = promisify(execFile);
const flows = path.resolve(import.meta.dirname, '../../openapi/arazzo');
const folder = mkdtempSync(path.join(tmpdir(), 'penata-flows-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const sealKeyFile = path.join(folder, 'seal-key.json');

const api = await build(t, {
  listen: true,
  environment: { PENATA_RUN_JOBS: 'true', PENATA_SEAL_KEY_FILE: sealKeyFile },
});
// The flows stand beside the contract, here the one that is served.
cpSync(flows, path.join(folder, 'arazzo'), { recursive: true });
writeFileSync(path.join(folder, 'openapi.json'), JSON.stringify(api.app.swagger()));

const require = createRequire(import.meta.url);
const { bin } = require('@redocly/cli/package.json') as { bin: Record<string, string> };
const program = path.join(path.dirname(require.resolve('@redocly/cli/package.json')), bin.redocly!);
const redocly = (...words: string[]) =>
  run(process.execPath, [program, ...words], {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });

const sealKey = await ensureSealKey(sealKeyFile);
const key = await api.key();
const city = await aUnit(api, { kind: 'city', code: 'CITY' });
await aUnit(api, { code: 'DISDIK', name: 'Dinas Pendidikan', parentId: city.id });
await sealAll(api.app.database.pool, sealKey);
const siti = await aCivilServant(api, { name: 'Siti Rahmawati', birthPlace: 'Palembanf' });
await sealAll(api.app.database.pool, sealKey);
const token = await mintToken(api.app.database.read, { nip: siti.nip, roles: [], minutes: 5 });
const today = api.app.today();

const inputs: Record<string, Record<string, string>> = {
  'first-call': { apiKey: key, sectionCode: 'TRY-1' },
  'import-a-city': {
    apiKey: key,
    units: siasnHierarchy(3),
    employees: siasnCsv([1, 2, 3].map((number) => siasnPerson(number, {}, 3))),
  },
  mirror: { apiKey: key, unitCode: 'MIRROR-1' },
  auditor: { apiKey: key, from: today, to: today },
  correction: { employeeToken: token, clerkKey: key },
};
const nameOf = (file: string): string => path.basename(file, '.arazzo.yaml');

t.test('each main story is a flow, and sound Arazzo', async (t) => {
  const files = readdirSync(flows);
  t.strictSame(files.map(nameOf).sort(), Object.keys(inputs).sort());
  const { stdout } = await redocly(
    ...['lint', '--extends=recommended-strict', '--format=json'],
    ...files.map((file) => `arazzo/${file}`),
  );
  t.equal(stdout.match(/"problems": \[\]/g)?.length, files.length, stdout);
});

for (const [name, given] of Object.entries(inputs))
  t.test(`a program walks through the flow ${name}`, async (t) => {
    const words = ['respect', `arazzo/${name}.arazzo.yaml`, `--server=penata=${api.address}/v1`];
    const result = await redocly(...words, `--input=${JSON.stringify(given)}`).then(
      () => '',
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    );
    t.equal(result, '');
  });

t.test('a flow that goes wrong is noticed', async (t) => {
  const words = ['respect', 'arazzo/first-call.arazzo.yaml', `--server=penata=${api.address}/v1`];
  await t.rejects(redocly(...words, `--input=${JSON.stringify({ apiKey: 'pnt_no', sectionCode: 'X' })}`));
});

t.test('flows are served beside the contract', async (t) => {
  const served = await fetch(`${api.address}/v1/arazzo/first-call`);
  t.match(served.headers.get('content-type'), 'application/yaml');
  t.equal(await served.text(), readFileSync(path.join(flows, 'first-call.arazzo.yaml'), 'utf8'));
  t.equal((await fetch(`${api.address}/v1/arazzo/nonsense`)).status, 404);
});
