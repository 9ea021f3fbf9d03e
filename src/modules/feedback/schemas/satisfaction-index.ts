import Type, { type Static } from 'typebox';
import { DateOnly, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { Count, Percent } from './figures.ts';
import { groupFigures } from './results.ts';

const { questions: _, ...figures } = groupFigures;

const trend = {
  previous: Nullable(Percent('The converted index of the same before; null if there is none.')),
  change: Nullable(
    Type.Number({
      minimum: -100,
      maximum: 100,
      format: 'double',
      description: 'By how much the converted index rose since, in points of 100 — tren.',
      examples: [1.25],
    }),
  ),
};

const IndexRow = Type.Object(
  {
    value: Type.String({
      maxLength: 60,
      pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$',
      description: 'Id of the service or unit, code of the element, or the period (`2026-Q3`).',
      examples: ['2026-Q3'],
    }),
    name: Nullable(Words('Name of the service or unit.', 300, 'Penerbitan KTP-el')),
    ...figures,
    ...trend,
  },
  { $id: 'SatisfactionIndexRow', description: 'The index of one group — IKM per kelompok.' },
);
export type IndexRow = Static<typeof IndexRow>;

const groupings = ['total', 'service', 'unit', 'element', 'period'] as const;
export type IndexGrouping = (typeof groupings)[number];

export const IndexBy = Type.Unsafe<IndexGrouping>({
  title: 'IndexGrouping',
  type: 'string',
  enum: groupings,
  default: 'total',
  description:
    'What a row is: a service, a unit that holds surveys, an element, or a period of the days on which was answered; `total`: no rows.',
});

export const PeriodLength = Type.Enum(['month', 'quarter', 'semester', 'year'], {
  default: 'quarter',
  description: 'How long a period is, with `by=period`.',
});

export const SatisfactionIndex = Type.Object(
  {
    from: DateOnly('First day of the period.', '2026-01-01'),
    to: DateOnly('First day after it.', '2027-01-01'),
    previousFrom: DateOnly('First day of the period before, which is as long.', '2025-01-01'),
    by: IndexBy,
    surveys: Count('Satisfaction surveys that overlap the period.', 12),
    previousSurveys: Count('Those that overlap the period before, and not this one.', 10),
    ...figures,
    ...trend,
    rows: Type.Array(ref(IndexRow), {
      maxItems: 10_000,
      description: 'Services and units by name, elements in their order, periods in theirs.',
    }),
  },
  {
    $id: 'SatisfactionIndex',
    description: 'The satisfaction index over surveys — indeks kepuasan masyarakat (IKM).',
  },
);
export type SatisfactionIndex = Static<typeof SatisfactionIndex>;

export const satisfactionIndexSchemas = [IndexRow, SatisfactionIndex];
