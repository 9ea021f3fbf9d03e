import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { mayUse } from '../../access/caller.ts';
import { withScope } from '../../access/scopes.ts';
import { readingOf } from '../../audit/reads.ts';
import { answers } from '../../http/answers.ts';
import { languageOf } from '../../http/error-handler.ts';
import { Problem } from '../../http/problem.ts';
import { notFound } from '../../http/problems.ts';
import { FileContent } from '../../http/schemas.ts';
import type { Importer } from '../importer.ts';
import { reasonHeaders } from '../marks.ts';
import { type CellMask, shownCell } from '../mask.ts';
import { mediaTypes } from '../media-types.ts';
import { transferProblems } from '../problems.ts';
import { refusedFile } from '../refused/file.ts';
import { keptDays } from '../refused/purge.ts';
import { hasRefusedRows, refusedRows } from '../refused/rows.ts';
import { findImport } from '../store.ts';
import type { Wording } from '../words.ts';
import { ImportParams } from './imports.ts';

/** The rows that did not land, as a file to mend and to upload again. */
export const refusedRowRoutes: FastifyPluginAsyncTypebox<{
  importers: readonly Importer[];
  wording: Wording;
}> = async (app, { importers, wording }) => {
  const { database } = app;
  const file = FileContent('The refused rows.');

  app.get(
    '/imports/:importId/refused-rows',
    {
      config: { access: withScope('imports:read') },
      // It would read all of the rows.
      exposeHeadRoute: false,
      schema: {
        operationId: 'downloadRefusedRows',
        tags: ['imports'],
        summary: 'Download the refused rows to mend them',
        description: `The rows that were refused, in the format of the upload (CSV, XLSX or NDJSON) and with its columns, and with one more, \`reason\` or \`alasan\` by \`Accept-Language\`, that says what is wrong. Mend the rows and upload the file as it is: the added column is not read. Personal data is masked unless the key holds the sensitive scope of the resource; whoever sees it is put on record, and a masked file cannot be imported. Rows are dropped ${keptDays} days after the import ended.`,
        params: ImportParams,
        response: answers(
          {
            200: {
              description: 'The refused rows with their reasons.',
              content: Object.fromEntries(Object.values(mediaTypes).map((type) => [type, { schema: file }])),
            },
          },
          404,
          409,
        ),
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const row = await findImport(database.read, importId);
      if (!row) throw notFound();
      if (row.finishedAt === null) throw new Problem(transferProblems['import-under-way']);
      const hasRows = await hasRefusedRows(database.read, importId);
      if (!hasRows && row.rowsRefused > 0)
        throw new Problem(transferProblems['refused-rows-dropped'], { parameters: { days: keptDays } });

      const language = languageOf(request);
      const importer = importers.find(({ resource }) => resource === row.resource);
      if (!importer) throw notFound();
      const { sensitiveScope } = importer;
      const { format = 'csv', columns = [], masks = {} } = row.report.file ?? {};
      const isMasked = sensitiveScope !== undefined && !mayUse(request, sensitiveScope);
      if (hasRows && sensitiveScope !== undefined && !isMasked)
        await recordReading(request, importId, importer);
      reply
        .type(format === 'csv' ? `${mediaTypes.csv}; charset=utf-8` : mediaTypes[format])
        .header('content-language', language)
        .header('content-disposition', `attachment; filename="refused-${importId}.${format}"`);
      const pages = refusedRows(database.read, importId, wording, language);
      const stream = refusedFile(pages, {
        format,
        columns,
        reasonHeader: reasonHeaders[language],
        mask: isMasked ? masking(masks) : undefined,
      });
      // The type of the answer knows only JSON.
      return reply.send(stream as never);
    },
  );

  /** Puts on record that somebody sees personal data of whoever stands in the rows. */
  async function recordReading(
    request: FastifyRequest,
    importId: string,
    { columns }: Importer,
  ): Promise<void> {
    const personal = columns.filter(({ mask }) => mask !== undefined).map(({ field }) => field);
    const { kind, who, request: id, shown, why } = readingOf(request, personal);
    await database.pool.query(`select audit.record_reads($1, $2, $3, 'import', $4, $5, $6)`, [
      kind,
      who,
      id,
      [importId],
      shown,
      why,
    ]);
  }
};

/** What is not known to be anything else may be personal data. */
const masking =
  (masks: Readonly<Record<string, CellMask | null>>) =>
  (column: string, value: string): string => {
    const mask = Object.hasOwn(masks, column) ? masks[column] : 'shape';
    return mask === null ? value : shownCell(value, mask);
  };
