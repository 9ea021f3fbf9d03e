import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable, ref } from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { surveyStates } from '../reference.ts';
import { Answers, Profile, responseContent } from './responses.ts';
import { SurveyLink } from './surveys.ts';

const DraftContent = Type.Object(responseContent);
export type DraftContent = Static<typeof DraftContent>;

const DraftSecret = Type.String({
  minLength: 22,
  maxLength: 22,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'Opens the draft, on any device: shown once, and known to whoever keeps the draft alone.',
  examples: ['b2ZC1wGkJmT3uVXe4n5o6p'],
});

export const NewSurveyDraft = Closed(
  { ...responseContent, proof: Type.Optional(ProofText) },
  { $id: 'NewSurveyDraft', description: 'Answers that are not finished: nothing has to be there yet.' },
);
export type NewSurveyDraft = Static<typeof NewSurveyDraft>;

const shown = {
  id: Id('Stable id of the draft.'),
  link: SurveyLink,
  state: surveyStates.schema,
  questionnaireVersion: responseContent.questionnaireVersion,
  serviceId: Nullable(Id('The service that was used, if that was said.')),
  profile: ref(Profile),
  answers: Answers,
  ...Bookkeeping,
};

export const SurveyDraft = Type.Object(shown, {
  $id: 'SurveyDraft',
  description: 'Answers to a survey that somebody has not finished yet — rancangan jawaban.',
});
export type SurveyDraft = Static<typeof SurveyDraft>;

export const KeptSurveyDraft = Type.Object(
  { ...shown, secret: DraftSecret },
  { $id: 'KeptSurveyDraft', description: 'A draft with its secret, which is never shown again.' },
);

export const DraftKey = Closed(
  { secret: DraftSecret },
  { $id: 'SurveyDraftKey', description: 'The secret that opens a draft.' },
);

export const SurveyDraftChange = Closed(
  {
    secret: DraftSecret,
    answers: Type.Optional(Answers),
    profile: Type.Optional(ref(Profile)),
    serviceId: Type.Optional(Nullable(Id('The service that was used; null takes it back.'))),
  },
  {
    $id: 'SurveyDraftChange',
    minProperties: 2,
    description: 'What changes of a draft; answers and profile are given as a whole.',
  },
);
export type SurveyDraftChange = Static<typeof SurveyDraftChange>;

export const draftSchemas = [NewSurveyDraft, SurveyDraft, KeptSurveyDraft, DraftKey, SurveyDraftChange];
