import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { withScope } from '../../access/scopes.ts';
import { sendList } from '../../export/send-list.ts';
import { answers } from '../../http/answers.ts';
import { languageOf } from '../../http/error-handler.ts';
import { listQuery, PageOf, pageRequest } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { Closed, Id, ref } from '../../http/schemas.ts';
import type { Importer } from '../importer.ts';
import { importStates } from '../reference.ts';
import { Import } from '../schemas.ts';
import { resourceSchema } from '../settings.ts';
import { findImport, importList, shownImport } from '../store.ts';
import type { Wording } from '../words.ts';

const tags = ['imports'];
const read = { access: withScope('imports:read') };
export const ImportParams = Closed({ importId: Id('Stable id of the import.') });

/** Imports as they go. */
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
          sort: Type.Enum(['-createdAt', 'createdAt'], {
            default: '-createdAt',
            description: 'Sort order: the newest first, or the oldest.',
          }),
        }),
        response: answers({ 200: PageOf(ref(Import)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const list = importList(database.read, request.query, wording, languageOf(request));
      return sendList(request, reply, page, list);
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
};
