import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable, Text, Timestamp, Words } from '../../http/schemas.ts';
import { roleReaches } from '../role-reaches.ts';
import { allScopes } from '../scopes.ts';

export const keyStates = ['active', 'expired', 'revoked'] as const;
export type KeyState = (typeof keyStates)[number];

const maximumScopes = 100;
const maximumUnits = 50;

const Kept = {
  version: Bookkeeping.version,
  createdAt: Timestamp('When it was made.'),
  updatedAt: Timestamp('When it was last changed.'),
};

const Scopes = (description: string, minItems: number) =>
  Type.Array(
    Type.String({
      minLength: 1,
      maxLength: 60,
      pattern: '^[^\\s\\u0000]+$',
      description: `One of ${allScopes.join(', ')}.`,
      examples: ['organisation:read'],
    }),
    { minItems, maxItems: maximumScopes, description },
  );

const UnitIds = (description: string) =>
  Nullable(
    Type.Array(Id('Id of a unit; it stands for all units below it too.'), {
      minItems: 1,
      maxItems: maximumUnits,
      description,
    }),
  );

const keyText = {
  name: Text('What the key is called.', 200, 'Portal JDIH'),
  owner: Text('Who answers for it: an office or a person.', 200, 'Bagian Hukum Setda'),
  contact: Type.String({
    minLength: 5,
    maxLength: 200,
    pattern: '^(?:[^\\s@]+@[^\\s@]+|\\+?[0-9][0-9 ().-]+)$',
    description: 'How the owner is reached: an e-mail address or a telephone number.',
    examples: ['hukum@palembang.go.id'],
  }),
  purpose: Text('What it is used for.', 1000, 'Menampilkan struktur organisasi di portal'),
};

const keyBounds = {
  networks: Nullable(
    Type.Array(
      Type.String({
        minLength: 2,
        maxLength: 49,
        pattern: '^[^\\u0000]*$',
        description: 'An address or a network in CIDR notation.',
        examples: ['203.0.113.0/24'],
      }),
      {
        minItems: 1,
        maxItems: 50,
        description: 'Networks from which it is accepted; null for from anywhere.',
      },
    ),
  ),
  requestsPerMinute: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      format: 'int32',
      description: 'Its own limit; null for the usual one of the service.',
    }),
  ),
};

const keyScopes = {
  scopes: Scopes('What the key may do.', 1),
  unitIds: UnitIds('Units to which all its scopes are confined; null for the whole city.'),
};

const untilWhen = 'When it ends, at most five years from now.';
const EndOfKey = (description: string) =>
  Type.String({
    format: 'date-time',
    maxLength: 35,
    description,
    examples: ['2027-01-31T00:00:00+07:00'],
  });

export const ApiKey = Type.Object(
  {
    id: Id('Stable id of the key; the part of the key before its secret.'),
    name: keyText.name,
    owner: Nullable(keyText.owner),
    contact: Nullable(keyText.contact),
    purpose: Nullable(keyText.purpose),
    scopes: Scopes('What the key may do.', 0),
    unitIds: keyScopes.unitIds,
    ...keyBounds,
    state: Type.Enum(keyStates, { description: 'Whether it still opens anything.' }),
    expiresAt: Timestamp('When it ends.'),
    formerSecretValidUntil: Nullable(
      Timestamp('Until when the secret from before the last rotation is valid; null if none is.'),
    ),
    revokedAt: Nullable(Timestamp('When it was revoked.')),
    lastUsedAt: Nullable(Timestamp('When it was last used; written every ten seconds.')),
    lastUsedFrom: Nullable(
      Words('The range of addresses from which it was last used.', 49, '203.0.113.0/24'),
    ),
    createdBy: Words('Who made it: `key:`, `token:` or `system:` and id.', 1000, 'system:penata key'),
    ...Kept,
  },
  { $id: 'ApiKey', description: 'An API key, without its secret.' },
);
export type ApiKey = Static<typeof ApiKey>;

export const IssuedApiKey = Type.Object(
  {
    ...ApiKey.properties,
    key: Type.String({
      maxLength: 100,
      pattern: '^pnt_\\S+$',
      description: 'The key itself. It is shown this once: only a hash of it is kept.',
      examples: ['pnt_019a0b1c2d3e7f408a5b6c7d8e9f0a1b_…'],
    }),
  },
  { $id: 'IssuedApiKey', description: 'An API key that was just made or rotated, with its secret.' },
);

export const NewApiKey = Closed(
  {
    ...keyText,
    scopes: keyScopes.scopes,
    unitIds: Type.Optional(keyScopes.unitIds),
    networks: Type.Optional(keyBounds.networks),
    requestsPerMinute: Type.Optional(keyBounds.requestsPerMinute),
    expiresAt: Type.Optional(
      EndOfKey(`${untilWhen} Without it: in a year, or when the caller’s own key ends, if that is earlier.`),
    ),
  },
  { $id: 'NewApiKey', description: 'A key that is to be made.' },
);
export type NewApiKey = Static<typeof NewApiKey>;

export const ApiKeyChange = Closed(
  Type.Partial(Type.Object({ ...keyText, ...keyBounds, expiresAt: EndOfKey(untilWhen) })).properties,
  {
    $id: 'ApiKeyChange',
    minProperties: 1,
    description: 'What may change of a key; scopes and units never do: make another key instead.',
  },
);
export type ApiKeyChange = Static<typeof ApiKeyChange>;

export const defaultOverlapHours = 24;

export const KeyRotation = Closed(
  {
    overlapHours: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 720,
        default: defaultOverlapHours,
        format: 'int32',
        description: 'Hours for which the secret so far stays valid beside the new one; 0 ends it at once.',
      }),
    ),
  },
  { $id: 'KeyRotation', description: 'How a secret gives way to a new one.' },
);

const RoleLabel = Closed(
  { id: Text('In Indonesian.', 200, 'Auditor'), en: Text('In English.', 200, 'Auditor') },
  { title: 'RoleLabel', description: 'What the role is called.' },
);

export const RoleName = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[a-z][a-z0-9-]*$',
  description: 'Name of the role, in kebab-case; a token that names it holds the role.',
  examples: ['head-of-unit'],
});

const roleContent = {
  label: RoleLabel,
  description: Text('What holders of the role do.', 1000, 'Reads the audit log and proves it.'),
  scopes: Scopes('What holders of the role may do.', 0),
  reach: roleReaches.schema,
  unitIds: UnitIds('With the reach `listed-units`, and only then: the units; else null.'),
  tokenValues: Type.Array(Text('A value of the roles claim of tokens.', 200, 'penata-auditor'), {
    maxItems: 50,
    description: 'Values of the roles claim that stand for this role, besides its name.',
  }),
};

export const Role = Type.Object(
  { name: RoleName, ...roleContent, ...Kept },
  { $id: 'Role', description: 'What people may do whose token names the role.' },
);
export type Role = Static<typeof Role>;

export const NewRole = Closed(
  {
    name: RoleName,
    ...roleContent,
    unitIds: Type.Optional(roleContent.unitIds),
    tokenValues: Type.Optional(roleContent.tokenValues),
  },
  { $id: 'NewRole', description: 'A role that is to be added.' },
);
export type NewRole = Static<typeof NewRole>;

export const RoleChange = Closed(Type.Partial(Type.Object(roleContent)).properties, {
  $id: 'RoleChange',
  minProperties: 1,
  description: 'What may change of a role; lists are replaced as a whole.',
});
export type RoleChange = Static<typeof RoleChange>;

export const Caller = Type.Object(
  {
    kind: Type.Enum(['key', 'token'], { description: 'What the caller showed.' }),
    id: Words(
      'Id of the key, or `issuer|subject` of the token.',
      1000,
      '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
    ),
    name: Words('What the caller is called.', 500, 'Payroll'),
    roles: Type.Array(RoleName, { maxItems: 1000, description: 'The roles of a token; none for a key.' }),
    grants: Type.Unsafe<Record<string, readonly string[] | null>>({
      type: 'object',
      additionalProperties: {
        type: ['array', 'null'],
        items: Id('Id of a unit; it stands for all units below it too.'),
        maxItems: 10_000,
        description: 'The units in which the scope holds; null for the whole city.',
      },
      description: 'Each scope that the caller holds, with the units in which it holds.',
      examples: [{ 'organisation:read': null }],
    }),
    employeeId: Nullable(Id('The personnel file of a civil servant with a token.')),
    unitId: Nullable(Id('The unit of that civil servant.')),
    agencyId: Nullable(Id('The agency of that civil servant.')),
    expiresAt: Timestamp('When the key or token ends.'),
  },
  { $id: 'Caller', description: 'Who calls, and what the caller may do where.' },
);

export const administrationSchemas = [
  ApiKey,
  IssuedApiKey,
  NewApiKey,
  ApiKeyChange,
  KeyRotation,
  Role,
  NewRole,
  RoleChange,
  Caller,
];
