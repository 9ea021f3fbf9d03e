import { Ajv, type ErrorObject } from 'ajv';
import { closest } from 'fastest-levenshtein';
import Type, { type Static } from 'typebox';

const path = { minLength: 1, maxLength: 200 };

/** An OIDC provider whose access tokens are accepted, and how they are read. Dotted paths lead into nested claims. */
export const Issuer = Type.Object(
  {
    issuer: Type.String({ description: 'Exactly as in the claim `iss`.' }),
    audiences: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'At least one of them must stand in one of the audience claims.',
    }),
    audienceClaims: Type.Array(Type.Enum(['aud', 'azp']), {
      minItems: 1,
      uniqueItems: true,
      default: ['aud'],
      description: 'Keycloak often has `account` in `aud` and the client in `azp`.',
    }),
    algorithms: Type.Array(
      Type.Enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA']),
      { minItems: 1, uniqueItems: true, default: ['RS256'] },
    ),
    jwksUri: Type.Optional(Type.String({ description: 'Unset: found through OpenID Connect Discovery.' })),
    leewaySeconds: Type.Integer({ minimum: 0, maximum: 300, default: 30 }),
    maximumAgeSeconds: Type.Optional(Type.Integer({ minimum: 1 })),
    claims: Type.Object(
      {
        nip: Type.String({ ...path, default: 'preferred_username' }),
        roles: Type.Array(Type.String(path), { default: ['realm_access.roles'] }),
        name: Type.String({ ...path, default: 'name' }),
      },
      { additionalProperties: false, default: {} },
    ),
    outageToleranceSeconds: Type.Integer({
      minimum: 0,
      default: 86_400,
      description: 'How old the last copy of the keys may grow while the provider is out of reach.',
    }),
  },
  { additionalProperties: false },
);
export type Issuer = Static<typeof Issuer>;

const variable = 'PENATA_ISSUERS';
const validate = new Ajv({
  useDefaults: true,
  strict: false,
  verbose: true,
  validateSchema: false,
}).compile<Issuer[]>(Type.Array(Issuer));

/**
 * Reads issuers from the JSON array of `PENATA_ISSUERS`.
 * @throws Error with one sentence that names the field.
 */
export function parseIssuers(text: string): Issuer[] {
  let issuers: unknown;
  try {
    issuers = JSON.parse(text);
  } catch {
    throw new Error(`${variable} must be a JSON array of issuers.`);
  }
  if (!validate(issuers)) throw new Error(sentenceOf(validate.errors![0]!));
  for (const [index, { issuer, jwksUri }] of issuers.entries()) {
    const place = `${variable}[${index}]`;
    requireAddress(issuer, `${place}.issuer`);
    if (jwksUri !== undefined) requireAddress(jwksUri, `${place}.jwksUri`);
    if (issuers.findIndex((other) => other.issuer === issuer) < index)
      throw new Error(`${place}.issuer repeats ${issuer}.`);
  }
  return issuers;
}

/** Whether keys may be fetched from an address: nobody on the way may change them. */
export function isTrustworthyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
  return (
    (protocol === 'https:' || (protocol === 'http:' && isLocal)) && !username && !password && hash === ''
  );
}

function requireAddress(text: string, place: string): void {
  if (!isTrustworthyAddress(text))
    throw new Error(`${place} must be an https address (http only for localhost or 127.0.0.1).`);
}

function sentenceOf({ keyword, instancePath, params, message, parentSchema }: ErrorObject): string {
  const place = instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('');
  const name = `${variable}${place}`;
  switch (keyword) {
    case 'additionalProperties': {
      const unknown: string = params.additionalProperty;
      const known = Object.keys((parentSchema as { properties: object }).properties);
      return `${name}.${unknown} is not a field of an issuer; did you mean ${closest(unknown, known)}?`;
    }
    case 'required':
      return `${name}.${params.missingProperty} is missing.`;
    case 'enum':
      return `${name} must be one of ${params.allowedValues.join(', ')}.`;
    default:
      return `${name} ${message}.`;
  }
}
