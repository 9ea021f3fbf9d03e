import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { withScope } from '../../access/scopes.ts';
import { sendList } from '../../export/send-list.ts';
import { answers } from '../../http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { Closed, ref } from '../../http/schemas.ts';
import { AuditEntry, entryFilters, newestFirst } from '../schemas.ts';
import { entryList, findEntry } from '../store/entries.ts';

const tags = ['audit'];
const config = { access: withScope('audit:read', { sensitive: 'audit:read-sensitive' }) };

/** The entries of the audit log. */
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
          'Who entered, changed or removed which row, and who read personal data of whom: page by page.',
        querystring: newestFirst(listQuery(entryFilters, ['id'])),
        response: answers({ 200: PageOf(ref(AuditEntry)) }),
      },
    },
    async (request, reply) => {
      const filter = { ...request.query, timeZone, hasPersonal: true };
      return sendList(request, reply, pageRequest(request), entryList(filter));
    },
  );

  app.get(
    '/audit/entries/:entryNumber',
    {
      config,
      schema: {
        operationId: 'getAuditEntry',
        tags,
        summary: 'Read an entry of the audit log',
        description: 'One entry of the audit log, by its id.',
        params: Closed({
          entryNumber: Type.Integer({
            minimum: 1,
            maximum: Number.MAX_SAFE_INTEGER,
            format: 'int64',
            description: 'Stable id of the entry.',
          }),
        }),
        response: answers({ 200: ref(AuditEntry) }, 404),
      },
    },
    async (request) => {
      const entry = await findEntry(database.read, request.params.entryNumber);
      if (!entry) throw notFound();
      return entry;
    },
  );
};
