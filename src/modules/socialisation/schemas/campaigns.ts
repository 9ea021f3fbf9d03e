import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { SubjectRef, SubjectVersionRef } from '../../../platform/subjects/schemas.ts';
import { campaignChannels, campaignStates } from '../reference.ts';
import { campaignActions } from '../rules/life.ts';
import { Audience, Count, NewAudience } from './audiences.ts';
import { Quiz, QuizOrNull } from './quizzes.ts';

const Whole = (minimum: number, maximum: number, description: string, example: number) =>
  Type.Integer({ minimum, maximum, format: 'int32', description, examples: [example] });

const entered = {
  unitId: Id('The unit that runs it.'),
  title: ref(TwoLanguages),
  purpose: ref(TwoLanguages),
  dueOn: DateOnly('The last day on which everybody is to have read it.', '2027-03-31'),
  targetPercent: Whole(1, 100, 'The share of the audience that is to have read it by then, percent.', 90),
  answerWorkingDays: Whole(1, 60, 'How many working days an answer to a question may take.', 5),
  readinessTarget: Type.Number({
    minimum: 1,
    maximum: 5,
    multipleOf: 0.1,
    format: 'double',
    description: 'How ready its audience is to be: the mean score of its pulses, 1–5, one decimal.',
    examples: [3.5],
  }),
  reminderDays: Type.Array(Whole(0, 90, 'So many days before the due day.', 7), {
    maxItems: 10,
    uniqueItems: true,
    description: 'When those who have not read it are reminded.',
    examples: [[14, 7, 1]],
  }),
};

const { targetPercent, answerWorkingDays, readinessTarget, reminderDays, ...needed } = entered;

const NewAudiences = Type.Array(ref(NewAudience), {
  minItems: 1,
  maxItems: 50,
  description: 'Whom to tell, each with a message of its own; who fits several belongs to the first.',
});

export const NewCampaign = Closed(
  {
    ...needed,
    subject: ref(SubjectRef),
    targetPercent: Type.Optional(targetPercent),
    answerWorkingDays: Type.Optional(answerWorkingDays),
    readinessTarget: Type.Optional(readinessTarget),
    reminderDays: Type.Optional(reminderDays),
    quiz: Type.Optional(ref(Quiz)),
    audiences: NewAudiences,
  },
  { $id: 'NewCampaign', description: 'A campaign to prepare, in words that those whom it is for will read.' },
);
export type NewCampaign = Static<typeof NewCampaign>;

export const CampaignChange = Closed(
  {
    ...Type.Partial(Type.Object(entered)).properties,
    quiz: Type.Optional(ref(QuizOrNull)),
    audiences: Type.Optional(NewAudiences),
  },
  {
    $id: 'CampaignChange',
    minProperties: 1,
    description:
      'What changes. Once it runs, its audiences and its quiz stay; another quiz comes with another text.',
  },
);
export type CampaignChange = Static<typeof CampaignChange>;

const SubjectVersionRefOrNull = Type.Unsafe<Static<typeof SubjectVersionRef> | null>({
  ...SubjectVersionRef,
  $id: 'SubjectVersionRefOrNull',
  type: ['object', 'null'],
  description: 'The text that is to be read; null before it begins.',
});

const Digest = Type.String({
  pattern: '^[0-9a-f]{64}$',
  maxLength: 64,
  description:
    'SHA-256 of the ids of its audience when it began, in ascending order with a line feed after each: proves who was on the list.',
  examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
});

export const Campaign = Type.Object(
  {
    id: Id('Stable id of the campaign.'),
    subject: ref(SubjectRef),
    ...entered,
    quiz: ref(QuizOrNull),
    audiences: Type.Array(ref(Audience), { maxItems: 50, description: 'Whom it tells, in their order.' }),
    state: campaignStates.schema,
    edition: Whole(0, 32_767, 'How many texts it has given to read so far; 0 before it begins.', 1),
    reading: ref(SubjectVersionRefOrNull),
    startedOn: Nullable(DateOnly('The day on which it began.')),
    endedOn: Nullable(DateOnly('The day on which it ended or was cancelled.')),
    endReason: Nullable(Words('Why it ended or was cancelled.', 1000, 'Peraturan sudah berlaku.')),
    audienceCount: Nullable(Count('How many people it was for when it began.', 15_000)),
    audienceSha256: Nullable(Digest),
    allowedActions: Type.Array(
      Type.Enum([...campaignActions], {
        title: 'CampaignAction',
        description: 'Something that can be done with it.',
        examples: ['start'],
      }),
      { maxItems: campaignActions.length, description: 'What can be done with it in its state.' },
    ),
    ...Bookkeeping,
  },
  { $id: 'Campaign', description: 'A campaign that explains a change — kampanye sosialisasi.' },
);
export type Campaign = Static<typeof Campaign>;

export const CampaignEnd = Closed(
  { reason: Text('Why.', 1000, 'Peraturan sudah berlaku.') },
  { $id: 'CampaignEnd', description: 'Why a campaign ends, or is cancelled.' },
);

const ReadAgain = Nullable(
  Type.Array(Id('An audience of the campaign.'), {
    maxItems: 50,
    uniqueItems: true,
    description: 'Which audiences have to read it anew: none if empty, everybody if null.',
  }),
);

export const NewEdition = Closed(
  {
    versionId: Id('The version of the subject that is to be read from now on.'),
    note: ref(TwoLanguages),
    audienceIds: ReadAgain,
    quiz: Type.Optional(ref(QuizOrNull)),
  },
  {
    $id: 'NewEdition',
    description: 'Another text to read, what is new in it, and who has to read it anew.',
  },
);

export const TwoLanguagesOrNull = Type.Unsafe<Static<typeof TwoLanguages> | null>({
  ...TwoLanguages,
  $id: 'CampaignWordsOrNull',
  type: ['object', 'null'],
  description: 'A text in Indonesian, and in English where there is one; null if there is none.',
});

export const Edition = Type.Object(
  {
    number: Whole(1, 32_767, 'Counted from 1 within the campaign.', 1),
    version: ref(SubjectVersionRef),
    note: ref(TwoLanguagesOrNull),
    audienceIds: ReadAgain,
    quiz: ref(QuizOrNull),
    at: Timestamp('Since when it is the one to read.'),
  },
  { $id: 'Edition', description: 'A text that a campaign gave to read; it never changes.' },
);
export type Edition = Static<typeof Edition>;

export const NewDelivery = Closed(
  {
    channel: campaignChannels.schema,
    toldOn: Type.Optional(DateOnly('When people were told: today if not said.')),
    unitId: Type.Optional(Id('All its people, with all units below.')),
    audienceId: Type.Optional(Id('All of this audience.')),
    employeeIds: Type.Optional(
      Type.Array(Id('Stable id of an employee.'), {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
        description: 'Whoever was told.',
      }),
    ),
    note: Type.Optional(Text('What there is to say of it; no names.', 500, 'Apel Senin')),
  },
  {
    $id: 'NewDelivery',
    minProperties: 2,
    description: 'That people were told: whoever fits all that is given.',
  },
);

export const Delivery = Type.Object(
  {
    id: Id('Stable id of the note.'),
    channel: campaignChannels.schema,
    toldOn: DateOnly('When people were told.'),
    unitId: Nullable(Id('The unit whose people were told; null if the note does not go by unit.')),
    audienceId: Nullable(Id('The audience that was told; null if the note does not go by audience.')),
    told: Count('How many people of the audience were told.', 230),
    newlyReached: Count('How many of them had not been told before.', 12),
    note: Nullable(Words('What there is to say of it.', 500, 'Apel Senin')),
    at: Timestamp('When it was noted.'),
  },
  { $id: 'Delivery', description: 'That people were told by a channel — pemberitahuan; it never changes.' },
);
export type Delivery = Static<typeof Delivery>;

export const AudienceUpdate = Type.Object(
  {
    joined: Count('How many have been added: they fit an audience by now.', 12),
    moved: Count('How many sit in another unit by now.', 31),
    left: Count('How many no longer sit anywhere, and count no more.', 4),
    returned: Count('How many of those sit somewhere again.', 0),
  },
  { $id: 'AudienceUpdate', description: 'What changed in an audience that was settled.' },
);
export type AudienceUpdate = Static<typeof AudienceUpdate>;

export const campaignSchemas = [
  NewCampaign,
  CampaignChange,
  SubjectVersionRefOrNull,
  Campaign,
  CampaignEnd,
  NewEdition,
  TwoLanguagesOrNull,
  Edition,
  NewDelivery,
  Delivery,
  AudienceUpdate,
];
