import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { build } from '../support/build.ts';
import { aCivilServant } from '../support/employees.ts';
import { aUnit } from '../support/organisation.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'penata-clients-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
cpSync(path.join(import.meta.dirname, 'clients'), folder, { recursive: true });
symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');

const api = await build(t, { listen: true });
const city = await aUnit(api, { kind: 'city', code: 'CITY' });
for (const code of ['A', 'B', 'C', 'D', 'E']) await aUnit(api, { code, parentId: city.id });
const employee = await aCivilServant(api, { name: 'Siti Rahmawati' });
const key = await api.key();

const settingsOf = (client: string): Record<string, string> => ({
  PATH: process.env.PATH!,
  PENATA: `${api.address}/v1`,
  KEY: key,
  EMPLOYEE_ID: employee.id,
  CLIENT: client,
});

/** A virtual machine that works for seconds does not pay for compiling well what it runs. */
const briefly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** What the scenario of each client must have seen. */
const expected = (client: string) => ({
  pages: 3,
  agencies: ['A', 'B', 'C', 'D', 'E'],
  created: `${client}-1`,
  once: true,
  refused: [422, 'unknown-reference', '/parentId'],
  employee: 'Siti Rahmawati',
  corrected: `Kota ${client}`,
  stale: [412, 'precondition-failed'],
  anonymous: [401, 'unauthenticated'],
});

const require = createRequire(import.meta.url);

/** Runs a program of a package; in a process of its own, for the service must not stand still. */
async function program(name: string, ...words: string[]): Promise<string> {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest) as { bin: Record<string, string> };
  const [file] = Object.values(bin);
  const { stdout } = await run(process.execPath, [path.join(path.dirname(manifest), file!), ...words], {
    cwd: folder,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${name}: ${error.stdout}${error.stderr}`);
  });
  return stdout;
}

const strict = (names: readonly string[]) => ({
  compilerOptions: {
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    target: 'ES2022',
    module: 'NodeNext',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: ['node'],
  },
  files: names.map((name) => `${name}.ts`),
});

t.test('clients of two generators for TypeScript compile strictly and do their work', async (t) => {
  const contract = path.join(folder, 'openapi.json');
  writeFileSync(contract, JSON.stringify(api.app.swagger()));
  const output = (name: string) => `--output=${path.join(folder, name)}`;
  await program('openapi-typescript', contract, output('openapi-fetch/contract.ts'));
  await program('@hey-api/openapi-ts', `--input=${contract}`, output('hey-api'), '--silent', '--no-log-file');

  const scenarios = ['openapi-fetch', 'hey-api'];
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(strict(scenarios)));
  t.equal(await program('typescript', '--project', folder), '');
  for (const name of scenarios) {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', `${name}.ts`], {
      cwd: folder,
      env: settingsOf(name),
    });
    t.strictSame(JSON.parse(stdout), expected(name), name);
  }
});

function hasJava(): boolean {
  try {
    execFileSync('javac', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

t.test(
  'a client of OpenAPI Generator for Java compiles without a warning and does its work',
  { skip: hasJava() ? false : 'no Java here (javac): the generated Java client is not tried' },
  async (t) => {
    const jar = require.resolve('@openapitools/openapi-generator-cli/bin/openapi-generator.jar');
    const contract = path.join(folder, 'openapi-3.0.json');
    writeFileSync(contract, await (await fetch(`${api.address}/v1/openapi-3.0.json`)).text());
    await run(
      'java',
      [
        ...briefly,
        ...['-jar', jar, 'generate', '--generator-name=java', '--library=native'],
        ...[`--input-spec=${contract}`, `--output=${path.join(folder, 'java')}`],
        '--additional-properties=invokerPackage=penata,apiPackage=penata.api,modelPackage=penata.model,openApiNullable=false,dateLibrary=java8',
        '--global-property=models,apis,supportingFiles,modelTests=false,apiTests=false,modelDocs=false,apiDocs=false',
      ],
      { cwd: folder, maxBuffer: 2 ** 24 },
    );
    const sources = path.join(folder, 'java/src/main/java');
    const generated = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.java'))
      .map((name) => path.join(sources, name));
    const classes = path.join(folder, 'classes');
    // The generator carries the libraries that its clients need. What it leaves out itself is a serial number.
    const { stderr } = await run(
      'javac',
      [
        ...briefly.map((flag) => `-J${flag}`),
        '-Xlint:all,-serial',
        '-Werror',
        '-d',
        classes,
        '-cp',
        jar,
        ...generated,
        'Scenario.java',
      ],
      { cwd: folder, maxBuffer: 2 ** 24 },
    );
    t.equal(stderr, '');
    t.ok(existsSync(path.join(classes, 'Scenario.class')));
    const { stdout } = await run('java', ['-cp', `${classes}:${jar}`, 'Scenario'], {
      env: settingsOf('java'),
    });
    t.strictSame(JSON.parse(stdout), expected('java'));
  },
);
