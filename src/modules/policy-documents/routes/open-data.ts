import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { formatFilter, sendByAddress } from '../../../platform/export/by-address.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { unitCriteria } from '../../organisation/index.ts';
import { PublicPolicyDocument } from '../schemas/public-documents.ts';
import { publicDocumentList } from '../store/public-documents.ts';
import { documentFilters } from './documents.ts';

/** Published documents as data that others take over. */
export const openDocumentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/open-data/policy-documents',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listOpenPolicyDocuments',
        tags: ['open-data'],
        summary: 'List published documents as data',
        description:
          'What everybody may know of published documents, a row each, with its state on the day that is read; open to all under CC BY 4.0.',
        querystring: listQuery({ ...documentFilters, ...formatFilter }, ['id', 'enactedOn']),
        response: answers({ 200: PageOf(ref(PublicPolicyDocument)) }),
      },
    },
    async (request, reply) => {
      const { asOf } = pageRequest(request);
      const units = await unitCriteria(database.read, request.query, asOf);
      return sendByAddress(
        request,
        reply,
        publicDocumentList(database.read, { ...request.query, ...units }, asOf),
      );
    },
  );
};
