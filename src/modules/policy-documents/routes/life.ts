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
import { policyProblems } from '../problems.ts';
import { policyDocumentKinds } from '../reference.ts';
import { foundInDays } from '../rules/days.ts';
import { foundInSignature } from '../rules/enactment.ts';
import { refuseFound } from '../rules/found.ts';
import type { PolicyDocumentAction } from '../rules/life.ts';
import {
  PolicyConsultation,
  PolicyDocument,
  PolicyDrafting,
  PolicyEnactment,
  PolicyHarmonisation,
  PolicyPromulgation,
  PolicyReturn,
  PolicyWithdrawal,
} from '../schemas/documents.ts';
import { findDocument, takeDocument } from '../store/documents.ts';
import { enforceRelations, settleTargetsOf } from '../store/enactment.ts';
import { requirePossible, type Taken, takeStep } from '../store/life.ts';
import { takeRelations } from '../store/relations.ts';
import { latestVersion } from '../store/versions.ts';
import { enact, PolicyDocumentParams, write } from './documents.ts';

const tags = ['policy-documents'];
const refused = [404, 409, 412, 413, 415, 422] as const;

/** What becomes of a document, step by step. */
export const lifeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/policy-documents/:policyDocumentId/drafting',
    {
      config: write,
      schema: {
        operationId: 'draftPolicyDocument',
        tags,
        summary: 'Begin to draft a policy document',
        description: 'An idea becomes a draft (rancangan): from now on it has texts.',
        params: PolicyDocumentParams,
        body: ref(PolicyDrafting),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'begin-drafting', () => {
        const { reason, draftedOn = app.today() } = request.body as { reason?: string; draftedOn?: string };
        if (draftedOn > app.today()) refuseFound([{ pointer: '/draftedOn', code: 'day-in-future' }]);
        return { kind: 'drafting-begun', happenedOn: draftedOn, reason, change: { draftedOn } };
      }),
  );

  app.post(
    '/policy-documents/:policyDocumentId/consultation',
    {
      config: write,
      schema: {
        operationId: 'consultOnPolicyDocument',
        tags,
        summary: 'Open a draft to consultation',
        description:
          'Shows a draft that has a text to those whom it concerns (UU 12/2011 art. 96). The text can still be rewritten.',
        params: PolicyDocumentParams,
        body: ref(PolicyConsultation),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'open-consultation', async (transaction, { id }) => ({
        kind: 'consultation-opened',
        happenedOn: app.today(),
        reason: request.body.reason,
        versionId: (await lastVersionOf(transaction, id)).id,
      })),
  );

  app.post(
    '/policy-documents/:policyDocumentId/harmonisation',
    {
      config: write,
      schema: {
        operationId: 'harmonisePolicyDocument',
        tags,
        summary: 'Hand a draft to the legal office',
        description:
          'Asks the legal office whether a draft fits what holds already (pengharmonisasian, UU 12/2011 art. 58).',
        params: PolicyDocumentParams,
        body: ref(PolicyHarmonisation),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'begin-harmonisation', async (transaction, { id }) => ({
        kind: 'harmonisation-begun',
        happenedOn: app.today(),
        reason: request.body.reason,
        versionId: (await lastVersionOf(transaction, id)).id,
      })),
  );

  app.post(
    '/policy-documents/:policyDocumentId/return',
    {
      config: enact,
      schema: {
        operationId: 'returnPolicyDocument',
        tags,
        summary: 'Return a draft to those who wrote it',
        description: 'The draft goes back to be rewritten, for a reason that stays with it.',
        params: PolicyDocumentParams,
        body: ref(PolicyReturn),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'return', () => ({
        kind: 'returned',
        happenedOn: app.today(),
        reason: request.body.reason,
      })),
  );

  app.post(
    '/policy-documents/:policyDocumentId/withdrawal',
    {
      config: write,
      schema: {
        operationId: 'withdrawPolicyDocument',
        tags,
        summary: 'Withdraw a policy document',
        description:
          'Gives a document up that was not signed. What was signed is revoked by another document instead.',
        params: PolicyDocumentParams,
        body: ref(PolicyWithdrawal),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'withdraw', () => ({
        kind: 'withdrawn',
        happenedOn: app.today(),
        reason: request.body.reason,
      })),
  );

  app.post(
    '/policy-documents/:policyDocumentId/enactment',
    {
      config: enact,
      schema: {
        operationId: 'enactPolicyDocument',
        tags,
        summary: 'Note that a document was signed',
        description:
          'Notes the signature (penetapan) with number and day, and which text was signed: that text is the official one for good. Decisions, instructions and circulars take effect from `effectiveOn` on, and with them what they amend and revoke; regulations are promulgated first.',
        params: PolicyDocumentParams,
        body: ref(PolicyEnactment),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'sign', async (transaction, held) => {
        const { reason, versionId, effectiveOn, ...signature } = request.body;
        const { enactedOn } = signature;
        const { isRegulation } = policyDocumentKinds.get(held.kind);
        const last = await lastVersionOf(transaction, held.id);
        refuseFound([
          ...foundInDays(
            { ...held, enactedOn, promulgatedOn: null, effectiveOn: effectiveOn ?? null },
            app.today(),
          ),
          ...foundInSignature(held, request.body, last),
        ]);
        const holdsFrom = isRegulation ? null : (effectiveOn ?? enactedOn);
        await enforceRelations(transaction, { ...held, enactedOn, effectiveOn: holdsFrom });
        const year = Number(enactedOn.slice(0, 4));
        const change = { ...signature, year, effectiveOn: holdsFrom, officialVersionId: last.id };
        return { kind: 'signed', happenedOn: enactedOn, reason, versionId, change };
      }),
  );

  app.post(
    '/policy-documents/:policyDocumentId/promulgation',
    {
      config: enact,
      schema: {
        operationId: 'promulgatePolicyDocument',
        tags,
        summary: 'Note that a regulation was promulgated',
        description:
          'Notes the promulgation in a gazette (pengundangan, UU 12/2011 art. 81–87): from now on everybody reads the regulation. It takes effect from `effectiveOn` on, and with it what it amends and revokes.',
        params: PolicyDocumentParams,
        body: ref(PolicyPromulgation),
        response: answers({ 201: ref(PolicyDocument) }, ...refused),
      },
    },
    (request, reply) =>
      act(request, reply, 'promulgate', async (transaction, held) => {
        const { promulgatedOn, gazette, effectiveOn = promulgatedOn, reason } = request.body;
        const enactedOn = held.enactedOn!;
        refuseFound(foundInDays({ enactedOn, promulgatedOn, effectiveOn }, app.today()));
        await enforceRelations(transaction, { ...held, effectiveOn });
        const change = { promulgatedOn, gazette, effectiveOn };
        return { kind: 'promulgated', happenedOn: promulgatedOn, reason, change };
      }),
  );

  /** @throws Problem `policy-document-without-text` */
  async function lastVersionOf(transaction: Transaction, documentId: string) {
    const last = await latestVersion(transaction, documentId);
    if (!last) throw new Problem(policyProblems['policy-document-without-text']);
    return last;
  }

  /** One step in the life of a document, with what it changes: all of it or nothing. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    action: PolicyDocumentAction,
    step: (transaction: Transaction, held: PolicyDocument) => Taken | Promise<Taken>,
  ): Promise<PolicyDocument> {
    const { policyDocumentId } = request.params as { policyDocumentId: string };
    const today = app.today();
    const document = await database.transaction(actorOf(request), async (transaction) => {
      // No relation is entered with a document that is just withdrawn, or just taking effect.
      await takeRelations(transaction);
      const held = await takeDocument(
        transaction,
        policyDocumentId,
        reachOf(request),
        today,
        optionalVersion(request),
      );
      requirePossible(action, held);
      await takeStep(transaction, held, action, await step(transaction, held));
      if (action === 'sign' || action === 'promulgate') await settleTargetsOf(transaction, held.id);
      return (await findDocument(transaction, policyDocumentId, null, today))!;
    });
    reply.status(201).header('location', publicPath(request, `/v1/policy-documents/${document.id}`));
    return versioned(reply, document);
  }
};
