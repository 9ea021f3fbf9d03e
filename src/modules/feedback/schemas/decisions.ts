import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, DateOnly, Id, Nullable, Text } from '../../../platform/http/schemas.ts';
import { quarantineReasons, responseChannels } from '../reference.ts';

export const HeldResponse = Type.Object(
  {
    id: Id('Stable id of the answer, of chance.'),
    receivedOn: DateOnly('The day on which it was received.'),
    channel: responseChannels.schema,
    source: Nullable(
      Text(
        'The kiosk, or the caller who sent what was gathered in the field; null for what the public sent.',
        100,
        'kiosk:019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b',
      ),
    ),
    reason: quarantineReasons.schema,
    serviceId: Nullable(Id('The service that it is about; null if about none.')),
  },
  {
    $id: 'HeldSurveyResponse',
    description: 'An answer that looks like ballot stuffing, and waits for a decision — jawaban ditahan.',
  },
);
export type HeldResponse = Static<typeof HeldResponse>;

const counts = Type.Boolean({ description: 'Whether the answers count from now on, or never.' });
const reason = Text('Why it was decided so.', 1000, 'Rombongan satu sekolah memakai jaringan yang sama.');

export const NewResponseDecision = Closed(
  {
    counts,
    responseIds: Type.Optional(
      Type.Array(Id('An answer that is held.'), {
        minItems: 1,
        maxItems: 500,
        description: 'The answers that are decided on; those that are held no longer are passed over.',
      }),
    ),
    heldFor: Type.Optional(quarantineReasons.schema),
    reason,
  },
  {
    $id: 'NewResponseDecision',
    description:
      'What becomes of answers that are held: of single ones (`responseIds`), or of all for a reason (`heldFor`).',
  },
);
export type NewResponseDecision = Static<typeof NewResponseDecision>;

export const ResponseDecision = Type.Object(
  {
    id: Id('Stable id of the decision.'),
    counts,
    answers: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      format: 'int32',
      description: 'How many answers it decided.',
      examples: [14],
    }),
    heldFor: Nullable(quarantineReasons.schema),
    reason,
    ...Bookkeeping,
  },
  {
    $id: 'ResponseDecision',
    description: 'What was decided on answers that were held, and why — keputusan atas jawaban.',
  },
);
export type ResponseDecision = Static<typeof ResponseDecision>;

export const decisionSchemas = [HeldResponse, NewResponseDecision, ResponseDecision];
