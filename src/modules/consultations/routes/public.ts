import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { publicAccess } from '../../../platform/access/scopes.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { SubjectText } from '../../../platform/subjects/schemas.ts';
import { commentOn } from '../intake/comments.ts';
import { TextQuery, textOf } from '../intake/texts.ts';
import { consultationProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { keptText } from '../rules/texts.ts';
import { NewPublicComment, PublicComment, TakenPublicComment } from '../schemas/comments.ts';
import { Conclusion } from '../schemas/conclusions.ts';
import { AskedConsultation } from '../schemas/consultations.ts';
import { askedList, holdAsked, readAsked } from '../store/asked.ts';
import { publicCommentList } from '../store/comments.ts';
import { findConclusion } from '../store/conclusions.ts';
import { findSent, insertPublicComment, isDistrict } from '../store/written.ts';
import { commentFilters } from './comments.ts';
import { ConsultationParams, consultationFilters } from './consultations.ts';

const tags = ['public-consultations'];
const open = { access: publicAccess };

/** What everybody is asked, and what everybody says. */
export const publicConsultationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const readPublic = (consultationId: string) =>
    readAsked(database.read, consultationId, 'public', app.today());

  app.get(
    '/public-consultations',
    {
      config: open,
      schema: {
        operationId: 'listPublicConsultations',
        tags,
        summary: 'List public consultations',
        description:
          'Consultations of the public (konsultasi publik) from the day on which they open, by their deadlines.',
        querystring: listQuery(consultationFilters, ['closesOn', 'id']),
        response: answers({ 200: PageOf(ref(AskedConsultation)) }),
      },
    },
    async (request, reply) => {
      const list = askedList(database.read, 'public', request.query, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/public-consultations/:consultationId',
    {
      config: open,
      schema: {
        operationId: 'getPublicConsultation',
        tags,
        summary: 'Read a public consultation',
        description: 'One consultation of the public: what is asked, about which text, and until when.',
        params: ConsultationParams,
        response: answers({ 200: ref(AskedConsultation) }, 404),
      },
    },
    (request) => readPublic(request.params.consultationId),
  );

  app.get(
    '/public-consultations/:consultationId/text',
    {
      config: open,
      schema: {
        operationId: 'readPublicConsultationText',
        tags,
        summary: 'Read the text that is asked about',
        description: 'The draft, provision by provision; earlier texts that were asked about by `versionId`.',
        params: ConsultationParams,
        querystring: TextQuery,
        response: answers({ 200: ref(SubjectText) }, 404),
      },
    },
    async (request) => textOf(app, await readPublic(request.params.consultationId), request.query.versionId),
  );

  app.get(
    '/public-consultations/:consultationId/comments',
    {
      config: open,
      schema: {
        operationId: 'listPublicConsultationComments',
        tags,
        summary: 'Read what was said',
        description:
          'Comments as everybody reads them, in the order of their days: without names, and without the personal data that was found in them.',
        params: ConsultationParams,
        querystring: listQuery(commentFilters, ['writtenOn']),
        response: answers({ 200: PageOf(ref(PublicComment)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await readPublic(request.params.consultationId);
      const list = publicCommentList(database.read, id, request.query);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/public-consultations/:consultationId/comments',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'writePublicConsultationComment',
        tags,
        summary: 'Say something of a draft as one of the public',
        description:
          'Takes a comment with a `proof` of work from `/challenges?purpose=consultation-comment`, without a name. District, gender and age band may be given and count in figures alone. What holds personal data, which is not kept, or more than two links is held until somebody has looked at it. Sent again with the same `id` it is the same comment. No address is kept.',
        params: ConsultationParams,
        body: ref(NewPublicComment),
        response: answers({ 201: ref(TakenPublicComment) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { consultationId } = request.params;
      const { proof, ...body } = request.body;
      app.topicLimits.require(`consultation ${consultationId}`, clientAddress(request.ip));
      const proofId = app.proofs.open(proof, 'consultation-comment')?.id ?? null;
      const contentHash = contentOf(body);
      const taken = await database.transaction(thePublic, async (transaction) => {
        const today = app.today();
        const before = await sentBefore(transaction, consultationId, body.id, contentHash);
        if (before) return before;
        const held = await holdAsked(transaction, consultationId, 'public', today);
        const said = await commentOn(transaction, held, body);
        const { districtId = null, gender = null, ageBand = null } = body;
        if (districtId !== null) await requireDistrict(transaction, districtId);
        const { text, findings } = keptText(body.text);
        const state = findings.length > 0 ? 'held' : 'shown';
        const isNew = await insertPublicComment(transaction, {
          ...said,
          ...{ id: body.id, text, findings, state, contentHash, proofId, districtId, gender, ageBand },
          writtenOn: today,
        });
        if (isNew) return { id: body.id, state } as const;
        return (await sentBefore(transaction, consultationId, body.id, contentHash))!;
      });
      reply.status(201);
      return taken;
    },
  );

  app.get(
    '/public-consultations/:consultationId/conclusion',
    {
      config: open,
      schema: {
        operationId: 'getPublicConsultationConclusion',
        tags,
        summary: 'Read what came of a public consultation',
        description:
          'What was said and what was answered, group by group, and who took part; 404 as long as nothing is concluded. Its digest proves that it is what it was.',
        params: ConsultationParams,
        response: answers({ 200: ref(Conclusion) }, 404),
      },
    },
    async (request) => {
      const { id } = await readPublic(request.params.consultationId);
      const conclusion = await findConclusion(database.read, id);
      if (!conclusion) throw notFound();
      return conclusion;
    },
  );
};

/**
 * What was taken of a comment that is sent again.
 * @throws Problem `consultation-comment-id-taken` if another has its id
 */
async function sentBefore(
  transaction: Transaction,
  consultationId: string,
  id: string,
  contentHash: Buffer,
): Promise<TakenPublicComment | undefined> {
  const sent = await findSent(transaction, id);
  if (!sent) return undefined;
  const { roundId, contentHash: kept, state } = sent;
  if (roundId === consultationId.toLowerCase() && kept?.equals(contentHash)) return { id, state };
  throw new Problem(consultationProblems['consultation-comment-id-taken']);
}

/** @throws Problem if it is no district */
async function requireDistrict(transaction: Transaction, districtId: string): Promise<void> {
  const found = await isDistrict(transaction, districtId);
  if (found === undefined) throw unknownReference('district', '/districtId');
  if (!found) refuseFound([{ pointer: '/districtId', code: 'area-not-district' }]);
}

const contentOf = (body: Omit<NewPublicComment, 'id' | 'proof'>): Buffer =>
  sha256(
    JSON.stringify([
      body.kind,
      body.text.trim(),
      body.eId ?? null,
      body.preferredAlternative ?? null,
      body.districtId?.toLowerCase() ?? null,
      body.gender ?? null,
      body.ageBand ?? null,
    ]),
  );
