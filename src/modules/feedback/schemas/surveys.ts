import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { questionnaireKinds, surveyAccess, surveyStates } from '../reference.ts';
import { Questions, VersionNumber } from './questions.ts';

const Population = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000,
  format: 'int32',
  description: 'How many people used the service in the period: decides how many must answer.',
  examples: [1500],
});

const SurveyService = Closed(
  {
    serviceId: Id('The public service.'),
    population: Type.Optional(Nullable(Population)),
  },
  { $id: 'SurveyService', description: 'A service that a survey is about.' },
);
export type SurveyService = Static<typeof SurveyService>;

const Least = (description: string, maximum: number, example: number) =>
  Type.Integer({ minimum: 1, maximum, format: 'int32', description, examples: [example] });

const plan = {
  code: Type.String({
    minLength: 1,
    maxLength: 40,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    description: 'Natural key of the survey; unique in any case of letters.',
    examples: ['SKM-DISDUKCAPIL-2026-S2'],
  }),
  title: ref(TwoLanguages),
  introduction: Nullable(
    Words(
      'What is said before the questions, in Markdown: paragraphs, emphasis, lists and links; no HTML.',
      4000,
      'Jawaban Saudara *anonim* dan memperbaiki pelayanan.',
    ),
  ),
  unitId: Id('The unit that holds it.'),
  versionId: Id('The version of a questionnaire that it asks.'),
  startsOn: DateOnly('First day on which it takes answers.', '2026-07-01'),
  endsOn: DateOnly('Last day on which it takes answers.', '2026-12-31'),
  access: surveyAccess.schema,
  pageUrl: Nullable(
    Type.String({
      maxLength: 1000,
      pattern: '^https?://[^\\s\\u0000-\\u001f]+$',
      description:
        'Where people answer it: a page of a frontend, `{link}` in it replaced by the survey’s link. Null: the form of this API itself. The QR code leads there.',
      examples: ['https://survei.kota.example/{link}'],
    }),
  ),
  services: Type.Array(ref(SurveyService), {
    maxItems: 500,
    description: 'The services that it is about; a satisfaction survey has one at least.',
  }),
  population: Nullable(Population),
  answersPerAddress: Least(
    'Answers of one address on one day that count by themselves; those beyond are held for review.',
    100_000,
    10,
  ),
  identicalPerAddress: Least('The same for answers that are equal in everything.', 100_000, 3),
  lateDays: Type.Integer({
    minimum: 0,
    maximum: 90,
    format: 'int32',
    description:
      'For how many days after the last one answers that were gathered in the field may still be sent.',
    examples: [14],
  }),
};

export const SurveyLink = Type.String({
  minLength: 12,
  maxLength: 12,
  pattern: '^[0-9a-hjkmnp-tv-z]{12}$',
  description: 'What stands for the survey in public addresses: made by chance.',
  examples: ['7k3mq0zd41xv'],
});

export const Survey = Type.Object(
  {
    id: Id('Stable id of the survey.'),
    ...plan,
    kind: questionnaireKinds.schema,
    questionnaireVersion: VersionNumber,
    link: SurveyLink,
    state: surveyStates.schema,
    closedOn: Nullable(DateOnly('The day on which it was closed for good.', '2027-01-14')),
    closingReason: Nullable(Words('Why it was closed before its last day.', 1000, 'Pelayanan dipindahkan.')),
    allowedActions: Type.Array(
      Type.Enum(['open', 'close', 'publish'], { description: 'A step that the survey is ready for.' }),
      { maxItems: 3, description: 'The steps that it is ready for now.' },
    ),
    ...Bookkeeping,
  },
  { $id: 'Survey', description: 'A survey — survei: whom it asks, about what, and when.' },
);
export type Survey = Static<typeof Survey>;

const { code, title, unitId, versionId, startsOn, endsOn, ...optional } = plan;

export const NewSurvey = Closed(
  {
    code,
    title,
    unitId,
    versionId,
    startsOn,
    endsOn,
    ...Type.Partial(Type.Object(optional)).properties,
  },
  { $id: 'NewSurvey', description: 'A survey to plan; it is a draft until it is opened.' },
);
export type NewSurvey = Static<typeof NewSurvey>;

export const SurveyChange = Closed(Type.Partial(Type.Object(plan)).properties, {
  $id: 'SurveyChange',
  minProperties: 1,
  description:
    'What changes of a survey. Once it is open: its title, introduction, page, last day, populations and limits only.',
});
export type SurveyChange = Static<typeof SurveyChange>;

export const SurveyClosure = Closed(
  {
    reason: Type.Optional(Text('Why, if it is closed before its last day.', 1000, 'Pelayanan dipindahkan.')),
  },
  { $id: 'SurveyClosure', description: 'The end of a survey: no answer is taken any more.' },
);

const FormService = Type.Object(
  {
    id: Id('Stable id of the service.'),
    name: Text('Name of the service.', 300, 'Penerbitan Kartu Keluarga'),
  },
  { $id: 'SurveyFormService', description: 'A service to choose in a form.' },
);

export const SurveyForm = Type.Object(
  {
    link: SurveyLink,
    title: ref(TwoLanguages),
    introduction: plan.introduction,
    introductionHtml: Nullable(
      Words('The same as safe HTML.', 20_000, '<p>Jawaban Saudara <em>anonim</em>.</p>'),
    ),
    state: surveyStates.schema,
    startsOn,
    endsOn,
    access: surveyAccess.schema,
    questionnaireVersion: VersionNumber,
    services: Type.Array(ref(FormService), {
      maxItems: 500,
      description: 'The services to choose from; empty if the survey is about none.',
    }),
    questions: Questions,
  },
  { $id: 'SurveyForm', description: 'What somebody is asked who answers a survey — formulir survei.' },
);
export type SurveyForm = Static<typeof SurveyForm>;

export const surveySchemas = [
  SurveyService,
  Survey,
  NewSurvey,
  SurveyChange,
  SurveyClosure,
  FormService,
  SurveyForm,
];
