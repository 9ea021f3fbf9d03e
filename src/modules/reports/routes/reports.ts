import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { mayUse } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import {
  Closed,
  ExternalIdFilter,
  externalIdOf,
  Id,
  ref,
  Timestamp,
} from '../../../platform/http/schemas.ts';
import { PhotoSizeQuery, photoAnswer, sendPhoto } from '../../../platform/photos/index.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { escalationLevels, reportKinds, reportStates } from '../reference.ts';
import { Report, ReportMessage, ReportNumber, ReportStep } from '../schemas/reports.ts';
import { findReport, type ReportView, reportList } from '../store/reports.ts';
import { messageList, stepList } from '../store/steps.ts';

const tags = ['reports'];
export const sensitive = 'reports:read-sensitive';
const read = { access: withScope('reports:read', { units: 'narrowed' }) };
const readPersonal = { access: withScope('reports:read', { units: 'narrowed', sensitive }) };
export const ReportParams = Closed({ reportId: Id('Stable id of the report.') });

/** What the caller of a route may see of reports: confidential ones only with the sensitive scope. */
export const viewOf = (request: FastifyRequest): ReportView => ({
  reach: reachOf(request),
  isTrusted: mayUse(request, sensitive),
});

const filters = {
  ...unitFilter,
  number: Type.Optional({ ...ReportNumber, description: 'Only the report with this tracking number.' }),
  state: Type.Optional(reportStates.schema),
  kind: Type.Optional(reportKinds.schema),
  categoryId: Type.Optional(Id('Only reports of this category.')),
  serviceId: Type.Optional(Id('Only reports about this public service.')),
  districtId: Type.Optional(Id('Only reports from this district.')),
  isUnrouted: Type.Optional(
    Type.Boolean({ description: 'Only reports for which no unit was found, or (`false`) the others.' }),
  ),
  isOverdue: Type.Optional(
    Type.Boolean({
      description: 'Only reports past a deadline that nobody has met, or (`false`) the others.',
    }),
  ),
  escalationLevel: Type.Optional(escalationLevels.schema),
  dueBefore: Type.Optional(
    Timestamp(
      'Only reports that are neither resolved nor ended, and have to be resolved before this moment.',
    ),
  ),
  externalId: ExternalIdFilter,
};

/** Reports, as the officers see them who handle them. */
export const reportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/reports',
    {
      config: readPersonal,
      schema: {
        operationId: 'listReports',
        tags,
        summary: 'List the reports to handle',
        description:
          'Reports of the caller’s units with their deadlines (tenggat). Confidential ones, and who reported, are shown only with `reports:read-sensitive`; each such look stands in the read log.',
        querystring: listQuery(filters, ['receivedAt', 'dueAt']),
        response: answers({ 200: PageOf(ref(Report)) }),
      },
    },
    async (request, reply) => {
      const { externalId, dueBefore, ...filter } = request.query;
      const criteria = {
        ...filter,
        ...viewOf(request),
        ...(await unitCriteria(database.read, filter, app.today())),
        now: new Date(),
        ...(dueBefore === undefined ? {} : { dueBefore: new Date(dueBefore) }),
        ...(externalId === undefined ? {} : { externalReference: externalIdOf(externalId) }),
      };
      return sendList(request, reply, pageRequest(request), reportList(database.read, criteria));
    },
  );

  app.get(
    '/reports/:reportId',
    {
      config: readPersonal,
      schema: {
        operationId: 'getReport',
        tags,
        summary: 'Read a report',
        description:
          'One report, with who reported for callers with `reports:read-sensitive`. A confidential one does not exist for others.',
        params: ReportParams,
        response: answers({ 200: ref(Report) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await reportOf(request, request.params.reportId)),
  );

  app.get(
    '/reports/:reportId/steps',
    {
      config: read,
      schema: {
        operationId: 'listReportSteps',
        tags,
        summary: 'List what happened to a report',
        description: 'Each step in its life with its reason, the oldest first: never changed.',
        params: ReportParams,
        querystring: listQuery({}, ['at']),
        response: answers({ 200: PageOf(ref(ReportStep)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await reportOf(request, request.params.reportId);
      return sendList(request, reply, pageRequest(request), stepList(database.read, id));
    },
  );

  app.get(
    '/reports/:reportId/messages',
    {
      config: read,
      schema: {
        operationId: 'listReportMessages',
        tags,
        summary: 'List what was written about a report',
        description:
          'Messages between officers and whoever reported, and the notes of officers (`isInternal`), the oldest first. `html` can stand in any page as it is.',
        params: ReportParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(ReportMessage)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await reportOf(request, request.params.reportId);
      return sendList(request, reply, pageRequest(request), messageList(database.read, id));
    },
  );

  app.get(
    '/reports/:reportId/photos/:photoId',
    {
      config: read,
      schema: {
        operationId: 'getReportPhoto',
        tags,
        summary: 'See a photo of a report',
        description: 'A photo that came with a report, without a trace of where or by what it was taken.',
        params: Closed({ ...ReportParams.properties, photoId: Id('Stable id of the photo.') }),
        querystring: Closed({ size: PhotoSizeQuery }),
        response: answers({ 200: photoAnswer }, 404),
      },
    },
    async (request, reply) => {
      const { reportId, photoId } = request.params;
      const { photoIds } = await reportOf(request, reportId);
      if (!photoIds.includes(photoId.toLowerCase())) throw notFound();
      return sendPhoto(reply, photoId, request.query.size ?? 'full');
    },
  );

  await app.register(
    historyOfResource({
      path: '/reports/:reportId',
      parameter: 'reportId',
      resource: 'report',
      tag: tags[0]!,
      access: withScope('reports:read', { units: 'narrowed' }),
      exists: async (request, id) => (await findReport(database.read, id, viewOf(request))) !== undefined,
    }),
  );

  async function reportOf(request: FastifyRequest, reportId: string): Promise<Report> {
    const report = await findReport(database.read, reportId, viewOf(request));
    if (!report) throw notFound();
    return report;
  }
};
