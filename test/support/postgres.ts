import path from 'node:path';
import { serviceUrlOf } from '../../src/database.ts';
import { run } from '../../src/platform/database/embedded/account.ts';
import { prepareBinaries } from '../../src/platform/database/embedded/binaries.ts';
import { ensureCluster, SUPERUSER } from '../../src/platform/database/embedded/cluster.ts';
import { locate } from '../../src/platform/database/embedded/location.ts';
import { migrateDatabase } from '../../src/platform/database/migrate.ts';
import { dataFolder, freePort, type Owner } from './process.ts';

/** A Postgres that a test stops and starts, always at the same port. */
export interface OwnPostgres {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  start(): Promise<void>;
  /** `fast` ends sessions in order, `immediate` is a crash: the next start recovers from the log. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
}

/** A server of its own with a migrated database. Whatever it confirmed outlives its crash, though not the machine's. */
export async function ownPostgres(t: Owner): Promise<OwnPostgres> {
  const silent = (): void => {};
  const location = await locate(dataFolder(t), 18, silent);
  const { account, cluster } = location;
  const { initdb, pgCtl } = await prepareBinaries(account, silent);
  const password = await ensureCluster(location, initdb);
  const port = await freePort();
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  const control = (...args: string[]) => run(account, pgCtl, [...args, '-D', cluster, '-w']);
  const start = async (): Promise<void> => {
    await control('start', '-l', path.join(cluster, 'server.log'), '-o', settings);
  };
  const stop = async (mode: 'fast' | 'immediate'): Promise<void> => {
    await control('stop', '-m', mode);
  };
  const ownerUrl = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const serviceUrl = serviceUrlOf(ownerUrl);
  await start();
  t.teardown(() => stop('immediate').catch(silent));
  await migrateDatabase(ownerUrl, serviceUrl);
  return { ownerUrl, serviceUrl, start, stop };
}
