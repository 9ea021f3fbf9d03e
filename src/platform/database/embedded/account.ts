import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Who runs the server's programs; empty means the account of this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/** The same for every program that is started here, so that output can be read and compared. */
export const ENVIRONMENT: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Options of a program that runs under an account, which may not be able to enter the current folder. */
export function programOptions(account: Account) {
  return { ...account, cwd: '/', env: ENVIRONMENT };
}

/** Runs a program to its end under an account; rejects with the program's `stderr` on a non-zero exit. */
export async function run(account: Account, program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execute(program, args, programOptions(account));
  return stdout;
}

/** PostgreSQL refuses to run as root; any other account that the system knows will do. */
export async function unprivilegedAccount(): Promise<Account> {
  for (const name of ['postgres', 'nobody']) {
    try {
      return {
        uid: Number(await run({}, 'id', ['-u', name])),
        gid: Number(await run({}, 'id', ['-g', name])),
      };
    } catch {}
  }
  throw new Error(
    'The embedded PostgreSQL cannot run as root, and neither of the accounts "postgres" and "nobody" exists: start Penata as another user, or set DATABASE_URL.',
  );
}

/** Whether the account can pass through a folder, or run a file, at this path. */
export async function canReach(account: Account, target: string): Promise<boolean> {
  return run(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', target]).then(
    () => true,
    () => false,
  );
}
