import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { quarantineReasons, responseChannels } from '../reference.ts';
import { Count } from './figures.ts';

const HeldFor = Type.Object(
  { reason: quarantineReasons.schema, answers: Count('Answers that are held for it.', 3) },
  { $id: 'HeldAnswers', description: 'How many answers are held for a reason — jawaban yang ditahan.' },
);

const shares = {
  held: Type.Array(ref(HeldFor), {
    maxItems: 20,
    description: 'Answers that wait for a decision, by the reason for which they are held.',
  }),
  rejected: Count('Answers that were held, and do not count by decision.', 2),
};

/** What the addresses say that answers by the public link came from. */
export const addressFigures = {
  linkAnswers: Count('Answers by the public link, counted or not.'),
  addresses: Count(
    'Addresses that they came from; of several days: the sum, as an address is another each day.',
    110,
  ),
  mostOfOneAddress: Count('The most that came from one address on one day.', 4),
  identicalRepeats: Count('Answers that were the same as another of their address on that day.', 1),
};

const Day = Type.Object(
  { day: DateOnly('The day on which they were received.'), ...addressFigures, ...shares },
  { $id: 'ParticipationDay', description: 'How people took part on a day — partisipasi harian.' },
);

const ChannelShare = Type.Object(
  {
    channel: responseChannels.schema,
    counted: Count('Answers that count.'),
    held: Count('Answers that wait for a decision.', 3),
    rejected: Count('Answers that do not count by decision.', 2),
  },
  { $id: 'ParticipationChannel', description: 'What came by a channel — partisipasi per saluran.' },
);

const Source = Type.Object(
  {
    source: Type.String({
      maxLength: 200,
      pattern: '^[^\\u0000]*$',
      description: 'The kiosk, or the caller who sent what was gathered in the field, as `kind:id`.',
      examples: ['kiosk:019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
    }),
    name: Nullable(Words('Name of the kiosk.', 200, 'Loket 3')),
    answers: Count('Answers from there, counted or not.', 60),
  },
  { $id: 'ParticipationSource', description: 'What one kiosk or field officer sent — sumber jawaban.' },
);

export const Participation = Type.Object(
  {
    surveyId: Id('The survey.'),
    counted: Count('Answers that count.'),
    ...addressFigures,
    ...shares,
    days: Type.Array(ref(Day), { maxItems: 100_000, description: 'Day by day, in their order.' }),
    channels: Type.Array(ref(ChannelShare), { maxItems: 10, description: 'Channel by channel.' }),
    sources: Type.Array(ref(Source), {
      maxItems: 10_000,
      description: 'Kiosks and field officers, those who sent most first.',
    }),
  },
  {
    $id: 'SurveyParticipation',
    description: 'How people took part in a survey, as far as that shows ballot stuffing — partisipasi.',
  },
);
export type Participation = Static<typeof Participation>;

export const participationSchemas = [HeldFor, Day, ChannelShare, Source, Participation];
