import Type, { type Static } from 'typebox';
import { auditOperations } from '../../platform/audit/operations.ts';
import { Nullable, ref, Timestamp } from '../../platform/http/schemas.ts';
import { ActingParty } from './acting-party.ts';
import { CorrectionRequest } from './correction-schemas.ts';
import { Employee, Placements, Ranks } from './schemas.ts';

const entryId = Type.Integer({
  minimum: 1,
  format: 'int64',
  description: 'Id of the entry in the audit log.',
});
const Values = (description: string) =>
  Type.Unsafe<Record<string, unknown> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
    description,
  });

export const PersonalDataRead = Type.Object(
  {
    id: entryId,
    recordedAt: Timestamp('When it was read.'),
    actor: ref(ActingParty),
    operationId: Nullable(
      Type.String({ maxLength: 100, description: 'The operation of this API that showed it.' }),
    ),
    fields: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 100,
      description: 'Names of the personal fields that were shown.',
    }),
    purpose: Nullable(Type.String({ maxLength: 2000, description: 'Why, as far as the reader said.' })),
  },
  { $id: 'PersonalDataRead', description: 'Somebody was shown personal data unmasked.' },
);
export type PersonalDataRead = Static<typeof PersonalDataRead>;

export const PersonalDataChange = Type.Object(
  {
    id: entryId,
    recordedAt: Timestamp('When it was changed.'),
    actor: ref(ActingParty),
    operation: auditOperations.schema,
    table: Type.String({
      maxLength: 130,
      description: 'The table that the row stands in.',
      examples: ['employees.placements'],
    }),
    before: Values('What stood there before; null for what was entered.'),
    after: Values('What stands there since; null for what was removed.'),
    reason: Nullable(Type.String({ maxLength: 3000, description: 'Why, as far as it was said.' })),
  },
  {
    $id: 'PersonalDataChange',
    description: 'A change of the personnel file, ranks and placements included.',
  },
);
export type PersonalDataChange = Static<typeof PersonalDataChange>;

const Bilingual = (description: string) =>
  Type.Object(
    {
      id: Type.String({ maxLength: 500, description: 'In Indonesian.' }),
      en: Type.String({ maxLength: 500, description: 'In English.' }),
    },
    { description },
  );

export const PersonalDataCategory = Type.Object(
  {
    category: Type.String({ maxLength: 60, description: 'Stable code.', examples: ['identity'] }),
    fields: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 40,
      description: 'Fields of this answer that belong to it.',
    }),
    heldFor: Bilingual('What the data is held for.'),
    legalBasis: Type.String({ maxLength: 300, description: 'What allows it to be held.' }),
  },
  { $id: 'PersonalDataCategory', description: 'A kind of personal data, its purpose and legal basis.' },
);
export type PersonalDataCategory = Static<typeof PersonalDataCategory>;

export const OwnPersonalData = Type.Object(
  {
    employee: ref(Employee),
    ranks: Ranks.properties.items,
    placements: Placements.properties.items,
    correctionRequests: Type.Array(ref(CorrectionRequest), {
      maxItems: 10_000,
      description: 'What was asked to be corrected, oldest first.',
    }),
    categories: Type.Array(ref(PersonalDataCategory), {
      maxItems: 40,
      description: 'What each kind of data is held for, and on what legal basis.',
    }),
  },
  { $id: 'OwnPersonalData', description: 'Everything that is held on a civil servant.' },
);

export const meSchemas = [
  ActingParty,
  PersonalDataRead,
  PersonalDataChange,
  PersonalDataCategory,
  OwnPersonalData,
];
