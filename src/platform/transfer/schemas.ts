import Type, { type Static } from 'typebox';
import { Code, FieldName, Id, Nullable, Timestamp, Words } from '../http/schemas.ts';
import { importModes, importStates } from './reference.ts';

const Count = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description });
const ColumnNames = (description: string) =>
  Type.Array(Type.String({ maxLength: 10_000, pattern: '^[^\\u0000]*$', examples: ['Catatan'] }), {
    maxItems: 500,
    description,
  });

const Said = {
  code: Code('Stable code of what is wrong.', 'nip-length'),
  message: Words('What is wrong.', 30_000, 'A NIP has 18 digits.'),
  hint: Words('How to mend it.', 30_000, 'Look it up in the decree.'),
};

export const Noted = Type.Object(
  {
    count: Count('How many there are.'),
    first: Type.Array(Type.Object({}, { additionalProperties: true, description: 'One of them.' }), {
      maxItems: 200,
      description: 'The first of them.',
    }),
  },
  { title: 'Noted', description: 'Something noteworthy: how often, and where first.' },
);

export const Import = Type.Object(
  {
    id: Id('Stable id of the import.'),
    resource: Code('What is imported.', 'employees'),
    fileName: Words('Name of the uploaded file.', 200, 'pegawai.csv'),
    fileBytes: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      format: 'int64',
      description: 'Size of the file.',
    }),
    fileSha256: Type.String({
      maxLength: 64,
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 of the file, in hexadecimal digits.',
      examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    }),
    dryRun: Type.Boolean({ description: 'Whether everything is done but nothing kept.' }),
    mode: importModes.schema,
    mapping: Nullable(
      Type.Object(
        {},
        {
          additionalProperties: FieldName,
          description:
            'Which field each column holds, as the caller mapped them; null where all are found by name.',
          examples: [{ 'Nomor Induk': 'nip' }],
        },
      ),
    ),
    options: Type.Object({}, { additionalProperties: true, description: 'Settings of this resource.' }),
    state: importStates.schema,
    percent: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        format: 'int32',
        description: 'How far it has come; null while the file is being checked.',
      }),
    ),
    rowsTotal: Nullable(Count('Rows of the file; null until it has been read through once.')),
    rowsRead: Count(
      'Rows dealt with so far: created + updated + unchanged + refused, unless nothing landed.',
    ),
    created: Count('Rows that became new records (in a dry run: would have).'),
    updated: Count('Rows that changed a record.'),
    unchanged: Count('Rows equal to what is held: they touched nothing.'),
    refused: Count('Rows that were refused; findings of severity error say why.'),
    warnings: Count('Findings of severity warning.'),
    report: Type.Object(
      {
        unknownColumns: Type.Optional(ColumnNames('Columns that are not known: kept aside.')),
        unusedColumns: Type.Optional(ColumnNames('Columns that such files have and that are not read.')),
        positionsCreated: Type.Optional(Noted),
      },
      { additionalProperties: Noted, description: 'What else is to be said.' },
    ),
    fileFormat: Nullable(
      Type.Enum(['csv', 'xlsx', 'ndjson'], {
        description: 'Format of the file; null until its first rows have been dealt with.',
      }),
    ),
    fileColumns: ColumnNames('Columns of the file, in its order.'),
    templateVersion: Nullable(
      Words('Version of the template that the file was made from, if it was.', 60, '3f2a9c0d71be'),
    ),
    failure: Nullable(Type.Object(Said, { description: 'Why the import failed.' })),
    createdBy: Words('Who uploaded the file: `key:`, `token:` or `system:` and id.', 1000, 'system:cli'),
    createdAt: Timestamp('When the file had arrived.'),
    startedAt: Nullable(Timestamp('When the work began.')),
    cancelRequestedAt: Nullable(Timestamp('When somebody asked that the import stop.')),
    finishedAt: Nullable(Timestamp('When the import finished, failed or was cancelled.')),
  },
  { $id: 'Import', description: 'An uploaded file and what becomes of it.' },
);
export type Import = Static<typeof Import>;

export const ImportFinding = Type.Object(
  {
    id: Id('Stable id of the finding.'),
    line: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      format: 'int32',
      description: 'Line of the file, or row of the sheet.',
    }),
    severity: Type.Enum(['error', 'warning'], {
      description: 'Whether the row was refused (`error`), or taken with a remark.',
    }),
    column: Nullable(Words('The column as the file names it.', 10_000, 'NIP')),
    value: Nullable(Words('The value found; personal data is masked.', 200, '19900101…')),
    ...Said,
  },
  { $id: 'ImportFinding', description: 'Something wrong or noteworthy in one row of an imported file.' },
);
export type ImportFinding = Static<typeof ImportFinding>;

export const ImportTemplate = Type.Object(
  {
    resource: Code('What is imported.', 'employees'),
    version: Type.String({
      maxLength: 12,
      pattern: '^[0-9a-f]{12}$',
      description: 'Changes whenever columns are added, removed or renamed, or become required.',
      examples: ['3f2a9c0d71be'],
    }),
    columns: Type.Array(
      Type.Object(
        {
          field: Type.Unsafe<string>({ ...FieldName, description: 'The field that a mapping refers to.' }),
          name: Words('The name in the template.', 100, 'NIP BARU'),
          otherNames: Type.Array(Words('Another name.', 100, 'NIP'), {
            maxItems: 20,
            description: 'Other names under which files may have it.',
          }),
          isRequired: Type.Boolean({ description: 'Whether a file must have this column.' }),
          isPersonal: Type.Boolean({ description: 'Whether it holds personal data.' }),
          description: Words('What stands in it.', 1000, 'NIP, or NI PPPK: 18 digits, as text.'),
          example: Words('A value as it may be written.', 200, '198503152010011001'),
          codes: Nullable(
            Type.Array(Words('A code.', 60, 'III/c'), {
              maxItems: 200,
              description: 'The codes that its values stand for; null where any text may stand.',
            }),
          ),
        },
        { description: 'A column.' },
      ),
      { maxItems: 200, description: 'The columns that are read, in the order of the template.' },
    ),
  },
  { $id: 'ImportTemplate', description: 'What a file of a resource may hold.' },
);
export type ImportTemplate = Static<typeof ImportTemplate>;

export const transferSchemas = [Import, ImportFinding, ImportTemplate];
