import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { refuseFound } from '../rules/found.ts';
import { type ConsultationAction, foundInExtension } from '../rules/life.ts';
import { foundInTexts } from '../rules/texts.ts';
import {
  Consultation,
  ConsultationCancellation,
  ConsultationExtension,
  ConsultationVersion,
} from '../schemas/consultations.ts';
import { requirePossible } from '../store/life.ts';
import { type RoundRow, readConsultation, takeConsultation, updateRound } from '../store/rounds.ts';
import { insertStep, type NewStep } from '../store/steps.ts';
import { insertVersion } from '../store/versions.ts';
import { ConsultationParams, write } from './consultations.ts';

const tags = ['consultations'];
const refused = [404, 409, 412, 413, 415, 422] as const;

/** A step that is taken with a consultation, and what changes by it. */
interface Taken extends Pick<NewStep, 'kind' | 'reason' | 'versionId' | 'closesOn'> {
  readonly change: Partial<RoundRow>;
}

/** What becomes of a consultation, step by step. */
export const lifeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database, subjects } = app;

  app.post(
    '/consultations/:consultationId/version',
    {
      config: write,
      schema: {
        operationId: 'takeUpConsultationVersion',
        tags,
        summary: 'Ask about a later text',
        description:
          'Takes up a later text of the subject. Comments keep the text that they were made on; where the new one dropped their provision they say so (`isProvisionDropped`), and new ones on it are refused.',
        params: ConsultationParams,
        body: ref(ConsultationVersion),
        response: answers({ 201: ref(Consultation) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'take-up-version', async (transaction, held) => {
        const { versionId, reason } = request.body;
        const { subject, consultedVersion } = held;
        const source = subjects[subject.kind];
        const version = await source.findVersion(transaction, subject.id, versionId);
        if (!version) throw unknownReference('version', '/versionId');
        if (version.number <= consultedVersion.number)
          refuseFound([
            {
              pointer: '/versionId',
              code: 'version-not-newer',
              parameters: { asked: version.number, present: consultedVersion.number },
            },
          ]);
        const provisions = await source.readProvisions(transaction, subject.id, version.id);
        await insertVersion(transaction, held.id, version, provisions, app.today());
        const change = { versionId: version.id };
        return { kind: 'version-taken-up', reason, versionId: version.id, change };
      }),
  );

  app.post(
    '/consultations/:consultationId/extension',
    {
      config: write,
      schema: {
        operationId: 'extendConsultation',
        tags,
        summary: 'Extend a consultation',
        description:
          'Gives a later deadline, with the reason; also after the deadline has passed, as long as nothing is concluded. A deadline is never brought forward.',
        params: ConsultationParams,
        body: ref(ConsultationExtension),
        response: answers({ 201: ref(Consultation) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'extend', async (_transaction, held) => {
        const { closesOn, reason } = request.body;
        refuseFound([
          ...foundInExtension(closesOn, held.closesOn, app.today()),
          ...foundInTexts({ '/reason': reason }),
        ]);
        return { kind: 'extended', reason, closesOn, change: { closesOn } };
      }),
  );

  app.post(
    '/consultations/:consultationId/cancellation',
    {
      config: write,
      schema: {
        operationId: 'cancelConsultation',
        tags,
        summary: 'Cancel a consultation',
        description:
          'Ends a consultation without a conclusion, with a reason that whoever was asked reads. What was said stays.',
        params: ConsultationParams,
        body: ref(ConsultationCancellation),
        response: answers({ 201: ref(Consultation) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'cancel', async () => {
        const { reason } = request.body;
        refuseFound(foundInTexts({ '/reason': reason }));
        const change = { ending: 'cancelled', endedOn: app.today(), cancellationReason: reason } as const;
        return { kind: 'cancelled', reason, change };
      }),
  );

  /** Takes a consultation one step on, if it is ready for it. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    action: ConsultationAction,
    take: (transaction: Transaction, held: Consultation) => Promise<Taken>,
  ): Promise<Consultation> {
    const { consultationId } = request.params as { consultationId: string };
    const reach = reachOf(request);
    const expected = optionalVersion(request);
    const today = app.today();
    const consultation = await database.transaction(actorOf(request), async (transaction) => {
      const held = await takeConsultation(transaction, consultationId, reach, today, expected);
      requirePossible(action, held);
      const { change, ...step } = await take(transaction, held);
      await updateRound(transaction, consultationId, change);
      await insertStep(transaction, { ...step, roundId: consultationId, happenedOn: today });
      return readConsultation(transaction, consultationId, null, today);
    });
    reply.status(201).header('location', publicPath(request, `/v1/consultations/${consultation.id}`));
    return versioned(reply, consultation);
  }
};
