import Type, { type Static } from 'typebox';
import { personal, subject } from '../../platform/http/masking.ts';
import {
  Bookkeeping,
  Closed,
  FieldName,
  Id,
  Nullable,
  ref,
  Timestamp,
  Words,
} from '../../platform/http/schemas.ts';
import { ActingParty } from './acting-party.ts';
import { correctionStates } from './reference.ts';
import { EmployeeChange, Nip } from './schemas.ts';

/** Text of several lines: never blank, no control characters but tabs and line ends. */
const Prose = (description: string, minLength: number, maxLength: number, example: string) =>
  Type.String({
    minLength,
    maxLength,
    pattern:
      '^[^\\S\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$',
    description,
    examples: [example],
  });

/** Standing and kind of employment follow from decrees, external ids from other systems: no one asks for them. */
const { status: _, employmentKind: __, externalIds: ___, ...correctable } = EmployeeChange.properties;

export const CorrectionChanges = Closed(correctable, {
  $id: 'CorrectionChanges',
  minProperties: 1,
  description: 'The fields of the own personnel file as they should be (JSON Merge Patch).',
});
export type CorrectionChanges = Static<typeof CorrectionChanges>;

const explanation = Prose(
  'Why the file is wrong, and what shows it.',
  10,
  2000,
  'Tempat lahir pada akta kelahiran adalah Prabumulih.',
);
const reason = Prose('Why it was decided so.', 5, 400, 'Sesuai dengan akta kelahiran yang ditunjukkan.');

export const NewCorrectionRequest = Closed(
  { changes: ref(CorrectionChanges), explanation },
  {
    $id: 'NewCorrectionRequest',
    description: 'What somebody asks to have corrected in the own file.',
    examples: [
      {
        changes: { birthPlace: 'Prabumulih' },
        explanation: 'Tempat lahir pada akta kelahiran adalah Prabumulih.',
      },
    ],
  },
);
export type NewCorrectionRequest = Static<typeof NewCorrectionRequest>;

export const CorrectionDecision = Closed(
  {
    decision: Type.Enum(['accepted', 'declined'], {
      description: '`accepted` applies the changes to the personnel file at once.',
    }),
    reason: Type.Optional(reason),
  },
  {
    $id: 'CorrectionDecision',
    description: 'How a request is decided; whoever declines says why.',
    examples: [{ decision: 'accepted', reason: 'Sesuai dengan akta kelahiran yang ditunjukkan.' }],
  },
);
export type CorrectionDecision = Static<typeof CorrectionDecision>;

const correctionActions = ['withdraw', 'accept', 'decline'] as const;
export type CorrectionAction = (typeof correctionActions)[number];

const FileValues = Nullable(
  Type.Object(correctable, {
    $id: 'CorrectableValues',
    description: 'Values of the fields that a request is about.',
  }),
);

const shared = {
  id: Id('Stable id of the request.'),
  employeeId: subject(Id('The civil servant who asks.'), 'employee'),
  employeeNip: Nip,
  employeeName: Words('Name of the civil servant, without titles.', 200, 'Siti Rahmawati'),
  changes: personal(ref(FileValues), 'hidden'),
  explanation: personal(Nullable(explanation), 'hidden'),
  state: correctionStates.schema,
  decidedBy: ref(ActingParty),
  decidedAt: Nullable(Timestamp('When it was decided or withdrawn; null while open.')),
  decisionReason: Nullable(reason),
  allowedActions: Type.Array(
    Type.Enum(correctionActions, { description: 'Something that can be done with the request.' }),
    { maxItems: 3, description: 'What this caller can do with the request now.' },
  ),
  maskedFields: Type.Array(FieldName, {
    maxItems: 10,
    description: 'Names of the fields that were masked for this caller.',
  }),
  version: Bookkeeping.version,
  createdAt: Timestamp('When it was asked.'),
  updatedAt: Timestamp('When the request was last changed.'),
};

export const CorrectionRequest = Type.Object(shared, {
  $id: 'CorrectionRequest',
  description: 'What somebody asked to have corrected in the own file, and how it was decided.',
});
export type CorrectionRequest = Static<typeof CorrectionRequest>;

export const ComparedCorrectionRequest = Type.Object(
  { ...shared, present: personal(ref(FileValues), 'hidden') },
  {
    $id: 'ComparedCorrectionRequest',
    description: 'A request with `present`: the same fields as the personnel file has them now.',
  },
);
export type ComparedCorrectionRequest = Static<typeof ComparedCorrectionRequest>;

export const CorrectionParams = Closed({ requestId: Id('Stable id of the correction request.') });

export const correctionSchemas = [
  CorrectionChanges,
  NewCorrectionRequest,
  CorrectionDecision,
  FileValues,
  CorrectionRequest,
  ComparedCorrectionRequest,
];
