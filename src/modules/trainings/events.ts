import { type EventKind, periodKinds, recordKinds } from '../../platform/events/kind.ts';

const course = { resource: 'course', scope: 'trainings:read', units: 'shared' } as const;
const session = { resource: 'training-session', scope: 'trainings:read', units: 'shared' } as const;
const enrolment = { resource: 'enrolment', scope: 'enrolments:read', units: 'narrowed' } as const;

const meeting = { resource: 'training-meeting', scope: 'trainings:read', units: 'shared' } as const;
const attendance = { resource: 'attendance', scope: 'enrolments:read', units: 'narrowed' } as const;
const certificate = { resource: 'certificate', scope: 'certificates:read', units: 'narrowed' } as const;
const outsideCertificate = {
  resource: 'outside-certificate',
  scope: 'certificates:read',
  units: 'narrowed',
} as const;
const duty = { resource: 'learning-duty', scope: 'trainings:read', units: 'shared' } as const;
const conversion = { resource: 'learning-conversion', scope: 'trainings:read', units: 'shared' } as const;
const need = { resource: 'training-need', scope: 'training-plans:read', units: 'narrowed' } as const;
const plan = { resource: 'training-plan', scope: 'training-plans:read', units: 'narrowed' } as const;

/** What the tables of trainings announce. */
export const trainingEvents: readonly EventKind[] = [
  ...recordKinds(course, 'a course of the catalogue (pelatihan)'),
  ...recordKinds(session, 'a session of a training (penyelenggaraan pelatihan)'),
  ...recordKinds(enrolment, 'an enrolment in a training (kepesertaan)'),
  ...recordKinds(meeting, 'a meeting of a session (pertemuan)'),
  ...recordKinds(attendance, 'the attendance of somebody at a meeting (kehadiran)'),
  ...recordKinds(certificate, 'a certificate (sertifikat)'),
  ...recordKinds(outsideCertificate, 'a certificate of another institution (sertifikat dari luar)'),
  ...periodKinds(duty, 'learning-duty', 'how many learning hours people have to reach (kewajiban JP)'),
  ...periodKinds(conversion, 'learning-conversion', 'how a form of learning counts (konversi JP)'),
  ...recordKinds(plan, 'a yearly training plan (rencana pengembangan kompetensi)'),
  ...recordKinds(need, 'what a unit is reported to need to be trained in (kebutuhan pelatihan)'),
];
