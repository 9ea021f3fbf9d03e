import type pg from 'pg';

/** A living worker tells of itself several times in this time. */
const silentSeconds = 8;

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

/** Watches for workers that died: each sweep frees what those hold that were silent at the one before as well. */
export class DeadWorkers {
  readonly #pool: pg.Pool;
  #silent: ReadonlySet<string> = new Set();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /**
   * Frees jobs and queues of dead workers, so that living ones take them up again. One look is not enough: after the
   * whole machine was asleep everybody seems to have been silent for long.
   * @returns how many workers had died.
   */
  async sweep(): Promise<number> {
    const { rows } = await this.#pool.query<{ worker: string }>(
      `select distinct locked_by as worker
         from (select locked_by from graphile_worker._private_jobs
               union all
               select locked_by from graphile_worker._private_job_queues) as held
        where locked_by is not null
          and not exists (
            select from platform.workers
             where id = locked_by and seen_at > clock_timestamp() - make_interval(secs => $1))`,
      [silentSeconds],
    );
    const silent = new Set(rows.map(({ worker }) => worker));
    const dead = [...silent].filter((worker) => this.#silent.has(worker));
    this.#silent = silent;
    if (dead.length > 0)
      await this.#pool.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
    await this.#pool.query(
      'delete from platform.workers where seen_at < clock_timestamp() - make_interval(hours => 1)',
    );
    return dead.length;
  }
}
