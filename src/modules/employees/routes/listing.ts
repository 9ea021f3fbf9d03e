import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/plugin.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/openapi.ts';
import { listQuery, PageOf, pageRequest, sendPage } from '../../../platform/http/paging.ts';
import {
  AsOf,
  Closed,
  ExternalId,
  ExternalIdFilter,
  externalIdOf,
  ref,
  Text,
} from '../../../platform/http/schemas.ts';
import { functionalLevels, positionKinds, unitCriteria, unitFilter } from '../../organisation/index.ts';
import { educationLevels, employeeStatuses, employmentKinds, genders, ranks } from '../reference.ts';
import { searchableName } from '../rules/name.ts';
import { Employee, Nik, Nip } from '../schemas.ts';
import { listEmployees, searchEmployees } from '../store/listing.ts';

const config = { access: withScope('employees:read', { sensitive: 'employees:read-sensitive' }) };
const Age = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 120, format: 'int32', description }));

const filters = {
  asOf: AsOf,
  ...unitFilter,
  positionKind: Type.Optional(positionKinds.schema),
  functionalLevel: Type.Optional(functionalLevels.schema),
  rank: Type.Optional(ranks.schema),
  employmentKind: Type.Optional(employmentKinds.schema),
  status: Type.Optional(employeeStatuses.schema),
  gender: Type.Optional(genders.schema),
  educationLevel: Type.Optional(educationLevels.schema),
  minimumAge: Age('Only those of at least this age in years.'),
  maximumAge: Age('Only those of at most this age in years.'),
  retirementYear: Type.Optional(
    Type.Integer({
      minimum: 1950,
      maximum: 2200,
      format: 'int32',
      description: 'Only those whose retirement (TMT pensiun) falls into this year.',
    }),
  ),
};

const Search = Closed(
  {
    ...filters,
    nip: Type.Optional(Nip),
    nik: Type.Optional(Nik),
    name: Type.Optional(
      Text('A name: case, titles and small misspellings do not matter.', 200, 'Siti Rahmawati'),
    ),
    externalId: Type.Optional(ref(ExternalId)),
  },
  { $id: 'EmployeeSearch', minProperties: 1, description: 'What is known of the employees looked for.' },
);

/** Lists and look-ups of employees. */
export const listingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  app.addSchema(Search);

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
        querystring: listQuery({ ...filters, externalId: ExternalIdFilter }, ['id', 'name']),
        response: answers({ 200: PageOf(ref(Employee)) }),
      },
    },
    async (request, reply) => {
      const { externalId, ...filter } = request.query;
      const page = pageRequest(request);
      const criteria = {
        ...filter,
        ...(await unitCriteria(database.read, filter, page.asOf)),
        ...(externalId === undefined ? {} : { externalId: externalIdOf(externalId) }),
      };
      return sendPage(request, reply, page, await listEmployees(database.read, criteria, page));
    },
  );

  app.post(
    '/employees/_search',
    {
      config,
      schema: {
        operationId: 'searchEmployees',
        tags: ['employees'],
        summary: 'Look employees up by NIP, NIK, name or external id',
        description:
          'Personal identifiers stand in the body, never in an address. Names are found in any case, with or without titles, and with small misspellings; best matches come first. `next` takes the same body.',
        querystring: listQuery({}, ['relevance', 'name', 'id']),
        body: ref(Search),
        response: answers({ 200: PageOf(ref(Employee)) }, 413, 415),
      },
    },
    async (request, reply) => {
      const { name, ...filter } = request.body;
      const page = pageRequest(request, request.body);
      const criteria = {
        ...filter,
        ...(await unitCriteria(database.read, filter, page.asOf)),
        ...(name === undefined ? {} : { name: searchableName(name) }),
      };
      const found = await database.transaction(actorOf(request), (transaction) =>
        searchEmployees(transaction, criteria, page),
      );
      return sendPage(request, reply, page, found);
    },
  );
};
