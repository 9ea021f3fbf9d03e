import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { actorOf, ownEmployeeId, principalOf } from '../../../platform/access/caller.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { newId } from '../../../platform/database/columns.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { SubjectText } from '../../../platform/subjects/schemas.ts';
import { commentOn } from '../intake/comments.ts';
import { TextQuery, textOf } from '../intake/texts.ts';
import { consultationProblems } from '../problems.ts';
import { NewOwnComment, OwnComment } from '../schemas/comments.ts';
import { Conclusion } from '../schemas/conclusions.ts';
import { AskedConsultation } from '../schemas/consultations.ts';
import { type Asked, askedList, holdAsked, readAsked } from '../store/asked.ts';
import { findConclusion } from '../store/conclusions.ts';
import { requirePossible } from '../store/life.ts';
import { findOwnComment, insertOwnComment, ownCommentList, withdrawComment } from '../store/written.ts';
import { ConsultationParams, consultationFilters } from './consultations.ts';

const tags = ['me'];
const config = { access: selfAccess };
const OwnCommentParams = Closed({ consultationCommentId: Id('Stable id of the comment.') });

/** What civil servants are asked, and what they say. */
export const ownConsultationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/me/consultations',
    {
      config,
      schema: {
        operationId: 'listOwnConsultations',
        tags,
        summary: 'List what one is asked',
        description:
          'Consultations of civil servants in which the own unit is asked, by their deadlines, from the day on which they open; also those in which one spoke before one moved.',
        querystring: listQuery(consultationFilters, ['closesOn', 'id']),
        response: answers({ 200: PageOf(ref(AskedConsultation)) }),
      },
    },
    async (request, reply) => {
      const list = askedList(database.read, whoAsks(request), request.query, app.today());
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/me/consultations/:consultationId',
    {
      config,
      schema: {
        operationId: 'getOwnConsultation',
        tags,
        summary: 'Read what one is asked',
        description: 'One consultation in which the own unit is asked.',
        params: ConsultationParams,
        response: answers({ 200: ref(AskedConsultation) }, 404),
      },
    },
    (request) => asked(request),
  );

  app.get(
    '/me/consultations/:consultationId/text',
    {
      config,
      schema: {
        operationId: 'readOwnConsultationText',
        tags,
        summary: 'Read the text that one is asked about',
        description: 'The text that is asked about, provision by provision; earlier ones by `versionId`.',
        params: ConsultationParams,
        querystring: TextQuery,
        response: answers({ 200: ref(SubjectText) }, 404),
      },
    },
    async (request) => textOf(app, await asked(request), request.query.versionId),
  );

  app.get(
    '/me/consultations/:consultationId/comments',
    {
      config,
      schema: {
        operationId: 'listOwnComments',
        tags,
        summary: 'List what one said oneself',
        description: 'The own comments on a consultation, each with what was answered to its group.',
        params: ConsultationParams,
        querystring: listQuery({}, ['writtenOn']),
        response: answers({ 200: PageOf(ref(OwnComment)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await asked(request);
      const list = ownCommentList(database.read, ownEmployeeId(request), id);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/me/consultations/:consultationId/comments',
    {
      config,
      schema: {
        operationId: 'writeOwnComment',
        tags,
        summary: 'Say something of a draft',
        description:
          'Takes a comment (masukan) on the whole text or on one provision while the consultation is open. With `isConfidential` nobody is shown the name, and the unit counts in figures alone.',
        params: ConsultationParams,
        body: ref(NewOwnComment),
        response: answers({ 201: ref(OwnComment) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { consultationId } = request.params;
      const { text, isConfidential = false } = request.body;
      const who = whoAsks(request);
      const { employeeId } = who;
      const comment = await database.transaction(actorOf(request), async (transaction) => {
        const today = app.today();
        const held = await holdAsked(transaction, consultationId, who, today);
        const said = await commentOn(transaction, held, request.body);
        const row = {
          ...said,
          ...{ id: newId(), text: text.trim(), isConfidential, employeeId, unitId: who.unitId! },
          state: 'shown',
          writtenOn: today,
        } as const;
        const id = await insertOwnComment(transaction, row, today);
        return (await findOwnComment(transaction, id, employeeId))!;
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/me/consultations/${consultationId}/comments`));
      return comment;
    },
  );

  app.post(
    '/me/consultation-comments/:consultationCommentId/withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawOwnComment',
        tags,
        summary: 'Withdraw what one said',
        description:
          'Takes an own comment back while the consultation is open: its text is gone, and it counts no more.',
        params: OwnCommentParams,
        response: answers({ 201: ref(OwnComment) }, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { consultationCommentId } = request.params;
      const who = whoAsks(request);
      const comment = await database.transaction(actorOf(request), async (transaction) => {
        const own = await findOwnComment(transaction, consultationCommentId, who.employeeId);
        if (!own) throw notFound();
        const held = await holdAsked(transaction, own.consultationId, who, app.today());
        requirePossible('comment', held);
        if (!(await withdrawComment(transaction, consultationCommentId)))
          throw new Problem(consultationProblems['consultation-comment-settled'], {
            parameters: { state: own.state, wanted: 'shown' },
          });
        return (await findOwnComment(transaction, consultationCommentId, who.employeeId))!;
      });
      reply.status(201);
      return comment;
    },
  );

  app.get(
    '/me/consultations/:consultationId/conclusion',
    {
      config,
      schema: {
        operationId: 'getOwnConsultationConclusion',
        tags,
        summary: 'Read what came of what one was asked',
        description:
          'What was said and what was answered, group by group; 404 as long as nothing is concluded.',
        params: ConsultationParams,
        response: answers({ 200: ref(Conclusion) }, 404),
      },
    },
    async (request) => {
      const { id } = await asked(request);
      const conclusion = await findConclusion(database.read, id);
      if (!conclusion) throw notFound();
      return conclusion;
    },
  );

  function asked(request: FastifyRequest): Promise<AskedConsultation> {
    const { consultationId } = request.params as { consultationId: string };
    return readAsked(database.read, consultationId, whoAsks(request), app.today());
  }
};

function whoAsks(request: FastifyRequest): Exclude<Asked, 'public'> {
  const { employeeId, unitId } = principalOf(request).self!;
  return { employeeId, unitId };
}
