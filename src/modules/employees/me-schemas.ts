import Type, { type Static } from 'typebox';
import { auditOperations } from '../../platform/audit/operations.ts';
import { FieldName, Nullable, ref, Timestamp, Words } from '../../platform/http/schemas.ts';
import { ActingParty } from './acting-party.ts';

const entryId = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  format: 'int64',
  description: 'Stable id of the entry in the audit log.',
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
    operationId: Nullable(Words('The operation of this API that showed it.', 100, 'getEmployee')),
    fields: Type.Array(FieldName, {
      maxItems: 100,
      description: 'Names of the personal fields that were shown.',
    }),
    purpose: Nullable(Words('Why, as far as the reader said.', 2000, 'Mutasi 2026, nota dinas 800/12')),
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
    table: Words('The table that the row stands in.', 130, 'employees.placements'),
    before: Values('What stood there before; null for what was entered.'),
    after: Values('What stands there since; null for what was removed.'),
    reason: Nullable(Words('Why, as far as it was said.', 3000, 'Mutasi 2026, nota dinas 800/12')),
  },
  {
    $id: 'PersonalDataChange',
    description: 'A change of the personnel file, ranks and placements included.',
  },
);
export type PersonalDataChange = Static<typeof PersonalDataChange>;

export const meSchemas = [ActingParty, PersonalDataRead, PersonalDataChange];
