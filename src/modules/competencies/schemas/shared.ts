import Type, { type Static } from 'typebox';
import { Closed, Id, Text } from '../../../platform/http/schemas.ts';
import { competencyKinds } from '../reference.ts';

/** A text that is given in both languages. */
export const Bilingual = (description: string, maxLength: number, id: string, en: string) =>
  Closed(
    { id: Text('In Indonesian.', maxLength, id), en: Text('In English.', maxLength, en) },
    { description },
  );

export const CompetencyCode = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Natural key of the competency; unique in any case of letters.',
  examples: ['INT'],
});

export const Level = (description: string, minimum = 0) =>
  Type.Integer({ minimum, maximum: 5, format: 'int32', description, examples: [3] });

export const Count = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description });

export const Percent = (description: string) =>
  Type.Number({ minimum: 0, maximum: 500, description, examples: [88.89] });

/** Which competency a line of an answer speaks of. */
export const namedCompetency = {
  competencyId: Id('Stable id of the competency.'),
  code: CompetencyCode,
  name: Bilingual('Name of the competency on the day.', 200, 'Integritas', 'Integrity'),
  kind: competencyKinds.schema,
};

export const RequiredLevel = Closed(
  {
    competencyId: Id('The competency that is demanded.'),
    level: Level('The level demanded, 1–5.', 1),
  },
  { $id: 'RequiredLevel', description: 'A competency that a position demands.' },
);
export type RequiredLevel = Static<typeof RequiredLevel>;
