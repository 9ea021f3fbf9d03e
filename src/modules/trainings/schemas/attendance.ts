import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
} from '../../../platform/http/schemas.ts';
import { attendanceSources } from '../reference.ts';

const content = {
  heldOn: DateOnly('The day on which it is held, one of those of the session.', '2026-09-07'),
  number: Type.Integer({
    minimum: 1,
    maximum: 500,
    format: 'int32',
    description: 'Number of the meeting in its session; there are several on a day.',
    examples: [1],
  }),
  title: Nullable(Text('What it is about.', 200, 'Materi pokok 1: Kepemimpinan kinerja')),
};

export const Meeting = Type.Object(
  { id: Id('Stable id of the meeting.'), sessionId: Id('The session.'), ...content, ...Bookkeeping },
  { $id: 'TrainingMeeting', description: 'A meeting of a session, at which attendance is kept — pertemuan.' },
);
export type Meeting = Static<typeof Meeting>;

const { heldOn, number, title } = content;

export const NewMeeting = Closed(
  { heldOn, number, title: Type.Optional(title) },
  { $id: 'NewTrainingMeeting', description: 'A meeting of a session, to be held.' },
);
export type NewMeeting = Static<typeof NewMeeting>;

export const MeetingChange = Closed(
  { ...Type.Partial(Type.Object(content)).properties },
  { $id: 'TrainingMeetingChange', minProperties: 1, description: 'What changes of a meeting.' },
);
export type MeetingChange = Static<typeof MeetingChange>;

const Code = Type.String({
  minLength: 8,
  maxLength: 8,
  pattern: '^[0-9]{8}$',
  description: 'Eight digits, another each minute.',
  examples: ['40713982'],
});

export const MeetingCode = Type.Object(
  { code: Code, until: Timestamp('When the next code comes.') },
  { $id: 'MeetingCode', description: 'The code that the trainer shows to those who are present.' },
);

export const OwnAttendance = Closed(
  { code: Code },
  { $id: 'OwnAttendance', description: 'The code that is shown at the meeting.' },
);

export const Attendance = Type.Object(
  {
    id: Id('Stable id of the entry.'),
    meetingId: Id('The meeting.'),
    sessionId: Id('Its session.'),
    heldOn: DateOnly('The day on which the meeting was held.', '2026-09-07'),
    enrolmentId: Id('The enrolment.'),
    employeeId: Id('Who was, or was not, there.'),
    isPresent: Type.Boolean({ description: 'Whether that person was there.' }),
    source: attendanceSources.schema,
    ...Bookkeeping,
  },
  { $id: 'Attendance', description: 'Whether somebody was at a meeting, and how it is known — kehadiran.' },
);
export type Attendance = Static<typeof Attendance>;

const Presence = Closed(
  {
    enrolmentId: Id('The enrolment, of this session.'),
    isPresent: Type.Boolean({ description: 'Whether that person was there.' }),
  },
  { $id: 'Presence', description: 'Whether a participant was there.' },
);

export const AttendanceList = Closed(
  {
    items: Type.Array(ref(Presence), {
      minItems: 1,
      maxItems: 1000,
      description: 'Each participant once; what is on record of others stays.',
    }),
  },
  { $id: 'AttendanceList', description: 'The trainer’s list of a meeting — daftar hadir.' },
);
export type AttendanceList = Static<typeof AttendanceList>;

export const NotedAttendances = Type.Object(
  {
    items: Type.Array(ref(Attendance), {
      maxItems: 1000,
      description: 'What is on record now of those who were listed, in the same order.',
    }),
  },
  { $id: 'NotedAttendances', description: 'What came of a trainer’s list.' },
);

export const attendanceSchemas = [
  Meeting,
  NewMeeting,
  MeetingChange,
  MeetingCode,
  OwnAttendance,
  Attendance,
  Presence,
  AttendanceList,
  NotedAttendances,
];
