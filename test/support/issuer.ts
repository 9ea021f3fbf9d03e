import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import type { Test } from 'tap';

export interface Pair {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const makePair = (kid: string = randomUUID(), modulusLength = 2048): Pair => ({
  kid,
  ...generateKeyPairSync('rsa', { modulusLength }),
});

export const jwkOf = ({ kid, publicKey }: Pair) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  alg: 'RS256',
  use: 'sig',
});

export interface IssuerOptions {
  /** The pair that signs unless another is named; its public half is published. */
  readonly pair: Pair;
  /** The clock that its tokens follow, in milliseconds; by default the real one. */
  readonly now?: () => number;
  readonly realm?: string;
}

/** An identity provider with the addresses and answers of Keycloak, closed with the test. */
export async function startIssuer(t: Test, options: IssuerOptions) {
  const { pair: ownPair, now = () => Date.now(), realm = '/auth/realms/public-siasn' } = options;
  const state = {
    keys: [jwkOf(ownPair)] as object[],
    behaviour: 'well' as 'well' | 'failing' | 'silent' | 'misleading' | 'insecure',
    discoveries: 0,
    fetches: 0,
    others: 0,
  };
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === `${realm}/.well-known/openid-configuration`) {
      state.discoveries += 1;
      if (state.behaviour === 'silent') return;
      if (state.behaviour === 'failing') return void send(503, {});
      const named = state.behaviour === 'misleading' ? `${issuer}-other` : issuer;
      const certs = `${realm}/protocol/openid-connect/certs`;
      const host = state.behaviour === 'insecure' ? 'http://sso.example.org' : origin;
      return void send(200, { issuer: named, jwks_uri: `${host}${certs}` });
    }
    if (request.url === `${realm}/protocol/openid-connect/certs`) {
      state.fetches += 1;
      if (state.behaviour === 'silent') return;
      return void (state.behaviour === 'failing' ? send(503, {}) : send(200, { keys: state.keys }));
    }
    state.others += 1;
    send(200, { keys: [] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${origin}${realm}`;

  /** What Keycloak puts into an access token, with changes; a claim set to undefined is left out. */
  const claims = (changes: Record<string, unknown> = {}) => {
    const seconds = Math.floor(now() / 1000);
    return {
      iss: issuer,
      sub: 'f:6d3c:1001',
      aud: 'penata',
      azp: 'simpeg',
      typ: 'Bearer',
      iat: seconds,
      exp: seconds + 300,
      jti: randomUUID(),
      preferred_username: '198012312005011001',
      name: 'Siti Aminah',
      realm_access: { roles: ['penata-analis', 'offline_access'] },
      ...changes,
    };
  };
  const token = (
    changes: Record<string, unknown> = {},
    { pair = ownPair, header = {} }: { pair?: Pair; header?: Record<string, unknown> } = {},
  ) =>
    new SignJWT(claims(changes))
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: pair.kid, ...header })
      .sign(pair.privateKey);
  return { state, origin, issuer, claims, token };
}

export const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with a signature made by hand, for what no honest library signs. */
export const forge = (header: object, payload: object, sign: (text: string) => string = () => ''): string => {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${sign(text)}`;
};
