import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { PhotoSizeQuery, photoAnswer, sendPhoto } from '../../../platform/photos/index.ts';
import { reportKinds, reportStates } from '../reference.ts';
import { PublicReport, PublicReportWithSteps } from '../schemas/public-reports.ts';
import { ReportNumber } from '../schemas/reports.ts';
import { findPublicReport, isPhotoPublic, publicReportList } from '../store/public-reports.ts';
import { BoxText, requireBox } from './boxes.ts';

const tags = ['public-reports'];
const open = { access: publicAccess };

/** What everybody may see of reports, on a list and a map. */
export const publicReportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/public-reports',
    {
      config: open,
      schema: {
        operationId: 'listPublicReports',
        tags,
        summary: 'List the public reports',
        description:
          'What people reported, without who they are, and how far it is: open to all once it is verified, never what is confidential. `bbox` asks for a part of the map.',
        querystring: listQuery(
          {
            bbox: Type.Optional(BoxText('Only within this part of the map')),
            state: Type.Optional(reportStates.schema),
            kind: Type.Optional(reportKinds.schema),
            categoryId: Type.Optional(Id('Only reports of this category.')),
            serviceId: Type.Optional(Id('Only reports about this public service.')),
            districtId: Type.Optional(Id('Only reports from this district.')),
            urbanVillageId: Type.Optional(Id('Only reports from this urban village.')),
          },
          ['receivedAt'],
        ),
        response: answers({ 200: PageOf(ref(PublicReport)) }),
      },
    },
    async (request, reply) => {
      const { bbox, ...filter } = request.query;
      const box = bbox === undefined ? undefined : requireBox(bbox);
      const { sort } = filter;
      const list = await publicReportList(database.read, { ...filter, box }, sort);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/public-reports/:reportNumber',
    {
      config: open,
      schema: {
        operationId: 'getPublicReport',
        tags,
        summary: 'Read a public report',
        description: 'One report with what was done about it and when, open to all.',
        params: Closed({ reportNumber: ReportNumber }),
        response: answers({ 200: ref(PublicReportWithSteps) }, 404),
      },
    },
    async (request) => {
      const report = await findPublicReport(database.read, request.params.reportNumber);
      if (!report) throw notFound();
      return report;
    },
  );

  app.get(
    '/public-reports/:reportNumber/photos/:photoId',
    {
      config: open,
      schema: {
        operationId: 'getPublicReportPhoto',
        tags,
        summary: 'See a photo of a public report',
        description:
          'A photo that officers let everybody see, without a trace of where or by what it was taken; `size=thumbnail` for lists.',
        params: Closed({ reportNumber: ReportNumber, photoId: Id('Stable id of the photo.') }),
        querystring: Closed({ size: PhotoSizeQuery }),
        response: answers({ 200: photoAnswer }, 404),
      },
    },
    async (request, reply) => {
      const { reportNumber, photoId } = request.params;
      if (!(await isPhotoPublic(database.read, reportNumber, photoId))) throw notFound();
      return sendPhoto(reply, photoId, request.query.size ?? 'full');
    },
  );
};
