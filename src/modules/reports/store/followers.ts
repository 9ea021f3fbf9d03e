import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import { type ReportState, statesFor } from '../rules/life.ts';
import type { ReportFollowers } from '../schemas/followers.ts';
import { followers, reports } from '../tables.ts';
import { followerCount } from './reports.ts';

/** Somebody who is to follow the public report with a number; the hash of the secret in hexadecimal. */
export interface IncomingFollower {
  readonly number: string;
  readonly id: string;
  readonly secretHash: string;
}

/** What became of a follower: see the function in the migration. */
export interface FollowerOutcome {
  readonly outcome: 'followed' | 'not-found' | 'not-open' | 'conflict' | 'unsettled';
  readonly number: string;
  readonly state: ReportState;
  readonly followers: number;
}

/** Takes followers together; outcomes in their order. */
export async function takeFollowers(
  transaction: Transaction,
  incoming: readonly IncomingFollower[],
): Promise<FollowerOutcome[]> {
  const placed = JSON.stringify(incoming.map((follower, place) => ({ place, ...follower })));
  const states = `{${statesFor('follow').join(',')}}`;
  const { rows } = await transaction.execute<{ outcomes: FollowerOutcome[] }>(
    sql`select reports.take_followers(${placed}::jsonb, ${states}::text[]) as outcomes`,
  );
  return rows[0]!.outcomes;
}

/** Whoever has the secret follows no longer; nothing happens where it is none of a follower. */
export const forgetFollower = (transaction: Transaction, secretHash: Buffer): Promise<unknown> =>
  transaction.delete(followers).where(eq(followers.secretHash, secretHash));

/** What somebody follows who asks for the public report with a number, and how many do; undefined if there is none. */
export async function findFollowed(reader: Reader, number: string): Promise<ReportFollowers | undefined> {
  const [row] = await reader
    .select({ number: reports.number, followers: followerCount })
    .from(reports)
    .where(eq(reports.id, sql`reports.followed_as(${number})`));
  return row;
}
