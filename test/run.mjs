import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import '../src/ensure-build.mjs';
import { compiledTests } from './compile.mjs';

// Runs the tests named by the arguments, or all, on one Postgres: a private one that lives as long as the run, or the
// one of PENATA_TEST_DATABASE_URL (a superuser's address of a server that holds nothing else). Each test clones its
// database from a migrated template, and works with what is built. The last line is `N passed, N failed`.
const root = fileURLToPath(new URL('..', import.meta.url));
const template = 'penata_template';
/** What takes longest starts first: none of it is to begin when all else is done. */
const longest = [
  'contract/fuzz-civil-service',
  'platform/attacks',
  'platform/attacks-texts',
  'contract/clients',
  'contract/fuzz-policies',
  'contract/fuzz-citizens',
  'contract/fuzz-faults',
  'system/guides',
  'platform/attacks-headers',
  'platform/attacks-headers-too',
  'system/faults',
  'system/mirror',
  'demo/demo',
  'platform/export',
  'platform/jobs',
  'contract/openapi',
  'system/cli',
  'system/import-resume',
  'system/process',
  'platform/export-readers',
  'platform/http',
  'platform/events/feed',
  'contract/access',
  'platform/transfer/imports',
  'platform/routes',
  'platform/attacks-wire',
  'platform/attacks-bodies',
  'contract/flows',
  'platform/audit/verify',
  'platform/database/embedded',
  'modules/employees/import',
];
const unsafeButFast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

let tap;
let interruption;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interruption ??= signal;
    tap?.kill('SIGTERM');
  });
}

let result = { passed: 0, failed: 0 };
// Runs may be at work side by side.
const bundles = path.join(root, '.test-build', String(process.pid));
const scratch = scratchFolder();
try {
  const files = await compiledTests(root, bundles, process.argv.slice(2), longest);
  if (files.length > 0) result = await withServer(async (url) => runTap(await makeTemplate(url), files));
  if (result.passed + result.failed === 0) console.error('No test ran.');
} catch (error) {
  console.error(error);
} finally {
  for (const folder of [bundles, scratch]) rmSync(folder, { recursive: true, force: true });
}
const ok = result.passed > 0 && result.failed === 0 && !interruption;
// The reporter may have left its cursor codes on a line of their own.
console.log(`\n${result.passed} passed, ${ok ? 0 : Math.max(result.failed, 1)} failed`);
process.exitCode = interruption ? 128 + constants.signals[interruption] : ok ? 0 : 1;

/** For the files of the run; in memory where it is large, for every database that is cloned is a thousand of them. */
function scratchFolder() {
  const memory = '/dev/shm';
  const enough = 4 * 2 ** 30;
  const hasRoom = () => {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > enough;
  };
  const folder = mkdtempSync(path.join(existsSync(memory) && hasRoom() ? memory : tmpdir(), 'penata-test-'));
  // The account of the server is another one than root.
  chmodSync(folder, 0o755);
  return folder;
}

async function withServer(work) {
  const external = process.env.PENATA_TEST_DATABASE_URL;
  if (external) return work(external);
  const { startEmbeddedPostgres } = await import('../dist/platform/database/embedded.js');
  const server = await startEmbeddedPostgres({
    dataDirectory: path.join(scratch, 'postgres'),
    log: () => {},
    settings: unsafeButFast,
  });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Migrates the template; gives the addresses that tests need, as environment variables. */
async function makeTemplate(adminUrl) {
  const { migrateDatabase } = await import('../dist/platform/database/migrate.js');
  const { serviceUrlOf } = await import('../dist/database.js');
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.query(`create database ${template}`);
  } finally {
    await admin.end();
  }
  const templateUrl = new URL(adminUrl);
  templateUrl.pathname = `/${template}`;
  await migrateDatabase(templateUrl.href, serviceUrlOf(templateUrl.href));
  return { TEST_DATABASE_URL: adminUrl, TEST_DATABASE_TEMPLATE: template };
}

async function runTap(addresses, files) {
  if (interruption) return result;
  const require = createRequire(import.meta.url);
  const { bin } = require('tap/package.json');
  const program = path.join(path.dirname(require.resolve('tap/package.json')), bin.tap);
  const output = path.join(root, `.tap-out.${process.pid}.tap`);
  rmSync(output, { force: true });
  // The service refuses PENATA_ variables that it does not know.
  const { PENATA_TEST_DATABASE_URL: _, ...environment } = process.env;
  const code = await new Promise((resolve, reject) => {
    // A report that redraws itself is only for people to watch.
    const reporter = process.stdout.isTTY ? [] : ['--reporter=min'];
    tap = spawn(process.execPath, [program, 'run', `--output-file=${output}`, ...reporter, ...files], {
      env: { ...environment, ...addresses, TMPDIR: scratch },
      stdio: 'inherit',
    });
    tap.once('error', reject);
    tap.once('close', resolve);
  });
  const report = existsSync(output) ? readFileSync(output, 'utf8') : '';
  rmSync(output, { force: true });
  const { pass, fail } = countsOf(report);
  // A file that timed out or ended early has no failed assertion that the reporter would show.
  if (code !== 0) for (const line of report.match(/^\s*not ok .*$/gm) ?? []) console.log(line);
  return { passed: pass, failed: code === 0 ? fail : Math.max(fail, 1) };
}

function countsOf(output) {
  const summary = output.match(/^# \{ total: .*\}$/gm)?.at(-1) ?? '';
  const count = (name) => Number(summary.match(new RegExp(`\\b${name}: (\\d+)`))?.[1] ?? 0);
  return { pass: count('pass'), fail: count('fail') };
}
