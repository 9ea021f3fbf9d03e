import { createHmac } from 'node:crypto';
import type { Config } from './config.ts';
import { startEmbeddedPostgres } from './platform/database/embedded.ts';

export interface DatabaseAddress {
  /** Of the role that owns the tables: for migrations and the demo city. */
  readonly ownerUrl: string;
  /** Of the role that serves requests. */
  readonly serviceUrl: string;
  /** Whether it is the private Postgres of this folder. */
  readonly isEmbedded: boolean;
  release(): Promise<void>;
}

/** The Postgres to work on: the one configured, or the private one, started if need be. */
export async function openDatabase(config: Config, log: (message: string) => void): Promise<DatabaseAddress> {
  if (config.databaseUrl) {
    return {
      ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl,
      serviceUrl: config.databaseUrl,
      isEmbedded: false,
      release: async () => {},
    };
  }
  const server = await startEmbeddedPostgres({ dataDirectory: config.dataDirectory, log });
  return {
    ownerUrl: server.url,
    serviceUrl: serviceUrlOf(server.url),
    isEmbedded: true,
    release: () => server.stop(),
  };
}

/** The serving role's address on a private server; its password follows from the owner's, so nothing more is kept. */
export function serviceUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = createHmac('sha256', url.password).update('penata_service').digest('base64url');
  url.username = 'penata_service';
  return url.href;
}
