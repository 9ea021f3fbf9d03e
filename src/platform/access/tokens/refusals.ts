import { errors } from 'jose';

export type RefusalReason =
  | 'malformed'
  | 'unknown-issuer'
  | 'wrong-audience'
  | 'expired'
  | 'not-yet-valid'
  | 'bad-signature'
  | 'algorithm'
  | 'unknown-key'
  | 'missing-claim'
  | 'too-old';

/** A token that is not accepted. The message is for operators and never holds the token. */
export class TokenRefused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The keys of an issuer cannot be had, and no copy of them is young enough: nobody can tell whether a token is good. */
export class IssuerUnavailable extends Error {
  readonly issuer: string;

  constructor(issuer: string, options?: ErrorOptions) {
    super(`the keys of ${issuer} cannot be had`, options);
    this.issuer = issuer;
  }
}

/** What an error of the verification means for the token. */
export function refusalOf(error: unknown): TokenRefused | IssuerUnavailable {
  if (error instanceof IssuerUnavailable) return error;
  return new TokenRefused(reasonOf(error), error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return error.claim === 'iat' ? 'too-old' : 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return 'missing-claim';
    const isEarly = error.reason === 'check_failed' && (error.claim === 'nbf' || error.claim === 'iat');
    return isEarly ? 'not-yet-valid' : 'malformed';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature';
  const isAboutToken =
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JOSENotSupported;
  // What is left speaks of the issuer's keys: none fits, or the one that does is broken or too short.
  return isAboutToken ? 'malformed' : 'unknown-key';
}
