import Type, { type Static } from 'typebox';
import { personal, subject } from '../http/masking.ts';
import type { listQuery } from '../http/paging.ts';
import { Code, DateOnly, FieldName, Nullable, Text, Words } from '../http/schemas.ts';
import { auditOperations } from './operations.ts';

const Values = (description: string) =>
  Type.Unsafe<Record<string, unknown> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
    description,
  });

const resource = Text('The kind of resource that the entry belongs to.', 60, 'employee');
const table = Text('The table of the row, with its schema.', 130, 'employees.placements');

export const AuditEntry = Type.Object(
  {
    id: Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      format: 'int64',
      description: 'Stable id of the entry.',
    }),
    recordedAt: Type.String({
      format: 'date-time',
      maxLength: 35,
      description: 'When it was recorded: UTC, to the microsecond.',
      examples: ['2026-01-31T01:00:00.123456Z'],
    }),
    actor: Type.Object(
      {
        kind: Code('How the caller was known: key, token or system.', 'key'),
        id: Words(
          'Id of the key; issuer and subject of the token; name of the part of the service.',
          1000,
          '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
        ),
      },
      { description: 'Who did it.' },
    ),
    requestId: Nullable(
      Words(
        'The request (`X-Request-Id`); null outside of requests.',
        100,
        '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
      ),
    ),
    operation: auditOperations.schema,
    resource,
    resourceId: subject(
      Nullable(Words('Id of that resource.', 200, '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b')),
      {
        namedBy: 'resource',
      },
    ),
    table: Nullable({ ...table, description: 'The table of the row, with its schema; null for reads.' }),
    recordKey: Values('The key of the row in its table; null for reads.'),
    before: Values('Fields before: all of a removed row, the changed ones of a changed row.'),
    after: Values(
      'Fields after: all of an entered row, the changed ones of a changed row; for reads the operation and the fields shown.',
    ),
    personal: personal(
      Type.Unsafe<{ before: Record<string, unknown> | null; after: Record<string, unknown> | null } | null>({
        type: ['object', 'null'],
        properties: { before: Values('Before.'), after: Values('After.') },
        description: 'Personal fields before and after, kept apart; null if there are none.',
      }),
      'hidden',
    ),
    reason: Nullable(Words('Why, as said in `X-Purpose`.', 500, 'Mutasi 2026, nota dinas 800/12')),
    leafIndex: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        format: 'int64',
        description: 'Place in the sealed log; null until it is sealed.',
      }),
    ),
    maskedFields: Type.Array(FieldName, {
      maxItems: 10,
      description: 'Names of the fields that were masked for this caller.',
    }),
  },
  { $id: 'AuditEntry', description: 'What happened to one row, or that personal data of somebody was read.' },
);
export type AuditEntry = Static<typeof AuditEntry>;

export const auditEntrySchemas = [AuditEntry];

export const entryFilters = {
  resource: Type.Optional(resource),
  resourceId: Type.Optional(Text('Only entries of the resource with this id.', 200)),
  table: Type.Optional(table),
  operation: Type.Optional(auditOperations.schema),
  actorId: Type.Optional(Text('Only what this caller did, by the id of the key or token.', 1000)),
  actorKind: Type.Optional(Type.Enum(['key', 'token', 'system'], { description: 'Only callers known so.' })),
  requestId: Type.Optional(
    Type.String({
      pattern: '^[\\w.-]{1,100}$',
      maxLength: 100,
      description: 'Only what this request did (`X-Request-Id`).',
    }),
  ),
  from: Type.Optional(DateOnly('Only from this day on, in the service’s time zone.')),
  to: Type.Optional(DateOnly('Only up to this day, the day included.')),
};

/** The query of a list of entries: by id, the newest first unless asked otherwise. */
export const newestFirst = <Query extends ReturnType<typeof listQuery>>(query: Query): Query => {
  const sort = Type.Enum(['-id', 'id'], {
    default: '-id',
    description: 'Order: `-id` shows the newest entries first, `id` the oldest.',
  });
  return { ...query, properties: { ...query.properties, sort } };
};
