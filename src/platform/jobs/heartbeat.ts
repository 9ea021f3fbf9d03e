import type pg from 'pg';

/** A worker not seen for this long is dead; it tells of itself several times in between. */
const deadAfterSeconds = 20;

/** Tells the other instances that these workers live. */
export async function beat(pool: pg.Pool, workerIds: readonly string[]): Promise<void> {
  await pool.query(
    `insert into platform.workers (id, seen_at) select id, clock_timestamp() from unnest($1::text[]) as id
       on conflict (id) do update set seen_at = excluded.seen_at`,
    [workerIds],
  );
}

export async function leave(pool: pg.Pool, workerIds: readonly string[]): Promise<void> {
  await pool.query('delete from platform.workers where id = any($1::text[])', [workerIds]);
}

/**
 * Frees the jobs and queues that dead workers hold, so that a living one takes them up again.
 * @returns how many dead workers there were.
 */
export async function releaseDead(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ worker: string }>(
    `with living as (
       select id from platform.workers where seen_at > clock_timestamp() - make_interval(secs => $1)
     )
     select distinct locked_by as worker
       from (select locked_by, locked_at from graphile_worker._private_jobs
             union all
             select locked_by, locked_at from graphile_worker._private_job_queues) as held
      where locked_at < clock_timestamp() - make_interval(secs => $1)
        and locked_by not in (select id from living)`,
    [deadAfterSeconds],
  );
  const dead = rows.map(({ worker }) => worker);
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
  await pool.query(
    'delete from platform.workers where seen_at < clock_timestamp() - make_interval(secs => $1 * 10)',
    [deadAfterSeconds],
  );
  return dead.length;
}
