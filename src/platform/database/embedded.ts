import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareBinaries } from './embedded/binaries.ts';
import { ensureCluster, giveTo, SUPERUSER } from './embedded/cluster.ts';
import { locate } from './embedded/location.ts';
import { withLock } from './embedded/lock.ts';
import { isAlive, processIdentity } from './embedded/processes.ts';
import { type Server, serverState, startServer, stopServer } from './embedded/server.ts';
import { startWatchdog } from './embedded/watchdog.ts';

const MAJOR = 18;

export interface EmbeddedPostgresOptions {
  /** The folder that holds the database; made when missing. Under root, one in /var/lib/penata replaces it if no other account can enter it. */
  readonly dataDirectory: string;
  readonly log: (message: string) => void;
  /** Server settings that are added to the usual ones or replace them; only the process that starts the server sets them. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** The connection string of the superuser `penata` to the database `postgres`. */
  readonly url: string;
  /** Gives the server up; it stops with its last user. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * A private PostgreSQL server on 127.0.0.1, for when no DATABASE_URL is set. Any number of processes may use
 * one data directory: the first starts the server, the last one stops it, whether it ends by `stop()` or by
 * `kill -9`.
 * @throws Error that says what to do when the folder belongs to another account, when there is no PostgreSQL
 * for this platform, or, with the end of the server's log, when the server does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, log, settings = {} } = options;
  const location = await locate(dataDirectory, MAJOR, log);
  const { account, cluster, usersFolder } = location;
  const { initdb, pgCtl } = await prepareBinaries(account, log);
  const userFile = `${processIdentity(process.pid)}-${randomBytes(4).toString('hex')}`;
  mkdirSync(usersFolder, { recursive: true });
  giveTo(account, usersFolder);
  writeFileSync(path.join(usersFolder, userFile), '');
  // Before the server starts: a process that is killed while it waits for the server leaves none behind.
  const watchdog = startWatchdog({ account, usersFolder, userFile, cluster, pgCtl, log });
  try {
    const server = { account, cluster, pgCtl, settings };
    return await withLock(usersFolder, log, async () => {
      const password = await ensureCluster(location, initdb);
      const shared = hasOtherUsers(usersFolder, userFile);
      const port = await ensureServer(server, shared, log);
      return {
        url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
        stop: () => watchdog.leave(),
      };
    });
  } catch (error) {
    await watchdog.leave();
    throw error;
  }
}

async function ensureServer(
  server: Server,
  shared: boolean,
  log: (message: string) => void,
): Promise<number> {
  const state = serverState(server.cluster);
  if (state?.running) {
    if (shared && state.ready) return state.port;
    log('Stopping a database server that was left behind');
    await stopServer(server);
  }
  return startServer(server);
}

/** Removes the files of processes that have ended. */
function hasOtherUsers(usersFolder: string, own: string): boolean {
  let found = false;
  for (const name of readdirSync(usersFolder)) {
    if (name === own || !name.includes('-')) continue;
    if (isAlive(name)) found = true;
    else rmSync(path.join(usersFolder, name), { force: true });
  }
  return found;
}
