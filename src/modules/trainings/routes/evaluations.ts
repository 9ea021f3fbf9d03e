import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { trainingProblems } from '../problems.ts';
import { tookPart } from '../rules/evaluations.ts';
import { Evaluation, EvaluationReceipt, NewEvaluation } from '../schemas/evaluations.ts';
import { findCourse } from '../store/courses.ts';
import { findEnrolment } from '../store/enrolments.ts';
import { insertEvaluation, markEvaluated, readEvaluation } from '../store/evaluations.ts';
import { findSession } from '../store/sessions.ts';

const tags = ['training-results'];
const read = { access: withScope('trainings:read', { units: 'shared' }) };
const together =
  'What participants say together; nothing below five answers. The single answers are not kept with who gave them, and are shown to nobody.';

/** What participants say of trainings: each once, shown together. */
export const evaluationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/me/enrolments/:enrolmentId/evaluation',
    {
      config: { access: selfAccess },
      schema: {
        operationId: 'evaluateTraining',
        tags: ['me'],
        summary: 'Say what a training was worth',
        description:
          'Evaluates a training that one took part in, once its result is entered; once for each. That it was done is on record, not what was said by whom.',
        params: Closed({ enrolmentId: Id('Stable id of the own enrolment.') }),
        body: ref(NewEvaluation),
        response: answers({ 201: ref(EvaluationReceipt) }, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      await database.transaction(actorOf(request), async (transaction) => {
        const own = await findEnrolment(transaction, enrolmentId, null, app.today());
        if (own?.employeeId !== ownEmployeeId(request)) throw notFound();
        if (!tookPart(own.state))
          throw new Problem(trainingProblems['enrolment-state'], {
            parameters: { state: own.state, expected: 'attended / passed / failed' },
          });
        if (!(await markEvaluated(transaction, enrolmentId)))
          throw new Problem(trainingProblems['evaluated-already']);
        await insertEvaluation(transaction, own.sessionId, request.body);
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/enrolments/${enrolmentId}`));
      return { hasEvaluated: true };
    },
  );

  app.get(
    '/training-sessions/:sessionId/evaluation',
    {
      config: read,
      schema: {
        operationId: 'getSessionEvaluation',
        tags,
        summary: 'Read what participants say of a session',
        description: together,
        params: Closed({ sessionId: Id('Stable id of the session.') }),
        response: answers({ 200: ref(Evaluation) }, 404),
      },
    },
    async (request) => {
      const { sessionId } = request.params;
      if (!(await findSession(database.read, sessionId, app.today()))) throw notFound();
      return readEvaluation(database.read, { sessionId });
    },
  );

  app.get(
    '/courses/:courseId/evaluation',
    {
      config: read,
      schema: {
        operationId: 'getCourseEvaluation',
        tags,
        summary: 'Read what participants say of a course',
        description: `All sessions of the course. ${together}`,
        params: Closed({ courseId: Id('Stable id of the course.') }),
        response: answers({ 200: ref(Evaluation) }, 404),
      },
    },
    async (request) => {
      const { courseId } = request.params;
      if (!(await findCourse(database.read, courseId))) throw notFound();
      return readEvaluation(database.read, { courseId });
    },
  );
};
