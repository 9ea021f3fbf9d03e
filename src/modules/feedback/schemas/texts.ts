import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/personal.ts';
import {
  Bookkeeping,
  Closed,
  Code,
  DateOnly,
  FieldName,
  Id,
  Nullable,
  Text,
  Words,
} from '../../../platform/http/schemas.ts';
import { textStates } from '../reference.ts';
import { QuestionKey } from './questions.ts';

const ServiceId = Nullable(Id('The service that the answer is about; null if about none.'));
const StateReason = Text('Why it is not published.', 1000, 'Menyinggung perseorangan.');

export const SurveyText = Type.Object(
  {
    id: subject(Id('Stable id of the text; nothing leads from it to its answer.'), 'survey-text'),
    question: QuestionKey,
    serviceId: ServiceId,
    receivedOn: DateOnly('The day on which it was received.'),
    isPersonal: Type.Boolean({
      description: 'Whether the question asks for personal data: then it is never published.',
    }),
    findings: Type.Array(Code('A kind of personal data, or `link`.', 'phone'), {
      maxItems: 20,
      description: 'What was found in it that keeps it from being published as it is.',
    }),
    state: textStates.schema,
    redactedBody: Nullable(
      Words(
        'The text, with the kind of what was found in its place; null if all of it is personal.',
        100_000,
        'Hubungi saya di [nomor telepon].',
      ),
    ),
    body: personal(Nullable(Words('The text as it was written.', 10_000, 'Petugas ramah.')), 'hidden'),
    publishedBody: Nullable(
      Words('What everybody reads, once it is published.', 100_000, 'Petugas ramah dan cepat.'),
    ),
    stateReason: Nullable(StateReason),
    version: Bookkeeping.version,
    updatedAt: Bookkeeping.updatedAt,
    maskedFields: Type.Optional(
      Type.Array(FieldName, {
        maxItems: 10,
        description: 'Which fields are masked because the caller may not see them.',
      }),
    ),
  },
  { $id: 'SurveyText', description: 'A free text of an answer — jawaban teks.' },
);
export type SurveyText = Static<typeof SurveyText>;

export const SurveyTextDecision = Closed(
  {
    state: textStates.schema,
    publishedBody: Type.Optional(
      Type.String({
        maxLength: 4000,
        pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$',
        description:
          'What is published instead of the redacted text, in Markdown: paragraphs, emphasis and lists; no personal data and no links.',
        examples: ['Petugas ramah dan cepat.'],
      }),
    ),
    reason: Type.Optional(StateReason),
  },
  { $id: 'SurveyTextDecision', description: 'Whether everybody may read a text, and in which words.' },
);
export type SurveyTextDecision = Static<typeof SurveyTextDecision>;

export const TextPublication = Type.Object(
  {
    published: Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      format: 'int32',
      description: 'How many texts it published.',
      examples: [120],
    }),
  },
  { $id: 'SurveyTextPublication', description: 'What was published together.' },
);

export const PublishedText = Type.Object(
  {
    id: Id('Stable id of the text.'),
    question: QuestionKey,
    serviceId: ServiceId,
    receivedIn: Type.String({
      minLength: 7,
      maxLength: 7,
      pattern: '^\\d{4}-\\d{2}$',
      description: 'The month in which it was received; the day is not told.',
      examples: ['2026-07'],
    }),
    body: Words(
      'The text, in Markdown: shown as text, or as `html`, and never as HTML itself.',
      100_000,
      'Petugas *ramah*.',
    ),
    html: Words('The same as safe HTML.', 500_000, '<p>Petugas <em>ramah</em>.</p>'),
  },
  { $id: 'PublishedSurveyText', description: 'A text that everybody may read — masukan yang diterbitkan.' },
);
export type PublishedText = Static<typeof PublishedText>;

export const textSchemas = [SurveyText, SurveyTextDecision, TextPublication, PublishedText];
