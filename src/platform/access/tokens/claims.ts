import type { JWTPayload, JWTVerifyResult } from 'jose';
import type { Issuer } from './issuers.ts';
import { TokenRefused } from './refusals.ts';

/** Whom a verified access token speaks for. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** 18 digits; null if the token names none. */
  readonly nip: string | null;
  readonly name: string | null;
  /** As the issuer calls them. */
  readonly roles: readonly string[];
  readonly expiresAt: Date;
}

const maximumName = 200;

/**
 * Reads a token whose signature, issuer and times are verified already.
 * @throws TokenRefused
 */
export function readClaims({ payload, protectedHeader }: JWTVerifyResult, issuer: Issuer): VerifiedToken {
  requireAccessToken(protectedHeader.typ, payload);
  requireAudience(payload, issuer);
  const { claims } = issuer;
  return {
    issuer: issuer.issuer,
    subject: subjectOf(payload),
    nip: nipOf(claimAt(payload, claims.nip)),
    name: nameOf(claimAt(payload, claims.name)),
    roles: [...new Set(claims.roles.flatMap((path) => textsOf(claimAt(payload, path))))],
    expiresAt: expiryOf(payload),
  };
}

/** ID and refresh tokens are signed with the same keys: they must not pass for access tokens. */
function requireAccessToken(type: unknown, payload: JWTPayload): void {
  if (type !== undefined && !/^(application\/)?(at\+)?jwt$/i.test(String(type)))
    throw new TokenRefused('malformed', 'the header names another type of token');
  // Keycloak tells its kinds of tokens apart in the payload: Bearer, ID, Refresh, Offline, Logout and others.
  if (payload.typ !== undefined && !/^bearer$/i.test(String(payload.typ)))
    throw new TokenRefused('malformed', 'the token is an ID or refresh token, not an access token');
  if (payload.at_hash !== undefined || payload.c_hash !== undefined)
    throw new TokenRefused('malformed', 'the token is an ID token, not an access token');
}

function requireAudience(payload: JWTPayload, { audiences, audienceClaims }: Issuer): void {
  const named = audienceClaims.flatMap((claim) => textsOf(payload[claim]));
  if (!named.some((audience) => audiences.includes(audience)))
    throw new TokenRefused('wrong-audience', `the token is for others: ${named.join(', ') || 'nobody'}`);
}

function subjectOf({ sub }: JWTPayload): string {
  if (sub === undefined || sub === '') throw new TokenRefused('missing-claim', 'the claim "sub" is empty');
  if (typeof sub !== 'string' || sub.length > 255 || /\p{Cc}/u.test(sub))
    throw new TokenRefused('malformed', 'the claim "sub" must be a text of at most 255 characters');
  return sub;
}

function expiryOf({ exp }: JWTPayload): Date {
  const expiry = new Date(exp! * 1000);
  if (Number.isNaN(expiry.getTime()))
    throw new TokenRefused('malformed', 'the claim "exp" lies beyond all calendars');
  return expiry;
}

function nipOf(value: unknown): string | null {
  const digits = typeof value === 'string' ? value.replaceAll(/\s/g, '') : '';
  return /^\d{18}$/.test(digits) ? digits : null;
}

function nameOf(value: unknown): string | null {
  const name =
    typeof value === 'string'
      ? value
          .replaceAll(/\p{Cc}/gu, ' ')
          .trim()
          .slice(0, maximumName)
      : '';
  return name === '' ? null : name;
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string');

/** The claim at a dotted path; names that hold dots themselves, such as those of clients, are found too. */
function claimAt(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined;
  if (Object.hasOwn(claims, path)) return (claims as Record<string, unknown>)[path];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    if (!Object.hasOwn(claims, head)) continue;
    const found = claimAt((claims as Record<string, unknown>)[head], path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
