import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Test } from 'tap';

const root = path.resolve(import.meta.dirname, '../..');

/** Whoever cleans up in the end: a test, or the soak run. */
export type Owner = Pick<Test, 'teardown'>;

export interface Service {
  readonly origin: string;
  /** Its log so far: what it has written to standard output. */
  logged(): string;
  /** What it has told people so far. */
  told(): string;
  /** The key that it printed, if it did. */
  key(): string | undefined;
  /** Sends a signal and waits for the end: the exit code, or null after a signal that it did not handle. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** A folder for a private Postgres, removed after the test. */
export function dataFolder(t: Owner): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-system-'));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the service as a process of its own and waits until it can serve. */
export async function startService(t: Owner, environment: Record<string, string>): Promise<Service> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), PENATA_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let logged = '';
  child.stdout!.on('data', (text: Buffer) => {
    logged += text.toString();
  });
  let told = '';
  child.stderr!.on('data', (text: Buffer) => {
    told += text.toString();
  });
  let isAsked = false;
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    isAsked = true;
    return endOf(child, signal);
  };
  child.once('close', (code) => {
    if (!isAsked) console.error(`a service ended unasked with ${code}:\n${logged.slice(-4000)}\n${told}`);
  });
  t.teardown(() => void end('SIGKILL'));
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt++) {
    if (child.exitCode !== null) throw new Error(`the service did not start: ${told}`);
    if (attempt > 2400) throw new Error(`the service neither serves nor ends: ${told}`);
    const answer = await fetch(`${origin}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    origin,
    logged: () => logged,
    told: () => told,
    key: () => /pnt_[\w-]+/.exec(told)?.[0],
    end,
  };
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    // Not its exit alone: the last of its log has been read by then as well.
    child.once('close', (code) => resolve(code));
    child.kill(signal);
  });
}

/** A program that is bundled beside the running test, which it starts as a process. */
export const besideTest = (name: string): string => path.join(path.dirname(process.argv[1]!), name);

/** Processes whose command line names a folder. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((command) => command.includes(folder));
}

/** A port that nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { port: number };
        server.close(() => resolve(port));
      });
  });
