import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../../config.ts';
import type { Database } from '../database/database.ts';

/** What a job finds around it. */
export interface JobContext {
  readonly config: Config;
  readonly database: Database;
  readonly log: FastifyBaseLogger;
  /** Aborted when the process is about to end: a long job then throws {@link JobInterrupted} at its next safe point. */
  readonly signal: AbortSignal;
  /** Today in the service's time zone, as YYYY-MM-DD. */
  today(): string;
}

/** A kind of background work. A job may run more than once: what it does must be safe to repeat. */
export interface Job<Payload extends object = object> {
  /** Kebab-case; also what {@link enqueue} is given. */
  readonly name: string;
  /**
   * When it runs by itself (crontab, UTC): in a queue of its own, so that it never runs twice at once, and at most one
   * waits behind one that takes longer. Its next time is its next attempt.
   */
  readonly cron?: string;
  run(payload: Payload, context: JobContext): Promise<void>;
  /** Called when no attempt is left, also if the last one died with its process. May be called more than once. */
  giveUp?(payload: Payload, context: JobContext): Promise<void>;
}

/** Thrown by a job that stops at a safe point because of its signal: it is queued anew and costs no attempt. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';
}

/** Declares a job; modules hand theirs to the plugin in `buildApp`. */
export const defineJob = <Payload extends object>(job: Job<Payload>): Job => job as Job;
