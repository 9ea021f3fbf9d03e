import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref, Text } from '../../../platform/http/schemas.ts';
import { competencyKinds } from '../../competencies/index.ts';
import { courseStates, trainingKinds } from '../reference.ts';
import { foundInCourse } from '../rules/courses.ts';
import { refuseFound } from '../rules/found.ts';
import { Course, CourseChange, CourseCode, NewCourse } from '../schemas/courses.ts';
import {
  contextOfCourse,
  courseList,
  findCourse,
  insertCourse,
  takeCourse,
  updateCourse,
} from '../store/courses.ts';

const tags = ['courses'];
const read = { access: withScope('trainings:read', { units: 'shared' }) };
const write = { access: withScope('trainings:write') };
const CourseParams = Closed({ courseId: Id('Stable id of the course.') });

/** The catalogue of trainings. */
export const courseRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/courses',
    {
      config: read,
      schema: {
        operationId: 'listCourses',
        tags,
        summary: 'List the catalogue of trainings',
        description:
          'Courses of the catalogue, page by page. `q` finds words of title, provider and description in any form that they take in Indonesian; quotes and a minus work as in search engines.',
        querystring: listQuery(
          {
            code: Type.Optional(CourseCode),
            kind: Type.Optional(trainingKinds.schema),
            field: Type.Optional(competencyKinds.schema),
            state: Type.Optional(courseStates.schema),
            competencyId: Type.Optional(Id('Only courses that raise this competency.')),
            q: Type.Optional(Text('Only courses with these words.', 200, 'kepemimpinan pelayanan')),
          },
          ['title', 'code'],
        ),
        response: answers({ 200: PageOf(ref(Course)) }),
      },
    },
    async (request, reply) =>
      sendList(request, reply, pageRequest(request), courseList(database.read, request.query)),
  );

  app.post(
    '/courses',
    {
      config: write,
      schema: {
        operationId: 'createCourse',
        tags,
        summary: 'Enter a course',
        description:
          'Enters a course into the catalogue, with the competencies that it raises and the courses that it presupposes.',
        body: ref(NewCourse),
        response: answers({ 201: ref(Course) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const course = await database.transaction(actorOf(request), async (transaction) => {
        await requireSound(transaction, request.body, null);
        return insertCourse(transaction, request.body);
      });
      reply.status(201).header('location', publicPath(request, `/v1/courses/${course.id}`));
      return versioned(reply, course);
    },
  );

  app.get(
    '/courses/:courseId',
    {
      config: read,
      schema: {
        operationId: 'getCourse',
        tags,
        summary: 'Read a course',
        description: 'One course of the catalogue.',
        params: CourseParams,
        response: answers({ 200: ref(Course) }, 404),
      },
    },
    async (request, reply) => {
      const course = await findCourse(database.read, request.params.courseId);
      if (!course) throw notFound();
      return versioned(reply, course);
    },
  );

  app.patch(
    '/courses/:courseId',
    {
      config: write,
      schema: {
        operationId: 'updateCourse',
        tags,
        summary: 'Change a course',
        description:
          'Changes a course (JSON Merge Patch); `state` retires it. What was held of it stays as it was.',
        params: CourseParams,
        body: ref(CourseChange),
        response: answers({ 200: ref(Course) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { courseId } = request.params;
      const expected = expectedVersion(request);
      const course = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeCourse(transaction, courseId, expected);
        const { field, outcomes, prerequisiteIds } = request.body;
        if (field ?? outcomes ?? prerequisiteIds)
          await requireSound(transaction, { ...held, ...request.body }, courseId);
        return updateCourse(transaction, courseId, request.body);
      });
      return versioned(reply, course);
    },
  );

  await app.register(
    historyOfResource({
      path: '/courses/:courseId',
      parameter: 'courseId',
      resource: 'course',
      tag: tags[0]!,
      access: read.access,
      exists: async (_request, id) => (await findCourse(database.read, id)) !== undefined,
    }),
  );

  async function requireSound(
    transaction: Transaction,
    course: NewCourse,
    courseId: string | null,
  ): Promise<void> {
    const context = await contextOfCourse(transaction, course, courseId, app.today());
    refuseFound(foundInCourse(course, context));
  }
};
