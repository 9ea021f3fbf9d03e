import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { stringify } from 'csv-stringify/sync';
import Negotiator from 'negotiator';
import Type from 'typebox';
import { mayUse } from '../../access/caller.ts';
import { requirePurpose } from '../../access/purpose.ts';
import { withScope } from '../../access/scopes.ts';
import { answers } from '../../http/openapi.ts';
import { listQuery, PageOf, pageRequest, sendPage } from '../../http/paging.ts';
import { wantedFields } from '../../http/partial.ts';
import { notFound } from '../../http/problems.ts';
import { Closed, ref } from '../../http/schemas.ts';
import { type Export, openExport } from '../export.ts';
import { readingOf } from '../reads.ts';
import { AuditEntry, entryFilters, newestFirst } from '../schemas.ts';
import {
  type EntryRow,
  entryOf,
  exportStatement,
  findEntry,
  listEntries,
  recordStatement,
} from '../store/entries.ts';

const tags = ['audit'];
const sensitive = 'audit:read-sensitive' as const;
const config = { access: withScope('audit:read', { sensitive }) };
const formats = ['application/json', 'application/x-ndjson', 'text/csv'] as const;
const columns = Object.keys(AuditEntry.properties) as (keyof AuditEntry)[];

/** The audit log: page by page, or all that a filter allows as one file. */
export const auditEntryRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const { timeZone } = app.config;

  app.get(
    '/audit/entries',
    {
      config,
      schema: {
        operationId: 'listAuditEntries',
        tags,
        summary: 'List the entries of the audit log',
        description:
          'Who entered, changed or removed which row, and who read personal data of whom: page by page. With `Accept: application/x-ndjson` or `text/csv` everything that the filter allows comes as one file, whatever `limit` says; if it shows personal data, `X-Purpose` is required, and the reading itself is recorded first.',
        querystring: newestFirst(listQuery(entryFilters, ['id'])),
        response: answers({
          200: {
            description: 'The entries.',
            content: {
              'application/json': { schema: PageOf(ref(AuditEntry)) },
              'application/x-ndjson': {
                schema: Type.String({ format: 'binary', description: 'One entry as JSON on each line.' }),
              },
              'text/csv': {
                schema: Type.String({
                  description: 'All entries as CSV with a header row; objects stand in their cells as JSON.',
                }),
              },
            },
          },
        }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const filter = { ...request.query, timeZone, hasPersonal: true };
      const format = new Negotiator(request.raw).mediaType([...formats]) as Format | undefined;
      if (format === undefined || format === 'application/json')
        return sendPage(request, reply, page, await listEntries(database.read, filter, page));

      const fields = (wantedFields(request) ?? columns) as (keyof AuditEntry)[];
      const isMasked = !mayUse(request, sensitive);
      const hasPersonal = fields.includes('personal') && !isMasked;
      if (hasPersonal) requirePurpose(request);
      const shown = { ...filter, hasPersonal };
      const file = await openExport(database.pool, {
        ...writingOf(format, fields, isMasked ? ['personal'] : []),
        statement: exportStatement(shown, page),
        record: hasPersonal ? recordStatement(shown, page, readingOf(request, ['personal'])) : undefined,
      });
      const isCsv = format === 'text/csv';
      reply
        .type(isCsv ? 'text/csv; charset=utf-8' : format)
        .header('content-disposition', `attachment; filename="audit.${isCsv ? 'csv' : 'ndjson'}"`);
      // The type of the answer knows only JSON.
      return reply.send(file as never);
    },
  );

  app.get(
    '/audit/entries/:entryId',
    {
      config,
      schema: {
        operationId: 'getAuditEntry',
        tags,
        summary: 'Read an entry of the audit log',
        description: 'One entry of the audit log, by its id.',
        params: Closed({
          entryId: Type.Integer({
            minimum: 1,
            maximum: Number.MAX_SAFE_INTEGER,
            format: 'int64',
            description: 'Id of the entry.',
          }),
        }),
        response: answers({ 200: ref(AuditEntry) }, 404),
      },
    },
    async (request) => {
      const entry = await findEntry(database.read, request.params.entryId);
      if (!entry) throw notFound();
      return entry;
    },
  );
};

type Format = (typeof formats)[number];

function writingOf(
  format: Exclude<Format, 'application/json'>,
  fields: (keyof AuditEntry)[],
  maskedFields: string[],
): Pick<Export<EntryRow>, 'head' | 'write'> {
  const shown = (row: EntryRow) => {
    const entry = { ...entryOf(row), maskedFields };
    return Object.fromEntries(fields.map((name) => [name, entry[name]]));
  };
  return format === 'text/csv'
    ? {
        head: stringify([fields], { bom: true }),
        write: (rows) => stringify(rows.map(shown), { columns: fields, escape_formulas: true }),
      }
    : { head: '', write: (rows) => rows.map((row) => `${JSON.stringify(shown(row))}\n`).join('') };
}
