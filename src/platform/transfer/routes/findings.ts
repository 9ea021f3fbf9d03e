import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { stringify } from 'csv-stringify/sync';
import Negotiator from 'negotiator';
import Type from 'typebox';
import { withScope } from '../../access/scopes.ts';
import type { Reader } from '../../database/database.ts';
import { languageOf } from '../../http/error-handler.ts';
import { answers } from '../../http/openapi.ts';
import { listQuery, PageOf, type PageRequest, pageRequest, sendPage } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { ref } from '../../http/schemas.ts';
import type { Language } from '../../http/text.ts';
import { ImportFinding } from '../schemas.ts';
import { findImport, listFindings, shownFinding } from '../store.ts';
import type { Wording } from '../words.ts';
import { ImportParams } from './imports.ts';

const csvPage = 2000;
const csvColumns = ['line', 'severity', 'column', 'value', 'code', 'message', 'hint'] as const;

/** What was wrong or noteworthy in an imported file. */
export const findingRoutes: FastifyPluginAsyncTypebox<{ wording: Wording }> = async (app, { wording }) => {
  const { database } = app;
  const json = PageOf(ref(ImportFinding));

  app.get(
    '/imports/:importId/findings',
    {
      config: { access: withScope('imports:read') },
      schema: {
        operationId: 'listImportFindings',
        tags: ['imports'],
        summary: 'List the findings of an import',
        description:
          'What was wrong (the row was refused) or noteworthy, by line, in the language of `Accept-Language`. With `Accept: text/csv` all of them come as one file, safe to open in a spreadsheet.',
        params: ImportParams,
        querystring: listQuery({ severity: Type.Optional(ImportFinding.properties.severity) }, ['line']),
        response: answers(
          {
            200: {
              description: 'The findings.',
              content: {
                'application/json': { schema: json },
                'text/csv': {
                  schema: Type.String({ description: 'All findings as CSV with a header row.' }),
                },
              },
            },
          },
          404,
        ),
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const { severity } = request.query;
      if (!(await findImport(database.read, importId))) throw notFound();
      const language = languageOf(request);
      const page = pageRequest(request);
      const filter = severity === undefined ? {} : { severity };
      if (new Negotiator(request.raw).mediaType(['application/json', 'text/csv']) === 'text/csv') {
        reply
          .type('text/csv; charset=utf-8')
          .header('content-language', language)
          .header('content-disposition', `attachment; filename="findings-${importId}.csv"`);
        const csv = csvOf(database.read, importId, filter, page, wording, language);
        // The type of the answer knows only JSON.
        return reply.send(Readable.from(csv, { objectMode: false }) as never);
      }
      const found = await listFindings(database.read, importId, filter, page);
      const items = found.items.map((row) => shownFinding(row, wording, language));
      reply.header('content-language', language);
      return sendPage(request, reply, page, { ...found, items });
    },
  );
};

async function* csvOf(
  reader: Reader,
  importId: string,
  filter: { severity?: ImportFinding['severity'] },
  request: PageRequest,
  wording: Wording,
  language: Language,
): AsyncGenerator<string> {
  let after = request.after;
  yield stringify([csvColumns], { bom: true });
  do {
    const page = await listFindings(reader, importId, filter, {
      ...request,
      limit: csvPage,
      count: undefined,
      after,
    });
    const rows = page.items.map((row) => shownFinding(row, wording, language));
    yield stringify(rows, { columns: [...csvColumns], escape_formulas: true });
    after = page.nextKey;
  } while (after);
}
