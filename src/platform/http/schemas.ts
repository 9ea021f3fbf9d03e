import Type, { type Static, type TProperties, type TSchema } from 'typebox';

/** Refers to a shared schema by its name and keeps its static type. */
export const ref = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T>>(Type.Ref((schema as unknown as { $id: string }).$id));

/**
 * A value that may be null; present and null means "known to be none", never left out of answers. For a shared object
 * make the shared schema itself nullable: a choice of types is written out faster than a choice of schemas.
 */
export const Nullable = <T extends TSchema>(schema: T) => {
  const { title, enum: values } = schema as { title?: string; enum?: unknown[] };
  // Enumerations may leave their type unsaid; an `anyOf` would be lost on readers of OpenAPI 3.0.
  const { type = values && 'string' } = schema as { type?: unknown };
  return typeof type === 'string'
    ? Type.Unsafe<Static<T> | null>({
        ...schema,
        ...(title === undefined ? {} : { title: `${title}OrNull` }),
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

/** Text as the service itself writes or keeps it: anything but NUL, which Postgres does not hold. */
export const Words = (description: string, maxLength: number, example?: string) =>
  Type.String({
    maxLength,
    pattern: '^[^\\u0000]*$',
    description,
    ...(example === undefined ? {} : { examples: [example] }),
  });

export const TwoLanguages = Closed(
  {
    id: Text('In Indonesian.', 2000, 'Bagaimana kesesuaian persyaratan dengan pelayanannya?'),
    en: Type.Optional(Text('In English.', 2000, 'How well do the requirements fit the service?')),
  },
  { $id: 'TwoLanguages', description: 'A text in Indonesian, and in English where there is one.' },
);
export type TwoLanguages = Static<typeof TwoLanguages>;

/** A stable code in kebab-case. */
export const Code = (description: string, example: string) =>
  Type.String({ maxLength: 60, pattern: '^[a-z][a-z0-9-]*$', description, examples: [example] });

/** The name of a field of an object of the API. */
export const FieldName = Type.String({ maxLength: 60, pattern: '^[A-Za-z][\\w.]*$', examples: ['nik'] });

/** A file, or one that is sent while it is made: as long as it gets. */
export const FileContent = (description: string, maxLength = Number.MAX_SAFE_INTEGER) =>
  Type.String({ format: 'binary', maxLength, description });

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
  endDecreeNumber: Nullable(
    Text('Number of the decree that ended it, if one did.', 100, '821.2/0456/BKPSDM/2027'),
  ),
  endDecreeDate: Nullable(DateOnly('Date of the decree that ended it.')),
};

export const Validity = {
  validFrom: DateOnly('First day on which this holds — TMT.'),
  validTo: Nullable(DateOnly('First day on which this no longer holds; null while open.')),
};

/** What every main row tells of itself. */
export const Bookkeeping = {
  version: Type.Integer({
    minimum: 1,
    maximum: 2_147_483_647,
    format: 'int32',
    description: 'Raised by every change; part of the ETag.',
  }),
  createdAt: Timestamp('When the record was entered.'),
  updatedAt: Timestamp('When the record was last changed.'),
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
      examples: ['/problems/not-found'],
    }),
    title: Words('The kind of problem in words.', 200, 'Not found'),
    status: Type.Integer({ minimum: 400, maximum: 599, format: 'int32', description: 'The HTTP status.' }),
    detail: Words('What happened in this case.', 1000, 'There is nothing at this address.'),
    instance: Type.String({
      format: 'uri-reference',
      maxLength: 500,
      description: 'The request, by its id: find it in the log with this.',
      examples: ['urn:request:019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
    }),
    code: Code('Stable code of the kind of problem.', 'not-found'),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            pointer: Type.Optional(Words('Place in the body (RFC 6901).', 500, '/name')),
            parameter: Type.Optional(Words('Path or query parameter.', 100, 'limit')),
            header: Type.Optional(Words('Request header.', 100, 'x-purpose')),
            code: Code('Stable code of what is wrong.', 'missing-field'),
            message: Words('What is wrong.', 1000, 'The field name is missing.'),
            hint: Words('How to mend it.', 2000, 'Send it.'),
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

export const sharedSchemas = [ExternalId, Closure, TwoLanguages, ProblemBody];

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
