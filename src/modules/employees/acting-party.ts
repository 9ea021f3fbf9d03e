import Type, { type Static } from 'typebox';
import { Nullable } from '../../platform/http/schemas.ts';

export const ActingParty = Nullable(
  Type.Object(
    {
      kind: Type.Enum(['key', 'token', 'system'], {
        description: 'A system with an API key, a person with a token, or the service itself.',
      }),
      id: Nullable(Type.String({ maxLength: 36, description: 'Id of the key; null for people.' })),
      name: Type.String({
        maxLength: 200,
        description: 'Name of the key; `civil servant` for people.',
        examples: ['civil servant'],
      }),
      owner: Nullable(Type.String({ maxLength: 500, description: 'Who answers for the key.' })),
    },
    { $id: 'ActingParty', description: 'Who did something; null if nobody did yet.' },
  ),
);
export type ActingParty = Static<typeof ActingParty>;
