import Type, { type Static } from 'typebox';
import { Code, FieldName, Nullable, ref, TwoLanguages, Words } from '../../../platform/http/schemas.ts';

const DefinedTime = Nullable(
  Type.Object(TwoLanguages.properties, {
    $id: 'ReportIndicatorTime',
    description: 'From when to when something is counted, and in which time; null of what takes none.',
  }),
);

export const IndicatorDefinition = Type.Object(
  {
    code: Code('Stable code of the indicator.', 'first-response-in-time'),
    field: Type.String({
      ...FieldName,
      description: 'Where it stands in the answers.',
      examples: ['figures.firstResponse.inTime'],
    }),
    name: ref(TwoLanguages),
    definition: ref(TwoLanguages),
    time: ref(DefinedTime),
    excluded: ref(TwoLanguages),
    unit: Words('Its unit — satuan.', 60, 'Persen'),
    legalBasis: Words('The regulation — dasar hukum.', 300, 'PermenPANRB 62/2018'),
  },
  {
    $id: 'ReportIndicatorDefinition',
    description:
      'What an indicator is: what counts (`definition`), from when to when (`time`), and what does not count (`excluded`) — definisi indikator.',
  },
);
export type IndicatorDefinition = Static<typeof IndicatorDefinition>;

export const definitionSchemas = [DefinedTime, IndicatorDefinition];
