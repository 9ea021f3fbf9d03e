import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess, withScope } from '../../access/scopes.ts';
import { sendList } from '../../export/send-list.ts';
import { answers } from '../../http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { Closed, DateOnly, ref } from '../../http/schemas.ts';
import { sealKeySet } from '../seal/seal-keys.ts';
import { findHead, headList } from '../sealed/heads.ts';
import { AuditHead, maximumTreeSize, SealKeySet } from '../sealed/schemas.ts';

const tags = ['audit'];
const config = { access: withScope('audit:read') };

/** Signed heads of the audit log, and the keys that they were signed by. */
export const auditHeadRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const { timeZone } = app.config;

  app.get(
    '/audit/heads',
    {
      config,
      schema: {
        operationId: 'listAuditHeads',
        tags,
        summary: 'List the signed heads of the audit log',
        description:
          'What the log was at each moment it was sealed, the newest first. An auditor who keeps a head can prove later that nothing before it was changed.',
        querystring: Closed({
          ...listQuery(
            {
              from: Type.Optional(DateOnly('Signed on this day or later, in the service’s time zone.')),
              to: Type.Optional(DateOnly('Signed on this day or earlier.')),
            },
            ['treeSize'],
          ).properties,
          sort: Type.Enum(['-treeSize', 'treeSize'], {
            default: '-treeSize',
            description: 'Sort order: the newest first, or the oldest.',
          }),
        }),
        response: answers({ 200: PageOf(ref(AuditHead)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const { from, to } = request.query;
      return sendList(request, reply, page, headList(database.read, { from, to, timeZone }));
    },
  );

  app.get(
    '/audit/heads/latest',
    {
      config,
      schema: {
        operationId: 'getLatestAuditHead',
        tags,
        summary: 'Read the latest signed head',
        description: 'The head that covers most entries; none is there before the first is sealed.',
        response: answers({ 200: ref(AuditHead) }, 404),
      },
    },
    async () => {
      const head = await findHead(database.read);
      if (!head) throw notFound();
      return head;
    },
  );

  app.get(
    '/audit/heads/:treeSize',
    {
      config,
      schema: {
        operationId: 'getAuditHead',
        tags,
        summary: 'Read a signed head',
        description: 'The head that was signed when the log had this many leaves.',
        params: Closed({
          treeSize: Type.Integer({
            minimum: 1,
            maximum: maximumTreeSize,
            format: 'int64',
            description: 'Leaves of the tree that the head signs.',
          }),
        }),
        response: answers({ 200: ref(AuditHead) }, 404),
      },
    },
    async (request) => {
      const head = await findHead(database.read, request.params.treeSize);
      if (!head) throw notFound();
      return head;
    },
  );

  app.get(
    '/audit/jwks',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getAuditKeys',
        tags,
        summary: 'Read the keys that seal the audit log',
        description:
          'Public keys (JWK Set) of all signed heads, those of retired keys included: old heads hold as well. Keep a copy: heads that a stranger signed anew do not agree with it.',
        response: answers({ 200: ref(SealKeySet) }),
      },
    },
    async () => sealKeySet(database.pool) as Promise<never>,
  );
};
