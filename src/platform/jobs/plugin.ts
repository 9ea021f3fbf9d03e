import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import { enqueue } from './enqueue.ts';
import { giveUpSpentJobs } from './give-up.ts';
import { beat, DeadWorkers, leave } from './heartbeat.ts';
import { type Job, type JobContext, JobInterrupted } from './job.ts';

const concurrency = 2;
const beatMilliseconds = 5_000;
const sweepMilliseconds = 10_000;
/** How long the runner may take to record a failure. */
const settleMilliseconds = 500;
const pollMilliseconds = 1_000;
/** A job that has not reached a safe point by then is left; its transaction is rolled back with its connection. */
const stopMilliseconds = 5_000;
const startRetryMilliseconds = 2_000;

/**
 * Works on background jobs in this process, where the configuration says so. Instances share one queue in the
 * database; a job whose process died is taken up by another worker within half a minute.
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
  let runner: Runner | undefined;
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

  const start = async (): Promise<void> => {
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
    runner = await run({
      pgPool: pool,
      concurrency,
      pollInterval: pollMilliseconds,
      noHandleSignals: true,
      logger: quietLogger(log),
      events,
      taskList: tasksOf(options.jobs, context),
      parsedCronItems: parseCronItems(options.jobs.flatMap(timesOf)),
    });
    runner.promise.catch((error: Error) => log.error({ err: error }, 'the job runner ended'));
    for (const [work, milliseconds] of [
      [() => beat(pool, workerIds), beatMilliseconds],
      [sweep, sweepMilliseconds],
    ] as const) {
      quietly(work)();
      timers.push(setInterval(quietly(work), milliseconds));
    }
  };

  const startUntilItWorks = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        return await start();
      } catch (error) {
        log.warn({ err: error as Error }, 'the job runner cannot start yet');
        await wait(startRetryMilliseconds, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };

  app.addHook('onReady', async () => {
    working = startUntilItWorks();
  });
  app.addHook('onClose', async () => {
    stopping.abort(new JobInterrupted());
    for (const timer of timers) clearInterval(timer);
    await working;
    await Promise.race([runner?.stop().catch(() => {}), wait(stopMilliseconds)]);
    await leave(pool, workerIds).catch(() => {});
    await Promise.race([pool.end(), wait(1_000)]);
  });
});

function tasksOf(list: readonly Job[], context: JobContext): TaskList {
  return Object.fromEntries(
    list.map((job) => [
      job.name,
      async (payload: unknown, { job: queued }) => {
        try {
          await job.run(payload as object, context);
        } catch (error) {
          if (!(error instanceof JobInterrupted)) throw error;
          context.log.info({ job: job.name, jobId: queued.id }, 'a job was interrupted and goes on later');
          await enqueueAnew(context, job.name, payload as object, queued.job_queue_id, queued.max_attempts);
        }
      },
    ]),
  );
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

/** The runner's own messages, of which only warnings and errors concern anybody. */
const quietLogger = (log: FastifyBaseLogger): Logger =>
  new Logger(() => (level, message) => {
    const isTrouble = level === 'error' || level === 'warning';
    if (isTrouble) log.warn({ from: 'graphile-worker' }, message);
  });
