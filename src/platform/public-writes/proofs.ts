import { Problem } from '../http/problem.ts';
import { makeChallenge, signingSecrets } from './challenge.ts';
import { publicWriteProblems } from './problems.ts';
import { openProof, type Proof } from './proof.ts';
import type { ProofPurpose } from './purposes.ts';
import type { Challenge } from './schemas.ts';

/** Proofs of work: what many sent at once cost whoever sends them, without a third party and without a trace of people. */
export interface Proofs {
  /** A new challenge. It can be solved at once where none is asked for. */
  challenge(purpose: ProofPurpose): Promise<Challenge>;
  /**
   * Opens the proof that came with a request; null if none came and none is asked for. That it counts once is for the
   * caller to see to, by its id.
   * @throws Problem if one is lacking, or for whatever is wrong with it
   */
  open(payload: string | undefined, purpose: ProofPurpose): Proof | null;
}

/** @param tries keys that a client derives on average for a proof; 0: none is asked for. */
export function proofsOf(secret: Buffer, tries: number): Proofs {
  const secrets = signingSecrets(secret);
  return {
    challenge: (purpose) => makeChallenge(secrets, purpose, tries, new Date()),
    open(payload, purpose) {
      if (payload !== undefined) return openProof(payload, purpose, secrets, new Date());
      if (tries > 0) throw new Problem(publicWriteProblems['proof-needed']);
      return null;
    },
  };
}
