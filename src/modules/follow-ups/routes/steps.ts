import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { endTrainingNeeds, recordTrainingNeed, TrainingNeed } from '../../trainings/index.ts';
import { followUpProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { type FollowUpAction, foundInDueDate } from '../rules/life.ts';
import { foundInTexts } from '../rules/texts.ts';
import { NewFollowUpEvidence } from '../schemas/evidence.ts';
import {
  FollowUp,
  FollowUpAcceptance,
  FollowUpCompletion,
  FollowUpDropping,
  FollowUpProgress,
  FollowUpRescheduling,
} from '../schemas/follow-ups.ts';
import { NewFollowUpTrainingNeed } from '../schemas/training-needs.ts';
import { insertEvidence } from '../store/evidence.ts';
import { findFollowUp, takeFollowUp, updateFollowUp } from '../store/follow-ups.ts';
import { requirePossible, type Taken, takeStep } from '../store/life.ts';
import { FollowUpParams, write } from './follow-ups.ts';

const tags = ['follow-ups'];
const refused = [404, 409, 412, 413, 415, 422] as const;

/** What becomes of an action, step by step. */
export const stepRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/follow-ups/:followUpId/acceptance',
    {
      config: write,
      schema: {
        operationId: 'acceptFollowUp',
        tags,
        summary: 'Accept a follow-up',
        description:
          'Says that a proposed action will be taken (disetujui): from now on everybody reads it, whatever becomes of it.',
        params: FollowUpParams,
        body: ref(FollowUpAcceptance),
        response: answers({ 201: ref(FollowUp) }, ...refused),
      },
    },
    (request, reply) => {
      const { message } = request.body;
      refuseFound(foundInTexts({ message }));
      return act(request, reply, 'accept', () => ({
        kind: 'accepted',
        message,
        change: { acceptedOn: app.today() },
      }));
    },
  );

  app.post(
    '/follow-ups/:followUpId/progress',
    {
      config: write,
      schema: {
        operationId: 'progressFollowUp',
        tags,
        summary: 'Say what is being done',
        description: 'Adds a step that everybody reads; the first one begins the work (dikerjakan).',
        params: FollowUpParams,
        body: ref(FollowUpProgress),
        response: answers({ 201: ref(FollowUp) }, ...refused),
      },
    },
    (request, reply) => {
      const { message } = request.body;
      refuseFound(foundInTexts({ message }));
      return act(request, reply, 'progress', () => ({ kind: 'progressed', message }));
    },
  );

  app.post(
    '/follow-ups/:followUpId/rescheduling',
    {
      config: write,
      schema: {
        operationId: 'rescheduleFollowUp',
        tags,
        summary: 'Change the due date of a follow-up',
        description:
          'Gives an action another due date for a reason that everybody reads. `firstDueOn` stays: by it is judged whether it was done on time.',
        params: FollowUpParams,
        body: ref(FollowUpRescheduling),
        response: answers({ 201: ref(FollowUp) }, ...refused),
      },
    },
    (request, reply) => {
      const { dueOn, reason } = request.body;
      refuseFound([...foundInTexts({ reason }), ...foundInDueDate(dueOn, app.today())]);
      return act(request, reply, 'reschedule', (_transaction, held) => {
        if (held.dueOn === dueOn) refuseFound([{ pointer: '/dueOn', code: 'due-unchanged' }]);
        return { kind: 'rescheduled', message: reason, dueOn, change: { dueOn } };
      });
    },
  );

  app.post(
    '/follow-ups/:followUpId/completion',
    {
      config: write,
      schema: {
        operationId: 'completeFollowUp',
        tags,
        summary: 'Complete a follow-up',
        description:
          'Says that an action is done, and what changed by it. Evidence can be added afterwards too.',
        params: FollowUpParams,
        body: ref(FollowUpCompletion),
        response: answers({ 201: ref(FollowUp) }, ...refused),
      },
    },
    (request, reply) => {
      const { result } = request.body;
      refuseFound(foundInTexts({ result }));
      return act(request, reply, 'complete', async (transaction, { id }) => {
        const endedOn = app.today();
        await endTrainingNeeds(transaction, id, endedOn);
        return { kind: 'done', message: result, change: { result, endedOn } };
      });
    },
  );

  app.post(
    '/follow-ups/:followUpId/dropping',
    {
      config: write,
      schema: {
        operationId: 'dropFollowUp',
        tags,
        summary: 'Drop a follow-up',
        description:
          'Gives an action up for a reason. One that was accepted stays to be read by everybody, with the reason; what called for it is suggested again.',
        params: FollowUpParams,
        body: ref(FollowUpDropping),
        response: answers({ 201: ref(FollowUp) }, ...refused),
      },
    },
    (request, reply) => {
      const { reason } = request.body;
      refuseFound(foundInTexts({ reason }));
      return act(request, reply, 'drop', async (transaction, { id }) => {
        const endedOn = app.today();
        await endTrainingNeeds(transaction, id, endedOn);
        return { kind: 'dropped', message: reason, change: { dropReason: reason, endedOn } };
      });
    },
  );

  app.post(
    '/follow-ups/:followUpId/evidence',
    {
      config: write,
      schema: {
        operationId: 'addFollowUpEvidence',
        tags,
        summary: 'Add evidence',
        description:
          'Adds what shows that something was done (bukti dukung): a link, photos that were sent to `/photos`, or a figure before and after. It is added to and never changed.',
        params: FollowUpParams,
        body: ref(NewFollowUpEvidence),
        response: answers({ 201: ref(FollowUp) }, ...refused),
      },
    },
    async (request, reply) => {
      const { description, measure, before, after } = request.body;
      refuseFound(foundInTexts({ description, measure }));
      if ((measure === undefined) !== (after === undefined) || (before !== undefined && after === undefined))
        refuseFound([{ pointer: measure === undefined ? '/measure' : '/after', code: 'measure-incomplete' }]);
      const { followUpId } = request.params;
      const followUp = await database.transaction(actorOf(request), async (transaction) => {
        const held = await take(transaction, request, followUpId);
        requirePossible('prove', held.state);
        await insertEvidence(transaction, followUpId, request.body);
        await updateFollowUp(transaction, followUpId, {});
        return (await findFollowUp(transaction, followUpId, null, app.today()))!;
      });
      return told(request, reply, followUp);
    },
  );

  app.post(
    '/follow-ups/:followUpId/training-needs',
    {
      config: write,
      schema: {
        operationId: 'recordFollowUpTrainingNeed',
        tags,
        summary: 'Tell the training plan what is needed',
        description:
          'Where the weak element is the competence of staff (`staff-competence`, kompetensi pelaksana), tells the plans of trainings that the unit needs a competency or a course. It stands in `GET /training-needs` and with the needs of training plans until the action is done or dropped.',
        params: FollowUpParams,
        body: ref(NewFollowUpTrainingNeed),
        response: answers({ 201: ref(TrainingNeed) }, ...refused),
      },
    },
    async (request, reply) => {
      const { followUpId } = request.params;
      const { competencyId = null, courseId = null, reason } = request.body;
      if (competencyId === null && courseId === null)
        refuseFound([{ pointer: '/competencyId', code: 'need-of-nothing' }]);
      const need = await database.transaction(actorOf(request), async (transaction) => {
        const held = await take(transaction, request, followUpId);
        requirePossible('progress', held.state);
        if (!held.origins.some(({ element }) => element === 'staff-competence'))
          throw new Problem(followUpProblems['follow-up-not-about-competence']);
        return recordTrainingNeed(transaction, {
          ...{ competencyId, courseId, reason },
          unitId: held.unitId,
          originKind: 'follow-up',
          originId: followUpId,
          reportedOn: app.today(),
        });
      });
      reply.status(201).header('location', publicPath(request, `/v1/training-needs?unitId=${need.unitId}`));
      return need;
    },
  );

  const take = (transaction: Transaction, request: FastifyRequest, followUpId: string) =>
    takeFollowUp(transaction, followUpId, reachOf(request), app.today(), optionalVersion(request));

  function told(request: FastifyRequest, reply: FastifyReply, followUp: FollowUp): FollowUp {
    reply.status(201).header('location', publicPath(request, `/v1/follow-ups/${followUp.id}`));
    return versioned(reply, followUp);
  }

  /** One step in the life of an action, with what it changes: all of it or nothing. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    action: FollowUpAction,
    step: (transaction: Transaction, held: FollowUp) => Taken | Promise<Taken>,
  ): Promise<FollowUp> {
    const { followUpId } = request.params as { followUpId: string };
    const followUp = await database.transaction(actorOf(request), async (transaction) => {
      const held = await take(transaction, request, followUpId);
      requirePossible(action, held.state);
      await takeStep(transaction, held, action, await step(transaction, held));
      return (await findFollowUp(transaction, followUpId, null, app.today()))!;
    });
    return told(request, reply, followUp);
  }
};
