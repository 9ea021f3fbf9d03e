import { hash } from 'node:crypto';
import {
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import { readClaims, type VerifiedToken } from './claims.ts';
import { IssuerKeys, type KeySources, type TrustedIssuer } from './issuer-keys.ts';
import { IssuerUnavailable, refusalOf, TokenRefused } from './refusals.ts';

export { IssuerUnavailable, TokenRefused, type TrustedIssuer, type VerifiedToken };

export interface TokenVerifier {
  /**
   * Verifies an access token.
   * @throws TokenRefused, or IssuerUnavailable while nobody can tell.
   */
  verify(token: string): Promise<VerifiedToken>;
}

const maximumLength = 16_384;
const maximumRemembered = 10_000;
const rememberedMilliseconds = 60_000;
const shape = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Verifies access tokens of these issuers. `fetch` and `now` replace the real ones in tests. */
export function createTokenVerifier(issuers: readonly TrustedIssuer[], options: KeySources): TokenVerifier {
  const now = options.now ?? (() => new Date());
  const known = new Map(
    issuers.map((issuer) => [issuer.issuer, { issuer, keys: new IssuerKeys(issuer, options) }]),
  );
  const remembered = new Map<string, { token: VerifiedToken; until: number }>();

  const remember = (digest: string, token: VerifiedToken): void => {
    if (remembered.size >= maximumRemembered) {
      const [oldest] = remembered.keys();
      remembered.delete(oldest!);
    }
    const time = now().getTime();
    const until = Math.min(token.expiresAt.getTime(), time + rememberedMilliseconds);
    if (until > time) remembered.set(digest, { token, until });
  };

  return {
    verify: async (token) => {
      if (!looksLikeToken(token)) throw new TokenRefused('malformed', 'the text is no JWT of a usual length');
      // Only the digest is kept: whoever reads the memory finds no token to use.
      const digest = hash('sha256', token);
      const found = remembered.get(digest);
      if (found && found.until > now().getTime()) return found.token;
      remembered.delete(digest);

      const claims = unverifiedClaims(token);
      if (!claims) throw new TokenRefused('malformed', 'the claims cannot be read');
      if (claims.iss === undefined) throw new TokenRefused('missing-claim', 'the claim "iss" is missing');
      const trusted = known.get(claims.iss);
      if (!trusted) throw new TokenRefused('unknown-issuer', 'no such issuer is trusted');
      const verified = await verifySignature(token, trusted, now());
      const result = readClaims(verified, trusted.issuer);
      remember(digest, result);
      return result;
    },
  };
}

async function verifySignature(
  token: string,
  { issuer, keys }: { issuer: TrustedIssuer; keys: IssuerKeys },
  currentDate: Date,
): Promise<JWTVerifyResult> {
  const { maximumAgeSeconds } = issuer;
  const options: JWTVerifyOptions = {
    issuer: issuer.issuer,
    algorithms: issuer.algorithms,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: issuer.leewaySeconds,
    currentDate,
    ...(maximumAgeSeconds === undefined ? {} : { maxTokenAge: maximumAgeSeconds }),
  };
  try {
    return await jwtVerify(token, keys.find, options).catch((error: unknown) => {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      return verifyWithAny(token, error, options);
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

/** A token that does not name its key may be signed with any that fits. */
async function verifyWithAny(
  token: string,
  candidates: errors.JWKSMultipleMatchingKeys,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  for await (const key of candidates) {
    try {
      return await jwtVerify(token, key, options);
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
}

const looksLikeToken = (text: string): boolean => text.length <= maximumLength && shape.test(text);

function unverifiedClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
