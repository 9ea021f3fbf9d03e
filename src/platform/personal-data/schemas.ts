import Type, { type Static } from 'typebox';
import { Code, FieldName, Words } from '../http/schemas.ts';

const Bilingual = (description: string) =>
  Type.Object(
    {
      id: Words('In Indonesian.', 500, 'Identitas pegawai'),
      en: Words('In English.', 500, 'Identity of the civil servant'),
    },
    { description },
  );

export const PersonalDataCategory = Type.Object(
  {
    category: Code('Stable code.', 'identity'),
    fields: Type.Array(FieldName, {
      maxItems: 40,
      description: 'Fields of this answer that belong to it.',
    }),
    heldFor: Bilingual('What the data is held for.'),
    legalBasis: Words('What allows it to be held.', 300, 'UU 20/2023'),
  },
  { $id: 'PersonalDataCategory', description: 'A kind of personal data, its purpose and legal basis.' },
);
export type PersonalDataCategory = Static<typeof PersonalDataCategory>;
