import { createHmac, randomInt } from 'node:crypto';
import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { ProofPurpose } from './purposes.ts';
import type { Challenge } from './schemas.ts';

const lifetimeMilliseconds = 600_000;
/** Few, so that making a challenge costs little here: what a proof costs its maker is the number of keys tried. */
const roundsOfOneKey = 1_000;

/** What challenges, and the keys that solve them, are signed with. */
export interface SigningSecrets {
  readonly ofChallenges: string;
  readonly ofKeys: string;
}

/** Two secrets out of the one that all instances share. */
export const signingSecrets = (secret: Buffer): SigningSecrets => ({
  ofChallenges: createHmac('sha256', secret).update('challenge').digest('hex'),
  ofKeys: createHmac('sha256', secret).update('key').digest('hex'),
});

/**
 * A challenge as ALTCHA reads it (version 2, deterministic): which of the keys in order begins with `keyPrefix`?
 * Nothing is kept of it here: it is signed, and so is its solution.
 * @param tries keys that have to be derived on average
 */
export async function makeChallenge(
  secrets: SigningSecrets,
  purpose: ProofPurpose,
  tries: number,
  now: Date,
): Promise<Challenge> {
  const { parameters, signature } = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: roundsOfOneKey,
    counter: randomInt(Math.floor(tries / 2), Math.ceil(tries * 1.5) + 1),
    data: { purpose },
    expiresAt: new Date(now.getTime() + lifetimeMilliseconds),
    deriveKey,
    hmacSignatureSecret: secrets.ofChallenges,
    hmacKeySignatureSecret: secrets.ofKeys,
  });
  return { parameters, signature } as Challenge;
}
