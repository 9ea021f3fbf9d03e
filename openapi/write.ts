import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/database.ts';
import { migrateDatabase } from '../src/platform/database/migrate.ts';

/** Writes the contract as the service itself makes it; `npm test` fails when the committed file differs. */
const folder = mkdtempSync(path.join(tmpdir(), 'penata-openapi-'));
chmodSync(folder, 0o755);
const config = readConfig({ PENATA_DATA_DIR: folder, PENATA_LOG_LEVEL: 'silent', PENATA_RUN_JOBS: 'false' });
const database = await openDatabase(config, () => {});
try {
  await migrateDatabase(database.ownerUrl, database.serviceUrl);
  const app = await buildApp({ config, databaseUrl: database.serviceUrl });
  await app.ready();
  writeFileSync(new URL('openapi.json', import.meta.url), `${JSON.stringify(app.swagger(), null, 2)}\n`);
  await app.close();
} finally {
  await database.release();
  rmSync(folder, { recursive: true, force: true });
}
