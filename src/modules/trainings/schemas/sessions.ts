import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Id,
  Nullable,
  ref,
  Text,
  Words,
} from '../../../platform/http/schemas.ts';
import { sessionStates } from '../reference.ts';
import { Rupiah } from './courses.ts';

const Seats = (description: string, minimum = 0) =>
  Type.Integer({ minimum, maximum: 10_000, format: 'int32', description, examples: [30] });

const UnitQuota = Closed(
  {
    unitId: Id('The unit; all units below it are meant too.'),
    quota: Seats('How many of the seats its people may take.'),
  },
  { $id: 'UnitQuota', description: 'The share of a unit in the seats of a session.' },
);

const plan = {
  startsOn: DateOnly('First day.', '2026-09-07'),
  endsOn: DateOnly('Last day.', '2026-09-11'),
  place: Nullable(Text('Where it is held.', 300, 'Gedung Diklat BKPSDM, Ruang Musi')),
  link: Nullable(
    Type.String({
      maxLength: 1000,
      pattern: '^https?://[^\\s\\u0000-\\u001f]+$',
      description: 'Where it is held online.',
      examples: ['https://meet.kota.example/pka'],
    }),
  ),
  trainer: Nullable(Text('Who teaches — widyaiswara, pengajar.', 200, 'Dr. Hasan Basri')),
  quota: Seats('Seats in all — kuota.', 1),
  unitQuotas: Type.Array(ref(UnitQuota), {
    maxItems: 500,
    description: 'Shares of units; who belongs to several takes a seat of the nearest. Empty: no shares.',
  }),
  registrationFrom: DateOnly('First day on which people can register.', '2026-07-01'),
  registrationUntil: DateOnly('First day on which nobody can any more.', '2026-08-31'),
  costPerHead: Nullable(Rupiah('Cost for each participant, rupiah; null: as the course says.')),
  needsApproval: Type.Boolean({
    description: 'Whether the superior approves before somebody gets a seat or a place on the wait list.',
  }),
};

export const TrainingSession = Type.Object(
  {
    id: Id('Stable id of the session.'),
    courseId: Id('The course that is held.'),
    courseTitle: Text('Title of the course.', 300, 'Pelatihan Kepemimpinan Administrator'),
    ...plan,
    state: sessionStates.schema,
    seatsTaken: Seats('Seats that are taken.'),
    waiting: Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      format: 'int32',
      description: 'People on the wait list.',
    }),
    cancellationReason: Nullable(Words('Why it was cancelled.', 1000, 'Pengajar berhalangan.')),
    planId: Nullable(Id('The training plan that it was planned from; null if from none.')),
    ...Bookkeeping,
  },
  { $id: 'TrainingSession', description: 'When and where a course is held — penyelenggaraan pelatihan.' },
);
export type TrainingSession = Static<typeof TrainingSession>;

const { startsOn, endsOn, quota, registrationFrom, registrationUntil, ...optional } = plan;

export const NewTrainingSession = Closed(
  {
    courseId: Id('The course that is held.'),
    startsOn,
    endsOn,
    quota,
    registrationFrom,
    registrationUntil,
    ...Type.Partial(Type.Object(optional)).properties,
  },
  { $id: 'NewTrainingSession', description: 'A session to plan; it is a draft until it is opened.' },
);
export type NewTrainingSession = Static<typeof NewTrainingSession>;

export const TrainingSessionChange = Closed(
  { ...Type.Partial(Type.Object(plan)).properties },
  { $id: 'TrainingSessionChange', minProperties: 1, description: 'What changes of a session.' },
);
export type TrainingSessionChange = Static<typeof TrainingSessionChange>;

export const SessionCancellation = Closed(
  { reason: Text('Why; participants are told.', 1000, 'Pengajar berhalangan.') },
  { $id: 'SessionCancellation', description: 'Why a session does not take place.' },
);

export const sessionSchemas = [
  UnitQuota,
  TrainingSession,
  NewTrainingSession,
  TrainingSessionChange,
  SessionCancellation,
];
