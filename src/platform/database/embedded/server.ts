import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, run } from './account.ts';
import { commandOf, exists, isAlive } from './processes.ts';

/** Fit for a small machine; every commit is on disk before it is confirmed. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  track_io_timing: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const START_ATTEMPTS = 20;

/** Above the highest process id of any system. */
const NO_PROCESS = 2_147_483_647;

export interface Server {
  readonly account: Account;
  readonly cluster: string;
  readonly pgCtl: string;
  /** Server settings (`-c name=value`) that are added to the usual ones or replace them. */
  readonly settings: Readonly<Record<string, string>>;
}

/** What the server's own pid file tells, checked against the processes of the system. */
export interface ServerState {
  readonly running: boolean;
  readonly ready: boolean;
  /** The port of the running server, or of the one that ran last. */
  readonly port: number;
}

/** Undefined when no server runs and the last one stopped in order. */
export function serverState(cluster: string): ServerState | undefined {
  const file = pidFile(cluster);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return {
    running: isServer(pid, lines[1] ?? ''),
    ready: lines[7]?.trim() === 'ready',
    port: Number(lines[3]) || 0,
  };
}

/** The folder is read from the pid file, since the cluster may have been moved while its server ran. */
function isServer(pid: number, folder: string): boolean {
  if (!exists(pid) || !isAlive(`${pid}-unknown`)) return false;
  return commandOf(pid)?.includes(` -D ${folder} `) ?? true;
}

/**
 * Starts the server and waits until it answers; at its last port if that is free, so that processes which
 * lost their server find it again.
 * @returns the port
 * @throws Error with the end of the server's log
 */
export async function startServer(server: Server): Promise<number> {
  const { account, cluster, pgCtl } = server;
  const logFile = path.join(cluster, 'server.log');
  const last = serverState(cluster);
  if (last && !last.running) releasePidFile(cluster);
  if (existsSync(logFile)) renameSync(logFile, path.join(cluster, 'server.previous.log'));
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(last?.port ?? 0);
    const options = Object.entries({ port: String(port), ...SETTINGS, ...server.settings })
      .map(([name, value]) => `-c ${quote(`${name}=${value}`)}`)
      .join(' ');
    try {
      await run(account, pgCtl, ['start', '-D', cluster, '-w', '-t', '120', '-l', logFile, '-o', options]);
      return port;
    } catch (error) {
      const end = existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-2000) : String(error);
      if (attempt === START_ATTEMPTS || !passesByItself(end)) {
        throw new Error(`The embedded PostgreSQL did not start; the end of its log:\n${end}`, {
          cause: error,
        });
      }
      await delay(250);
    }
  }
}

/** Stops a server in order: sessions are ended, nothing committed is lost. */
export async function stopServer(server: Server): Promise<void> {
  try {
    await run(server.account, server.pgCtl, ['stop', '-D', server.cluster, '-m', 'fast', '-w', '-t', '60']);
  } catch (error) {
    // One that was just killed leaves its pid file, and is gone all the same.
    if (serverState(server.cluster)?.running) throw error;
  }
}

/**
 * PostgreSQL passes over the pid file of a dead process, but not one whose number was given out again or is not
 * yet collected. The rest of the file stays: by it PostgreSQL sees whether sessions of the old server still run.
 */
function releasePidFile(cluster: string): void {
  const [pid, ...rest] = readFileSync(pidFile(cluster), 'utf8').split('\n');
  if (exists(Number(pid))) writeFileSync(pidFile(cluster), [NO_PROCESS, ...rest].join('\n'));
}

/** Sessions of a killed server that are just ending, or a port that was taken in between. */
function passesByItself(log: string): boolean {
  return /pre-existing shared memory block|could not create any TCP\/IP sockets/.test(log);
}

function pidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function freePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
