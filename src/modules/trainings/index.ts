import type { Module } from '../../platform/module.ts';
import { trainingEvents } from './events.ts';
import { attendanceImporter } from './import/attendances.ts';
import { heldOnTrainings } from './personal-data.ts';
import { trainingConstraints, trainingProblems } from './problems.ts';
import * as reference from './reference.ts';
import { attendanceRoutes } from './routes/attendance.ts';
import { certificateCheckRoutes } from './routes/certificate-checks.ts';
import { certificateRoutes } from './routes/certificates.ts';
import { courseRoutes } from './routes/courses.ts';
import { effectRoutes } from './routes/effects.ts';
import { enrolmentRoutes } from './routes/enrolments.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { hourRoutes } from './routes/hours.ts';
import { learningRuleRoutes } from './routes/learning-rules.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { nominationRoutes } from './routes/nominations.ts';
import { outsideCertificateRoutes } from './routes/outside-certificates.ts';
import { ownEnrolmentRoutes } from './routes/own-enrolments.ts';
import { planRoutes } from './routes/plans.ts';
import { resultRoutes } from './routes/results.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { trainingNeedRoutes } from './routes/training-needs.ts';
import { attendanceSchemas } from './schemas/attendance.ts';
import { certificateSchemas } from './schemas/certificates.ts';
import { courseSchemas } from './schemas/courses.ts';
import { effectSchemas } from './schemas/effects.ts';
import { enrolmentSchemas } from './schemas/enrolments.ts';
import { evaluationSchemas } from './schemas/evaluations.ts';
import { hourSchemas } from './schemas/hours.ts';
import { nominationSchemas } from './schemas/nominations.ts';
import { outsideCertificateSchemas } from './schemas/outside-certificates.ts';
import { planSchemas } from './schemas/plans.ts';
import { resultSchemas } from './schemas/results.ts';
import { sessionSchemas } from './schemas/sessions.ts';
import { trainingNeedSchemas } from './schemas/training-needs.ts';

export { standingOf } from './rules/hours.ts';
export { Rupiah } from './schemas/courses.ts';
export { TrainingNeed } from './schemas/training-needs.ts';
export { findCourse } from './store/courses.ts';
export { learningYear } from './store/hours.ts';
export { type HoursOfUnits, readHoursOfUnits } from './store/hours-of-units.ts';
export { isPlanWithin } from './store/plans.ts';
export { endTrainingNeeds, recordTrainingNeed } from './store/reported-needs.ts';
export { findSession } from './store/sessions.ts';
export { courseTold, planTold } from './store/told.ts';

/** Trainings: the catalogue, sessions with their seats, who is enrolled, and yearly plans. */
export const trainings: Module = {
  async routes(app) {
    await app.register(courseRoutes);
    await app.register(sessionRoutes);
    await app.register(enrolmentRoutes);
    await app.register(nominationRoutes);
    await app.register(ownEnrolmentRoutes);
    await app.register(meetingRoutes);
    await app.register(attendanceRoutes);
    await app.register(resultRoutes);
    await app.register(certificateRoutes);
    await app.register(certificateCheckRoutes);
    await app.register(evaluationRoutes);
    await app.register(effectRoutes);
    await app.register(outsideCertificateRoutes);
    await app.register(hourRoutes);
    await app.register(learningRuleRoutes);
    await app.register(planRoutes);
    await app.register(trainingNeedRoutes);
  },
  tags: [
    'courses',
    'training-sessions',
    'enrolments',
    'training-results',
    'certificates',
    'learning-hours',
    'training-plans',
  ],
  schemas: [
    ...courseSchemas,
    ...sessionSchemas,
    ...enrolmentSchemas,
    ...nominationSchemas,
    ...attendanceSchemas,
    ...resultSchemas,
    ...certificateSchemas,
    ...outsideCertificateSchemas,
    ...evaluationSchemas,
    ...effectSchemas,
    ...hourSchemas,
    ...trainingNeedSchemas,
    ...planSchemas,
  ],
  problems: trainingProblems,
  constraints: trainingConstraints,
  referenceLists: Object.values(reference),
  importers: [attendanceImporter],
  events: trainingEvents,
  jobs: [],
  personalData: heldOnTrainings,
};
