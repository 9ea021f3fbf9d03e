import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { OwnPulse, PulseAnswer } from '../schemas/pulses.ts';
import { answerPulse, findOwnPulse, ownPulseList } from '../store/own-pulses.ts';

const tags = ['me'];
const self = { access: selfAccess };
const PulseParams = Closed({ pulseId: Id('Stable id of the pulse.') });

/** What civil servants are asked, and answer without being known. */
export const ownPulseRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/pulses',
    {
      config: self,
      schema: {
        operationId: 'listOwnPulses',
        tags,
        summary: 'List the pulses that one is asked',
        description:
          'Short surveys on how ready one is for a change that are open today, by the day on which they close.',
        querystring: listQuery(
          {
            isAnswered: Type.Optional(
              Type.Boolean({ description: 'Only those that one has answered, or (`false`) not yet.' }),
            ),
          },
          ['closesOn'],
        ),
        response: answers({ 200: PageOf(ref(OwnPulse)) }),
      },
    },
    async (request, reply) =>
      sendList(
        request,
        reply,
        pageRequest(request),
        ownPulseList(ownEmployeeId(request), app.today(), request.query),
      ),
  );

  app.get(
    '/me/pulses/:pulseId',
    {
      config: self,
      schema: {
        operationId: 'getOwnPulse',
        tags,
        summary: 'Read a pulse that one is asked',
        description: 'One pulse that is open to the caller today, with its statements.',
        params: PulseParams,
        response: answers({ 200: ref(OwnPulse) }, 404),
      },
    },
    async (request) => {
      const { pulseId } = request.params;
      const pulse = await findOwnPulse(database.read, ownEmployeeId(request), pulseId, app.today());
      if (!pulse) throw notFound();
      return pulse;
    },
  );

  app.post(
    '/me/pulses/:pulseId/answers',
    {
      config: self,
      schema: {
        operationId: 'answerPulse',
        tags,
        summary: 'Answer a pulse',
        description:
          'Says how far one agrees with each statement, once. The answer is added to those of the unit where one sits and not kept by itself: that one has answered is known, what was answered is not, and it cannot be changed. Nothing is shown before the pulse closes, and never of fewer than five people.',
        params: PulseParams,
        body: ref(PulseAnswer),
        response: answers({ 201: ref(OwnPulse) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { pulseId } = request.params;
      const employeeId = ownEmployeeId(request);
      const today = app.today();
      const pulse = await database.transaction(actorOf(request), async (transaction) => {
        await answerPulse(transaction, pulseId, employeeId, request.body.scores, today);
        return (await findOwnPulse(transaction, employeeId, pulseId, today))!;
      });
      reply.status(201).header('location', publicPath(request, `/v1/me/pulses/${pulseId}`));
      return pulse;
    },
  );
};
