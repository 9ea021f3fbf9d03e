import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { publicAccess, withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref, Text } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { serviceChannels, serviceStates } from '../reference.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInStandard, localMoment } from '../rules/services.ts';
import { NewPublicService, PublicService, PublicServiceChange, ServiceCode } from '../schemas/services.ts';
import { findService, insertService, serviceList, takeService, updateService } from '../store/services.ts';

const tags = ['public-services'];
const read = { access: publicAccess };
const write = { access: withScope('public-services:write', { units: 'narrowed' }) };
const ServiceParams = Closed({ serviceId: Id('Stable id of the service.') });

const filters = {
  code: Type.Optional(ServiceCode),
  ...unitFilter,
  state: Type.Optional(serviceStates.schema),
  channel: Type.Optional(serviceChannels.schema),
  q: Type.Optional(Text('Only services with these words.', 200, 'akta kelahiran')),
  openAt: Type.Optional(
    Type.String({
      format: 'date-time',
      maxLength: 35,
      description:
        'Only services that are offered and open at this moment, by their opening hours in the service’s time zone.',
      examples: ['2026-02-02T09:30:00+07:00'],
    }),
  ),
  isStandardComplete: Type.Optional(
    Type.Boolean({ description: 'Only services whose standard lacks nothing, or (`false`) something.' }),
  ),
};

/** The register of public services, open to all. */
export const serviceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database, config } = app;

  app.get(
    '/public-services',
    {
      config: read,
      schema: {
        operationId: 'listPublicServices',
        tags,
        summary: 'List the public services',
        description:
          'The register of public services (daftar pelayanan publik) with their standards, page by page, open to all. `q` finds words of name, description and product in any form that they take in Indonesian; quotes and a minus work as in search engines.',
        querystring: listQuery(filters, ['name', 'code']),
        response: answers({ 200: PageOf(ref(PublicService)) }),
      },
    },
    async (request, reply) => {
      const { openAt, ...filter } = request.query;
      const page = pageRequest(request);
      const criteria = {
        ...filter,
        ...(await unitCriteria(database.read, filter, page.asOf)),
        ...(openAt === undefined ? {} : { openAt: localMoment(openAt, config.timeZone) }),
      };
      return sendList(request, reply, page, serviceList(database.read, criteria, page.asOf));
    },
  );

  app.post(
    '/public-services',
    {
      config: write,
      schema: {
        operationId: 'createPublicService',
        tags,
        summary: 'Enter a public service',
        description:
          'Enters a service of a unit into the register. Its standard may be given later: `missingStandard` tells what it lacks.',
        body: ref(NewPublicService),
        response: answers({ 201: ref(PublicService) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      refuseFound(foundInStandard(request.body));
      const service = await database.transaction(actorOf(request), async (transaction) => {
        await requireUnit(transaction, request.body.unitId, reach);
        return readBack(transaction, await insertService(transaction, request.body));
      });
      reply.status(201).header('location', publicPath(request, `/v1/public-services/${service.id}`));
      return versioned(reply, service);
    },
  );

  app.get(
    '/public-services/:serviceId',
    {
      config: read,
      schema: {
        operationId: 'getPublicService',
        tags,
        summary: 'Read a public service',
        description: 'One service with its standard, open to all; also one that is no longer offered.',
        params: ServiceParams,
        response: answers({ 200: ref(PublicService) }, 404),
      },
    },
    async (request, reply) => {
      const service = await findService(database.read, request.params.serviceId, app.today());
      if (!service) throw notFound();
      return versioned(reply, service);
    },
  );

  app.patch(
    '/public-services/:serviceId',
    {
      config: write,
      schema: {
        operationId: 'updatePublicService',
        tags,
        summary: 'Change a public service',
        description:
          'Changes a service (JSON Merge Patch), or hands it to another unit; `state` retires it. What was said of it in surveys stays.',
        params: ServiceParams,
        body: ref(PublicServiceChange),
        response: answers({ 200: ref(PublicService) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { serviceId } = request.params;
      const reach = reachOf(request);
      const taking = { expected: expectedVersion(request), reach, day: app.today() };
      const service = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeService(transaction, serviceId, taking);
        if (request.body.unitId !== undefined) await requireUnit(transaction, request.body.unitId, reach);
        refuseFound(foundInStandard({ ...held, ...request.body }));
        await updateService(transaction, serviceId, request.body);
        return readBack(transaction, serviceId);
      });
      return versioned(reply, service);
    },
  );

  await app.register(
    historyOfResource({
      path: '/public-services/:serviceId',
      parameter: 'serviceId',
      resource: 'public-service',
      tag: tags[0]!,
      access: withScope('surveys:read', { units: 'shared' }),
      exists: async (_request, id) => (await findService(database.read, id, app.today())) !== undefined,
    }),
  );

  /** A unit that exists today, within reach. */
  async function requireUnit(transaction: Transaction, unitId: string, reach: Reach): Promise<void> {
    if (!(await unitExistsOn(transaction, unitId, app.today(), reach)))
      throw unknownReference('unit', '/unitId');
  }

  const readBack = async (transaction: Transaction, serviceId: string): Promise<PublicService> =>
    (await findService(transaction, serviceId, app.today()))!;
};
