import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import t from 'tap';
import { linkLibraries } from '../../../src/platform/database/embedded/binaries.ts';
import { isAlive, processIdentity } from '../../../src/platform/database/embedded/processes.ts';
import { startEmbeddedPostgres } from '../../../src/platform/database/embedded.ts';
import { besideTest } from '../../support/process.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const children = new Set<ChildProcess>();
const folders: string[] = [];

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-embedded-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

function start(dataDirectory: string, log: string[] = []) {
  return startEmbeddedPostgres({
    dataDirectory,
    log: (message) => void log.push(message),
    settings: { fsync: 'off' },
  });
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function launch(program: string, args: readonly string[], account: { uid?: number } = {}): ChildProcess {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(program, args, { ...account, cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** A process of its own that uses the database; resolves when its server answers. */
async function launchUser(dataDirectory: string): Promise<{ child: ChildProcess; url: string }> {
  const child = launch(process.execPath, [besideTest('embedded-user.js'), dataDirectory]);
  for await (const url of createInterface({ input: child.stdout! })) return { child, url };
  throw new Error('The user of the database ended before its server answered');
}

async function endUser(child: ChildProcess): Promise<void> {
  child.stdin!.end();
  await once(child, 'exit');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function serverProcess(dataDirectory: string): number {
  return Number(readFileSync(path.join(dataDirectory, 'pg18/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Servers, their sessions and watchdogs of a data directory. */
function processesOf(dataDirectory: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const server = readlinkSync(`/proc/${pid}/cwd`).startsWith(dataDirectory);
        return server || (command.includes('penata-watchdog') && command.includes(`${dataDirectory}/`));
      } catch {
        return false;
      }
    });
}

function processGroup(pid: number): string | undefined {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2];
}

function killWatchdogs(dataDirectory: string): void {
  for (const pid of processesOf(dataDirectory)) {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('penata-watchdog')) process.kill(Number(pid), 'SIGKILL');
  }
}

async function endOfProcesses(dataDirectory: string, milliseconds = 3000): Promise<string[]> {
  const end = Date.now() + milliseconds;
  while (processesOf(dataDirectory).length > 0 && Date.now() < end) await delay(20);
  return processesOf(dataDirectory);
}

t.teardown(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) {
    for (const pid of await endOfProcesses(folder)) process.kill(Number(pid), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

t.test('A server in an empty folder', async (t) => {
  const folder = temporaryFolder();
  const first = await start(folder);
  const [answer] = await query(first.url, 'select current_user as "user", current_database() as name');
  t.same(answer, { user: 'penata', name: 'postgres' }, 'answers the superuser');
  const settings = `select name, setting from pg_settings
    where name in ('fsync', 'jit', 'max_connections', 'synchronous_commit', 'TimeZone') order by name`;
  t.same(
    (await query(first.url, settings)).map(({ name, setting }) => [name, setting]),
    [
      ['TimeZone', 'UTC'],
      ['fsync', 'off'],
      ['jit', 'off'],
      ['max_connections', '100'],
      ['synchronous_commit', 'on'],
    ],
    "runs with the service's settings and those of the caller",
  );
  t.equal(statSync(path.join(folder, 'pg18.secret')).mode & 0o077, 0, 'keeps its password to itself');
  t.notOk(
    processesOf(folder).map(Number).map(processGroup).includes(processGroup(process.pid)),
    'and its watchdog are out of the reach of Ctrl-C',
  );
  t.ok(processesOf(folder).length > 1, 'is seen among the processes');
  await query(first.url, 'create table post as select 7 as grade');
  await Promise.all([first.stop(), first.stop()]);
  t.same(processesOf(folder), [], 'leaves neither server nor watchdog after its stop');

  const begin = Date.now();
  const second = await start(folder);
  t.ok(Date.now() - begin < 1000, `starts again in less than a second (${Date.now() - begin} ms)`);
  t.same(await query(second.url, 'select grade from post'), [{ grade: 7 }], 'keeps its rows');
  await second.stop();
  t.same(readdirSync(path.join(folder, 'pg18.users')), [], 'forgets its users and its lock');
});

t.test('Two users of one server', async (t) => {
  const folder = temporaryFolder();
  const first = await start(folder);
  const second = await launchUser(folder);
  t.equal(second.url, first.url, 'share it');
  const server = serverProcess(folder);

  await first.stop();
  t.same(
    await query(second.url, 'select 1 as one'),
    [{ one: 1 }],
    'keep it when the one that started it ends',
  );
  const third = await start(folder);
  t.equal(serverProcess(folder), server, 'and so does one that comes later');
  await kill(second.child);
  await delay(300);
  t.same(await query(third.url, 'select 1 as one'), [{ one: 1 }], 'keep it when another is killed');

  const reused = path.join(folder, 'pg18.users', `${process.pid}-1-stale`);
  writeFileSync(reused, '');
  await third.stop();
  t.same(processesOf(folder), [], 'and the last one stops it, whoever has got the number of a former user');
});

t.test('After kill -9 of the only user', async (t) => {
  const folder = temporaryFolder();
  const { child, url } = await launchUser(folder);
  await query(url, 'create table employee (nip text); insert into employee values (1), (2), (3)');
  await kill(child);
  t.same(await endOfProcesses(folder), [], 'no process of the server is left within three seconds');
  const next = await start(folder);
  t.same(await query(next.url, 'select count(*)::int from employee'), [{ count: 3 }], 'all rows are there');

  await t.test('and of its server', async (t) => {
    await next.stop();
    const { child, url } = await launchUser(folder);
    await query(url, 'insert into employee values (4)');
    const writer = new pg.Client(url);
    writer.on('error', () => {});
    await writer.connect();
    await writer.query('begin; insert into employee values (5)');
    const ended = once(child, 'exit');
    process.kill(serverProcess(folder), 'SIGKILL');
    child.kill('SIGKILL');
    await ended;
    const recovered = await start(folder);
    t.same(
      await query(recovered.url, 'select count(*)::int from employee'),
      [{ count: 4 }],
      'the next start recovers what was committed, and nothing else',
    );
    t.equal(recovered.url, url, 'at the same address, so that others who lost the server find it again');
    await recovered.stop();
    t.same(processesOf(folder), []);
  });

  await t.test('and of its watchdog', async (t) => {
    const { child } = await launchUser(folder);
    const server = serverProcess(folder);
    killWatchdogs(folder);
    await kill(child);
    await delay(200);
    t.ok(isAlive(processIdentity(server)), 'the server is left behind');
    const log: string[] = [];
    const next = await start(folder, log);
    t.not(serverProcess(folder), server, 'the next start replaces it');
    t.same(log, ['Stopping a database server that was left behind']);
    await next.stop();
    t.same(processesOf(folder), []);
  });
});

t.test('A user whose watchdog was killed stops the server all the same', async (t) => {
  const folder = temporaryFolder();
  const server = await start(folder);
  killWatchdogs(folder);
  await delay(50);
  await server.stop();
  t.same(processesOf(folder), []);
});

t.test('What a crash left in the folder does not prevent a start', async (t) => {
  const folder = temporaryFolder();
  await (await start(folder)).stop();
  const { uid } = statSync(path.join(folder, 'pg18'));
  const sleeper = launch('sleep', ['60'], process.getuid?.() === 0 ? { uid } : {});
  const port = 55432;
  for (const [owner, pid] of [
    ['the service itself', process.pid],
    ["another process of the server's account", sleeper.pid!],
    ['no process', 4_194_303],
  ] as const) {
    const lines = [pid, path.join(folder, 'pg18'), 1_700_000_000, port, '', '127.0.0.1', '1 1', 'ready'];
    writeFileSync(path.join(folder, 'pg18/postmaster.pid'), `${lines.join('\n')}\n`);
    const server = await start(folder);
    t.same(
      await query(server.url, 'select 1 as one'),
      [{ one: 1 }],
      `a pid file with the number of ${owner}`,
    );
    await server.stop();
  }
  t.equal(sleeper.exitCode ?? sleeper.signalCode, null, 'and nothing foreign is stopped');
  await kill(sleeper);

  symlinkSync(`${process.pid}-1-dead`, path.join(folder, 'pg18.users/lock'));
  symlinkSync('4194303-1', path.join(folder, 'pg18.users/lock.removal'));
  mkdirSync(path.join(folder, 'pg18.new-halfway'));
  const server = await start(folder);
  t.same(await query(server.url, 'select 1 as one'), [{ one: 1 }], 'the lock of a dead process');
  await server.stop();
  t.same(processesOf(folder), []);
});

t.test('Two processes that start at the same moment in an empty folder', async (t) => {
  const folder = temporaryFolder();
  const [first, second] = await Promise.all([launchUser(folder), launchUser(folder)]);
  t.equal(first.url, second.url, 'share one server');
  t.same(await query(first.url, 'select 1 as one'), [{ one: 1 }]);
  await Promise.all([endUser(first.child), endUser(second.child)]);
  t.same(processesOf(folder), [], 'and leave nothing when they end at the same moment');
});

t.test(
  'A process that is killed while it makes the database leaves nothing that hinders the next',
  async (t) => {
    const folder = temporaryFolder();
    const user = launchUser(folder);
    user.catch(() => {});
    const child = [...children].at(-1);
    while (!readdirSync(folder).some((name) => name.startsWith('pg18.new-'))) await delay(5);
    await kill(child!);
    const server = await start(folder);
    t.same(await query(server.url, 'select 1 as one'), [{ one: 1 }]);
    t.same(
      readdirSync(folder).filter((name) => name.includes('.new-')),
      [],
    );
    await server.stop();
    t.same(await endOfProcesses(folder), []);
  },
);

t.test('A server that cannot start', async (t) => {
  const folder = temporaryFolder();
  const settings = { fsync: 'off', shared_buffers: 'plenty' };
  await t.rejects(
    startEmbeddedPostgres({ dataDirectory: folder, log: () => {}, settings }),
    { message: /did not start[\s\S]*invalid value for parameter "shared_buffers": "plenty"/ },
    "is reported with the end of the server's log",
  );
  t.same(processesOf(folder), [], 'leaves no process');
  t.same(readdirSync(path.join(folder, 'pg18.users')), [], 'and no user');
});

t.test(
  'A folder that root made is refused to an ordinary user',
  { skip: process.getuid?.() !== 0 },
  async (t) => {
    const folder = temporaryFolder();
    await (await start(folder)).stop();
    process.seteuid!(12345);
    const attempt = start(folder);
    process.seteuid!(0);
    await t.rejects(attempt, { message: /belongs to another account .*sudo chown -R 12345 .*DATABASE_URL/ });
  },
);

t.test('Missing links between library versions are made anew', (t) => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'native/lib'), { recursive: true });
  writeFileSync(path.join(folder, 'native/lib/libicuuc.so.60.2'), 'library');
  const link = { source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' };
  writeFileSync(path.join(folder, 'native/pg-symlinks.json'), JSON.stringify([link]));
  for (const time of ['once', 'twice']) {
    linkLibraries(folder);
    t.equal(readFileSync(path.join(folder, link.target), 'utf8'), 'library', time);
  }
  rmSync(path.join(folder, 'native/pg-symlinks.json'));
  linkLibraries(folder);
  t.ok(existsSync(path.join(folder, link.target)), 'a package without a list has none');
  t.end();
});
