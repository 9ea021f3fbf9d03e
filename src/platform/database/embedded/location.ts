import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Account, canReach, isRoot, unprivilegedAccount } from './account.ts';

/** The folder of the part that root keeps outside a checkout which is closed to other accounts. */
export const SYSTEM_FOLDER = '/var/lib/penata';

/** The paths of one database; everything lies beside the cluster so that the folder can be moved as a whole. */
export interface Location {
  readonly account: Account;
  /** The cluster; its name carries the major version, because a newer server cannot read older files. */
  readonly cluster: string;
  readonly secretFile: string;
  /** One file per process that uses the server, and the lock. */
  readonly usersFolder: string;
}

/**
 * Finds or makes the folder of the database and decides which account runs the server: an existing cluster
 * stays with its owner. Under root a folder that the account cannot enter is replaced by one in /var/lib/penata.
 * @throws Error when the folder belongs to another account
 */
export async function locate(
  dataDirectory: string,
  major: number,
  log: (message: string) => void,
): Promise<Location> {
  const folder = path.resolve(dataDirectory);
  const at = (parent: string, account: Account): Location => {
    const cluster = path.join(parent, `pg${major}`);
    return { account, cluster, secretFile: `${cluster}.secret`, usersFolder: `${cluster}.users` };
  };

  if (!isRoot()) {
    assertOwn(folder, at(folder, {}).cluster);
    return at(folder, {});
  }
  openFolder(folder);
  const account = ownerOf(at(folder, {}).cluster) ?? (await unprivilegedAccount());
  if (await canReach(account, folder)) return at(folder, account);
  if (existsSync(at(folder, account).cluster)) {
    throw new Error(
      `The database in ${folder} is closed to the account that owns it (uid ${account.uid}): make every folder above it passable with "chmod a+x", or set DATABASE_URL.`,
    );
  }
  const name = `${path.basename(folder).replace(/^\.+/, '')}-${shortHash(folder)}`;
  const replacement = path.join(SYSTEM_FOLDER, name);
  openSystemFolder();
  openFolder(replacement);
  log(`${folder} is closed to the account of the database server: the data lies in ${replacement}`);
  return at(replacement, ownerOf(at(replacement, {}).cluster) ?? account);
}

/** Makes the system folder, or lets other accounts pass through an existing one. */
export function openSystemFolder(): void {
  openFolder(SYSTEM_FOLDER);
  chmodSync(SYSTEM_FOLDER, statSync(SYSTEM_FOLDER).mode | 0o011);
}

/** Makes a folder that others can enter whatever the umask is; an existing one is left as it is. */
function openFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755);
}

function ownerOf(file: string): Account | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function assertOwn(folder: string, cluster: string): void {
  const uid = process.geteuid?.();
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const owner = statSync(cluster, { throwIfNoEntry: false })?.uid ?? uid;
    if (owner === uid) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
  }
  throw new Error(
    `The database folder ${folder} belongs to another account (probably Penata was started as root before): start Penata as that account, or stop it and hand the folder over with "sudo chown -R ${uid} ${folder}", or set DATABASE_URL.`,
  );
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
