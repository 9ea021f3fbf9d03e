import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { publicAccess } from '../../../platform/access/scopes.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { Erasure } from '../../feedback/index.ts';
import { reportProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { isPossible, stateAfter } from '../rules/life.ts';
import { foundInText } from '../rules/texts.ts';
import { ReportNumber } from '../schemas/reports.ts';
import {
  ReportAccess,
  ReportConfirmation,
  ReporterMessage,
  ReporterReply,
  ReportReopening,
  TrackedReport,
} from '../schemas/tracking.ts';
import { requirePossible, takeStep } from '../store/life.ts';
import { insertReply } from '../store/steps.ts';
import { eraseReporter, findTracked, takeByNumber } from '../store/tracking.ts';

const tags = ['tracked-reports'];
const TrackedParams = Closed({ reportNumber: ReportNumber });
const write = { access: publicAccess, publicWrite: true };

/** What whoever reported sees and does, with number and secret. */
export const trackingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/tracked-reports/:reportNumber/_read',
    {
      config: { access: publicAccess, readsOnly: true },
      schema: {
        operationId: 'trackReport',
        tags,
        summary: 'Follow one’s own report',
        description:
          'How a report stands, what happened to it and what was written, for whoever has number and secret. Of a merged one the other report is followed: `number` tells which.',
        params: TrackedParams,
        body: ref(ReportAccess),
        response: answers({ 200: ref(TrackedReport) }, 404, 413, 415),
      },
    },
    async (request) => {
      requireUnblocked(request);
      const hash = sha256(request.body.secret);
      const report = await findTracked(database, request.params.reportNumber, hash);
      if (!report) throw unknown(request);
      return report;
    },
  );

  app.post(
    '/tracked-reports/:reportNumber/messages',
    {
      config: write,
      schema: {
        operationId: 'writeOwnReportMessage',
        tags,
        summary: 'Write about one’s own report',
        description:
          'Writes to the officers who handle it. A report that was returned to be completed is taken up again by it. What is written about a merged report reaches the officers of the one that it was merged into, and only whoever filed it reads their answer.',
        params: TrackedParams,
        body: ref(ReporterMessage),
        response: answers({ 201: ref(ReporterReply) }, 404, 409, 413, 415, 422),
      },
    },
    (request, reply) =>
      replied(request, reply, request.body, async (transaction, report) => {
        requirePossible('write', report.target.state);
        if (report.target.id !== report.id) return report.target.state;
        if (!isPossible('complete', report.state)) return report.state;
        await takeStep(transaction, report, 'complete', { kind: 'completed', change: { replyDueAt: null } });
        return stateAfter('complete', report.state);
      }),
  );

  app.post(
    '/tracked-reports/:reportNumber/confirmation',
    {
      config: write,
      schema: {
        operationId: 'confirmOwnReport',
        tags,
        summary: 'Confirm that it is resolved',
        description:
          'Closes one’s own report, and says how content one is with the handling (1 to 4). Of a merged report whoever filed the other one confirms.',
        params: TrackedParams,
        body: ref(ReportConfirmation),
        response: answers({ 201: ref(ReporterReply) }, 404, 409, 413, 415, 422),
      },
    },
    (request, reply) =>
      replied(request, reply, request.body, async (transaction, report) => {
        requirePossible('confirm', report.state);
        const { satisfaction = null } = request.body;
        const change = { satisfaction, endedAt: new Date(), replyDueAt: null };
        await takeStep(transaction, report, 'confirm', { kind: 'confirmed', change });
        return stateAfter('confirm', report.state);
      }),
  );

  app.post(
    '/tracked-reports/:reportNumber/reopening',
    {
      config: write,
      schema: {
        operationId: 'reopenOwnReport',
        tags,
        summary: 'Say that it is not resolved',
        description:
          'Opens one’s own report again, before it is closed; its deadline stays what it was. Of a merged report whoever filed the other one opens it again.',
        params: TrackedParams,
        body: ref(ReportReopening),
        response: answers({ 201: ref(ReporterReply) }, 404, 409, 413, 415, 422),
      },
    },
    (request, reply) =>
      replied(request, reply, request.body, async (transaction, report) => {
        requirePossible('reopen', report.state);
        const change = { resolvedAt: null, replyDueAt: null, reopenedCount: report.reopenedCount + 1 };
        await takeStep(transaction, report, 'reopen', { kind: 'reopened', change });
        return stateAfter('reopen', report.state);
      }),
  );

  app.post(
    '/tracked-reports/:reportNumber/identity-erasure',
    {
      config: write,
      schema: {
        operationId: 'eraseOwnReporterIdentity',
        tags,
        summary: 'Have forgotten who reported',
        description:
          'Erases name, e-mail address and telephone number of whoever reported, for good (UU 27/2022 art. 8 and 43): they stand nowhere else, also not in the audit log. The report itself goes on, and is followed with number and secret as before.',
        params: TrackedParams,
        body: ref(ReportAccess),
        response: answers({ 201: ref(Erasure) }, 404, 413, 415),
      },
    },
    async (request, reply) => {
      requireUnblocked(request);
      const { reportNumber: number } = request.params;
      const isKnown = await database.transaction(thePublic, (transaction) =>
        eraseReporter(transaction, number, sha256(request.body.secret)),
      );
      if (!isKnown) throw unknown(request);
      reply.status(201);
      return { erasedOn: app.today() };
    },
  );

  type Held = NonNullable<Awaited<ReturnType<typeof takeByNumber>>>;

  /** What whoever reported sends, with what it changes: all of it or nothing. */
  async function replied(
    request: FastifyRequest,
    reply: { status(code: number): unknown },
    { secret, body }: { secret: string; body?: string },
    take: (transaction: Transaction, report: Held) => Promise<Held['state']>,
  ): Promise<ReporterReply> {
    requireUnblocked(request);
    const { reportNumber: number } = request.params as { reportNumber: string };
    app.topicLimits.require(`report ${number}`, clientAddress(request.ip));
    if (body !== undefined) refuseFound(foundInText(body, '/body'));
    const state = await database.transaction(thePublic, async (transaction) => {
      const report = await takeByNumber(transaction, number, sha256(secret));
      if (!report) throw unknown(request);
      const after = await take(transaction, report);
      if (body !== undefined) await insertReply(transaction, report, body.trim());
      return after;
    });
    reply.status(201);
    return { state, at: new Date() };
  }

  function requireUnblocked(request: FastifyRequest): void {
    if (app.guessing.isBlocked(request)) throw app.guessing.refusal(request);
  }

  /** Whoever tries numbers is told no more than that, and soon nothing. */
  function unknown(request: FastifyRequest): Problem {
    app.guessing.failed(request);
    return new Problem(reportProblems['report-unknown']);
  }
};
