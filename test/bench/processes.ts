import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { createKey, defaultExpiry, type NewKey } from '../../src/platform/access/keys.ts';
import { allScopes } from '../../src/platform/access/scopes.ts';

export interface Running {
  readonly origin: string;
  /** Resident memory now, in MB. */
  residentMegabytes(): number;
  /** The most resident memory so far, in MB. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The service as it is shipped: compiled, one process, logging at its default level. */
export const startService = (
  serviceUrl: string,
  ownerUrl: string,
  environment: Record<string, string> = {},
): Promise<Running> =>
  start([path.join(root, 'dist/main.js')], '/health/ready', {
    DATABASE_URL: serviceUrl,
    DATABASE_OWNER_URL: ownerUrl,
    PENATA_SEAL_KEY_FILE: path.join(mkdtempSync(path.join(tmpdir(), 'penata-bench-seal-')), 'seal-key.json'),
    PENATA_KEY_REQUESTS_PER_MINUTE: '0',
    PENATA_PUBLIC_REQUESTS_PER_MINUTE: '0',
    PENATA_FAILED_ATTEMPTS_PER_MINUTE: '0',
    ...environment,
  });

/** The service with a route that has no access check. Limits are so wide that they count, but refuse nobody. */
export const startOpen = (serviceUrl: string): Promise<Running> =>
  start(['--import', 'tsx', path.join(import.meta.dirname, 'open-service.ts')], '/health/ready', {
    DATABASE_URL: serviceUrl,
    PENATA_RUN_JOBS: 'false',
    PENATA_KEY_REQUESTS_PER_MINUTE: '1000000000',
    PENATA_PUBLIC_REQUESTS_PER_MINUTE: '0',
  });

/** The service with a route that gives out files. */
export const startShelf = (serviceUrl: string, filesDirectory: string): Promise<Running> =>
  start(['--import', 'tsx', path.join(import.meta.dirname, 'shelf-service.ts')], '/health/ready', {
    DATABASE_URL: serviceUrl,
    PENATA_FILES_DIRECTORY: filesDirectory,
    PENATA_LOG_LEVEL: 'warn',
  });

/** The bare handlers that the service is compared with. */
export const startBare = (serviceUrl: string): Promise<Running> =>
  start(['--import', 'tsx', path.join(import.meta.dirname, 'bare.ts')], '/health', {
    DATABASE_URL: serviceUrl,
  });

/** A key with all scopes, unless said otherwise. */
export async function makeKey(serviceUrl: string, about: Partial<NewKey> = {}): Promise<string> {
  const pool = new pg.Pool({ connectionString: serviceUrl, max: 1 });
  const { key } = await drizzle(pool).transaction((transaction) =>
    createKey(transaction, { name: 'bench', scopes: allScopes, expiresAt: defaultExpiry(), ...about }),
  );
  await pool.end();
  return key;
}

async function start(args: string[], health: string, environment: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(`${origin}${health}`, child);
  return {
    origin,
    residentMegabytes: () => memoryOf(child, 'VmRSS'),
    peakMegabytes: () => memoryOf(child, 'VmHWM'),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function memoryOf(child: ChildProcess, field: string): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`the process ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not become ready`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { port: number };
        server.close(() => resolve(port));
      });
  });
