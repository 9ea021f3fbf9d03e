import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

const course = { resource: 'course', scope: 'trainings:read', units: 'shared' } as const;
const session = { resource: 'training-session', scope: 'trainings:read', units: 'shared' } as const;
const enrolment = { resource: 'enrolment', scope: 'enrolments:read', units: 'narrowed' } as const;

/** What the tables of trainings announce. */
export const trainingEvents: readonly EventKind[] = [
  ...recordKinds(course, 'a course of the catalogue (pelatihan)'),
  ...recordKinds(session, 'a session of a training (penyelenggaraan pelatihan)'),
  ...recordKinds(enrolment, 'an enrolment in a training (kepesertaan)'),
];
