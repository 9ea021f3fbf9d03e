import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { CourseEffect } from '../schemas/effects.ts';
import { findCourse } from '../store/courses.ts';
import { readCourseEffect } from '../store/effects.ts';

/** Which trainings work. */
export const effectRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/courses/:courseId/effect',
    {
      config: { access: withScope('trainings:read', { units: 'shared' }) },
      schema: {
        operationId: 'getCourseEffect',
        tags: ['courses'],
        summary: 'Read what came of a course',
        description:
          'How many passed, and what those who passed or attended could show of the competencies that the course is said to raise: before, by the first assessment since, and a year later. Who was not assessed on both sides is not compared: `compared` says how many were.',
        params: Closed({ courseId: Id('Stable id of the course.') }),
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(CourseEffect) }, 404),
      },
    },
    async (request) => {
      const { courseId } = request.params;
      if (!(await findCourse(database.read, courseId))) throw notFound();
      return readCourseEffect(database.read, courseId, request.query.asOf ?? app.today());
    },
  );
};
