import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { ExternalIdFilter, externalIdOf, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria } from '../../organisation/index.ts';
import { searchableName } from '../rules/name.ts';
import { Employee } from '../schemas.ts';
import { EmployeeSearch, employeeFilters } from '../search.ts';
import { employeeList } from '../store/listing.ts';

const config = {
  access: withScope('employees:read', { units: 'narrowed', sensitive: 'employees:read-sensitive' }),
};

/** Lists and look-ups of employees. */
export const listingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/employees',
    {
      config,
      schema: {
        operationId: 'listEmployees',
        tags: ['employees'],
        summary: 'List employees',
        description:
          'Employees (pegawai ASN) with the rank and position that they hold on a day, page by page. To look for a person by NIP, NIK or name use `POST /employees/_search`.',
        querystring: listQuery({ ...employeeFilters, externalId: ExternalIdFilter }, ['id', 'name']),
        response: answers({ 200: PageOf(ref(Employee)) }),
      },
    },
    async (request, reply) => {
      const { externalId, ...filter } = request.query;
      const page = pageRequest(request);
      const criteria = {
        ...filter,
        reach: reachOf(request),
        ...(await unitCriteria(database.read, filter, page.asOf)),
        ...(externalId === undefined ? {} : { externalId: externalIdOf(externalId) }),
      };
      return sendList(request, reply, page, employeeList(criteria, page.asOf));
    },
  );

  app.post(
    '/employees/_search',
    {
      config: { ...config, readsOnly: true },
      schema: {
        operationId: 'searchEmployees',
        tags: ['employees'],
        summary: 'Look employees up by NIP, NIK, name or external id',
        description:
          'Personal identifiers stand in the body, never in an address. Names are found in any case, with or without titles, and with small misspellings; best matches come first. `next` takes the same body.',
        querystring: listQuery({}, ['relevance', 'name', 'id']),
        body: ref(EmployeeSearch),
        response: answers({ 200: PageOf(ref(Employee)) }, 413, 415),
      },
    },
    async (request, reply) => {
      const { name, ...filter } = request.body;
      const page = pageRequest(request, request.body);
      const criteria = {
        ...filter,
        reach: reachOf(request),
        ...(await unitCriteria(database.read, filter, page.asOf)),
        ...(name === undefined ? {} : { name: searchableName(name) }),
      };
      return sendList(request, reply, page, employeeList(criteria, page.asOf));
    },
  );
};
