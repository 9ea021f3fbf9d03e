import Type, { type Static } from 'typebox';
import { Id, Nullable, ref } from '../../../platform/http/schemas.ts';
import { genders } from '../../employees/index.ts';
import {
  ageBands,
  disabilities,
  occupations,
  respondentEducation,
  responseChannels,
  satisfactionElements,
} from '../reference.ts';
import { Answer } from './responses.ts';

const { text: _, ...chosen } = Answer.properties;

const ChosenAnswer = Type.Object(chosen, {
  $id: 'ChosenSurveyAnswer',
  description:
    'What was chosen in answer to one question: `choice`, `choices`, `value` or `rows`, by its kind. Texts are read apart.',
});

const SaidProfile = Type.Object(
  {
    gender: Nullable(genders.schema),
    ageBand: Nullable(ageBands.schema),
    education: Nullable(respondentEducation.schema),
    occupation: Nullable(occupations.schema),
    disability: Nullable(disabilities.schema),
  },
  {
    $id: 'CoarsenedProfile',
    description: 'Who answered, as far as five answers at least share it; null is also what was not said.',
  },
);
export type SaidProfile = Static<typeof SaidProfile>;

/** `staff-competence` as a field is `staffCompetence`. */
const fieldOf = (code: string): string => code.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The fields of the nine elements, in their order. */
export const elementFields = satisfactionElements.entries.map(({ code }) => fieldOf(code));

const Mark = (description: string) =>
  Nullable(Type.Integer({ minimum: 1, maximum: 4, format: 'int32', description, examples: [3] }));

const ElementMarks = Type.Unsafe<Record<string, number | null> | null>({
  ...Type.Object(
    Object.fromEntries(
      satisfactionElements.entries.map(({ code, label }) => [
        fieldOf(code),
        Mark(`${label.en} — ${label.id}, 1–4.`),
      ]),
    ),
  ),
  type: ['object', 'null'],
  $id: 'ElementMarks',
  description: 'The marks of the nine elements; null of surveys that are no satisfaction survey.',
});

export const ResearchResponse = Type.Object(
  {
    month: Type.String({
      minLength: 7,
      maxLength: 7,
      pattern: '^\\d{4}-\\d{2}$',
      description: 'The month in which it was given; the day is not told.',
      examples: ['2026-07'],
    }),
    serviceId: Nullable(Id('The service that it is about; null if about none.')),
    channel: responseChannels.schema,
    profile: ref(SaidProfile),
    marks: ref(ElementMarks),
    answers: Type.Array(ref(ChosenAnswer), {
      maxItems: 100,
      description: 'What was chosen, question by question, in the order of the questionnaire.',
    }),
  },
  {
    $id: 'ResearchResponse',
    description: 'An answer that counts, without what could tell whose it is — data mentah anonim.',
  },
);
export type ResearchResponse = Static<typeof ResearchResponse>;

export const researchSchemas = [ChosenAnswer, SaidProfile, ElementMarks, ResearchResponse];
