import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref, Text } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import {
  legalFields,
  policyDocumentKinds,
  policyDocumentStages,
  policyDocumentStates,
} from '../reference.ts';
import { foundInDays } from '../rules/days.ts';
import { refuseFound } from '../rules/found.ts';
import { isEnacted } from '../rules/life.ts';
import { foundInRegistration, registeredDays } from '../rules/registration.ts';
import {
  DocumentNumber,
  NewPolicyDocument,
  PolicyDocument,
  PolicyDocumentChange,
  PolicyDocumentRegistration,
  PolicyDocumentStep,
  Year,
} from '../schemas/documents.ts';
import {
  documentList,
  findDocument,
  insertDocument,
  takeDocument,
  updateDocument,
} from '../store/documents.ts';
import { requirePossible } from '../store/life.ts';
import { insertStep, stepList } from '../store/steps.ts';
import { documentOf } from './documents-of.ts';
import { requireLegalOffice } from './legal-office.ts';

const tags = ['policy-documents'];
export const read = { access: withScope('policy-documents:read', { units: 'narrowed' }) };
export const write = { access: withScope('policy-documents:write', { units: 'narrowed' }) };
export const enact = { access: withScope('policy-documents:enact', { units: 'narrowed' }) };
export const PolicyDocumentParams = Closed({ policyDocumentId: Id('Stable id of the document.') });

/** What documents are chosen by, of officers and of everybody. */
export const documentFilters = {
  ...unitFilter,
  kind: Type.Optional(policyDocumentKinds.schema),
  number: Type.Optional(DocumentNumber),
  year: Type.Optional(Year),
  legalField: Type.Optional(legalFields.schema),
  keyword: Type.Optional(Text('Only documents with this keyword.', 80, 'pola karier')),
  state: Type.Optional(policyDocumentStates.schema),
  asOf: AsOf,
};

/** Documents: proposed, registered, read and described by officers. */
export const documentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/policy-documents',
    {
      config: read,
      schema: {
        operationId: 'listPolicyDocuments',
        tags,
        summary: 'List policy documents',
        description:
          'Documents of the units that the caller reaches, drafts too, each with its state on the day that is read; in the order of their entry or of their signature.',
        querystring: listQuery({ ...documentFilters, stage: Type.Optional(policyDocumentStages.schema) }, [
          'id',
          'enactedOn',
        ]),
        response: answers({ 200: PageOf(ref(PolicyDocument)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const units = await unitCriteria(database.read, request.query, page.asOf);
      const list = documentList(database.read, reachOf(request), { ...request.query, ...units }, page.asOf);
      return sendList(request, reply, page, list);
    },
  );

  app.post(
    '/policy-documents',
    {
      config: write,
      schema: {
        operationId: 'createPolicyDocument',
        tags,
        summary: 'Propose a policy document',
        description:
          'Notes that somebody wants a document to be made (prakarsa). What it says, and how it stands to others, is entered while it is drafted.',
        body: ref(NewPolicyDocument),
        response: answers({ 201: ref(PolicyDocument) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const today = app.today();
      const document = await database.transaction(actorOf(request), async (transaction) => {
        await requireUnit(transaction, request, body.unitId);
        const id = await insertDocument(transaction, { ...body, stage: 'idea' });
        await insertStep(transaction, { documentId: id, kind: 'proposed', happenedOn: today, state: 'idea' });
        return (await findDocument(transaction, id, null, today))!;
      });
      return created(request, reply, document);
    },
  );

  app.post(
    '/policy-document-registrations',
    {
      config: enact,
      schema: {
        operationId: 'registerPolicyDocument',
        tags,
        summary: 'Register an enacted document',
        description:
          'Enters a document that was enacted outside the service: national law that the city builds on, or what the city itself enacted before. Its text, files and relations are added afterwards.',
        body: ref(PolicyDocumentRegistration),
        response: answers({ 201: ref(PolicyDocument) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const today = app.today();
      refuseFound([...foundInRegistration(body), ...foundInDays(body, today)]);
      const document = await database.transaction(actorOf(request), async (transaction) => {
        await requireUnit(transaction, request, body.unitId);
        const { stage, effectiveOn } = registeredDays(body);
        const id = await insertDocument(transaction, { ...body, stage, effectiveOn });
        await insertStep(transaction, {
          documentId: id,
          kind: 'registered',
          happenedOn: body.promulgatedOn ?? body.enactedOn,
          state: stage,
        });
        return (await findDocument(transaction, id, null, today))!;
      });
      return created(request, reply, document);
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId',
    {
      config: read,
      schema: {
        operationId: 'getPolicyDocument',
        tags,
        summary: 'Read a policy document',
        description: 'One document with its state on the day that is read, and what can be done with it.',
        params: PolicyDocumentParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(PolicyDocument) }, 404),
      },
    },
    async (request, reply) => {
      const { policyDocumentId } = request.params;
      return versioned(reply, await documentOf(request, policyDocumentId, request.query.asOf));
    },
  );

  app.patch(
    '/policy-documents/:policyDocumentId',
    {
      config: write,
      schema: {
        operationId: 'updatePolicyDocument',
        tags,
        summary: 'Change what is said of a policy document',
        description:
          'Changes what is said of a document (JSON Merge Patch). What an enacted one is called, who decided on it and when stays as it was enacted; the rest is the legal office’s to mend (scope `policy-documents:enact`).',
        params: PolicyDocumentParams,
        body: ref(PolicyDocumentChange),
        response: answers({ 200: ref(PolicyDocument) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { policyDocumentId } = request.params;
      const expected = expectedVersion(request);
      const change = request.body;
      const today = app.today();
      const document = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeDocument(transaction, policyDocumentId, reachOf(request), today, expected);
        const { unitId, subject, keywords, legalField, gazette, ...fixed } = change;
        requirePossible(Object.keys(fixed).length > 0 ? 'change' : 'describe', held);
        if (isEnacted(held.stage)) requireLegalOffice(request);
        if (unitId !== undefined) await requireUnit(transaction, request, unitId);
        await updateDocument(transaction, policyDocumentId, change);
        return (await findDocument(transaction, policyDocumentId, null, today))!;
      });
      return versioned(reply, document);
    },
  );

  app.get(
    '/policy-documents/:policyDocumentId/steps',
    {
      config: read,
      schema: {
        operationId: 'listPolicyDocumentSteps',
        tags,
        summary: 'List what happened to a policy document',
        description:
          'Its steps in the order in which they were entered: they are added to and never change. What comes by itself — that it took effect, that another document amended or revoked it — is noted when its day has come.',
        params: PolicyDocumentParams,
        querystring: listQuery({}, ['at']),
        response: answers({ 200: PageOf(ref(PolicyDocumentStep)) }, 404),
      },
    },
    async (request, reply) => {
      const { policyDocumentId } = request.params;
      await documentOf(request, policyDocumentId);
      return sendList(request, reply, pageRequest(request), stepList(database.read, policyDocumentId));
    },
  );

  await app.register(
    historyOfResource({
      path: '/policy-documents/:policyDocumentId',
      parameter: 'policyDocumentId',
      resource: 'policy-document',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) =>
        (await findDocument(database.read, id, reachOf(request), app.today())) !== undefined,
    }),
  );

  function created(request: FastifyRequest, reply: FastifyReply, document: PolicyDocument): PolicyDocument {
    reply.status(201).header('location', publicPath(request, `/v1/policy-documents/${document.id}`));
    return versioned(reply, document);
  }

  /** @throws Problem if the unit is not there, or not within reach */
  async function requireUnit(
    transaction: Transaction,
    request: FastifyRequest,
    unitId: string,
  ): Promise<void> {
    const reach = reachOf(request);
    requireReached(reach, unitId, '/unitId');
    if (!(await unitExistsOn(transaction, unitId, app.today(), reach)))
      throw unknownReference('unit', '/unitId');
  }
};
