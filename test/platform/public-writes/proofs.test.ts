import { createHash } from 'node:crypto';
import { type Challenge, type Solution, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import t from 'tap';
import { Problem } from '../../../src/platform/http/problem.ts';
import { makeChallenge, signingSecrets } from '../../../src/platform/public-writes/challenge.ts';
import { openProof } from '../../../src/platform/public-writes/proof.ts';
import type { ProofPurpose } from '../../../src/platform/public-writes/purposes.ts';
import { build } from '../../support/build.ts';
import { cloneDatabase } from '../../support/database.ts';

const database = await cloneDatabase(t);
const purpose = 'survey-response';
const secrets = signingSecrets(Buffer.alloc(32, 7));
const now = new Date('2026-03-02T03:00:00Z');

const payloadOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64');
const solve = async (challenge: Challenge) => (await solveChallenge({ challenge, deriveKey }))!;
const changed = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);

const challenge = await makeChallenge(secrets, purpose, 10, now);
const solution = await solve(challenge);
const open = (content: unknown, at = now) => openProof(payloadOf(content), purpose, secrets, at);
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
  return 'accepted';
};

t.test('a challenge is got without a key, and its solution is a proof', async (t) => {
  const { app, call } = await build(t, { database, environment: { PENATA_PROOF_OF_WORK_COST: '20' } });
  const { status, body, headers } = await call<Challenge>('GET', `/v1/challenges?purpose=${purpose}`, {
    key: null,
  });
  t.equal(status, 200);
  t.equal(headers['cache-control'], 'no-store');
  t.match(body.parameters, { algorithm: 'PBKDF2/SHA-256', cost: 1000, data: { purpose } });
  const minutes = (body.parameters.expiresAt! * 1000 - Date.now()) / 60_000;
  t.ok(minutes > 9 && minutes <= 10, `${minutes} minutes`);

  const solution = await solve(body);
  t.ok(solution.counter >= 10 && solution.counter <= 30, `the ${solution.counter}th key`);
  const proof = app.proofs.open(payloadOf({ challenge: body, solution }), purpose);
  t.equal(proof!.id.length, 16);
  t.strictSame(proof!.expiresAt, new Date(body.parameters.expiresAt! * 1000));
});

t.test('who asks says what for', async (t) => {
  const { call } = await build(t, { database });
  for (const query of ['', '?purpose=', '?purpose=something-else'])
    t.match(await call('GET', `/v1/challenges${query}`, { key: null }), {
      status: 400,
      body: { code: 'invalid-input', errors: [{ parameter: 'purpose' }] },
    });
});

t.test('every instance knows the challenges of the others, and those of no other service', async (t) => {
  const environment = { PENATA_PROOF_OF_WORK_COST: '2' };
  const [one, other] = [await build(t, { database, environment }), await build(t, { database, environment })];
  const given = await one.app.proofs.challenge(purpose);
  const payload = payloadOf({ challenge: given, solution: await solve(given) });
  t.ok(other.app.proofs.open(payload, purpose));
  const foreign = signingSecrets(Buffer.alloc(32, 8));
  t.equal(
    codeOf(() => openProof(payload, purpose, foreign, new Date())),
    'proof-invalid',
  );
});

t.test('where none is asked for, a challenge is solved at once and a proof may be left out', async (t) => {
  const { app } = await build(t, { database, environment: { PENATA_PROOF_OF_WORK_COST: '0' } });
  t.equal(app.proofs.open(undefined, purpose), null);
  const given = await app.proofs.challenge(purpose);
  const solution = await solve(given);
  t.ok(solution.counter <= 1);
  t.ok(app.proofs.open(payloadOf({ challenge: given, solution }), purpose), 'but one that is sent counts');
  t.equal(
    codeOf(() => app.proofs.open('bm9uZQ==', purpose)),
    'proof-malformed',
    'and is looked at',
  );
});

t.test('where one is asked for, none is a refusal that says what to do', async (t) => {
  const { app, call } = await build(t, {
    database,
    environment: { PENATA_PROOF_OF_WORK_COST: '1' },
    prepare: (app) => {
      app.post('/needs-proof', { config: { access: { kind: 'public' } }, schema: { hide: true } }, () => ({
        proof: app.proofs.open(undefined, purpose),
      }));
    },
  });
  t.equal(
    codeOf(() => app.proofs.open(undefined, purpose)),
    'proof-needed',
  );
  const { status, body } = await call('POST', '/needs-proof', { key: null, body: {} });
  t.match({ status, body }, { status: 422, body: { code: 'proof-needed' } });
});

t.test('a proof has one id for all times and writings, and each challenge another', async (t) => {
  const { id } = open({ challenge, solution });
  t.strictSame(open({ challenge, solution: { ...solution, time: 5, counter: 1 } }).id, id);
  t.strictSame(
    open({ challenge: { ...challenge, signature: challenge.signature.toUpperCase() }, solution }).id,
    id,
  );
  const { parameters } = challenge;
  const reversed = Object.fromEntries(Object.entries(parameters).reverse());
  t.strictSame(open({ solution, challenge: { ...challenge, parameters: { more: 1, ...reversed } } }).id, id);
  t.strictSame(id, createHash('sha256').update(challenge.signature, 'hex').digest().subarray(0, 16));

  const another = await makeChallenge(secrets, purpose, 10, now);
  t.notSame(open({ challenge: another, solution: await solve(another) }).id, id);
});

t.test('what is no proof is told apart by why', async (t) => {
  const { parameters } = challenge;
  const with_ = (change: object) => ({
    challenge: { ...challenge, parameters: { ...parameters, ...change } },
    solution,
  });
  const solved = (change: object) => ({ challenge, solution: { ...solution, ...change } });
  const cases: [string, unknown, string][] = [
    ['a list', [], 'proof-malformed'],
    ['nothing', null, 'proof-malformed'],
    ['a solution alone', { solution }, 'proof-malformed'],
    ['a challenge alone', { challenge }, 'proof-malformed'],
    ['no parameters', { challenge: { signature: challenge.signature }, solution }, 'proof-malformed'],
    ['no data', with_({ data: undefined }), 'proof-malformed'],
    ['no signature', { challenge: { parameters }, solution }, 'proof-invalid'],
    [
      'another signature',
      { challenge: { parameters, signature: changed(challenge.signature) }, solution },
      'proof-invalid',
    ],
    [
      'a list for a signature',
      { challenge: { parameters, signature: [challenge.signature] }, solution },
      'proof-invalid',
    ],
    ['a later end', with_({ expiresAt: parameters.expiresAt + 1 }), 'proof-invalid'],
    ['another purpose than was signed', with_({ data: { purpose: 'forum-post' } }), 'proof-invalid'],
    ['less work', with_({ cost: 1 }), 'proof-invalid'],
    [
      'a key that it signed itself',
      with_({ keySignature: changed(parameters.keySignature) }),
      'proof-invalid',
    ],
    ['an object for a nonce', with_({ nonce: { a: 1 } }), 'proof-invalid'],
    ['another key', solved({ derivedKey: changed(solution.derivedKey) }), 'proof-invalid'],
    [
      'the beginning of the key, which the challenge tells',
      solved({ derivedKey: parameters.keyPrefix }),
      'proof-invalid',
    ],
    ['no key', solved({ derivedKey: undefined }), 'proof-invalid'],
    ['a number for a key', solved({ derivedKey: 12 }), 'proof-invalid'],
  ];
  for (const [what, content, code] of cases)
    t.equal(
      codeOf(() => open(content)),
      code,
      what,
    );
  for (const text of ['', '!', 'eyJ', 'bnVsbA'])
    t.equal(
      codeOf(() => openProof(text, purpose, secrets, now)),
      'proof-malformed',
      `"${text}"`,
    );
  t.equal(
    codeOf(() => open({ challenge, solution })),
    'accepted',
  );
});

t.test('a proof counts for its purpose and for ten minutes', async (t) => {
  const elsewhere = await makeChallenge(secrets, 'forum-post' as ProofPurpose, 1, now);
  t.equal(
    codeOf(() => open({ challenge: elsewhere, solution: {} })),
    'proof-for-another-purpose',
  );
  const after = (seconds: number) =>
    codeOf(() => open({ challenge, solution }, new Date(+now + seconds * 1000)));
  t.equal(after(599), 'accepted');
  t.equal(after(600), 'proof-expired');
});

t.test('it is verified as the library verifies it', async (t) => {
  const given = await makeChallenge(secrets, purpose, 10, new Date());
  const right = await solve(given);
  const altered: [Challenge, Solution][] = [
    [given, right],
    [given, { ...right, derivedKey: changed(right.derivedKey) }],
    [{ ...given, signature: changed(given.signature) }, right],
    [{ ...given, parameters: { ...given.parameters, salt: changed(given.parameters.salt) } }, right],
    [await makeChallenge(secrets, purpose, 10, new Date(Date.now() - 601_000)), right],
  ];
  for (const [challenge, solution] of altered) {
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: secrets.ofChallenges,
      hmacKeySignatureSecret: secrets.ofKeys,
    });
    t.equal(codeOf(() => open({ challenge, solution }, new Date())) === 'accepted', verified);
  }
});
