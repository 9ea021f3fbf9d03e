import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const algorithm = 'EdDSA';
const mediaType = 'penata-tree-head+jwt';

const TreeHead = Type.Object({
  log: Type.String(),
  treeSize: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  rootHash: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  signedAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' }),
});

/** What a log says of itself at a moment: its origin, its size in leaves, its root (base64url), the time (UTC). */
export type TreeHead = Static<typeof TreeHead>;

const treeHeadCheck = Compile(TreeHead);

/** Why a signed head is not to be believed. */
export class HeadRejected extends Error {
  readonly kind: 'signature-invalid' | 'unknown-key' | 'malformed';

  constructor(kind: HeadRejected['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Signs a head by Ed25519: a compact JWS whose `kid` is the key's RFC 7638 thumbprint. */
export async function signHead(payload: TreeHead, privateJwk: JWK): Promise<string> {
  const { log, treeSize, rootHash, signedAt } = payload;
  return new CompactSign(Buffer.from(JSON.stringify({ log, treeSize, rootHash, signedAt })))
    .setProtectedHeader({ alg: algorithm, kid: await calculateJwkThumbprint(privateJwk), typ: mediaType })
    .sign(await importJWK(privateJwk, algorithm));
}

/**
 * Gives what a signed head says. Throws HeadRejected when none of the keys signed it, or when it is no head. Keys are
 * found by their thumbprint, whatever `kid` the set gives them.
 */
export async function verifyHead(jws: string, jwks: JSONWebKeySet): Promise<TreeHead> {
  const keyId = keyIdOf(jws);
  const jwk = (await thumbprintsOf(jwks)).get(keyId);
  if (jwk === undefined) throw new HeadRejected('unknown-key', `no key given has the thumbprint ${keyId}`);
  let text: string;
  try {
    const { payload } = await compactVerify(jws, await importJWK(jwk, algorithm), {
      algorithms: [algorithm],
    });
    text = Buffer.from(payload).toString();
  } catch (error) {
    if (error instanceof errors.JWSInvalid) throw new HeadRejected('malformed', error.message);
    throw new HeadRejected('signature-invalid', `key ${keyId} did not sign this head`);
  }
  const head = parse(text);
  if (!treeHeadCheck.Check(head) || Number.isNaN(Date.parse(head.signedAt)))
    throw new HeadRejected('malformed', 'what is signed is no tree head');
  return head;
}

/** Thumbprint of the key that a head names. Throws HeadRejected when it is not the JWS of a head. */
export function keyIdOf(jws: string): string {
  let header: ReturnType<typeof decodeProtectedHeader>;
  try {
    header = decodeProtectedHeader(jws);
  } catch {
    throw new HeadRejected('malformed', 'this is no signed tree head');
  }
  if (header.alg !== algorithm)
    throw new HeadRejected('signature-invalid', `heads are signed by ${algorithm}, not by ${header.alg}`);
  if (header.typ !== mediaType || typeof header.kid !== 'string')
    throw new HeadRejected('malformed', 'this is no signed tree head');
  return header.kid;
}

const thumbprints = new WeakMap<JSONWebKeySet, Promise<Map<string, JWK>>>();

function thumbprintsOf(jwks: JSONWebKeySet): Promise<Map<string, JWK>> {
  const known = thumbprints.get(jwks);
  if (known) return known;
  const usable = jwks.keys.filter(
    ({ kty, crv, x }) => kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string',
  );
  const found = Promise.all(
    usable.map(async (jwk): Promise<[string, JWK]> => [await calculateJwkThumbprint(jwk), jwk]),
  ).then((pairs) => new Map(pairs));
  thumbprints.set(jwks, found);
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
