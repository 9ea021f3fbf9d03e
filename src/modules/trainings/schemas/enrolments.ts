import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, DateOnly, Id, Nullable, Text, Words } from '../../../platform/http/schemas.ts';
import { enrolmentOrigins, enrolmentStates, sessionStates } from '../reference.ts';

export const Score = (description: string) =>
  Type.Number({ minimum: 0, maximum: 100, format: 'double', description, examples: [86.5] });

export const Enrolment = Type.Object(
  {
    id: Id('Stable id of the enrolment.'),
    sessionId: Id('The session.'),
    courseTitle: Text('Title of the course.', 300, 'Pelatihan Kepemimpinan Administrator'),
    startsOn: DateOnly('First day of the session.', '2026-09-07'),
    endsOn: DateOnly('Last day of the session.', '2026-09-11'),
    sessionState: sessionStates.schema,
    cancellationReason: Nullable(
      Words('Why the session was cancelled, if it was.', 1000, 'Pengajar berhalangan.'),
    ),
    employeeId: Id('Who is enrolled.'),
    origin: enrolmentOrigins.schema,
    state: enrolmentStates.schema,
    waitingPlace: Nullable(
      Type.Integer({
        minimum: 1,
        maximum: 2_147_483_647,
        format: 'int32',
        description: 'Place on the wait list, in the order of arrival; null elsewhere.',
        examples: [2],
      }),
    ),
    reason: Nullable(Words('Why it was declined or withdrawn.', 1000, 'Bertugas di luar kota.')),
    score: Nullable(Score('Score of 100, once there is a result; null without one.')),
    creditedHours: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: 1500,
        format: 'int32',
        description: 'Learning hours (JP) that count since the last day of the session; null while none do.',
        examples: [40],
      }),
    ),
    hasEvaluated: Type.Boolean({
      description: 'Whether the participant has evaluated the training; what was said is kept apart.',
    }),
    allowedActions: Type.Array(Type.Enum(['approve', 'decline', 'withdraw']), {
      maxItems: 3,
      description: 'What can be done with it now.',
    }),
    ...Bookkeeping,
  },
  { $id: 'Enrolment', description: 'Somebody’s place in a session, or the hope of one — kepesertaan.' },
);
export type Enrolment = Static<typeof Enrolment>;

export const NewEnrolment = Closed(
  { employeeId: Id('Who is nominated.') },
  { $id: 'NewEnrolment', description: 'Somebody who is nominated for a session.' },
);

export const OwnEnrolment = Closed(
  { sessionId: Id('The session that one applies for.') },
  { $id: 'OwnEnrolment', description: 'A session that one applies for.' },
);

export const EnrolmentReason = Closed(
  { reason: Text('Why.', 1000, 'Bertugas di luar kota.') },
  { $id: 'EnrolmentReason', description: 'Why an enrolment is declined or withdrawn.' },
);

export const enrolmentSchemas = [Enrolment, NewEnrolment, OwnEnrolment, EnrolmentReason];
