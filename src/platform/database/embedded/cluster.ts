import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Account, run } from './account.ts';
import type { Location } from './location.ts';

/** The superuser of every embedded server. */
export const SUPERUSER = 'penata';

/**
 * Makes the cluster unless it exists, in a folder that gets its name last: a start that is killed halfway
 * leaves no half-made cluster.
 * @returns the superuser's password
 */
export async function ensureCluster(location: Location, initdb: string): Promise<string> {
  const { account, cluster, secretFile } = location;
  if (existsSync(path.join(cluster, 'PG_VERSION'))) {
    if (existsSync(secretFile)) return readFileSync(secretFile, 'utf8');
    throw new Error(
      `The database in ${cluster} cannot be opened: its password file ${secretFile} is missing.`,
    );
  }
  await removeUnfinished(cluster);
  const password = randomBytes(18).toString('base64url');
  writeFileSync(secretFile, password);
  chmodSync(secretFile, 0o600);
  giveTo(account, secretFile);
  const unfinished = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(account, unfinished);
  const authentication = ['-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${secretFile}`];
  try {
    const contents = ['-E', 'UTF8', '--locale=C', '--no-instructions'];
    await run(account, initdb, ['-D', unfinished, ...authentication, ...contents]);
  } catch (error) {
    await removeUnfinished(cluster);
    throw new Error(`The embedded PostgreSQL could not make its database: ${reason(error)}`, {
      cause: error,
    });
  }
  renameSync(unfinished, cluster);
  return password;
}

/** Under root: makes a file or folder the property of the account that runs the server. */
export function giveTo(account: Account, file: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
}

/** A program that outlived its killed caller may still write there for a moment; what stays does no harm. */
async function removeUnfinished(cluster: string): Promise<void> {
  const parent = path.dirname(cluster);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${path.basename(cluster)}.new-`)) continue;
    const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };
    await rm(path.join(parent, name), removal).catch(() => {});
  }
}

function reason(error: unknown): string {
  const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
  if (code === 'ENOENT') return 'its programs need Linux with glibc, or macOS; set DATABASE_URL instead.';
  return stderr?.trim() || message;
}
