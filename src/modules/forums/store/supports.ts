import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/database/database.ts';
import type { ForumPost } from '../schemas/posts.ts';

/** A vote as `forums.take_supports` wants it; the hash of the token in hexadecimal. */
export interface Vote {
  readonly post: string;
  readonly token: string;
  readonly withdraw: boolean;
}

/** What became of a vote: see the function in the migration. */
export interface VoteOutcome {
  readonly outcome:
    | 'taken'
    | 'not-found'
    | 'post-gone'
    | 'token-unknown'
    | 'verification-needed'
    | 'not-open'
    | 'support-limit-reached';
  readonly supportCount: number;
  readonly state: ForumPost['state'] | null;
  readonly topicId: string | null;
  /** Where topics have a limit. */
  readonly supportsLeft?: number | null;
}

/** Takes votes in one statement; outcomes in their order. */
export async function takeVotes(
  reader: Reader,
  votes: readonly Vote[],
  today: string,
): Promise<VoteOutcome[]> {
  const placed = JSON.stringify(votes.map((vote, place) => ({ place, ...vote })));
  const { rows } = await reader.execute<{ outcomes: VoteOutcome[] }>(
    sql`select forums.take_supports(${placed}::jsonb, ${today}::date) as outcomes`,
  );
  return rows[0]!.outcomes;
}
