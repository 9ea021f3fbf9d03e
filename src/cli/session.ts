import pino from 'pino';
import { type Config, readConfig } from '../config.ts';
import { type DatabaseAddress, openDatabase } from '../database.ts';
import { connect, type Database } from '../platform/database/database.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { say } from '../terminal.ts';

export interface Session {
  readonly config: Config;
  readonly address: DatabaseAddress;
  readonly database: Database;
}

/** Opens the configured database, migrated, for one command; shares a private Postgres that is already running. */
export async function withDatabase(work: (session: Session) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const address = await openDatabase(config, say);
  try {
    await migrateDatabase(address.ownerUrl, address.serviceUrl);
    const log = pino({ level: 'warn' }, pino.destination(2));
    const database = connect({ url: address.serviceUrl, poolSize: 2, timeZone: config.timeZone, log });
    try {
      await work({ config, address, database });
    } finally {
      await database.close();
    }
  } finally {
    await address.release();
  }
}
