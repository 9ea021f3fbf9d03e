import Type, { type Static } from 'typebox';
import { ref, Words } from '../../../platform/http/schemas.ts';
import { ReportStep, told } from './reports.ts';

const html = Words(
  '`publicText`, ready to stand in a page.',
  100_000,
  '<p>Lampu jalan di depan SDN 12 mati.</p>',
);

export const PublicReport = Type.Object(
  { ...told, html },
  { $id: 'PublicReport', description: 'A report, as everybody may see it — laporan terbuka.' },
);
export type PublicReport = Static<typeof PublicReport>;

export const PublicReportWithSteps = Type.Object(
  {
    ...PublicReport.properties,
    steps: Type.Array(ref(ReportStep), { maxItems: 1000, description: 'What happened, the oldest first.' }),
  },
  { $id: 'PublicReportWithSteps', description: 'A report with what was done about it.' },
);
export type PublicReportWithSteps = Static<typeof PublicReportWithSteps>;

export const publicReportSchemas = [PublicReport, PublicReportWithSteps];
