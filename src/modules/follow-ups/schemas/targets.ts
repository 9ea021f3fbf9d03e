import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable, Text } from '../../../platform/http/schemas.ts';
import { satisfactionElements } from '../../feedback/index.ts';

/** A converted index, or the converted mean of an element. */
export const Converted = (description: string, example = 76.61) =>
  Type.Number({ minimum: 25, maximum: 100, format: 'double', description, examples: [example] });

const value = Type.Number({
  minimum: 25,
  maximum: 100,
  multipleOf: 0.01,
  format: 'double',
  description: 'What is to be reached at least, on the official scale 25–100 (nilai konversi), two decimals.',
  examples: [88.31],
});
const legalBasis = Text(
  'The decree or plan that sets it.',
  300,
  'Keputusan Wali Kota 188/2026 tentang target SKM',
);

const about = {
  unitId: Nullable(Id('Only for services of this unit; null for all.')),
  serviceId: Nullable(Id('Only for this public service; null for all.')),
  element: Nullable(satisfactionElements.schema),
};

export const SatisfactionTarget = Type.Object(
  { id: Id('Stable id of the target.'), ...about, value, legalBasis, ...Bookkeeping },
  {
    $id: 'SatisfactionTarget',
    description:
      'What a satisfaction index (no `element`) or one element is to reach — target kepuasan. The one of the service goes before that of its unit, and that before the one of the whole city.',
  },
);
export type SatisfactionTarget = Static<typeof SatisfactionTarget>;

export const NewSatisfactionTarget = Closed(
  { ...Type.Partial(Type.Object(about)).properties, value, legalBasis },
  {
    $id: 'NewSatisfactionTarget',
    description: 'A target to set: for a service, for a unit, or (neither) for the whole city.',
  },
);
export type NewSatisfactionTarget = Static<typeof NewSatisfactionTarget>;

export const SatisfactionTargetChange = Closed(Type.Partial(Type.Object({ value, legalBasis })).properties, {
  $id: 'SatisfactionTargetChange',
  minProperties: 1,
  description: 'What changes of a target; figures that were held against it keep what it was then.',
});
export type SatisfactionTargetChange = Static<typeof SatisfactionTargetChange>;

export const targetSchemas = [SatisfactionTarget, NewSatisfactionTarget, SatisfactionTargetChange];
