import Type, { type Static } from 'typebox';
import { Nullable, Words } from '../../platform/http/schemas.ts';

export const ActingParty = Nullable(
  Type.Object(
    {
      kind: Type.Enum(['key', 'token', 'system'], {
        description: 'A system with an API key, a person with a token, or the service itself.',
      }),
      id: Nullable(
        Type.String({
          maxLength: 36,
          pattern: '^\\S+$',
          examples: ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
          description: 'Id of the key; null for people.',
        }),
      ),
      name: Words('Name of the key; `civil servant` for people.', 200, 'civil servant'),
      owner: Nullable(Words('Who answers for the key.', 500, 'Dinas Kominfo')),
    },
    { $id: 'ActingParty', description: 'Who did something; null if nobody did yet.' },
  ),
);
export type ActingParty = Static<typeof ActingParty>;
