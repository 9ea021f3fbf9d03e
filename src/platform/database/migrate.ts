import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const migrationsFolder = path.resolve(fileURLToPath(import.meta.url), '../../../../migrations');
const migrationLock = 7_364_282;

/** How many migrations this version of the service brings. */
export const migrationCount: number = (
  JSON.parse(readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as {
    entries: unknown[];
  }
).entries.length;

/**
 * Brings the database up to this version; safe to call from several processes at once.
 * Where the serving role differs from the owner, it is created if missing and granted reading and writing of rows.
 */
export async function migrateDatabase(ownerUrl: string, serviceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'penata migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const service = new URL(serviceUrl);
    const separateRole = service.username !== new URL(ownerUrl).username;
    if (separateRole) await ensureRole(client, service);
    await migrate(drizzle(client), { migrationsFolder });
    await installJobQueue(client, ownerUrl, separateRole ? service : undefined);
    if (separateRole) await grantService(client, decodeURIComponent(service.username));
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, service: URL): Promise<void> {
  const role = client.escapeIdentifier(decodeURIComponent(service.username));
  const password = client.escapeLiteral(decodeURIComponent(service.password));
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [
    decodeURIComponent(service.username),
  ]);
  if (rowCount === 0) await client.query(`create role ${role} login password ${password}`);
}

/** The job queue's tables belong to the serving role: its row security would hide them from anyone else. */
async function installJobQueue(client: pg.Client, ownerUrl: string, service: URL | undefined): Promise<void> {
  if (!service) return runMigrations({ connectionString: ownerUrl });
  const role = client.escapeIdentifier(decodeURIComponent(service.username));
  const database = client.escapeIdentifier(client.database ?? 'postgres');
  await client.query(`grant create on database ${database} to ${role}`);
  try {
    await runMigrations({ connectionString: service.href });
  } finally {
    await client.query(`revoke create on database ${database} from ${role}`);
  }
}

async function grantService(client: pg.Client, name: string): Promise<void> {
  const role = client.escapeIdentifier(name);
  await client.query(`grant usage on schema drizzle to ${role}`);
  await client.query(`grant select on all tables in schema drizzle to ${role}`);
  const { rows } = await client.query<{ schema: string }>(
    `select nspname as schema from pg_namespace
      where nspname !~ '^pg_'
        and nspname not in ('information_schema', 'public', 'drizzle', 'graphile_worker', 'audit', 'events')`,
  );
  for (const { schema } of rows) {
    await client.query(`grant usage on schema ${schema} to ${role}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
    await client.query(`grant execute on all functions in schema ${schema} to ${role}`);
  }
  await grantAuditLog(client, role);
  await grantEventsFeed(client, role);
}

/** What is recorded can only be read and sealed by the serving role: entries are added by triggers alone. */
async function grantAuditLog(client: pg.Client, role: string): Promise<void> {
  await client.query(`grant usage on schema audit to ${role}`);
  await client.query(`grant select on all tables in schema audit to ${role}`);
  await client.query(`grant insert on audit.leaves, audit.tiles, audit.heads, audit.seal_keys to ${role}`);
  await client.query(`grant update (hashes) on audit.tiles to ${role}`);
  await client.query(`grant update (retired_at) on audit.seal_keys to ${role}`);
}

/** Events are told by triggers alone, and dropped by a function. */
async function grantEventsFeed(client: pg.Client, role: string): Promise<void> {
  await client.query(`grant usage on schema events to ${role}`);
  await client.query(`grant select on all tables in schema events to ${role}`);
}

/** How many migrations have been applied; less or more than {@link migrationCount} means another version's database. */
export async function appliedMigrations(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from drizzle.__drizzle_migrations',
  );
  return rows[0]?.count ?? 0;
}
