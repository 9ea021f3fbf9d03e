import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { withScope } from '../../access/scopes.ts';
import { sendList } from '../../export/send-list.ts';
import { answers } from '../../http/answers.ts';
import { languageOf } from '../../http/error-handler.ts';
import { listQuery, PageOf, pageRequest } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { ref } from '../../http/schemas.ts';
import { ImportFinding } from '../schemas.ts';
import { findImport, findingList } from '../store.ts';
import type { Wording } from '../words.ts';
import { ImportParams } from './imports.ts';

/** What was wrong or noteworthy in an imported file. */
export const findingRoutes: FastifyPluginAsyncTypebox<{ wording: Wording }> = async (app, { wording }) => {
  const { database } = app;

  app.get(
    '/imports/:importId/findings',
    {
      config: { access: withScope('imports:read') },
      schema: {
        operationId: 'listImportFindings',
        tags: ['imports'],
        summary: 'List the findings of an import',
        description:
          'What was wrong (the row was refused) or noteworthy, by line, in the language of `Accept-Language`.',
        params: ImportParams,
        querystring: listQuery({ severity: Type.Optional(ImportFinding.properties.severity) }, ['line']),
        response: answers({ 200: PageOf(ref(ImportFinding)) }, 404),
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const { severity } = request.query;
      if (!(await findImport(database.read, importId))) throw notFound();
      const language = languageOf(request);
      const filter = severity === undefined ? {} : { severity };
      const list = findingList(database.read, importId, filter, wording, language);
      reply.header('content-language', language);
      return sendList(request, reply, pageRequest(request), list);
    },
  );
};
