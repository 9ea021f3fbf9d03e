import Type, { type Static } from 'typebox';
import { Nullable, ref } from '../../../platform/http/schemas.ts';
import { qualityBands, satisfactionElements } from '../reference.ts';

export const Count = (description: string, example = 120) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

export const Percent = (description: string) =>
  Type.Number({ minimum: 0, maximum: 100, format: 'double', description, examples: [86.25] });

export const MeanMark = (description: string) =>
  Type.Number({ minimum: 0, maximum: 4, format: 'double', description, examples: [3.245] });

export const real = (description: string, example: number) =>
  Type.Number({ minimum: -1e18, maximum: 1e18, format: 'double', description, examples: [example] });

export const SurveyCode = Type.String({
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Natural key of the survey.',
  examples: ['SKM-DISDUKCAPIL-2026-S2'],
});

/** What an average of marks means. */
const converted = Nullable(Percent('The same of 100: mean × 25, two decimals — nilai konversi.'));
const band = Nullable(qualityBands.schema);

const element = {
  element: satisfactionElements.schema,
  mean: Nullable(MeanMark('Mean of the marks 1–4, three decimals — nilai rata-rata unsur.')),
  converted,
  band,
};

export const ElementMean = Type.Object(element, {
  $id: 'ElementMean',
  description: 'How an element of a service was judged — nilai unsur.',
});

const ElementFigures = Type.Object(
  {
    ...element,
    distribution: Type.Array(Count('Answers with this mark.'), {
      minItems: 4,
      maxItems: 4,
      description: 'How many gave the marks 1, 2, 3 and 4.',
    }),
  },
  {
    $id: 'ElementFigures',
    description: 'How an element was judged, and by how many so — nilai unsur dan sebarannya.',
  },
);
export type ElementFigures = Static<typeof ElementFigures>;

export const index = {
  index: Nullable(
    MeanMark('The satisfaction index, 1–4 with three decimals — indeks kepuasan masyarakat (IKM).'),
  ),
  converted,
  band,
};

export const IndexFigures = Nullable(
  Type.Object(
    {
      ...index,
      why: Nullable(
        Type.Enum(['no-answers', 'too-few-answers', 'element-unanswered'], {
          description: 'Why there is no index; null if there is one.',
        }),
      ),
      elements: Type.Array(ref(ElementFigures), {
        maxItems: 9,
        description: 'The nine elements in their order; empty where nothing can be told.',
      }),
    },
    {
      $id: 'SatisfactionFigures',
      description:
        'The satisfaction index of counted answers and its elements — IKM; null of own questionnaires. Nothing is told of fewer than 5 answers.',
    },
  ),
);
export type IndexFigures = NonNullable<Static<typeof IndexFigures>>;

export const figureSchemas = [ElementMean, ElementFigures, IndexFigures];
