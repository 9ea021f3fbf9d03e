import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Negotiator from 'negotiator';
import Type from 'typebox';
import { callerAccess } from '../../access/scopes.ts';
import { answers } from '../../http/answers.ts';
import { languageOf } from '../../http/error-handler.ts';
import { Closed, FileContent, ref } from '../../http/schemas.ts';
import type { Importer } from '../importer.ts';
import { mediaTypes } from '../media-types.ts';
import { ImportTemplate } from '../schemas.ts';
import { resourceSchema } from '../settings.ts';
import { csvTemplate, describedTemplate, xlsxTemplate } from '../templates.ts';

const tags = ['imports'];
/** They tell nothing of anybody: whoever fills a file need not be the one who imports it. */
const read = { access: callerAccess };

/** What a file to import looks like. */
export const templateRoutes: FastifyPluginAsyncTypebox<{ importers: readonly Importer[] }> = async (
  app,
  { importers },
) => {
  app.get(
    '/import-templates',
    {
      config: read,
      schema: {
        operationId: 'listImportTemplates',
        tags,
        summary: 'List what can be imported',
        description:
          'Every resource that can be imported, with the columns that its files may have: their names, what stands in them, and the field that a mapping refers to. Texts are in the language of `Accept-Language`.',
        response: answers({
          200: Type.Object(
            {
              items: Type.Array(ref(ImportTemplate), {
                maxItems: 100,
                description: 'The resources in the order in which they should be imported.',
              }),
            },
            { description: 'All resources that can be imported.' },
          ),
        }),
      },
    },
    async (request, reply) => {
      const language = languageOf(request);
      reply.header('content-language', language);
      return { items: importers.map((importer) => describedTemplate(importer, language)) };
    },
  );

  app.get(
    '/import-templates/:resource',
    {
      config: read,
      schema: {
        operationId: 'getImportTemplate',
        tags,
        summary: 'Download an empty file to fill',
        description:
          'The header row that an import of this resource reads: as CSV, or with `Accept` as a workbook (XLSX) whose second sheet explains each column. The last cell of the header is a mark of the version: it is not read as a column, and a file made from an older version is refused with the columns that have changed since.',
        params: Closed({ resource: resourceSchema(importers) }),
        response: answers({
          200: {
            description: 'A header row to fill in.',
            content: {
              [mediaTypes.csv]: { schema: FileContent('A header row as CSV.') },
              [mediaTypes.xlsx]: { schema: FileContent('A workbook with the header row.') },
            },
          },
        }),
      },
    },
    async (request, reply) => {
      const { resource } = request.params;
      const importer = importers.find((known) => known.resource === resource)!;
      const language = languageOf(request);
      const type = new Negotiator(request.raw).mediaType([mediaTypes.csv, mediaTypes.xlsx]);
      const isWorkbook = type === mediaTypes.xlsx;
      const name = `${resource}.${isWorkbook ? 'xlsx' : 'csv'}`;
      reply
        .type(isWorkbook ? mediaTypes.xlsx : `${mediaTypes.csv}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${name}"`);
      if (isWorkbook) reply.header('content-language', language);
      // The type of the answer knows only JSON.
      return reply.send((isWorkbook ? xlsxTemplate(importer, language) : csvTemplate(importer)) as never);
    },
  );
};
