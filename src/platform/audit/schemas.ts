import Type, { type Static } from 'typebox';
import { personal, subject } from '../http/masking.ts';
import type { listQuery } from '../http/paging.ts';
import { DateOnly, Nullable, Text } from '../http/schemas.ts';
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
    id: Type.Integer({ minimum: 1, format: 'int64', description: 'Id of the entry.' }),
    recordedAt: Type.String({
      format: 'date-time',
      maxLength: 35,
      description: 'When it was recorded: UTC, to the microsecond.',
      examples: ['2026-01-31T01:00:00.123456Z'],
    }),
    actor: Type.Object(
      {
        kind: Type.String({ maxLength: 20, description: 'How the caller was known: key, token or system.' }),
        id: Type.String({
          maxLength: 1000,
          description: 'Id of the key; issuer and subject of the token; name of the part of the service.',
        }),
      },
      { description: 'Who did it.' },
    ),
    requestId: Nullable(
      Type.String({ maxLength: 100, description: 'The request (`X-Request-Id`); null outside of requests.' }),
    ),
    operation: auditOperations.schema,
    resource,
    resourceId: subject(Nullable(Type.String({ maxLength: 200, description: 'Id of that resource.' })), {
      namedBy: 'resource',
    }),
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
    reason: Nullable(Type.String({ maxLength: 500, description: 'Why, as said in `X-Purpose`.' })),
    leafIndex: Nullable(
      Type.Integer({
        minimum: 0,
        format: 'int64',
        description: 'Place in the sealed log; null until it is sealed.',
      }),
    ),
    maskedFields: Type.Array(Type.String({ maxLength: 60 }), {
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
    Type.String({ pattern: '^[\\w.-]{1,100}$', maxLength: 100, description: 'Only this request.' }),
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
