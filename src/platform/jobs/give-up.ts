import type pg from 'pg';
import type { Job, JobContext } from './job.ts';

interface SpentJob {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/** Lets each job that has used up its attempts tell so, and takes it off the queue. */
export async function giveUpSpentJobs(
  pool: pg.Pool,
  jobs: ReadonlyMap<string, Job>,
  context: JobContext,
): Promise<void> {
  const { rows } = await pool.query<SpentJob>(
    `select j.id::text, t.identifier as name, j.payload
       from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where j.attempts >= j.max_attempts and j.locked_at is null and t.identifier = any($1::text[])`,
    [[...jobs.keys()]],
  );
  for (const { id, name, payload } of rows) {
    context.log.error({ job: name, jobId: id }, 'a job is given up: no attempt is left');
    await jobs.get(name)?.giveUp?.(payload, context);
    await pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id]);
  }
}
