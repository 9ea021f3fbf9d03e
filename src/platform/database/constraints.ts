import type pg from 'pg';
import { Problem } from '../http/problem.ts';
import { problems, unavailable } from '../http/problems.ts';

/** What a broken constraint means to the caller: by the constraint's name. */
export type ConstraintProblems = Readonly<Record<string, () => Problem>>;

const transient = new Set(['40001', '40P01', '55P03']);
const unreachable = /^(08|57P0|53)/;
const networkFailures = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The problem that a Postgres error stands for; undefined if it is none that the caller could know of. */
export function problemOfDatabaseError(error: unknown, constraints: ConstraintProblems): Problem | undefined {
  const cause = databaseErrorOf(error);
  if (!cause) return undefined;
  const named = cause.constraint === undefined ? undefined : constraints[cause.constraint];
  if (named) return named();
  if (cause.code && transient.has(cause.code)) return new Problem(problems.conflict, { cause });
  if ((cause.code && unreachable.test(cause.code)) || isConnectionError(cause)) return unavailable(cause);
  return undefined;
}

/** Drizzle wraps the error of the driver: the cause is what Postgres said. */
export function databaseErrorOf(error: unknown): pg.DatabaseError | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('severity' in at || isConnectionError(at)) return at as pg.DatabaseError;
  }
  return undefined;
}

/** True of an error that says nothing of the statement, only that the database cannot be worked with now. */
export const isOutOfReach = (error: unknown): boolean =>
  problemOfDatabaseError(error, {})?.kind === problems.unavailable;

function isConnectionError(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (
    (code !== undefined && networkFailures.has(code)) ||
    syscall === 'connect' ||
    /Connection terminated|timeout exceeded when trying to connect|is not queryable/.test(error.message)
  );
}
