import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { reportStates } from '../reference.ts';
import { cellsIn } from '../rules/clusters.ts';
import { ReportClusters } from '../schemas/clusters.ts';
import { readClusters } from '../store/clusters.ts';
import { BoxText, requireBox } from './boxes.ts';

/** The map of a whole city: more reports than points can be drawn. */
export const clusterRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/public-reports/_clusters',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listPublicReportClusters',
        tags: ['public-reports'],
        summary: 'Count the public reports by cells of the map',
        description:
          'How many public reports lie where (kelompok laporan di peta), as GeoJSON: what the list shows, except those that were merged into others, by cells of a grid and by state. Cells that `bbox` touches are counted whole. At most 2,000 are answered: where there would be more, and beyond zoom 16, cells are larger than asked for, and `zoom` says of which zoom they are.',
        querystring: Closed({
          bbox: BoxText('Cells that touch this part of the map'),
          zoom: Type.Integer({
            minimum: 0,
            maximum: 24,
            format: 'int32',
            description: 'Zoom of the map, as of tiles of 256 pixels: cells are drawn 64 pixels wide.',
            examples: [13],
          }),
          state: Type.Optional(reportStates.schema),
          categoryId: Type.Optional(Id('Only reports of this category.')),
        }),
        response: answers({ 200: ref(ReportClusters) }),
      },
    },
    async (request) => {
      const { bbox, zoom, ...filter } = request.query;
      const range = cellsIn(requireBox(bbox), zoom);
      return {
        type: 'FeatureCollection' as const,
        zoom: range.zoom,
        features: await readClusters(database.read, range, filter),
      };
    },
  );
};
