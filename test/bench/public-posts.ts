import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import autocannon from 'autocannon';
import type pg from 'pg';
import { proofsOf } from '../../src/platform/public-writes/proofs.ts';
import type { ProofPurpose } from '../../src/platform/public-writes/purposes.ts';

/** Settings with which a service takes what is sent here: proofs cost next to nothing, limits count but refuse nobody. */
export const openToAll = {
  PENATA_PROOF_OF_WORK_COST: '1',
  PENATA_ANSWERS_PER_ADDRESS_HOUR: '1000000',
  PENATA_ANSWERS_PER_TOPIC_MINUTE: '100000000',
  PENATA_TRUSTED_PROXIES: '127.0.0.1',
};

/** Bodies with proofs that were solved beforehand. */
export async function solvedBodies(
  owner: pg.Client,
  purpose: ProofPurpose,
  count: number,
  bodyOf: (at: number) => object,
): Promise<string[]> {
  const { rows } = await owner.query<{ value: Buffer }>(
    "select value from platform.secrets where name = 'proof-of-work'",
  );
  const proofs = proofsOf(rows[0]!.value, 1);
  const solved = async (at: number): Promise<string> => {
    const challenge = await proofs.challenge(purpose);
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    return JSON.stringify({ ...bodyOf(at), proof });
  };
  const bodies: string[] = [];
  while (bodies.length < count)
    bodies.push(...(await Promise.all(Array.from({ length: 100 }, (_, at) => solved(bodies.length + at)))));
  return bodies;
}

/** Requests a second that many people at once have answered. Counts on `sent` what was sent. */
export async function posted(
  url: string,
  bodies: readonly string[],
  sent: { count: number },
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const at = sent.count++ % bodies.length;
          const address = `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
          const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
          return { ...request, headers, body: bodies[at]! };
        },
      },
    ],
  });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} bad answers, ${errors} errors`);
  return requests.average;
}
