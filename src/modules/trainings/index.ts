import type { Module } from '../../platform/module.ts';
import { trainingEvents } from './events.ts';
import { heldOnTrainings } from './personal-data.ts';
import { trainingConstraints, trainingProblems } from './problems.ts';
import * as reference from './reference.ts';
import { courseRoutes } from './routes/courses.ts';
import { enrolmentRoutes } from './routes/enrolments.ts';
import { ownEnrolmentRoutes } from './routes/own-enrolments.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { courseSchemas } from './schemas/courses.ts';
import { enrolmentSchemas } from './schemas/enrolments.ts';
import { sessionSchemas } from './schemas/sessions.ts';

/** Trainings: the catalogue, sessions with their seats, and who is enrolled. */
export const trainings: Module = {
  async routes(app) {
    await app.register(courseRoutes);
    await app.register(sessionRoutes);
    await app.register(enrolmentRoutes);
    await app.register(ownEnrolmentRoutes);
  },
  tags: ['courses', 'training-sessions', 'enrolments'],
  schemas: [...courseSchemas, ...sessionSchemas, ...enrolmentSchemas],
  problems: trainingProblems,
  constraints: trainingConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: trainingEvents,
  jobs: [],
  personalData: heldOnTrainings,
};
