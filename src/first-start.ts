import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Config } from './config.ts';
import type { DatabaseAddress } from './database.ts';
import { loadDemoCity } from './demo/index.ts';
import { createKey, defaultExpiry } from './platform/access/keys.ts';
import { allScopes } from './platform/access/scopes.ts';
import { say } from './terminal.ts';

const firstStartLock = 7_364_283;

/**
 * On a private Postgres that has no key yet: fills it with the demo city if it is empty, and makes a key for trying,
 * which is returned. Several processes may call it at once; one does the work.
 */
export async function prepareFirstStart(
  config: Config,
  database: DatabaseAddress,
): Promise<string | undefined> {
  if (!database.isEmbedded) return undefined;
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [firstStartLock]);
    const { rows } = await client.query<{ hasUnits: boolean; hasKeys: boolean }>(
      `select exists (select from organisation.units) as "hasUnits",
              exists (select from platform.api_keys) as "hasKeys"`,
    );
    const { hasUnits, hasKeys } = rows[0]!;
    if (hasKeys) return undefined;
    if (!hasUnits && config.demoEmployees > 0)
      await fillWithDemo(client, { employees: config.demoEmployees, timeZone: config.timeZone });
    return await drizzle(client).transaction(async (transaction) => {
      const { key } = await createKey(transaction, {
        name: 'First start, for trying',
        scopes: allScopes,
        expiresAt: defaultExpiry(),
      });
      return key;
    });
  } finally {
    await client.end();
  }
}

/** Fills an empty database with the demo city and tells how far it has come. */
export async function fillWithDemo(
  client: pg.Client,
  options: { employees: number; seed?: number; timeZone: string },
): Promise<void> {
  const { timeZone, ...city } = options;
  say(`Inventing a city of ${city.employees.toLocaleString('en')} civil servants …`);
  const started = Date.now();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(started);
  let announced = 0;
  const done = await loadDemoCity(client, {
    ...city,
    today,
    onProgress: ({ stage, rows, total }) => {
      const percent = Math.floor((rows / total) * 100);
      if (Date.now() - announced < 500 && percent < 100) return;
      announced = Date.now();
      say(`  ${stage.padEnd(12)} ${String(percent).padStart(3)} %`);
    },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${done.units} units, ${done.positions} positions, ${done.employees} employees in ${seconds} s`);
}
