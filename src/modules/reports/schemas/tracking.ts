import Type, { type Static } from 'typebox';
import { Closed, ref, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { reportStates } from '../reference.ts';
import { Report, ReportMessage, ReportSecret, ReportStep, told } from './reports.ts';

const secret = ReportSecret;

export const ReportAccess = Closed(
  { secret },
  { $id: 'ReportAccess', description: 'What shows that somebody is whoever reported.' },
);

export const TrackedReport = Type.Object(
  {
    ...told,
    text: Report.properties.text,
    visibility: Report.properties.visibility,
    isAnonymous: Report.properties.isAnonymous,
    steps: Type.Array(ref(ReportStep), { maxItems: 1000, description: 'What happened, the oldest first.' }),
    messages: Type.Array(ref(ReportMessage), {
      maxItems: 1000,
      description: 'What was written to and fro, the oldest first.',
    }),
  },
  { $id: 'TrackedReport', description: 'A report, as whoever reported sees it.' },
);
export type TrackedReport = Static<typeof TrackedReport>;

const Message = Words('What to write; line breaks are kept.', 5000, 'Sudah menyala, terima kasih.');

export const ReporterMessage = Closed(
  { secret, body: Message },
  { $id: 'ReporterMessage', description: 'What whoever reported writes.' },
);
export type ReporterMessage = Static<typeof ReporterMessage>;

export const ReportConfirmation = Closed(
  {
    secret,
    satisfaction: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 4,
        format: 'int32',
        description: 'How content you are with the handling: 1 not at all, 4 very.',
        examples: [4],
      }),
    ),
    body: Type.Optional(Message),
  },
  { $id: 'ReportConfirmation', description: 'That what was reported is resolved.' },
);
export type ReportConfirmation = Static<typeof ReportConfirmation>;

export const ReportReopening = Closed(
  { secret, body: Words('Why it is not resolved.', 5000, 'Menyala sehari, lalu mati lagi.') },
  { $id: 'ReportReopening', description: 'That what was reported is not resolved.' },
);
export type ReportReopening = Static<typeof ReportReopening>;

export const ReporterReply = Type.Object(
  {
    state: reportStates.schema,
    at: Timestamp('When it was taken.'),
  },
  { $id: 'ReporterReply', description: 'How the report stands after what was sent.' },
);
export type ReporterReply = Static<typeof ReporterReply>;

export const trackingSchemas = [
  ReportAccess,
  TrackedReport,
  ReporterMessage,
  ReportConfirmation,
  ReportReopening,
  ReporterReply,
];
