import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, DateOnly, Id, Nullable, Text } from '../../../platform/http/schemas.ts';

export const Token = Type.String({
  minLength: 8,
  maxLength: 100,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'A one-time token: whoever has it answers once.',
  examples: ['7k3mq0zd41xv9pbt'],
});

const mostTokens = 5000;
const serviceId = Nullable(Id('The service that they are for; null: any of the survey.'));
const Count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

export const NewTokens = Closed(
  {
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: mostTokens,
        format: 'int32',
        description: 'How many to make.',
        examples: [100],
      }),
    ),
    tokens: Type.Optional(
      Type.Array(Token, {
        minItems: 1,
        maxItems: mostTokens,
        uniqueItems: true,
        description:
          'Tokens that another system made, instead of `count`; those that are known already stay.',
      }),
    ),
    serviceId: Type.Optional(serviceId),
  },
  { $id: 'NewTokens', description: 'One-time tokens to give out: `count` to make them, or `tokens`.' },
);
export type NewTokens = Static<typeof NewTokens>;

const batch = {
  id: Id('Stable id of the batch.'),
  origin: Type.Enum(['issued', 'imported'], { description: 'Whether they were made here or elsewhere.' }),
  serviceId,
  size: Count('How many tokens came with it.', 100),
};

export const TokenBatch = Type.Object(
  { ...batch, used: Count('How many of them were used.', 37), ...Bookkeeping },
  { $id: 'TokenBatch', description: 'Tokens that were given out together — token sekali pakai.' },
);
export type TokenBatch = Static<typeof TokenBatch>;

export const GivenTokens = Type.Object(
  {
    ...batch,
    known: Count('How many of those that were sent were known already.', 0),
    tokens: Type.Array(Token, {
      maxItems: mostTokens,
      description: 'The tokens that were made: shown once, kept as hashes only. Empty if they were sent.',
    }),
  },
  { $id: 'GivenTokens', description: 'Tokens to hand to people, one each.' },
);

const kiosk = {
  name: Text('Where it stands.', 200, 'Loket 3, Disdukcapil'),
  serviceId: Nullable(Id('The service that is given there; null: whoever answers says.')),
};

export const Kiosk = Type.Object(
  {
    id: Id('Stable id of the kiosk.'),
    ...kiosk,
    revokedOn: Nullable(DateOnly('The day on which it was revoked.')),
    ...Bookkeeping,
  },
  { $id: 'Kiosk', description: 'A device on which all who pass can answer — kios survei.' },
);
export type Kiosk = Static<typeof Kiosk>;

export const NewKiosk = Closed(
  { name: kiosk.name, serviceId: Type.Optional(kiosk.serviceId) },
  { $id: 'NewKiosk', description: 'A device to register.' },
);
export type NewKiosk = Static<typeof NewKiosk>;

export const RegisteredKiosk = Type.Object(
  {
    ...Kiosk.properties,
    code: Type.String({
      minLength: 32,
      maxLength: 32,
      pattern: '^[0-9a-hjkmnp-tv-z]+$',
      description: 'What the device sends with each answer: shown once, kept as a hash only.',
      examples: ['7k3mq0zd41xv9pbt7k3mq0zd41xv9pbt'],
    }),
  },
  { $id: 'RegisteredKiosk', description: 'A device with the code that it sends.' },
);

export const invitationSchemas = [NewTokens, TokenBatch, GivenTokens, Kiosk, NewKiosk, RegisteredKiosk];
