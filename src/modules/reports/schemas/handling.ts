import Type, { type Static } from 'typebox';
import { Closed, Id, Text, Words } from '../../../platform/http/schemas.ts';
import { archivingGrounds, reportKinds } from '../reference.ts';
import { ReportNumber } from './reports.ts';

const Said = (example: string) =>
  Words('What whoever reported is told, and everybody where the report is public.', 5000, example);

export const ReportVerification = Closed(
  {
    kind: Type.Optional(reportKinds.schema),
    categoryId: Type.Optional(Id('The category that it belongs to.')),
    publicText: Type.Optional(
      Words(
        'What everybody reads of a public report; the text with personal data taken out if not given.',
        5000,
        'Lampu jalan di depan SDN 12 mati.',
      ),
    ),
    arePhotosPublic: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Whether everybody may see the photos: look whether anybody can be known on them.',
      }),
    ),
    message: Type.Optional(Said('Laporan Anda kami teruskan ke bidang penerangan jalan.')),
  },
  {
    $id: 'ReportVerification',
    description: 'That a report can be handled, and as what. Another `kind` has another deadline.',
  },
);
export type ReportVerification = Static<typeof ReportVerification>;

export const ReportRouting = Closed(
  {
    unitId: Id('The unit that handles it from now on.'),
    reason: Text('Why it is not for the unit that has it.', 1000, 'Jalan provinsi, bukan jalan kota.'),
  },
  { $id: 'ReportRouting', description: 'To which unit a report goes, and why.' },
);
export type ReportRouting = Static<typeof ReportRouting>;

export const ReportProgress = Closed(
  { message: Said('Material dipesan; pengerjaan hari Kamis.') },
  { $id: 'ReportProgress', description: 'What is done about a report.' },
);
export type ReportProgress = Static<typeof ReportProgress>;

export const ReportArchiving = Closed(
  { ground: archivingGrounds.schema, message: Said('Jalan ini milik provinsi.') },
  { $id: 'ReportArchiving', description: 'That a report is not handled, and why.' },
);
export type ReportArchiving = Static<typeof ReportArchiving>;

export const ReportMerging = Closed(
  { intoNumber: ReportNumber },
  { $id: 'ReportMerging', description: 'That another report says the same: both are followed there.' },
);
export type ReportMerging = Static<typeof ReportMerging>;

export const ReportsMerging = Closed(
  {
    numbers: Type.Array(ReportNumber, {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      description: 'The reports that say the same.',
    }),
  },
  { $id: 'ReportsMerging', description: 'That other reports say the same: all of them are followed here.' },
);
export type ReportsMerging = Static<typeof ReportsMerging>;

export const NewReportMessage = Closed(
  {
    body: Words('What to write; line breaks are kept.', 5000, 'Lampu yang mana?'),
    isInternal: Type.Optional(
      Type.Boolean({ default: false, description: 'A note among officers, which nobody else ever sees.' }),
    ),
  },
  { $id: 'NewReportMessage', description: 'A message to whoever reported, or a note.' },
);
export type NewReportMessage = Static<typeof NewReportMessage>;

export const handlingSchemas = [
  ReportVerification,
  ReportRouting,
  ReportProgress,
  ReportArchiving,
  ReportMerging,
  ReportsMerging,
  NewReportMessage,
];
