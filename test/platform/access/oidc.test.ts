import { createHmac } from 'node:crypto';
import { mock } from 'node:test';
import t, { type Test } from 'tap';
import { ConfigurationError, readConfig } from '../../../src/config.ts';
import { mintToken } from '../../../src/platform/access/tokens/development-issuer.ts';
import { type Answer, type AnswerBody, build } from '../../support/build.ts';
import { aCivilServant, place } from '../../support/employees.ts';
import { forge, jwkOf, makePair, startIssuer } from '../../support/issuer.ts';
import { aPosition, aUnit } from '../../support/organisation.ts';

const national = makePair();
const regional = makePair();
const successor = makePair();

const siasn = await startIssuer(t, { pair: national });
const city = await startIssuer(t, { pair: regional, realm: '/realms/palembang' });
const absent = await startIssuer(t, { pair: makePair(), realm: '/realms/absent' });
absent.state.behaviour = 'failing';

const issuers = [
  { issuer: siasn.issuer, audiences: ['penata'], audienceClaims: ['aud', 'azp'] },
  {
    issuer: city.issuer,
    audiences: ['api://penata'],
    jwksUri: `${city.issuer}/protocol/openid-connect/certs`,
    claims: { nip: 'asn.nip', roles: ['groups', 'resource_access.penata.roles'], name: 'fullname' },
  },
  { issuer: absent.issuer, audiences: ['penata'] },
];
const environment = { PENATA_ISSUERS: JSON.stringify(issuers) };
const api = await build(t, { environment });
const { call, logs } = api;

const agency = await aUnit(api);
const section = await aUnit(api, { parentId: agency.id, kind: 'section' });
const elsewhere = await aUnit(api);
const servant = await aCivilServant(api);
await place(api, servant.id, { positionId: (await aPosition(api, { unitId: section.id })).id });
const headOfUnit = async (tokenValues: string[]) =>
  call('PATCH', '/v1/roles/head-of-unit', { body: { tokenValues }, headers: { 'if-match': '*' } });
t.equal((await headOfUnit(['penata-kepala-unit'])).status, 200);

const shown: string[] = [];
/** Asks with a token, and remembers it for the search of the logs. */
function ask(token: string, url = '/v1/me') {
  shown.push(token);
  return call('GET', url, { key: token });
}
const nationalClaims = (changes: Record<string, unknown> = {}) => ({
  preferred_username: servant.nip,
  realm_access: { roles: ['penata-kepala-unit', 'offline_access', 'default-roles-public-siasn'] },
  ...changes,
});
const cityClaims = (changes: Record<string, unknown> = {}) => ({
  sub: servant.nip,
  aud: ['account', 'api://penata'],
  azp: undefined,
  preferred_username: 'warga',
  name: undefined,
  fullname: 'Warga Kota',
  asn: { nip: servant.nip },
  realm_access: { roles: ['administrator'] },
  groups: ['forum-moderator'],
  resource_access: { penata: { roles: ['penata-kepala-unit'] } },
  ...changes,
});
/** A refusal without what differs from request to request. */
const withoutInstance = ({ body }: Answer<AnswerBody>) => ({ ...body, instance: '' });

t.test('a token of the national identity provider opens what the person’s roles allow', async (t) => {
  const { body, status } = await ask(await siasn.token(nationalClaims()));
  t.equal(status, 200);
  t.match(body, {
    kind: 'token',
    id: `${siasn.issuer}|f:6d3c:1001`,
    name: 'Siti Aminah',
    employeeId: servant.id,
    unitId: section.id,
    agencyId: agency.id,
  });
  t.strictSame(body.roles, ['employee', 'head-of-unit'], 'roles that nobody here knows give nothing');
  t.strictSame(
    body.grants,
    Object.fromEntries(
      [
        'organisation:read',
        'employees:read',
        'competencies:read',
        'assessments:read',
        'trainings:read',
        'enrolments:read',
        'enrolments:write',
        'certificates:read',
        'training-plans:read',
        'guides:read',
        'surveys:read',
        'reports:read',
        'forums:read',
        'follow-ups:read',
        'policy-documents:read',
        'socialisation:read',
        'acknowledgements:write',
        'consultations:read',
      ].map((scope) => [scope, [section.id]]),
    ),
  );
  const byParty = await siasn.token(nationalClaims({ aud: 'account', azp: 'penata' }));
  t.equal((await ask(byParty)).status, 200, 'Keycloak names the client in azp');

  const token = await siasn.token(nationalClaims());
  t.match(await ask(token, '/v1/me/employee'), { status: 200, body: { id: servant.id } });
  t.equal((await ask(token, `/v1/units/${section.id}`)).status, 200);
  t.equal((await ask(token, `/v1/units/${elsewhere.id}`)).status, 404, 'other units are not there');
  t.match(await ask(token, '/v1/audit/entries'), { status: 403 });
});

t.test('whoever is no civil servant, or has no role, gets in and may do nothing', async (t) => {
  const outsider = await siasn.token({ preferred_username: 'siti.aminah' });
  t.match(await ask(outsider), { status: 200, body: { roles: [], employeeId: null, unitId: null } });
  t.strictSame((await ask(outsider)).body.grants, {});
  t.match(await ask(outsider, '/v1/me/employee'), { status: 403 });
  t.match(await ask(outsider, '/v1/units'), { status: 403 });
  const verbose = await ask(await siasn.token({ name: 'x'.repeat(5000) }));
  t.equal(String(verbose.body.name).length, 200, 'a name without end is cut');
  const headless = await siasn.token({ ...nationalClaims(), preferred_username: '198001012005011999' });
  t.strictSame((await ask(headless)).body.grants, {}, 'a head of no unit');
});

t.test('each provider is read by its own settings and trusted for itself alone', async (t) => {
  const { body } = await ask(await city.token(cityClaims()));
  t.match(body, { name: 'Warga Kota', employeeId: servant.id });
  t.strictSame(body.roles, ['employee', 'forum-moderator', 'head-of-unit']);
  t.strictSame(body.grants, {
    'organisation:read': null,
    'employees:read': [section.id],
    'competencies:read': [section.id],
    'assessments:read': [section.id],
    'trainings:read': [section.id],
    'enrolments:read': [section.id],
    'enrolments:write': [section.id],
    'certificates:read': [section.id],
    'training-plans:read': [section.id],
    'guides:read': [section.id],
    'surveys:read': [section.id],
    'reports:read': [section.id],
    'follow-ups:read': [section.id],
    'policy-documents:read': [section.id],
    'socialisation:read': [section.id],
    'acknowledgements:write': [section.id],
    'consultations:read': [section.id],
    'forums:read': null,
    'forums:read-sensitive': null,
    'forums:moderate': null,
  });
  t.notMatch(body.id, servant.nip, 'a provider may take the NIP for its subject: it is logged otherwise');

  for (const kid of [national.kid, regional.kid])
    for (const [provider, claims, pair] of [
      [siasn, nationalClaims(), regional],
      [city, cityClaims(), national],
    ] as const)
      t.equal((await ask(await provider.token(claims, { pair, header: { kid } }))).status, 401);
  t.equal((await ask(await city.token(cityClaims({ aud: 'penata' })))).status, 401, 'the other’s audience');
  t.equal((await ask(await city.token(cityClaims({ azp: 'api://penata', aud: 'x' })))).status, 401);
});

t.test('a bad token is answered like no token, whatever is wrong with it', async (t) => {
  const seconds = Math.floor(Date.now() / 1000);
  const pem = national.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const hmac = (text: string) => createHmac('sha256', pem).update(text).digest('base64url');
  const good = await siasn.token(nationalClaims());
  const claims = siasn.claims(nationalClaims());
  const changed = (changes: Record<string, unknown>) => siasn.token(nationalClaims(changes));
  const bad: Record<string, string> = {
    'for another audience': await changed({ aud: 'account', azp: 'simpeg' }),
    expired: await changed({ exp: seconds - 60 }),
    'not valid yet': await changed({ nbf: seconds + 600 }),
    'without signature': forge({ alg: 'none', typ: 'JWT' }, claims),
    'signed by HMAC with the public key': forge({ alg: 'HS256', kid: national.kid }, claims, hmac),
    'of an unknown key': await siasn.token(nationalClaims(), { pair: makePair() }),
    'of a stranger who names a known key': await siasn.token(nationalClaims(), {
      pair: makePair(national.kid),
    }),
    'of an unknown issuer': await changed({ iss: `${siasn.origin}/auth/realms/master` }),
    'made for signing in': await changed({ typ: 'ID' }),
    'of the development issuer': await mintToken(api.app.database.read, {
      nip: servant.nip,
      roles: ['administrator'],
      minutes: 5,
    }),
    cut: good.slice(0, -10),
    'no token at all': 'a.b.c',
  };
  const none = await call('GET', '/v1/me', { key: null });
  for (const [what, token] of Object.entries(bad)) {
    const answer = await ask(token);
    t.match(answer, { status: 401, headers: { 'www-authenticate': /^Bearer / } }, what);
    t.strictSame(withoutInstance(answer), withoutInstance(none), `${what}: the answer does not tell why`);
  }
  t.equal((await ask(good)).status, 200, 'the true one is accepted');
  const asKey = await call('GET', '/v1/me', { key: null, headers: { 'x-api-key': good } });
  t.equal(asKey.status, 401, 'a token is no key');
});

t.test('a provider that was never within reach closes only its own door', async (t) => {
  const answer = await ask(await absent.token(nationalClaims()));
  t.match(answer, { status: 503, headers: { 'retry-after': /^\d+$/ }, body: { code: 'unavailable' } });
  t.equal((await ask(await siasn.token(nationalClaims()))).status, 200);
  t.equal((await call('GET', '/v1/me')).status, 200, 'keys');
  t.equal((await call('GET', '/v1/audit/jwks', { key: null })).status, 200, 'the public');
  t.equal((await call('GET', '/health/ready', { key: null })).status, 200);
});

t.test('what is taken away is gone at the next request, with the same token', async (t) => {
  const token = await siasn.token(nationalClaims());
  const sees = async (unitId: string) => (await ask(token, `/v1/units/${unitId}`)).status;
  t.equal(await sees(section.id), 200);
  await headOfUnit([]);
  t.equal(await sees(section.id), 403, 'the role stands for nothing in tokens any more');
  await headOfUnit(['penata-kepala-unit']);
  t.equal(await sees(section.id), 200);

  const positionId = (await aPosition(api, { unitId: elsewhere.id })).id;
  const moved = await place(api, servant.id, { positionId, validFrom: '2024-01-01' });
  t.equal(moved.status, 201);
  t.strictSame([await sees(section.id), await sees(elsewhere.id)], [404, 200], 'the person was moved');
  const ended = await call('POST', `/v1/employees/${servant.id}/placements/${moved.body.id}/end`, {
    body: { endedOn: '2025-01-01' },
  });
  t.equal(ended.status, 201, ended.text);
  t.equal(await sees(elsewhere.id), 403, 'the person sits nowhere');
  t.equal((await ask(token, '/v1/me/employee')).status, 200, 'the own file stays');
});

t.test('keys of the provider are rotated, and its outage goes unnoticed for a day', async (t) => {
  const { state } = siasn;
  const status = async (pair = national) => (await ask(await siasn.token(nationalClaims(), { pair }))).status;
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  t.teardown(() => mock.timers.reset());
  state.keys = [jwkOf(national), jwkOf(successor)];
  mock.timers.tick(31_000);
  t.strictSame([await status(successor), await status()], [200, 200], 'both while they overlap');
  state.keys = [jwkOf(successor)];
  mock.timers.tick(600_000);
  t.strictSame([await status(successor), await status()], [200, 401], 'then the new one alone');

  state.behaviour = 'failing';
  const { discoveries, fetches } = state;
  mock.timers.tick(3_600_000);
  t.equal(await status(successor), 200);
  t.ok(state.discoveries + state.fetches > discoveries + fetches, 'the provider was asked');
  mock.timers.tick(86_400_000);
  t.match(await ask(await siasn.token(nationalClaims(), { pair: successor })), { status: 503 });
  state.behaviour = 'well';
  mock.timers.tick(31_000);
  t.equal(await status(successor), 200, 'after the outage');
});

t.test('the log holds neither tokens nor NIPs', async (t) => {
  const text = logs().join('\n');
  t.match(text, /"refused":"wrong-audience"/, 'it tells operators why');
  t.match(text, 'the keys of a token issuer cannot be had');
  t.notMatch(text, servant.nip);
  for (const token of new Set(shown.filter((token) => token.length > 20)))
    for (const part of token.split('.').slice(1))
      if (part !== '' && text.includes(part)) t.fail('a part of a token stands in the log');
});

t.test('the issuer for trying is there only where nothing real is at stake', async (t) => {
  const claims = { nip: servant.nip, roles: ['administrator'], minutes: 5 };
  const doors = async ({ call, app }: typeof api) => {
    const token = await mintToken(app.database.read, claims);
    const page = await call('GET', '/development-issuer/jwks', { key: null });
    return [page.status, (await call('GET', '/v1/me', { key: token })).status];
  };
  t.strictSame(await doors(api), [404, 401], 'beside a real issuer');
  const { database } = api;
  t.strictSame(await doors(await build(t, { database })), [200, 200], 'for trying');
  withNodeEnvironment(t, 'production');
  t.strictSame(await doors(await build(t, { database })), [404, 401], 'in production');
  t.strictSame(await doors(await build(t, { database, environment })), [404, 401]);
});

function withNodeEnvironment(t: Test, value: string): void {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = value;
  t.teardown(() => {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  });
}

t.test('issuers that cannot be trusted stop the start with a sentence', async (t) => {
  const sound = { issuer: 'https://sso.example.go.id', audiences: ['penata'] };
  const complaint = (text: string): string => {
    try {
      readConfig({ PENATA_ISSUERS: text });
      return 'none';
    } catch (error) {
      if (error instanceof ConfigurationError) return error.message;
      throw error;
    }
  };
  t.equal(complaint(JSON.stringify([sound])), 'none');
  t.equal(complaint('https://sso.example.go.id'), 'PENATA_ISSUERS must be a JSON array of issuers.');
  for (const [changes, sentence] of [
    [{ audience: 'penata' }, /^PENATA_ISSUERS\[0\]\.audience is not a field .* did you mean audiences\?$/],
    [{ algorithms: ['HS256'] }, /^PENATA_ISSUERS\[0\]\.algorithms\[0\] must be one of RS256, [^\n]*$/],
    [{ issuer: 'http://sso.example.go.id' }, /^PENATA_ISSUERS\[0\]\.issuer must be an https address [^\n]*$/],
  ] as const)
    t.match(complaint(JSON.stringify([{ ...sound, ...changes }])), sentence, JSON.stringify(changes));
});
