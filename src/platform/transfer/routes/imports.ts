import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { stringify } from 'csv-stringify/sync';
import Type from 'typebox';
import { withScope } from '../../access/scopes.ts';
import { languageOf } from '../../http/error-handler.ts';
import { answers } from '../../http/openapi.ts';
import { listQuery, PageOf, pageRequest, sendPage } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { Closed, Id, ref } from '../../http/schemas.ts';
import type { Importer } from '../importer.ts';
import { importStates } from '../reference.ts';
import { Import } from '../schemas.ts';
import { resourceSchema } from '../settings.ts';
import { findImport, listImports, shownImport } from '../store.ts';
import type { Wording } from '../words.ts';

const tags = ['imports'];
const read = { access: withScope('imports:read') };
export const ImportParams = Closed({ importId: Id('Id of the import.') });

/** Imports as they go, and what a file to import looks like. */
export const importListRoutes: FastifyPluginAsyncTypebox<{
  importers: readonly Importer[];
  wording: Wording;
}> = async (app, { importers, wording }) => {
  const { database } = app;

  app.get(
    '/imports',
    {
      config: read,
      schema: {
        operationId: 'listImports',
        tags,
        summary: 'List imports',
        description: 'Imports, the newest first, page by page.',
        querystring: Closed({
          ...listQuery(
            { resource: Type.Optional(resourceSchema(importers)), state: Type.Optional(importStates.schema) },
            ['createdAt'],
          ).properties,
          sort: Type.Enum(['-createdAt', 'createdAt'], { default: '-createdAt', description: 'Sort order.' }),
        }),
        response: answers({ 200: PageOf(ref(Import)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const found = await listImports(database.read, request.query, page);
      const language = languageOf(request);
      const items = found.items.map((row) => shownImport(row, wording, language));
      return sendPage(request, reply, page, { ...found, items });
    },
  );

  app.get(
    '/imports/:importId',
    {
      config: read,
      schema: {
        operationId: 'getImport',
        tags,
        summary: 'Read an import',
        description: 'How far an import has come, what has become of the rows, and why it failed if it did.',
        params: ImportParams,
        response: answers({ 200: ref(Import) }, 404),
      },
    },
    async (request) => {
      const row = await findImport(database.read, request.params.importId);
      if (!row) throw notFound();
      return shownImport(row, wording, languageOf(request));
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
        description: 'The header row that an import of this resource reads, as CSV.',
        params: Closed({ resource: resourceSchema(importers) }),
        response: answers({
          200: {
            description: 'A header row.',
            content: { 'text/csv': { schema: Type.String({ maxLength: 100_000, description: 'CSV.' }) } },
          },
        }),
      },
    },
    async (request, reply) => {
      const { resource } = request.params;
      const { columns } = importers.find((importer) => importer.resource === resource)!;
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${resource}.csv"`);
      return reply.send(stringify([columns.map(({ headers }) => headers[0])]));
    },
  );
};
