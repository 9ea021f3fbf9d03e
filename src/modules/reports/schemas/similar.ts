import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { reportLikenesses } from '../reference.ts';
import { NewReport, ReportText, told } from './reports.ts';

const { number, kind, state, categoryId, place, followers, receivedAt } = told;

const SimilarReport = Type.Object(
  {
    number,
    kind,
    state,
    categoryId,
    text: Words(
      'What was reported; for the public what everybody reads of it.',
      100_000,
      'Lampu jalan mati.',
    ),
    place,
    followers,
    receivedAt,
    likenesses: Type.Array(reportLikenesses.schema, {
      minItems: 2,
      maxItems: 3,
      description: 'Why it is taken for the same.',
    }),
    distanceMetres: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: 21_000_000,
        format: 'int32',
        description: 'How far away it is, in metres; null if one of both has no place.',
        examples: [40],
      }),
    ),
    daysApart: Type.Integer({
      minimum: 0,
      maximum: 90,
      format: 'int32',
      description: 'Whole days between both.',
      examples: [3],
    }),
    wordSimilarity: Type.Number({
      minimum: 0,
      maximum: 1,
      format: 'double',
      description: 'How much of their first 500 letters is alike: 1 if all is.',
      examples: [0.62],
    }),
  },
  { $id: 'SimilarReport', description: 'A report that may say the same — laporan serupa.' },
);
export type SimilarReport = Static<typeof SimilarReport>;

export const SimilarReports = Type.Object(
  {
    items: Type.Array(ref(SimilarReport), {
      maxItems: 200,
      description: 'What is most alike comes first.',
    }),
  },
  { $id: 'SimilarReports', description: 'Reports that may say the same.' },
);

/** As it will be filed, as far as it is compared. */
export const ReportToCompare = Closed(
  {
    text: ReportText,
    categoryId: Type.Optional(Id('The category under which it would be filed.')),
    place: NewReport.properties.place,
  },
  { $id: 'ReportToCompare', description: 'What somebody is about to report.' },
);

export const similarSchemas = [SimilarReport, SimilarReports, ReportToCompare];
