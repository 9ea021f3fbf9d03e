import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { chance, sha256 } from '../../../platform/public-writes/index.ts';
import { forumProblems } from '../problems.ts';
import { CodeBatch, GivenCodes, NewCodes } from '../schemas/participants.ts';
import { codeBatchList, insertCodes } from '../store/codes.ts';

const tags = ['forum-participants'];
const codeLength = 16;

/** Codes by which officers vouch that one person stands behind a pseudonym. */
export const codeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/forum-verification-codes',
    {
      config: { access: withScope('forums:read', { units: 'narrowed' }) },
      schema: {
        operationId: 'listForumCodeBatches',
        tags,
        summary: 'List verification codes that were given out',
        description:
          'How many verification codes (kode verifikasi) were given out, each time, and how many of them were used.',
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(CodeBatch)) }),
      },
    },
    (request, reply) =>
      sendList(request, reply, pageRequest(request), codeBatchList(database.read, reachOf(request))),
  );

  app.post(
    '/forum-verification-codes',
    {
      config: { access: withScope('forums:write', { units: 'narrowed' }), showsOnce: true },
      schema: {
        operationId: 'giveForumCodes',
        tags,
        summary: 'Give out verification codes',
        description:
          'Makes verification codes (kode verifikasi), or takes over those of another system, to hand to people who have shown who they are. They are kept as hashes, verify one participant each, and nothing leads from a code to whom it verified.',
        body: ref(NewCodes),
        response: answers({ 201: ref(GivenCodes) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { unitId, count, codes: sent } = request.body;
      requireReached(reachOf(request), unitId, '/unitId');
      if ((count === undefined) === (sent === undefined))
        throw new Problem(forumProblems['forum-codes-by-count-or-list']);
      const made = count === undefined ? [] : Array.from({ length: count }, () => chance(codeLength));
      const hashes = (sent ?? made).map(sha256);
      const origin: CodeBatch['origin'] = sent ? 'imported' : 'issued';
      const batch = await database.transaction(actorOf(request), (transaction) =>
        insertCodes(transaction, { unitId, origin }, hashes),
      );
      reply.status(201);
      return { ...batch, unitId, origin, known: hashes.length - batch.size, codes: made };
    },
  );
};
