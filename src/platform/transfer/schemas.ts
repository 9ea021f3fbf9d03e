import Type, { type Static } from 'typebox';
import { Id, Nullable, Timestamp } from '../http/schemas.ts';
import { importModes, importStates } from './reference.ts';

const Count = (description: string) => Type.Integer({ minimum: 0, format: 'int32', description });
const ColumnNames = (description: string) =>
  Type.Array(Type.String({ maxLength: 10_000 }), { maxItems: 500, description });

const Words = {
  code: Type.String({
    maxLength: 60,
    description: 'Stable code of what is wrong.',
    examples: ['nip-length'],
  }),
  message: Type.String({ maxLength: 30_000, description: 'What is wrong.' }),
  hint: Type.String({ maxLength: 30_000, description: 'How to mend it.' }),
};

export const Noted = Type.Object(
  {
    count: Count('How many there are.'),
    first: Type.Array(Type.Object({}, { additionalProperties: true, description: 'One of them.' }), {
      maxItems: 200,
      description: 'The first of them.',
    }),
  },
  { description: 'Something noteworthy: how often, and where first.' },
);

export const Import = Type.Object(
  {
    id: Id('Id of the import.'),
    resource: Type.String({ maxLength: 60, description: 'What is imported.', examples: ['employees'] }),
    fileName: Type.String({
      maxLength: 200,
      description: 'Name of the uploaded file.',
      examples: ['pegawai.csv'],
    }),
    fileBytes: Type.Integer({ minimum: 0, format: 'int64', description: 'Size of the file.' }),
    fileSha256: Type.String({ maxLength: 64, description: 'SHA-256 of the file, in hexadecimal digits.' }),
    dryRun: Type.Boolean({ description: 'Whether everything is done but nothing kept.' }),
    mode: importModes.schema,
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
    failure: Nullable(Type.Object(Words, { description: 'Why the import failed.' })),
    createdAt: Timestamp('When the file had arrived.'),
    startedAt: Nullable(Timestamp('When the work began.')),
    finishedAt: Nullable(Timestamp('When the import finished or failed.')),
  },
  { $id: 'Import', description: 'An uploaded file and what becomes of it.' },
);
export type Import = Static<typeof Import>;

export const ImportFinding = Type.Object(
  {
    id: Id('Id of the finding.'),
    line: Type.Integer({
      minimum: 1,
      format: 'int32',
      description: 'Line of the file, or row of the sheet.',
    }),
    severity: Type.Enum(['error', 'warning'], { description: '`error`: the row was refused.' }),
    column: Nullable(Type.String({ maxLength: 10_000, description: 'The column as the file names it.' })),
    value: Nullable(
      Type.String({ maxLength: 200, description: 'The value found; personal data is masked.' }),
    ),
    ...Words,
  },
  { $id: 'ImportFinding', description: 'Something wrong or noteworthy in one row of an imported file.' },
);
export type ImportFinding = Static<typeof ImportFinding>;

export const transferSchemas = [Import, ImportFinding];
