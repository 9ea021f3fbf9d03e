import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { migrateDatabase, migrationCount } from '../../src/platform/database/migrate.ts';
import { cloneDatabase, emptyDatabase, query, type TestDatabase } from '../support/database.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

async function run(args: string[], cwd = root): Promise<{ code: number; output: string }> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

const migrateInProcess = ({ ownerUrl, serviceUrl }: TestDatabase) =>
  run([
    ...['--input-type=module', '--eval'],
    `import { migrateDatabase } from './dist/platform/database/migrate.js';
     await migrateDatabase(${JSON.stringify(ownerUrl)}, ${JSON.stringify(serviceUrl)});`,
  ]);

const applied = async ({ ownerUrl }: TestDatabase) =>
  (await query(ownerUrl, 'select count(*)::int as count from drizzle.__drizzle_migrations'))[0]?.count;

t.test('two processes that migrate an empty database at once both succeed', async (t) => {
  const database = await emptyDatabase(t);
  const results = await Promise.all([migrateInProcess(database), migrateInProcess(database)]);
  for (const { code, output } of results) t.equal(code, 0, output);
  t.equal(await applied(database), migrationCount);
  await migrateDatabase(database.ownerUrl, database.serviceUrl);
  t.equal(await applied(database), migrationCount, 'a further run changes nothing');
});

t.test('one role may own the tables and serve', async (t) => {
  const database = await emptyDatabase(t);
  await migrateDatabase(database.ownerUrl, database.ownerUrl);
  t.equal(await applied(database), migrationCount);
  const [jobs] = await query(
    database.ownerUrl,
    `select to_regclass('graphile_worker.jobs') is not null as exist`,
  );
  t.ok(jobs?.exist, 'the job queue is installed as well');
});

t.test('the journal is in the order in which migrations are applied', async (t) => {
  const { entries } = JSON.parse(readFileSync(path.join(root, 'migrations/meta/_journal.json'), 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  const moments = entries.map(({ when }) => when);
  t.strictSame(
    moments,
    [...new Set(moments)].sort((a, b) => a - b),
    'an older one would be skipped in silence',
  );
  t.strictSame(
    readdirSync(path.join(root, 'migrations'))
      .filter((name) => name.endsWith('.sql'))
      .toSorted(),
    entries.map(({ tag }) => `${tag}.sql`),
  );
});

t.test('the serving role reads and writes rows, and changes nothing else', async (t) => {
  const { serviceUrl } = await cloneDatabase(t);
  for (const statement of [
    'create table organisation.mine ()',
    'create table public.mine ()',
    'create table platform.mine ()',
    'create schema mine',
    'create extension hstore',
    'drop table organisation.units cascade',
    'truncate organisation.units cascade',
    'alter table organisation.unit_versions disable trigger all',
    'alter table organisation.unit_versions drop constraint unit_versions_one_at_a_time',
    'create or replace function organisation.check_unit_history() returns trigger language plpgsql as $$ begin end $$',
    'delete from drizzle.__drizzle_migrations',
    'insert into drizzle.__drizzle_migrations (hash) values (1)',
    'create role mine',
    `copy organisation.units to '/tmp/units'`,
  ])
    await t.rejects(query(serviceUrl, statement), { code: '42501' }, statement);
  const [role] = await query(
    serviceUrl,
    'select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user',
  );
  t.strictSame(role, { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false });
  await query(serviceUrl, 'select graphile_worker.add_job($1)', ['test']);
  t.equal(
    (await query(serviceUrl, 'select * from graphile_worker.jobs')).length,
    1,
    'the job queue is its own',
  );
});

t.test('nobody else is granted anything of the data', async (t) => {
  const { ownerUrl } = await cloneDatabase(t);
  const grants = await query(
    ownerUrl,
    `select table_schema, table_name, privilege_type from information_schema.role_table_grants
      where grantee = 'PUBLIC' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  t.strictSame(grants, []);
});

t.test('the tables in code are the tables of the migrations', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'penata-drift-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(root, 'migrations'), path.join(folder, 'migrations'), { recursive: true });
  writeFileSync(
    path.join(folder, 'drizzle.config.json'),
    JSON.stringify({
      dialect: 'postgresql',
      schema: [
        path.join(root, 'src/platform/*/tables.ts'),
        path.join(root, 'src/modules/*/{tables,*-tables}.ts'),
      ],
      out: 'migrations',
      schemaFilter: ['platform', 'organisation', 'employees'],
    }),
  );
  const kit = path.join(root, 'node_modules/drizzle-kit/bin.cjs');
  const { output } = await run([kit, 'generate', '--config=drizzle.config.json'], folder);
  t.match(output, /No schema changes/);
});

t.test('the schema is the one that was last reviewed', async (t) => {
  const { ownerUrl } = await cloneDatabase(t);
  const file = path.join(root, 'test/platform/snapshots/schema.txt');
  const present = await describeSchema(ownerUrl);
  if (process.env.UPDATE_SNAPSHOTS === '1') writeFileSync(file, present);
  t.equal(present, readFileSync(file, 'utf8'), 'after a migration, look at it and set UPDATE_SNAPSHOTS=1');
});

async function describeSchema(url: string): Promise<string> {
  const rows = await query<{ line: string }>(
    url,
    `with own as (
       select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('platform', 'organisation', 'employees', 'competencies', 'trainings', 'feedback', 'calendar', 'territory', 'reports', 'forums', 'follow_ups', 'transparency', 'policy_documents', 'consultations', 'socialisation') and c.relkind in ('r', 'p', 'v')
          -- Partitions of months are other ones each month.
          and c.relname !~ '_\\d{4}_\\d{2}$')
     select line from (
       select own.name, 1 as part, a.attnum as place,
              format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                case when a.attnotnull then ' not null' end, ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
         from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
         left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       union all select own.name, 0, 0, own.name from own
       union all
       select own.name, 2, 0, format('  constraint %s %s', k.conname, pg_get_constraintdef(k.oid))
         from own join pg_constraint k on k.conrelid = own.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
       union all
       select own.name, 3, 0, '  ' || pg_get_indexdef(i.indexrelid)
         from own join pg_index i on i.indrelid = own.oid
        where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
       union all
       select own.name, 4, 0, '  ' || pg_get_triggerdef(g.oid)
         from own join pg_trigger g on g.tgrelid = own.oid and not g.tgisinternal
     ) described
     order by name collate "C", part, place, line collate "C"`,
  );
  return `${rows.map(({ line }) => line).join('\n')}\n`;
}
