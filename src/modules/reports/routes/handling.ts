import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { unitExistsOn } from '../../organisation/index.ts';
import { aboutOf } from '../intake/place.ts';
import { reportProblems } from '../problems.ts';
import { dueMoment } from '../rules/deadlines.ts';
import { refuseFound } from '../rules/found.ts';
import type { ReportAction } from '../rules/life.ts';
import { foundInPublic, foundInText, publicTextOf } from '../rules/texts.ts';
import {
  NewReportMessage,
  ReportArchiving,
  ReportMerging,
  ReportProgress,
  ReportRouting,
  ReportVerification,
} from '../schemas/handling.ts';
import { Report, ReportMessage } from '../schemas/reports.ts';
import { readDeadlines } from '../store/deadlines.ts';
import { requirePossible, type Taken, takeStep } from '../store/life.ts';
import {
  findReport,
  mergeFollowers,
  takeConversation,
  takeReport,
  takeWithUnmerged,
} from '../store/reports.ts';
import { insertMessage, unitsThatSentOn } from '../store/steps.ts';
import { ReportParams, sensitive, viewOf } from './reports.ts';

const tags = ['report-handling'];
const write = { access: withScope('reports:write', { units: 'narrowed', sensitive }) };

/** What officers do with reports: each step has its reason, and whoever reported is told. */
export const handlingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/reports/:reportId/verification',
    {
      config: write,
      schema: {
        operationId: 'verifyReport',
        tags,
        summary: 'Verify a report',
        description:
          'Says that a report can be handled, and as what (verifikasi): the first response, within its deadline. Another `kind` has another deadline, reckoned from the day of receipt. A public report is read by everybody from now on: as `publicText`, or with the personal data taken out that was found in it.',
        params: ReportParams,
        body: ref(ReportVerification),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, 'verify', async (transaction, report) => {
        const { publicText, message, arePhotosPublic = false, ...about } = request.body;
        const isPublic = report.visibility === 'public';
        if (publicText !== undefined) {
          if (!isPublic) refuseFound([{ pointer: '/publicText', code: 'text-of-confidential' }]);
          refuseFound(foundInPublic(publicText, '/publicText'));
        }
        if (about.categoryId !== undefined) await aboutOf(transaction, about);
        const kind = about.kind ?? report.kind;
        const from = new Date(report.receivedAt);
        const change = {
          ...about,
          firstRespondedAt: report.firstRespondedAt === null ? new Date() : new Date(report.firstRespondedAt),
          arePhotosPublic: isPublic && arePhotosPublic,
          publicText: isPublic ? (publicText ?? publicTextOf(report.text)) : null,
          ...(kind === report.kind ? {} : await resolutionDue(transaction, kind, from)),
        };
        return { kind: 'verified', message, change };
      }),
  );

  app.post(
    '/reports/:reportId/routing',
    {
      config: write,
      schema: {
        operationId: 'routeReport',
        tags,
        summary: 'Send a report to another unit',
        description:
          'Hands a report to the unit that can handle it (disposisi), for a reason that stands in its steps. A unit that sent it on gets it back only from somebody who may act in the whole city: nothing goes round in a circle.',
        params: ReportParams,
        body: ref(ReportRouting),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, 'route', async (transaction, report) => {
        const { unitId, reason } = request.body;
        // Whoever hands it over need not act in the unit that takes it.
        if (!(await unitExistsOn(transaction, unitId, app.today(), null)) || unitId === report.unitId)
          throw unknownReference('unit', '/unitId');
        if (reachOf(request) !== null && (await unitsThatSentOn(transaction, report.id)).has(unitId))
          throw new Problem(reportProblems['report-routing-loop']);
        return {
          kind: 'routed',
          message: reason,
          fromUnitId: report.unitId,
          toUnitId: unitId,
          change: { unitId },
        };
      }),
  );

  app.post(
    '/reports/:reportId/progress',
    {
      config: write,
      schema: {
        operationId: 'progressReport',
        tags,
        summary: 'Say what is done about a report',
        description: 'Tells whoever reported, and everybody where it is public, what is being done.',
        params: ReportParams,
        body: ref(ReportProgress),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, 'progress', () => ({ kind: 'progressed', message: request.body.message })),
  );

  app.post(
    '/reports/:reportId/resolution',
    {
      config: write,
      schema: {
        operationId: 'resolveReport',
        tags,
        summary: 'Resolve a report',
        description:
          'Says what was done. Whoever reported confirms or reopens it within the working days of `reporter-reply`; then it is closed by itself.',
        params: ReportParams,
        body: ref(ReportProgress),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, 'resolve', async (transaction, report) => {
        const now = new Date();
        const change = { resolvedAt: now, ...(await replyDue(transaction, report, now)) };
        return { kind: 'resolved', message: request.body.message, change };
      }),
  );

  app.post(
    '/reports/:reportId/return',
    {
      config: write,
      schema: {
        operationId: 'returnReport',
        tags,
        summary: 'Ask whoever reported to complete a report',
        description:
          'Says what is missing (ditunda). If nothing comes within the working days of `reporter-reply`, it is archived by itself.',
        params: ReportParams,
        body: ref(ReportProgress),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, 'return', async (transaction, report) => {
        const now = new Date();
        const change = {
          firstRespondedAt: report.firstRespondedAt === null ? now : new Date(report.firstRespondedAt),
          ...(await replyDue(transaction, report, now)),
        };
        return { kind: 'returned', message: request.body.message, change };
      }),
  );

  app.post(
    '/reports/:reportId/archiving',
    {
      config: write,
      schema: {
        operationId: 'archiveReport',
        tags,
        summary: 'Archive a report that is not handled',
        description:
          'Ends a report that cannot be handled (diarsipkan), on a ground and with words for whoever reported.',
        params: ReportParams,
        body: ref(ReportArchiving),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(request, reply, 'archive', (_transaction, report) => {
        const now = new Date();
        const firstRespondedAt = report.firstRespondedAt === null ? now : new Date(report.firstRespondedAt);
        return {
          kind: 'archived',
          message: request.body.message,
          ground: request.body.ground,
          change: { endedAt: now, firstRespondedAt },
        };
      }),
  );

  app.post(
    '/reports/:reportId/merging',
    {
      config: write,
      schema: {
        operationId: 'mergeReport',
        tags,
        summary: 'Merge a report into another that says the same',
        description:
          'Ends a duplicate: whoever filed it follows the other one from now on, with the same number and secret.',
        params: ReportParams,
        body: ref(ReportMerging),
        response: answers({ 201: ref(Report) }, 404, 409, 412, 413, 415, 422),
      },
    },
    (request, reply) =>
      act(
        request,
        reply,
        'merge',
        async (transaction, report, into) => {
          const { intoNumber } = request.body;
          if (intoNumber === report.number)
            refuseFound([{ pointer: '/intoNumber', code: 'merged-into-itself' }]);
          if (into === undefined) throw unknownReference('report', '/intoNumber');
          await mergeFollowers(transaction, [report.id], into);
          return { kind: 'merged', message: intoNumber, change: { mergedIntoId: into, endedAt: new Date() } };
        },
        request.body.intoNumber,
      ),
  );

  app.post(
    '/reports/:reportId/messages',
    {
      config: write,
      schema: {
        operationId: 'writeReportMessage',
        tags,
        summary: 'Write to whoever reported, or a note',
        description:
          'Writes a message that whoever reported reads with number and secret, or (`isInternal`) a note among officers, which nobody else ever sees. About a merged report it reaches whoever filed that one alone, as long as the one that it was merged into is open.',
        params: ReportParams,
        body: ref(NewReportMessage),
        response: answers({ 201: ref(ReportMessage) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { reportId } = request.params;
      const { body, isInternal = false } = request.body;
      refuseFound(foundInText(body, '/body'));
      const message = await database.transaction(actorOf(request), async (transaction) => {
        const target = await takeConversation(transaction, reportId, viewOf(request));
        if (!isInternal) requirePossible('write', target.state);
        return insertMessage(transaction, {
          reportId: target.id,
          sourceReportId: target.id === reportId.toLowerCase() ? null : reportId,
          author: 'officer',
          isInternal,
          body: body.trim(),
        });
      });
      reply.status(201).header('location', publicPath(request, `/v1/reports/${reportId}/messages`));
      return message;
    },
  );

  const deadlinesFrom = (transaction: Transaction, from: Date) =>
    readDeadlines(transaction, from, app.config.timeZone);

  async function replyDue(transaction: Transaction, report: Report, from: Date) {
    const { kind, isDeadlineProvisional } = report;
    const deadlines = await deadlinesFrom(transaction, from);
    const { dueAt, isProvisional } = dueMoment({ kind, step: 'reporter-reply', from }, deadlines);
    return { replyDueAt: dueAt, isDeadlineProvisional: isDeadlineProvisional || isProvisional };
  }

  async function resolutionDue(transaction: Transaction, kind: Report['kind'], from: Date) {
    const deadlines = await deadlinesFrom(transaction, from);
    const { dueAt, isProvisional } = dueMoment({ kind, step: 'resolution', from }, deadlines);
    return { dueAt, isDeadlineProvisional: isProvisional };
  }

  /** One step in the life of a report, with what it changes: all of it or nothing. */
  async function act(
    request: FastifyRequest,
    reply: Parameters<typeof versioned>[0],
    action: ReportAction,
    take: (transaction: Transaction, report: Report, into: string | undefined) => Taken | Promise<Taken>,
    intoNumber?: string,
  ): Promise<Report> {
    const { reportId } = request.params as { reportId: string };
    const expected = optionalVersion(request);
    const view = viewOf(request);
    const report = await database.transaction(actorOf(request), async (transaction) => {
      const into =
        intoNumber === undefined
          ? undefined
          : await takeWithUnmerged(transaction, reportId, intoNumber, view);
      const held = await takeReport(transaction, reportId, view, expected);
      requirePossible(action, held.state);
      const taken = await take(transaction, held, into);
      if (taken.message !== undefined)
        refuseFound(foundInText(taken.message, messageOf[action] ?? '/message'));
      await takeStep(transaction, held, action, taken);
      // Whoever handed it to another unit may see it no more.
      return (await findReport(transaction, reportId, { ...view, reach: null }))!;
    });
    if (!report) throw notFound();
    reply.status(201).header('location', publicPath(request, `/v1/reports/${reportId}`));
    return versioned(reply, report);
  }
};

/** Where in a body the words of a step stand. */
const messageOf: Partial<Record<ReportAction, string>> = { route: '/reason', merge: '/intoNumber' };
