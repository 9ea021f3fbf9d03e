import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { openSigner } from '../../../platform/audit/seal/statements.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { trainingProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInResults } from '../rules/results.ts';
import { sessionState } from '../rules/sessions.ts';
import { EnteredResults, ResultList } from '../schemas/results.ts';
import { certificateType, issueCertificates } from '../store/certificates.ts';
import { contextOfResults, enteredResults, enterResults, takePeopleOf } from '../store/results.ts';
import { type HeldSession, takeSession } from '../store/sessions.ts';

const tags = ['training-results'];

/** How trainings ended for those who had a seat. */
export const resultRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/training-sessions/:sessionId/results',
    {
      config: { access: withScope('results:write') },
      schema: {
        operationId: 'enterTrainingResults',
        tags,
        summary: 'Enter the results of a session',
        description:
          'Enters results from the last day of the session on, in whole or in parts: all of a request or nothing. Who attended or passed is credited the learning hours of the course in the year in which the session ended (PP 11/2017 art. 203). Who passed gets a certificate at once; passing is evidence of what the course raises, and is recorded as an assessment only if the course carries one. A result can be corrected until a certificate was issued for it.',
        params: Closed({ sessionId: Id('Stable id of the session.') }),
        body: ref(ResultList),
        response: answers({ 201: ref(EnteredResults) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const { items } = request.body;
      const enrolmentIds = items.map(({ enrolmentId }) => enrolmentId);
      const sign = await openSigner(app, certificateType);
      const results = await database.transaction(actorOf(request), async (transaction) => {
        await takePeopleOf(transaction, sessionId, enrolmentIds);
        refuseUnlessOver(await takeSession(transaction, sessionId));
        refuseFound(foundInResults(items, await contextOfResults(transaction, sessionId, enrolmentIds)));
        await enterResults(transaction, sessionId, items);
        await issueCertificates(transaction, sessionId, sign, app.today());
        return enteredResults(transaction, enrolmentIds);
      });
      reply.status(201).header('location', publicPath(request, `/v1/enrolments?sessionId=${sessionId}`));
      return results;
    },
  );

  function refuseUnlessOver(session: HeldSession): void {
    if (session.decision === 'open' && app.today() >= session.endsOn) return;
    const parameters = { last: session.endsOn, state: sessionState(session, app.today()) };
    throw new Problem(trainingProblems['session-not-over'], { parameters });
  }
};
