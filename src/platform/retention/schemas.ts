import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Text } from '../http/schemas.ts';
import { retentionSubjects } from './reference.ts';

const content = {
  days: Type.Integer({
    minimum: 1,
    maximum: 3650,
    format: 'int32',
    description: 'For how many days it is kept; on the day after these it is deleted.',
    examples: [90],
  }),
  legalBasis: Text('What it rests on — dasar hukum.', 300, 'UU 27/2022 art. 16(2)(g), art. 43'),
};

export const RetentionRule = Type.Object(
  { id: Id('Stable id of the rule.'), subject: retentionSubjects.schema, ...content, ...Bookkeeping },
  {
    $id: 'RetentionRule',
    description:
      'For how long something is kept of those who answer surveys, report or take part in forums — jadwal retensi.',
  },
);
export type RetentionRule = Static<typeof RetentionRule>;

export const RetentionRuleChange = Closed(Type.Partial(Type.Object(content)).properties, {
  $id: 'RetentionRuleChange',
  minProperties: 1,
  description: 'What changes of a retention rule.',
});
export type RetentionRuleChange = Static<typeof RetentionRuleChange>;

export const retentionSchemas = [RetentionRule, RetentionRuleChange];
