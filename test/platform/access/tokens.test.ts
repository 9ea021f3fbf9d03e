import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import path from 'node:path';
import { SignJWT } from 'jose';
import pino from 'pino';
import t, { type Test } from 'tap';
import {
  developmentIssuerSettings,
  ensureDevelopmentKey,
  mayRun,
  mintToken,
  publicJwks,
} from '../../../src/platform/access/tokens/development-issuer.ts';
import { parseIssuers } from '../../../src/platform/access/tokens/issuers.ts';
import {
  createTokenVerifier,
  IssuerUnavailable,
  TokenRefused,
  type TokenVerifier,
} from '../../../src/platform/access/tokens/verifier.ts';
import { connect } from '../../../src/platform/database/database.ts';
import { cloneDatabase, query } from '../../support/database.ts';
import { encode, forge, jwkOf, makePair, startIssuer } from '../../support/issuer.ts';

const log = pino({ level: 'silent' });
const nip = '198012312005011001';
const start = Date.parse('2026-03-02T08:00:00+07:00');

const first = makePair();
const second = makePair();
const rogue = makePair();

/** A provider with a clock to turn, and a verifier that trusts it. */
async function startProvider(t: Test, settings: Record<string, unknown> = {}) {
  const clock = { now: start };
  const provider = await startIssuer(t, { pair: first, now: () => clock.now });
  const { issuer } = provider;
  const issuers = parseIssuers(JSON.stringify([{ issuer, audiences: ['penata'], ...settings }]));
  const makeVerifier = () => createTokenVerifier(issuers, { log, now: () => new Date(clock.now) });
  const advance = (seconds: number) => {
    clock.now += seconds * 1000;
  };
  return { ...provider, clock, verifier: makeVerifier(), makeVerifier, advance };
}

/** Why a token is refused: its reason, or `unavailable`; undefined if it is accepted. */
async function refusal(verifier: TokenVerifier, token: string): Promise<string | undefined> {
  try {
    await verifier.verify(token);
    return undefined;
  } catch (error) {
    if (error instanceof IssuerUnavailable) return 'unavailable';
    if (error instanceof TokenRefused) return error.reason;
    throw error;
  }
}

t.test('a token of the civil servants’ Keycloak is read', async (t) => {
  const { verifier, token, issuer, state } = await startProvider(t);
  const text = await token({ aud: ['account', 'penata'] });
  t.strictSame(await verifier.verify(text), {
    issuer,
    subject: 'f:6d3c:1001',
    nip,
    name: 'Siti Aminah',
    roles: ['penata-analis', 'offline_access'],
    expiresAt: new Date(start + 300_000),
  });
  const read = async (changes: Record<string, unknown>) => verifier.verify(await token(changes));
  t.equal((await read({ preferred_username: '19801231 200501 1 001' })).nip, nip, 'a NIP in groups');
  t.equal((await read({ preferred_username: 'siti.aminah' })).nip, null);
  t.equal((await read({ preferred_username: [nip] })).nip, null);
  t.equal((await read({ preferred_username: undefined, name: undefined })).name, null);
  t.strictSame((await read({ realm_access: undefined })).roles, []);
  t.strictSame((await read({ realm_access: { roles: ['a', 7, 'a', null] } })).roles, ['a']);
  for (const typ of [undefined, 'JWT', 'at+jwt', 'application/at+jwt'])
    t.equal(await refusal(verifier, await token({}, { header: { typ } })), undefined, `header typ ${typ}`);
  t.match(state, { discoveries: 1, fetches: 1 });
});

t.test('where audience, NIP, roles and name stand is a setting', async (t) => {
  const { makeVerifier, token, verifier } = await startProvider(t, {
    audiences: ['penata', 'id.go.palembang.penata'],
    audienceClaims: ['aud', 'azp'],
    claims: {
      nip: 'asn.nip',
      roles: ['resource_access.id.go.palembang.penata.roles', 'https://palembang.go.id/peran'],
      name: 'asn.nama',
    },
  });
  const given = await verifier.verify(
    await token({
      aud: 'account',
      azp: 'id.go.palembang.penata',
      asn: { nip, nama: ' Siti\u0000Aminah ' },
      resource_access: { 'id.go.palembang.penata': { roles: ['operator'] } },
      'https://palembang.go.id/peran': 'analis',
    }),
  );
  t.match(given, { nip, name: 'Siti Aminah', roles: ['operator', 'analis'] });
  t.equal(await refusal(verifier, await token({ aud: 'account' })), 'wrong-audience');
  t.equal(await refusal(makeVerifier(), await token({ aud: ['penata'], azp: undefined })), undefined);

  const byAuthorisedParty = await startProvider(t, { audiences: ['simpeg'], audienceClaims: ['azp'] });
  const { verifier: strict } = byAuthorisedParty;
  t.equal(await refusal(strict, await byAuthorisedParty.token({ aud: 'account' })), undefined);
  t.equal(
    await refusal(strict, await byAuthorisedParty.token({ aud: 'simpeg', azp: 'x' })),
    'wrong-audience',
    'a claim that is not listed does not count',
  );
});

t.test('forged tokens are refused', async (t) => {
  const { verifier, token, claims, state, origin } = await startProvider(t);
  state.keys = [jwkOf(first), jwkOf(second)];
  const good = await token();
  const [header, , signature] = good.split('.');
  const hmacWith = (secret: string | Buffer) => (text: string) =>
    createHmac('sha256', secret).update(text).digest('base64url');
  const pem = first.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const hs256 = { alg: 'HS256', typ: 'JWT', kid: first.kid };
  const attack = { pair: rogue, header: { kid: first.kid } };
  const tokens: Record<string, [string, string]> = {
    'without signature': [forge({ alg: 'none' }, claims()), 'algorithm'],
    'without signature, in another spelling': [forge({ alg: 'nOnE', kid: first.kid }, claims()), 'algorithm'],
    'stripped of its signature': [`${good.slice(0, good.lastIndexOf('.'))}.`, 'bad-signature'],
    'signed by HMAC with the public key': [forge(hs256, claims(), hmacWith(pem)), 'algorithm'],
    'signed by HMAC with the public key, trimmed': [
      forge(hs256, claims(), hmacWith(pem.trim())),
      'algorithm',
    ],
    'signed by HMAC with the key set’s text': [
      forge(hs256, claims(), hmacWith(JSON.stringify(jwkOf(first)))),
      'algorithm',
    ],
    'signed by HMAC with the modulus': [
      forge(hs256, claims(), hmacWith(Buffer.from(jwkOf(first).n!, 'base64url'))),
      'algorithm',
    ],
    'with an algorithm that the issuer does not use': [
      await new SignJWT(claims()).setProtectedHeader({ alg: 'RS512', kid: first.kid }).sign(first.privateKey),
      'algorithm',
    ],
    'with other claims under an old signature': [
      `${header}.${encode(claims({ sub: 'someone-else' }))}.${signature}`,
      'bad-signature',
    ],
    'signed with a key of one’s own': [await token({}, attack), 'bad-signature'],
    'that brings its key along': [
      await token({}, { pair: rogue, header: { kid: first.kid, jwk: jwkOf(rogue) } }),
      'bad-signature',
    ],
    'that brings its key along, unknown': [
      await token({}, { pair: rogue, header: { jwk: jwkOf(rogue) } }),
      'unknown-key',
    ],
    'that tells where its key is': [
      await token({}, { pair: rogue, header: { jku: `${origin}/keys`, x5u: `${origin}/chain` } }),
      'unknown-key',
    ],
    'without a key’s name, signed with a key of one’s own': [
      await token({}, { pair: rogue, header: { kid: undefined } }),
      'bad-signature',
    ],
    'with a path as the key’s name': [
      await token({}, { pair: rogue, header: { kid: '../../../dev/null' } }),
      'unknown-key',
    ],
    'with an extension that must be understood': [
      forge({ alg: 'RS256', kid: first.kid, crit: ['city'], city: 1 }, claims(), () => signature!),
      'malformed',
    ],
    'with claims that are no object': [forge({ alg: 'RS256', kid: first.kid }, ['x']), 'malformed'],
    encrypted: ['eyJhbGciOiJkaXIifQ.a.b.c.d', 'malformed'],
    'of a city’s length': [await token({ padding: 'x'.repeat(16_384) }), 'malformed'],
    'of another realm': [await token({ iss: `${origin}/auth/realms/master` }), 'unknown-issuer'],
    'of an issuer with one slash more': [await token({ iss: `${claims().iss}/` }), 'unknown-issuer'],
    'of several issuers': [await token({ iss: [claims().iss] }), 'unknown-issuer'],
    'of nobody': [await token({ iss: undefined }), 'missing-claim'],
    'with claims that cannot be read': ['e30.AAAA.AAAA', 'malformed'],
  };
  for (const [what, [text, reason]] of Object.entries(tokens))
    t.equal(await refusal(verifier, text), reason, `a token ${what}`);
  t.equal(state.others, 0, 'no address that a token names was asked');
  t.equal(await refusal(verifier, good), undefined, 'the true one is accepted');
  for (const pair of [first, second])
    t.equal(
      await refusal(verifier, await token({}, { pair, header: { kid: undefined } })),
      undefined,
      'also without its key’s name',
    );
});

t.test('only texts that look like tokens of a known issuer are looked at', async (t) => {
  const { verifier, token, origin, state } = await startProvider(t);
  const texts = [
    ...['', 'pnt_0123_abc', 'a.b.c', 'e30.e30.e30', `${await token()}\n`, `${await token()}.x`],
    await token({ iss: `${origin}/auth/realms/master` }),
    await token({ iss: 'constructor' }),
    await token({ padding: 'x'.repeat(16_384) }),
  ];
  for (const text of texts) t.ok(await refusal(verifier, text), JSON.stringify(text.slice(0, 20)));
  t.equal(state.discoveries + state.fetches, 0);
});

t.test('ID, refresh and other tokens do not pass for access tokens', async (t) => {
  const { verifier, token } = await startProvider(t);
  for (const typ of ['ID', 'Refresh', 'Offline', 'Logout', 7])
    t.equal(await refusal(verifier, await token({ typ })), 'malformed', `payload typ ${typ}`);
  t.equal(await refusal(verifier, await token({ typ: undefined, at_hash: 'x' })), 'malformed', 'at_hash');
  for (const typ of ['logout+jwt', 'dpop+jwt', 'JOSE'])
    t.equal(await refusal(verifier, await token({}, { header: { typ } })), 'malformed', `header typ ${typ}`);
  t.equal(await refusal(verifier, await token({ typ: undefined })), undefined, 'without typ');
});

t.test('a token holds in its time, with leeway', async (t) => {
  const { verifier, token, advance, state } = await startProvider(t, { maximumAgeSeconds: 3600 });
  const seconds = start / 1000;
  const reasonWith = async (changes: Record<string, unknown>) => refusal(verifier, await token(changes));
  t.equal(await reasonWith({ exp: seconds - 29 }), undefined, 'expired within the leeway');
  t.equal(await reasonWith({ exp: seconds - 30 }), 'expired');
  t.equal(await reasonWith({ nbf: seconds + 30 }), undefined, 'begins within the leeway');
  t.equal(await reasonWith({ nbf: seconds + 31 }), 'not-yet-valid');
  t.equal(await reasonWith({ iat: seconds + 31 }), 'not-yet-valid');
  t.equal(await reasonWith({ iat: seconds - 3630 }), undefined, 'as old as allowed');
  t.equal(await reasonWith({ iat: seconds - 3631 }), 'too-old');
  for (const claim of ['exp', 'sub', 'iat'])
    t.equal(await reasonWith({ [claim]: undefined }), 'missing-claim', claim);
  t.equal(await reasonWith({ sub: '' }), 'missing-claim');
  for (const [claim, value] of Object.entries({ exp: 'tomorrow', sub: 7, nbf: '0' }))
    t.equal(await reasonWith({ [claim]: value }), 'malformed', claim);
  t.equal(await reasonWith({ exp: 1e200 }), 'malformed', 'no calendar reaches so far');
  t.equal(await reasonWith({ sub: 'a\u0000b' }), 'malformed');

  const brief = await token({ exp: seconds + 20 });
  t.equal(await refusal(verifier, brief), undefined);
  advance(49);
  t.equal(await refusal(verifier, brief), undefined, 'known already, within the leeway');
  advance(1);
  t.equal(await refusal(verifier, brief), 'expired', 'known already');
  t.equal(state.fetches, 1);
});

t.test('a verified token is remembered for a minute', async (t) => {
  const { verifier, token, advance, state } = await startProvider(t, { outageToleranceSeconds: 0 });
  await verifier.verify(await token());
  advance(590);
  const known = await token({ jti: 'known' });
  await verifier.verify(known);
  state.behaviour = 'failing';
  advance(59);
  t.equal(await refusal(verifier, await token()), 'unavailable');
  t.equal(await refusal(verifier, known), undefined);
  advance(1);
  t.equal(await refusal(verifier, known), 'unavailable');
});

t.test('a flood of unknown keys reaches the provider once', async (t) => {
  const { verifier, claims, token, advance, state } = await startProvider(t);
  const flood = async () => {
    const texts = Array.from({ length: 500 }, () =>
      forge({ alg: 'RS256', kid: randomUUID() }, claims(), () => 'AAAA'),
    );
    return new Set(await Promise.all(texts.map((text) => refusal(verifier, text))));
  };
  t.strictSame(await flood(), new Set(['unknown-key']));
  t.match(state, { discoveries: 1, fetches: 1 });
  advance(31);
  t.strictSame(await flood(), new Set(['unknown-key']));
  t.strictSame(await flood(), new Set(['unknown-key']));
  t.match(state, { discoveries: 1, fetches: 2 });
  t.equal(await refusal(verifier, await token()), undefined);

  state.behaviour = 'failing';
  advance(31);
  await flood();
  await flood();
  t.equal(state.fetches, 3, 'a provider in trouble is spared too');
});

t.test('keys are rotated', async (t) => {
  const { verifier, token, advance, state } = await startProvider(t);
  await verifier.verify(await token());
  state.keys = [jwkOf(first), jwkOf(second)];
  advance(10);
  t.equal(await refusal(verifier, await token({}, { pair: second })), 'unknown-key', 'asked just now');
  advance(20);
  const texts = await Promise.all(Array.from({ length: 50 }, () => token({}, { pair: second })));
  const reasons = await Promise.all(texts.map((text) => refusal(verifier, text)));
  t.strictSame(new Set(reasons), new Set([undefined]), 'all who come meanwhile get the new key');
  t.equal(await refusal(verifier, await token()), undefined, 'the former one is still published');
  t.equal(state.fetches, 2);
  state.keys = [jwkOf(second)];
  advance(599);
  t.equal(await refusal(verifier, await token()), undefined);
  advance(1);
  t.equal(await refusal(verifier, await token()), 'unknown-key', 'withdrawn keys go within ten minutes');
  t.equal(state.fetches, 3);
});

t.test('while the provider is out of reach its last keys serve, for a time', async (t) => {
  const { verifier, token, advance, state, issuer } = await startProvider(t, {
    outageToleranceSeconds: 7200,
  });
  await verifier.verify(await token());
  state.behaviour = 'silent';
  advance(601);
  const beginning = performance.now();
  t.equal(await refusal(verifier, await token()), undefined, 'after waiting for the provider');
  t.ok(performance.now() - beginning < 8000, 'not for long');
  advance(31);
  const later = performance.now();
  t.equal(await refusal(verifier, await token()), undefined);
  t.ok(performance.now() - later < 1000, 'nobody waits once the outage is known');
  state.behaviour = 'failing';
  advance(7200 - 632);
  t.equal(await refusal(verifier, await token()), undefined, 'until the limit');
  advance(1);
  t.equal(await refusal(verifier, await token()), 'unavailable', 'after the limit');
  await t.rejects(verifier.verify(await token()), { issuer, message: `the keys of ${issuer} cannot be had` });
  state.behaviour = 'well';
  advance(31);
  t.equal(await refusal(verifier, await token()), undefined, 'after the outage');
});

t.test('an outage long past does not spare asking the provider', async (t) => {
  const { verifier, token, advance, state } = await startProvider(t);
  await verifier.verify(await token());
  state.behaviour = 'failing';
  advance(601);
  t.equal(await refusal(verifier, await token()), undefined);
  state.behaviour = 'well';
  state.keys = [jwkOf(second)];
  advance(36_000);
  t.equal(await refusal(verifier, await token()), 'unknown-key', 'the first token after a quiet night');
});

t.test('a provider out of reach from the start makes tokens undecidable', async (t) => {
  const { makeVerifier, token, advance, state, clock, claims } = await startProvider(t);
  for (const behaviour of ['failing', 'misleading', 'insecure'] as const) {
    state.behaviour = behaviour;
    t.equal(await refusal(makeVerifier(), await token()), 'unavailable', behaviour);
  }
  t.equal(state.fetches, 0);
  const verifier = makeVerifier();
  const reasons = await Promise.all(Array.from({ length: 20 }, async () => refusal(verifier, await token())));
  t.strictSame(new Set(reasons), new Set(['unavailable']));
  t.equal(state.discoveries, 4, 'all share one attempt');
  t.equal(await refusal(verifier, forge({ alg: 'none' }, claims())), 'algorithm', 'that much is certain');
  state.behaviour = 'well';
  advance(5);
  t.equal(await refusal(verifier, await token()), undefined);

  const closed = 'http://127.0.0.1:9/auth/realms/x';
  const unreachable = createTokenVerifier(
    parseIssuers(JSON.stringify([{ issuer: closed, audiences: ['penata'], jwksUri: `${closed}/certs` }])),
    { log, now: () => new Date(clock.now) },
  );
  t.equal(await refusal(unreachable, await token({ iss: closed })), 'unavailable');
});

t.test('broken and weak keys of the provider open nothing', async (t) => {
  const { verifier, token, state } = await startProvider(t);
  const short = makePair('short', 1024);
  const broken = makePair('broken');
  state.keys = [
    jwkOf(first),
    jwkOf(short),
    { ...jwkOf(broken), n: '!' },
    { kty: 'oct', kid: 'secret', k: 'c2VjcmV0', alg: 'HS256' },
  ];
  const weak = `${encode({ alg: 'RS256', kid: 'short' })}.${encode({ iss: (await verifier.verify(await token())).issuer })}.AAAA`;
  t.equal(await refusal(verifier, weak), 'unknown-key');
  t.equal(await refusal(verifier, await token({}, { pair: broken })), 'unknown-key');
  t.equal(await refusal(verifier, await token()), undefined);
});

t.test('settings of issuers', async (t) => {
  const minimal = { issuer: 'https://sso.example.go.id/auth/realms/x', audiences: ['penata'] };
  t.strictSame(parseIssuers(JSON.stringify([minimal])), [
    {
      ...minimal,
      audienceClaims: ['aud'],
      algorithms: ['RS256'],
      leewaySeconds: 30,
      claims: { nip: 'preferred_username', roles: ['realm_access.roles'], name: 'name' },
      outageToleranceSeconds: 86_400,
    },
  ]);
  t.strictSame(parseIssuers('[]'), []);
  const complaint = (changes: Record<string, unknown>): string => {
    try {
      parseIssuers(JSON.stringify([{ ...minimal, ...changes }]));
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const https = 'must be an https address (http only for localhost or 127.0.0.1).';
  for (const [expected, changes] of [
    ['none', { issuer: 'http://localhost:8080/realms/x', jwksUri: 'https://sso.example.go.id/certs' }],
    ['PENATA_ISSUERS[0].audience is not a field of an issuer; did you mean audiences?', { audience: 'x' }],
    [
      'PENATA_ISSUERS[0].claims.role is not a field of an issuer; did you mean roles?',
      { claims: { role: 'x' } },
    ],
    ['PENATA_ISSUERS[0].audiences is missing.', { audiences: undefined }],
    ['PENATA_ISSUERS[0].audiences must NOT have fewer than 1 items.', { audiences: [] }],
    ['PENATA_ISSUERS[0].leewaySeconds must be <= 300.', { leewaySeconds: 301 }],
    ['PENATA_ISSUERS[0].leewaySeconds must be integer.', { leewaySeconds: '30' }],
    [/^PENATA_ISSUERS\[0\]\.algorithms\[1\] must be one of RS256, /, { algorithms: ['RS256', 'HS256'] }],
    [/^PENATA_ISSUERS\[0\]\.algorithms\[0\] must be one of RS256, /, { algorithms: ['none'] }],
    [`PENATA_ISSUERS[0].issuer ${https}`, { issuer: 'http://sso.example.go.id' }],
    [`PENATA_ISSUERS[0].issuer ${https}`, { issuer: 'http://localhost.example.org' }],
    [`PENATA_ISSUERS[0].issuer ${https}`, { issuer: 'sso' }],
    [`PENATA_ISSUERS[0].jwksUri ${https}`, { jwksUri: 'file:///etc/keys' }],
  ] as [string | RegExp, Record<string, unknown>][])
    t.match(complaint(changes), expected, JSON.stringify(changes));
  t.throws(() => parseIssuers('{'), { message: 'PENATA_ISSUERS must be a JSON array of issuers.' });
  t.throws(() => parseIssuers('{}'), { message: 'PENATA_ISSUERS must be array.' });
  t.throws(() => parseIssuers(JSON.stringify([minimal, minimal])), {
    message: `PENATA_ISSUERS[1].issuer repeats ${minimal.issuer}.`,
  });
});

t.test('tokens for trying', async (t) => {
  const database = await cloneDatabase(t);
  const { read, close } = connect({ url: database.serviceUrl, poolSize: 5, timeZone: 'Asia/Jakarta', log });
  t.teardown(close);

  const made = await Promise.all(Array.from({ length: 5 }, () => ensureDevelopmentKey(read)));
  t.equal(new Set(made.map(({ kid }) => kid)).size, 1, 'instances that start together agree on one key');
  const { keys } = await publicJwks(read);
  t.match(keys, [{ kty: 'OKP', crv: 'Ed25519', kid: made[0]!.kid }]);
  t.notOk('d' in keys[0]!, 'the private half stays');

  const issuers = [{ ...developmentIssuerSettings, keys: () => publicJwks(read) }];
  const verifier = createTokenVerifier(issuers, { log });
  const holder = { nip, roles: ['analis', 'operator'], minutes: 5, name: 'Siti Aminah' };
  const token = await mintToken(read, holder);
  const verified = await verifier.verify(token);
  t.match(verified, { issuer: 'urn:penata:development', nip, name: 'Siti Aminah' });
  t.notMatch(verified.subject, nip, 'the subject is logged: it is not the NIP');
  t.strictSame(verified.roles, ['analis', 'operator']);
  t.ok(Math.abs(verified.expiresAt.getTime() - Date.now() - 300_000) < 5000);

  await query(database.ownerUrl, "delete from platform.secrets where name = 'development-issuer'");
  const stranger = createTokenVerifier(issuers, { log });
  t.equal(await refusal(stranger, token), 'unknown-key', 'a removed key is replaced by another');
});

t.test('the issuer for trying rests in production and beside a real one', async (t) => {
  const issuers = [developmentIssuerSettings];
  t.ok(mayRun({ nodeEnvironment: undefined, issuers: [] }));
  t.ok(mayRun({ nodeEnvironment: 'development', issuers: [] }));
  t.notOk(mayRun({ nodeEnvironment: 'production', issuers: [] }));
  t.notOk(mayRun({ nodeEnvironment: undefined, issuers }));
});

t.test('the command prints a token alone', async (t) => {
  const database = await cloneDatabase(t);
  const { read, close } = connect({ url: database.serviceUrl, poolSize: 2, timeZone: 'Asia/Jakarta', log });
  t.teardown(close);
  const addresses = { DATABASE_URL: database.serviceUrl, DATABASE_OWNER_URL: database.ownerUrl };
  const run = (environment: Record<string, string>, ...rawArgs: string[]) =>
    runTokenCommand({ ...addresses, ...environment }, rawArgs);

  const printed = await run({}, '--employee', nip, '--roles', 'analis, operator', '--minutes', '10');
  t.match(printed, { code: 0, output: /^[\w-]+\.[\w-]+\.[\w-]+\n$/ });
  const verifier = createTokenVerifier([{ ...developmentIssuerSettings, keys: () => publicJwks(read) }], {
    log,
  });
  t.match(await verifier.verify(printed.output.trim()), { nip, roles: ['analis', 'operator'] });

  const issuer = { issuer: 'https://sso.example.go.id', audiences: ['penata'] };
  for (const [told, refused] of [
    [/neither in production/, run({ NODE_ENV: 'production' }, '--employee', nip)],
    [/beside an issuer/, run({ PENATA_ISSUERS: JSON.stringify([issuer]) }, '--employee', nip)],
    [/NIP of 18 digits/, run({}, '--employee', '123')],
    [/--minutes must be/, run({}, '--employee', nip, '--minutes', '0')],
  ] as const)
    t.match(await refused, { code: 1, output: '', told });
});

function runTokenCommand(
  environment: Record<string, string>,
  rawArgs: readonly string[],
): Promise<{ code: number | null; output: string; told: string }> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const child = spawn(process.execPath, ['dist/cli.js', 'token', ...rawArgs], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let told = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    told += text.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output, told })));
}
