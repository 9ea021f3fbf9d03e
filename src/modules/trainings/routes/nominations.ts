import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { unitExistsOn } from '../../organisation/index.ts';
import { NominationQuery, Nominees } from '../schemas/nominations.ts';
import { findNominees, nominateAll } from '../store/nominations.ts';
import { peekSession } from '../store/sessions.ts';

const tags = ['enrolments'];
const access = withScope('enrolments:write', { units: 'narrowed' });
const SessionParams = Closed({ sessionId: Id('Stable id of the session.') });
const described =
  'Those of a subtree who lack most of what the course raises: levels that it raises of what the own position demands. Left out is who is not in service, was not assessed, sits in the course already or has passed it, has other dates in its days, or lacks what it presupposes.';

/** Nominations by what people lack. */
export const nominationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/training-sessions/:sessionId/nominations/_preview',
    {
      config: { access, readsOnly: true },
      schema: {
        operationId: 'previewNominations',
        tags,
        summary: 'See who would be nominated by what people lack',
        description: described,
        params: SessionParams,
        body: ref(NominationQuery),
        response: answers({ 200: ref(Nominees) }, 404, 413, 415, 422),
      },
    },
    async (request) => ({
      items: await nomineesOf(database.read, request.params.sessionId, request.body, reachOf(request)),
    }),
  );

  app.post(
    '/training-sessions/:sessionId/nominations',
    {
      config: { access },
      schema: {
        operationId: 'nominateByGap',
        tags,
        summary: 'Nominate people by what they lack',
        description: `Nominates all of them at once, in this order: with a seat while there are any, then on the wait list, or to be approved first where the session says so. ${described}`,
        params: SessionParams,
        body: ref(NominationQuery),
        response: answers({ 201: ref(Nominees) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const reach = reachOf(request);
      const items = await database.transaction(actorOf(request), async (transaction) => {
        const nominees = await nomineesOf(transaction, sessionId, request.body, reach);
        return nominateAll(transaction, sessionId, nominees, app.today());
      });
      reply.status(201).header('location', publicPath(request, `/v1/enrolments?sessionId=${sessionId}`));
      return { items };
    },
  );

  async function nomineesOf(
    reader: Reader,
    sessionId: string,
    query: NominationQuery,
    reach: Reach,
  ): Promise<Nominees['items']> {
    const session = await peekSession(reader, sessionId);
    if (!session) throw notFound();
    if (!(await unitExistsOn(reader, query.unitId, app.today(), reach)))
      throw unknownReference('unit', '/unitId');
    return findNominees(reader, session, query, app.today());
  }
};
