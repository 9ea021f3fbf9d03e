import { answers } from '../http/answers.ts';
import { type Addition, withAnswers } from '../http/documented.ts';
import { type Access, scopes, type UnitRule } from './scopes.ts';

/** How a caller proves who it is, as OpenAPI security schemes. */
export const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of Penata, sent as a bearer token (RFC 6750).',
  },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'An API key of Penata, in a header of its own: for callers behind a gateway.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token of a trusted identity provider (OpenID Connect), verified as RFC8725 advises: algorithms, issuer, audience and keys are pinned.',
  },
} as const;

type Security = Record<string, readonly string[]>[];

const unitWords: Record<UnitRule, string> = {
  city: 'Callers whose scope holds in some units only are refused.',
  shared: 'The answer is the same for callers of some units only.',
  narrowed:
    'Callers whose scope holds in some units only see and change what lies there; all else does not exist for them.',
};

/** What a declaration of access means, in words and as OpenAPI `security`. */
function documentedAccess(access: Access): { words: string; security: Security } {
  switch (access.kind) {
    case 'public':
      return { words: '', security: [{}] };
    case 'self':
      return {
        words: 'For civil servants with a token, about the own record alone.',
        security: [{ token: [] }],
      };
    case 'caller':
      return { words: 'For every caller who is recognised.', security: anyCredential };
    case 'scope': {
      const sensitive = access.sensitive
        ? ` Personal data is unmasked with \`${access.sensitive}\`, and who saw it is put on record.`
        : '';
      const scope = `Scope: \`${access.scope}\` (${scopes[access.scope].en}).`;
      return { words: `${scope} ${unitWords[access.units]}${sensitive}`, security: anyCredential };
    }
  }
}

const anyCredential: Security = [{ bearer: [] }, { apiKey: [] }, { token: [] }];

export const documentAccess: Addition = (described, route) => {
  const access = route.config?.access;
  if (!access || access.kind === 'public') return { ...described, security: [{}] };
  const { words, security } = documentedAccess(access);
  return withAnswers(
    { ...described, description: `${described.description}\n\n${words}`, security },
    answers({}, 403),
  );
};
