import { eq } from 'drizzle-orm';
import type { Transaction } from '../../../database/database.ts';
import { Problem } from '../../../http/problem.ts';
import { makeSecret } from '../../keys.ts';
import { apiKeys } from '../../tables.ts';
import { administrationProblems } from '../problems.ts';
import { formerSecretValidUntil, type StoredKey, stateOf } from './keys.ts';

const hourMilliseconds = 3_600_000;

/**
 * Gives a key that was taken for a change a new secret; the one so far stays valid for the overlap.
 * @returns the key with its new secret
 * @throws Problem `key-ended`; `rotation-under-way` while an overlap runs, which a second one would cut short unseen
 */
export async function rotateKey(
  transaction: Transaction,
  taken: StoredKey,
  overlapHours: number,
): Promise<string> {
  const now = new Date();
  if (stateOf(taken, now) !== 'active') throw new Problem(administrationProblems['key-ended']);
  const until = formerSecretValidUntil(taken, now);
  if (until && overlapHours > 0)
    throw new Problem(administrationProblems['rotation-under-way'], {
      parameters: { until: until.toISOString() },
    });
  const { key, secretHash } = makeSecret(taken.id);
  await transaction
    .update(apiKeys)
    .set({
      secretHash,
      // Kept without an overlap too: the audit log never sees secrets, and knows of the rotation by its time.
      previousSecretHash: taken.secretHash,
      previousValidUntil: new Date(now.getTime() + overlapHours * hourMilliseconds),
    })
    .where(eq(apiKeys.id, taken.id));
  return key;
}
