import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Timestamp, TwoLanguages } from '../../../platform/http/schemas.ts';
import { SubjectRef, SubjectVersionRef } from '../../../platform/subjects/schemas.ts';
import { campaignStances, campaignStates } from '../reference.ts';
import { TwoLanguagesOrNull } from './campaigns.ts';

export const OwnCampaign = Type.Object(
  {
    id: Id('Stable id of the campaign.'),
    subject: ref(SubjectRef),
    title: ref(TwoLanguages),
    purpose: ref(TwoLanguages),
    message: ref(TwoLanguages),
    state: campaignStates.schema,
    dueOn: DateOnly('The last day on which to have read it.', '2027-03-31'),
    reading: ref(SubjectVersionRef),
    note: ref(TwoLanguagesOrNull),
    reachedAt: Nullable(Timestamp('When the caller was first told, as far as is known.')),
    isRead: Type.Boolean({
      description: 'Whether the caller has acknowledged the text that they have to have read.',
    }),
    readAt: Nullable(Timestamp('When the caller last acknowledged a text.')),
    isUnderstood: Nullable(
      Type.Boolean({ description: 'Whether the caller has passed the quiz; null without a quiz.' }),
    ),
    stance: Nullable(campaignStances.schema),
    isStanceConfidential: Type.Boolean({
      description: 'Whether nobody else is to learn how the caller stands to it.',
    }),
    remindedOn: Nullable(DateOnly('When the caller was last reminded.')),
    leftOn: Nullable(DateOnly('Since when the caller sits in no unit and counts no more.')),
  },
  {
    $id: 'OwnCampaign',
    description:
      'A campaign as somebody sees it whom it is for: what changes, what it means, what is to be done.',
  },
);
export type OwnCampaign = Static<typeof OwnCampaign>;

export const ownCampaignSchemas = [OwnCampaign];
