import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { defineJob, JobInterrupted } from '../jobs/job.ts';
import type { FileStore } from './file-store.ts';
import { nameOf } from './keep.ts';
import { openFileStore } from './open-store.ts';

const graceHours = 24;
const atATime = 500;

/** Every column that refers to files, as Postgres knows them by their foreign keys: none can be forgotten. */
async function overdue({ read }: Database): Promise<SQL> {
  const { rows } = await read.execute<{ column: string; table: string }>(sql`
    select c.conrelid::regclass::text as table, quote_ident(a.attname) as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'platform.files'::regclass and c.conparentid = 0`);
  const isFree = rows.map(({ table, column }) =>
    sql.raw(`not exists (select from ${table} r where r.${column} = f.sha256)`),
  );
  return sql.join(
    [sql`f.announced_at < now() - make_interval(hours => ${graceHours})`, ...isFree],
    sql` and `,
  );
}

/**
 * Removes the files that no row refers to, a day after they were announced. The row of a file is locked while it goes:
 * whoever announces it anew waits, and finds that it is not there.
 * @returns how many files went.
 */
export async function sweepFiles(database: Database, store: FileStore, signal: AbortSignal): Promise<number> {
  const isOverdue = await overdue(database);
  let removed = 0;
  for (;;) {
    const { rows } = await database.read.execute<{ sha256: Buffer }>(
      sql`select f.sha256 from platform.files f where ${isOverdue} limit ${atATime}`,
    );
    for (const { sha256 } of rows) {
      if (signal.aborted) throw new JobInterrupted();
      await database.transaction({ kind: 'system', id: sweepFilesJob.name }, async (transaction) => {
        const { rowCount } = await transaction.execute(
          sql`delete from platform.files f where f.sha256 = ${sha256} and ${isOverdue}`,
        );
        if (rowCount === 0) return;
        await store.remove(nameOf(sha256));
        removed += 1;
      });
    }
    if (rows.length < atATime) break;
  }
  await store.removeUnfinished(new Date(Date.now() - graceHours * 3_600_000));
  return removed;
}

export const sweepFilesJob = defineJob({
  name: 'sweep-files',
  cron: '41 * * * *',
  async run(_payload, { config, database, log, signal }) {
    const removed = await sweepFiles(database, await openFileStore(config), signal);
    log.info({ removed }, 'files that nothing refers to are removed');
  },
});
