import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { Problem } from '../http/problem.ts';
import type { SigningSecrets } from './challenge.ts';
import { publicWriteProblems as problems } from './problems.ts';
import type { ProofPurpose } from './purposes.ts';

/** A challenge that was solved. */
export interface Proof {
  /** 128 bits of its own for each challenge: kept under a unique key until `expiresAt`, it makes a proof count once. */
  readonly id: Buffer;
  readonly expiresAt: Date;
}

/**
 * Reads what the ALTCHA widget sends: Base64 of `{challenge, solution}` in JSON. The library checks the same by Web
 * Crypto, which takes ten times as long as two HMACs of OpenSSL.
 * @throws Problem that says what is wrong with it
 */
export function openProof(payload: string, purpose: ProofPurpose, secrets: SigningSecrets, now: Date): Proof {
  const { challenge, solution } = parse(payload);
  const signature = hmac(secrets.ofChallenges, signedText(challenge.parameters));
  if (!isHex(challenge.signature, signature)) throw refusal('proof-invalid');
  // From here on the parameters are those that were signed.
  const { data, expiresAt, keySignature } = challenge.parameters as unknown as SignedParameters;
  if (data.purpose !== purpose) throw refusal('proof-for-another-purpose');
  if (expiresAt * 1000 <= now.getTime()) throw refusal('proof-expired');
  const { derivedKey } = solution;
  if (
    typeof derivedKey !== 'string' ||
    !isHex(keySignature, hmac(secrets.ofKeys, Buffer.from(derivedKey, 'hex')))
  )
    throw refusal('proof-invalid');
  return {
    id: hash('sha256', signature, 'buffer').subarray(0, 16),
    expiresAt: new Date(expiresAt * 1000),
  };
}

interface SignedParameters {
  readonly data: { readonly purpose: string };
  readonly expiresAt: number;
  readonly keySignature: string;
}

type Fields = Readonly<Record<string, unknown>>;

function parse(payload: string): { challenge: { parameters: Fields; signature: unknown }; solution: Fields } {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  } catch {
    throw refusal('proof-malformed');
  }
  const { challenge, solution } = fieldsOf(read);
  const { parameters, signature } = fieldsOf(challenge);
  return { challenge: { parameters: fieldsOf(parameters), signature }, solution: fieldsOf(solution) };
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw refusal('proof-malformed');
  return value as Fields;
}

/** What was signed, by the fields that every challenge of this service has: in the order of their names. */
function signedText(given: Fields): string {
  const { algorithm, cost, data, expiresAt, keyLength, keyPrefix, keySignature, nonce, salt } = given;
  const { purpose } = fieldsOf(data);
  return JSON.stringify({
    algorithm,
    cost,
    data: { purpose },
    expiresAt,
    keyLength,
    keyPrefix,
    keySignature,
    nonce,
    salt,
  });
}

const hmac = (secret: string, content: string | Buffer): Buffer =>
  createHmac('sha256', secret).update(content).digest();

function isHex(given: unknown, expected: Buffer): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '', 'hex');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

const refusal = (code: keyof typeof problems): Problem => new Problem(problems[code]);
