import Type, { type Static } from 'typebox';
import { proofPurposes } from './purposes.ts';

const hex = (description: string, length: number, example: string) =>
  Type.String({
    minLength: length,
    maxLength: length,
    pattern: '^[0-9a-f]+$',
    description,
    examples: [example],
  });

export const Purpose = Type.Enum([...proofPurposes], {
  title: 'ProofPurpose',
  description:
    'What the proof is for; it counts for nothing else: `survey-response`, the answers to a survey; `survey-draft`, answers that are not finished; `report`, a report to the city; `report-follower`, that somebody follows one; `photo`, a photo to go with what is sent; `forum-participant`, a name to write under; `forum-post`, what is written without one; `consultation-comment`, what is said of a draft.',
  examples: ['survey-response'],
});

const Parameters = Type.Object(
  {
    algorithm: Type.Enum(['PBKDF2/SHA-256'], {
      description: 'How a key is derived: PBKDF2 with HMAC-SHA-256.',
      examples: ['PBKDF2/SHA-256'],
    }),
    cost: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      format: 'int32',
      description: 'Rounds of PBKDF2 for one key.',
      examples: [1000],
    }),
    data: Type.Object(
      { purpose: Purpose },
      { description: 'What the challenge is bound to, covered by the signature.' },
    ),
    expiresAt: Type.Integer({
      minimum: 0,
      maximum: 253_402_300_799,
      format: 'int64',
      description: 'Until when the proof is accepted, in seconds since 1970-01-01T00:00:00Z.',
      examples: [1_795_889_659],
    }),
    keyLength: Type.Integer({
      minimum: 16,
      maximum: 64,
      format: 'int32',
      description: 'Length of a derived key, in bytes.',
      examples: [32],
    }),
    keyPrefix: hex(
      'The beginning of the key that is looked for, in hexadecimal.',
      32,
      '4cdad6524a7d5817dae2907621680316',
    ),
    keySignature: hex(
      'By which this service recognises the whole key; of no use to a client.',
      64,
      '9d7e9cf22a395492ede4f021b617297bc0ebab66227c2605aeb079efa9a88dc9',
    ),
    nonce: hex(
      'What the password of each key begins with, 16 bytes; the number of the key follows as four bytes, the highest first.',
      32,
      '1f577c07f3f66bbc93ca3273f85bd509',
    ),
    salt: hex('The salt of all keys, 16 bytes.', 32, '51c7ee3fac48e7ec6307c5757d12b389'),
  },
  {
    description: 'What is to be solved: the number of the key that begins with `keyPrefix`, counted from 0.',
  },
);

export const Challenge = Type.Object(
  {
    parameters: Parameters,
    signature: hex(
      'Signature of the parameters: both are sent back as they are.',
      64,
      '0809e1a9e3d22d54251be09e8ad9ecacbc1ad6b5490d49ed31b3f7248fb25209',
    ),
  },
  {
    $id: 'Challenge',
    description:
      'A challenge of ALTCHA, version 2: its widget reads it as it stands, and `solveChallenge` of `altcha-lib`.',
  },
);
export type Challenge = Static<typeof Challenge>;

/** The proof of work in a body of the public. */
export const ProofText = Type.String({
  minLength: 1,
  maxLength: 4000,
  pattern: '^[A-Za-z0-9+/]+={0,2}$',
  description:
    'Proof of work, as the widget of ALTCHA gives it: Base64 of JSON with the `challenge` of `/challenges` as it was given, and its `solution` (`counter`, `derivedKey`). It counts once.',
  examples: ['eyJjaGFsbGVuZ2UiOnsicGFyYW1ldGVycyI6e319LCJzb2x1dGlvbiI6e319'],
});
