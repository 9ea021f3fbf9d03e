import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Job as QueuedJob,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import { isOutOfReach } from '../database/constraints.ts';
import { enqueue } from './enqueue.ts';
import { giveUpSpentJobs } from './give-up.ts';
import { beat, DeadWorkers, leave } from './heartbeat.ts';
import { type Job, type JobContext, JobInterrupted } from './job.ts';

const concurrency = 2;
const beatMilliseconds = 2_000;
const sweepMilliseconds = 4_000;
/** How long the runner may take to record a failure. */
const settleMilliseconds = 500;
const pollMilliseconds = 1_000;
/** A job that has not reached a safe point by then is left; its transaction is rolled back with its connection. */
const stopMilliseconds = 5_000;
const startRetryMilliseconds = 2_000;
const reachRetryMilliseconds = 1_000;

/**
 * Works on background jobs in this process, where the configuration says so. Instances share one queue in the
 * database; a job whose process died is taken up by another worker within twenty seconds.
 */
export const jobs = fp(async (app: FastifyInstance, options: { jobs: readonly Job[] }) => {
  if (!app.config.runJobs) return;
  const byName = new Map(options.jobs.map((job) => [job.name, job]));
  const stopping = new AbortController();
  const log = app.log.child({ part: 'jobs' });
  const context: JobContext = {
    config: app.config,
    database: app.database,
    log,
    signal: stopping.signal,
    today: app.today,
  };
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 4, application_name: 'penata jobs' });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection of the job queue broke'));
  pool.on('connect', (client) => client.on('error', () => {}));

  const timers: NodeJS.Timeout[] = [];
  const workerIds: string[] = [];
  const atWork = new Set<Promise<void>>();
  const stopped = once(stopping.signal, 'abort');
  let working: Promise<void> = Promise.resolve();

  const giveUp = (): Promise<void> => giveUpSpentJobs(pool, byName, context);
  const deadWorkers = new DeadWorkers(pool);
  const sweep = async (): Promise<void> => {
    // Else a process that was asleep would take its own workers for dead.
    await beat(pool, workerIds);
    const dead = await deadWorkers.sweep();
    if (dead > 0) log.warn({ workers: dead }, 'jobs of dead workers are free again');
    await giveUp();
  };
  const quietly = (work: () => Promise<unknown>) => () =>
    void work().catch((error: Error) => {
      if (!stopping.signal.aborted) log.warn({ err: error }, 'the job queue is out of reach');
    });

  const start = async (): Promise<Runner> => {
    // Whatever the runner before this one could not give back becomes free for others.
    await leave(pool, workerIds.splice(0));
    const events: WorkerEvents = new EventEmitter();
    // Jobs are locked in the name of the pool, not of one of its workers.
    events.on('pool:create', ({ workerPool }) => void workerIds.push(workerPool.id));
    events.on('job:error', ({ job, error }) =>
      log.error({ err: error as Error, job: job.task_identifier, jobId: job.id }, 'a job failed'),
    );
    events.on('job:complete', ({ error }) => {
      // The runner records a failure only after it has told of it.
      if (error) setTimeout(quietly(giveUp), settleMilliseconds).unref();
    });
    return run({
      pgPool: pool,
      concurrency,
      pollInterval: pollMilliseconds,
      noHandleSignals: true,
      logger: quietLogger(log),
      events,
      taskList: tasksOf(options.jobs, context, atWork),
      parsedCronItems: parseCronItems(options.jobs.flatMap(timesOf)),
      // Only so does the runner end when it cannot record what became of a job; else the whole process does.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  };

  /** A runner that could not record what became of several jobs never comes to its end: it only takes no more of them. */
  const lost = async (runner: Runner): Promise<void> => {
    await once(runner.events, 'pool:fatalError');
    await wait(startRetryMilliseconds);
    while (atWork.size > 0) await Promise.allSettled(atWork);
    // Its timetable would go on.
    void runner.stop().catch(() => {});
  };

  /** A runner ends by itself when it cannot record what became of a job, for want of the database. */
  const startUntilStopped = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const runner = await start();
        quietly(sweep)();
        await Promise.race([runner.promise, lost(runner), stopped]);
        if (stopping.signal.aborted) return await runner.stop();
        log.warn('the job runner ended; another takes its place');
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error as Error }, 'the job runner cannot work yet');
      }
      await wait(startRetryMilliseconds, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  app.addHook('onReady', async () => {
    working = startUntilStopped();
    timers.push(
      setInterval(
        quietly(() => beat(pool, workerIds)),
        beatMilliseconds,
      ),
      setInterval(quietly(sweep), sweepMilliseconds),
    );
  });
  app.addHook('onClose', async () => {
    stopping.abort(new JobInterrupted());
    for (const timer of timers) clearInterval(timer);
    await Promise.race([working, wait(stopMilliseconds)]);
    await leave(pool, workerIds).catch(() => {});
    await Promise.race([pool.end(), wait(1_000)]);
  });
});

function tasksOf(list: readonly Job[], context: JobContext, atWork: Set<Promise<void>>): TaskList {
  return Object.fromEntries(
    list.map((job) => [
      job.name,
      async (payload: unknown, { job: queued }) => {
        const work = perform(job, payload as object, queued, context);
        atWork.add(work);
        await work.finally(() => atWork.delete(work));
      },
    ]),
  );
}

async function perform(job: Job, payload: object, queued: QueuedJob, context: JobContext): Promise<void> {
  try {
    await job.run(payload, context);
  } catch (error) {
    if (isOutOfReach(error)) await untilReachable(context);
    if (!(error instanceof JobInterrupted)) throw error;
    context.log.info({ job: job.name, jobId: queued.id }, 'a job was interrupted and goes on later');
    await enqueueAnew(context, job.name, payload, queued.job_queue_id, queued.max_attempts);
  }
}

/** A failure that cannot be recorded would take the runner along, and leave the job to nobody for a while. */
async function untilReachable({ database, signal }: JobContext): Promise<void> {
  while (!signal.aborted) {
    try {
      await database.pool.query('select 1');
      return;
    } catch {
      await wait(reachRetryMilliseconds, undefined, { signal }).catch(() => {});
    }
  }
}

function timesOf({ name, cron }: Job): CronItem[] {
  if (cron === undefined) return [];
  return [{ task: name, match: cron, options: { queueName: name, jobKey: name, maxAttempts: 1 } }];
}

async function enqueueAnew(
  { database }: JobContext,
  name: string,
  payload: object,
  queueId: number | null,
  maximumAttempts: number,
): Promise<void> {
  const { rows } = await database.pool.query<{ queue: string }>(
    'select queue_name as queue from graphile_worker._private_job_queues where id = $1',
    [queueId],
  );
  const queue = rows[0]?.queue;
  await enqueue(database.read, name, payload, { maximumAttempts, ...(queue === undefined ? {} : { queue }) });
}

/**
 * The runner's own messages, of which only warnings and errors concern anybody. What it quotes of other errors may hold
 * values, and failed jobs are told of without it.
 */
const quietLogger = (log: FastifyBaseLogger): Logger =>
  new Logger(() => (level, message, about) => {
    if ((level !== 'error' && level !== 'warning') || about?.failure) return;
    const err = about?.error;
    log.warn(
      { from: 'graphile-worker', ...(err instanceof Error ? { err } : {}) },
      message.split(/['":]/)[0],
    );
  });
