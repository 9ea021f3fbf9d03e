import Type, { type Static, type TProperties, type TSchema } from 'typebox';

/** Refers to a shared schema by its name and keeps its static type. */
export const ref = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T>>(Type.Ref((schema as unknown as { $id: string }).$id));

/**
 * A value that may be null; present and null means "known to be none", never left out of answers. For a shared object
 * make the shared schema itself nullable: a choice of types is written out faster than a choice of schemas.
 */
export const Nullable = <T extends TSchema>(schema: T) => {
  const { type, enum: values } = schema as { type?: unknown; enum?: unknown[] };
  return typeof type === 'string'
    ? Type.Unsafe<Static<T> | null>({
        ...schema,
        type: [type, 'null'],
        ...(values ? { enum: [...values, null] } : {}),
      })
    : Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });
};

/** An object that refuses unknown fields: for everything that comes in. */
export const Closed = <T extends TProperties>(properties: T, options: Record<string, unknown> = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const Id = (description: string) =>
  Type.String({
    format: 'uuid',
    maxLength: 36,
    description,
    examples: ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
  });

/** A calendar date without time, as text from database to wire. */
export const DateOnly = (description: string, example = '2026-01-31') =>
  Type.String({ format: 'date', maxLength: 10, description, examples: [example] });

export const Timestamp = (description: string) =>
  Type.Unsafe<Date | string>({
    type: 'string',
    format: 'date-time',
    maxLength: 35,
    description,
    examples: ['2026-01-31T01:00:00.000Z'],
  });

/** A line of text: never empty, never with control characters. */
export const Text = (description: string, maxLength: number, example?: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    // Blanks, then the first that is none: no part can take what another could, or a long text would be tried at every
    // place.
    pattern: '^[^\\S\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
    description,
    ...(example === undefined ? {} : { examples: [example] }),
  });

export const AsOf = Type.Optional(
  DateOnly('Read the state as of this day; today (in the service’s time zone) if not given.'),
);

export const ExternalId = Type.Object(
  {
    system: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$',
      maxLength: 40,
      description: 'The other system, in kebab-case.',
      examples: ['siasn'],
    }),
    value: Text('The record’s own number in that system.', 100, 'A5EB03E23CC9F6A0E040640A040252AD'),
  },
  {
    $id: 'ExternalId',
    additionalProperties: false,
    description: 'The number under which another system knows this record; unique within that system.',
  },
);

export const ExternalIds = Type.Array(ref(ExternalId), {
  maxItems: 20,
  description: 'Numbers of this record in other systems, at most one for each.',
});

export const Decree = {
  decreeNumber: Nullable(Text('Number of the decree — nomor SK.', 100, '821.2/0123/BKPSDM/2026')),
  decreeDate: Nullable(DateOnly('Date of the decree — tanggal SK.')),
};

export const EndDecree = {
  endDecreeNumber: Nullable(Text('Number of the decree that ended it, if one did.', 100)),
  endDecreeDate: Nullable(DateOnly('Date of the decree that ended it.')),
};

export const Validity = {
  validFrom: DateOnly('First day on which this holds — TMT.'),
  validTo: Nullable(DateOnly('First day on which this no longer holds; null while open.')),
};

export const Closure = Closed(
  {
    closedOn: DateOnly('The first day on which it no longer exists.'),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'Closure', description: 'The end of a unit or position, and the decree that ends it.' },
);

export const ProblemBody = Type.Object(
  {
    type: Type.String({
      format: 'uri-reference',
      maxLength: 500,
      description: 'Address of the page that explains this kind of problem.',
    }),
    title: Type.String({ maxLength: 200, description: 'The kind of problem in words.' }),
    status: Type.Integer({ minimum: 400, maximum: 599, format: 'int32', description: 'The HTTP status.' }),
    detail: Type.String({ maxLength: 1000, description: 'What happened in this case.' }),
    instance: Type.String({
      format: 'uri-reference',
      maxLength: 500,
      description: 'The request, by its id: find it in the log with this.',
    }),
    code: Type.String({
      maxLength: 60,
      description: 'Stable code of the kind of problem.',
      examples: ['not-found'],
    }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            pointer: Type.Optional(
              Type.String({ maxLength: 500, description: 'Place in the body (RFC 6901).' }),
            ),
            parameter: Type.Optional(
              Type.String({ maxLength: 100, description: 'Path or query parameter.' }),
            ),
            header: Type.Optional(Type.String({ maxLength: 100, description: 'Request header.' })),
            code: Type.String({ maxLength: 60, description: 'Stable code of what is wrong.' }),
            message: Type.String({ maxLength: 1000, description: 'What is wrong.' }),
            hint: Type.String({ maxLength: 2000, description: 'How to mend it.' }),
          },
          { description: 'One place of the input that is wrong.' },
        ),
        { maxItems: 100, description: 'The places of the input that are wrong.' },
      ),
    ),
  },
  {
    $id: 'Problem',
    description: 'What went wrong, after RFC 9457, in the language that Accept-Language prefers.',
  },
);

export const sharedSchemas = [ExternalId, Closure, ProblemBody];

/** Filter by a number in another system: `system:value`. */
export const ExternalIdFilter = Type.Optional(
  Type.String({
    pattern: '^[a-z][a-z0-9-]{0,39}:[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
    maxLength: 150,
    description: 'Only the record with this number in another system, as `system:value`.',
    examples: ['siasn:A5EB03E23CC9F6A0E040640A040252AD'],
  }),
);

/** Reads the value of an {@link ExternalIdFilter}. */
export function externalIdOf(filter: string): Static<typeof ExternalId> {
  const at = filter.indexOf(':');
  return { system: filter.slice(0, at), value: filter.slice(at + 1) };
}
