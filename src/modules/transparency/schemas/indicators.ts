import Type, { type Static } from 'typebox';
import { Id, Nullable, ref, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { reportChannels, reportKinds } from '../../reports/reference.ts';
import { indicatorGroupings } from '../reference.ts';
import { Count, ReportFigures } from './figures.ts';

export const Month = (description: string, example = '2026-01') =>
  Type.String({
    maxLength: 7,
    pattern: '^(19|20|21)[0-9][0-9]-(0[1-9]|1[0-2])$',
    description,
    examples: [example],
  });

export const periodFilter = {
  from: Type.Optional(Month('First month of receipt; eleven before `until` if not given.')),
  until: Type.Optional(Month('Last month of receipt, included; this one if not given.', '2026-12')),
};

export const indicatorFilter = {
  ...periodFilter,
  unitId: Type.Optional(Id('Only reports of this unit and of all units below it.')),
  categoryId: Type.Optional(Id('Only reports of this category.')),
  kind: Type.Optional(reportKinds.schema),
  channel: Type.Optional(reportChannels.schema),
};

export const By = Type.Unsafe<Static<typeof indicatorGroupings.schema>>({
  ...indicatorGroupings.schema,
  default: 'total',
});

const FollowUpCounts = Nullable(
  Type.Object(
    {
      actions: Count('Accepted actions that were open in the period.', 9),
      done: Count('Done in the period.', 5),
      doneOnTime: Count('Of these: done by the first due date.', 4),
      dropped: Count('Dropped in the period.', 1),
      overdue: Count('Open at its end, past the due date.', 2),
    },
    {
      $id: 'IndicatorFollowUps',
      description:
        'What was done about what citizens said — tindak lanjut; null where actions have no such part, as a kind of report.',
    },
  ),
);

const IndicatorRow = Type.Object(
  {
    value: Nullable(
      Words('Id of the unit or category, code, or period (`2026-Q3`); null of none.', 60, '2026-Q3'),
    ),
    name: Nullable(Words('Name of the unit or category.', 300, 'Dinas Pekerjaan Umum')),
    figures: ref(ReportFigures),
    followUps: ref(FollowUpCounts),
  },
  { $id: 'ReportIndicatorRow', description: 'The indicators of one group.' },
);

export const ReportIndicators = Type.Object(
  {
    countedAt: Nullable(Timestamp('As of when it was counted; null if never yet.')),
    from: Month('First month of receipt.'),
    until: Month('Last month of receipt, included.', '2026-12'),
    by: By,
    figures: ref(ReportFigures),
    followUps: ref(FollowUpCounts),
    rows: Type.Array(ref(IndicatorRow), {
      maxItems: 10_000,
      description:
        'Units and categories by name, codes in their order, periods in theirs; without what would tell of fewer than 5 reports that not everybody can read, so that they may add up to less than the whole.',
    }),
  },
  { $id: 'ReportIndicators', description: 'How reports were handled — indikator keterbukaan.' },
);
export type ReportIndicators = Static<typeof ReportIndicators>;
export type IndicatorRow = Static<typeof IndicatorRow>;
export type FollowUpCounts = Static<typeof FollowUpCounts>;

export const indicatorSchemas = [FollowUpCounts, IndicatorRow, ReportIndicators];
