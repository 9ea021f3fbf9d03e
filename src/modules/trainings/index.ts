import type { Module } from '../../platform/module.ts';
import { trainingEvents } from './events.ts';
import { heldOnTrainings } from './personal-data.ts';
import { trainingConstraints, trainingProblems } from './problems.ts';
import * as reference from './reference.ts';
import { courseRoutes } from './routes/courses.ts';
import { enrolmentRoutes } from './routes/enrolments.ts';
import { ownEnrolmentRoutes } from './routes/own-enrolments.ts';
import { planRoutes } from './routes/plans.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { courseSchemas } from './schemas/courses.ts';
import { enrolmentSchemas } from './schemas/enrolments.ts';
import { planSchemas } from './schemas/plans.ts';
import { sessionSchemas } from './schemas/sessions.ts';

/** Trainings: the catalogue, sessions with their seats, who is enrolled, and yearly plans. */
export const trainings: Module = {
  async routes(app) {
    await app.register(courseRoutes);
    await app.register(sessionRoutes);
    await app.register(enrolmentRoutes);
    await app.register(ownEnrolmentRoutes);
    await app.register(planRoutes);
  },
  tags: ['courses', 'training-sessions', 'enrolments', 'training-plans'],
  schemas: [...courseSchemas, ...sessionSchemas, ...enrolmentSchemas, ...planSchemas],
  problems: trainingProblems,
  constraints: trainingConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: trainingEvents,
  jobs: [],
  personalData: heldOnTrainings,
};
