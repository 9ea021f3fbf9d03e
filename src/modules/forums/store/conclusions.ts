import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/database.ts';
import { type Found, refuseFound } from '../rules/found.ts';
import type { NewConclusion } from '../schemas/conclusions.ts';

/** @throws Problem that names every post of a closing summary that is not shown on its topic */
export async function requirePostsOfTopic(
  transaction: Transaction,
  topicId: string,
  { heard, willDo, willNotDo }: NewConclusion,
): Promise<void> {
  const named = Object.entries({ heard, willDo, willNotDo }).flatMap(([part, points]) =>
    points.flatMap(({ postIds = [] }, at) =>
      postIds.map((id, place) => ({ id: id.toLowerCase(), pointer: `/${part}/${at}/postIds/${place}` })),
    ),
  );
  if (named.length === 0) return;
  const { rows } = await transaction.execute<{ id: string }>(sql`
    select p.id from forums.posts p
     where p.id = any(${sql.param(named.map(({ id }) => id))}::uuid[]) and p.topic_id = ${topicId} and p.state = 'shown'`);
  const known = new Set(rows.map(({ id }) => id));
  refuseFound(
    named
      .filter(({ id }) => !known.has(id))
      .map(({ pointer }): Found => ({ pointer, code: 'post-not-of-topic' })),
  );
}
