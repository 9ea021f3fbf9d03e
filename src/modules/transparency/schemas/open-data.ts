import Type, { type Static } from 'typebox';
import { Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { reportChannels, reportKinds } from '../../reports/reference.ts';
import { ReportFigures } from './figures.ts';
import { Month } from './indicators.ts';

export const OpenReportIndicators = Type.Object(
  {
    month: Month('Month of receipt.'),
    level: Type.Enum(['group', 'unit', 'city'], {
      description:
        'What the row is of: one unit, category, kind and channel (`group`); or reports that not everybody can read, of a unit or of the city, that were too few to be told by themselves. Rows never count a report twice.',
    }),
    unitId: Nullable(Id('The unit that handles them; null if none does, and of the city.')),
    unitCode: Nullable(Words('Code of the unit.', 60, 'DPU')),
    unitName: Nullable(Words('Name of the unit today.', 300, 'Dinas Pekerjaan Umum')),
    categoryId: Nullable(Id('The category; null of none, and of rows that have none by themselves.')),
    categoryCode: Nullable(Words('Natural key of the category.', 60, 'JALAN-RUSAK')),
    categoryName: Nullable(Words('Name of the category.', 2000, 'Jalan rusak')),
    kind: Nullable(reportKinds.schema),
    channel: Nullable(reportChannels.schema),
    figures: ref(ReportFigures),
  },
  {
    $id: 'OpenReportIndicators',
    description: 'How reports of a month were handled, group by group — indikator penanganan laporan.',
  },
);
export type OpenReportIndicators = Static<typeof OpenReportIndicators>;

export const openDataSchemas = [OpenReportIndicators];
