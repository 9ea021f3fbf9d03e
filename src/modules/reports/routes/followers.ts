import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unavailable } from '../../../platform/http/problems.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { Desk, sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { followerIdentity } from '../intake/identity.ts';
import { reportProblems } from '../problems.ts';
import {
  NewReportFollower,
  ReportFollowers,
  ReportFollowerWithdrawal,
  ReportFollowing,
} from '../schemas/followers.ts';
import { ReportNumber } from '../schemas/reports.ts';
import { reportSecret } from '../store/filing.ts';
import {
  type FollowerOutcome,
  findFollowed,
  forgetFollower,
  type IncomingFollower,
  takeFollowers,
} from '../store/followers.ts';
import { refusalIn } from '../store/life.ts';

const tags = ['public-reports'];
const FollowedParams = Closed({ reportNumber: ReportNumber });

/** Who says the same without a report of the own. */
export const followerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const secret = await reportSecret(database.read);
  const desk = new Desk((incoming: readonly IncomingFollower[]) =>
    database.transaction(thePublic, (transaction) => takeFollowers(transaction, incoming)),
  );

  app.post(
    '/public-reports/:reportNumber/followers',
    {
      config: { access: publicAccess, publicWrite: true, showsOnce: true },
      schema: {
        operationId: 'followPublicReport',
        tags,
        summary: 'Follow a public report',
        description:
          'Says that one has noticed the same — dukung laporan — instead of filing it again: with a `proof` of work from `/challenges?purpose=report-follower`, which counts once however often it is sent. A report that was merged is followed where it was merged into: `number` tells which. Nothing is kept of who follows.',
        params: FollowedParams,
        body: ref(NewReportFollower),
        response: answers({ 201: ref(ReportFollowing) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { reportNumber } = request.params;
      app.topicLimits.require('report followers', clientAddress(request.ip));
      const key = app.proofs.open(request.body.proof, 'report-follower')?.id ?? randomBytes(16);
      const identity = followerIdentity(secret, reportNumber, key);
      const secretHash = sha256(identity.secret).toString('hex');
      const outcome = await desk.receive({ number: reportNumber, id: identity.id, secretHash });
      requireFollowed(outcome);
      reply.status(201);
      return { number: outcome.number, secret: identity.secret, followers: outcome.followers };
    },
  );

  app.post(
    '/public-reports/:reportNumber/follower-withdrawal',
    {
      config: { access: publicAccess, publicWrite: true },
      schema: {
        operationId: 'unfollowPublicReport',
        tags,
        summary: 'Follow a public report no longer',
        description:
          'Takes back that one follows it, with the `secret` that came with it; whoever did not follow does not afterwards either. It says how many do now.',
        params: FollowedParams,
        body: ref(ReportFollowerWithdrawal),
        response: answers({ 201: ref(ReportFollowers) }, 404, 413, 415),
      },
    },
    async (request, reply) => {
      app.topicLimits.require('report followers', clientAddress(request.ip));
      const left = await database.transaction(thePublic, async (transaction) => {
        await forgetFollower(transaction, sha256(request.body.secret));
        return findFollowed(transaction, request.params.reportNumber);
      });
      if (!left) throw notFound();
      reply.status(201);
      return left;
    },
  );
};

/** @throws Problem that says why nobody follows by it */
function requireFollowed({ outcome, state }: FollowerOutcome): void {
  switch (outcome) {
    case 'followed':
      return;
    case 'not-found':
      throw notFound();
    case 'not-open':
      throw refusalIn('follow', state);
    case 'conflict':
      throw new Problem(reportProblems['report-follower-proof-used']);
    case 'unsettled':
      throw unavailable();
  }
}
