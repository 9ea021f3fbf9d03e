import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { formatFilter, sendByAddress } from '../../../platform/export/by-address.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicAddress } from '../../../platform/http/links.ts';
import { ownList } from '../../../platform/http/own-list.ts';
import { listQuery, PageOf } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, Id, ref } from '../../../platform/http/schemas.ts';
import type { Dataset } from '../../../platform/open-data.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { indicators } from '../rules/indicators.ts';
import { type At, catalogueOf, type IssuedDataset, packageOf, registryRows } from '../rules/open-data.ts';
import {
  DatasetSummary,
  Indicator,
  OpenCatalogue,
  OpenDataset,
  OpenIndexRow,
  RegistryRow,
} from '../schemas/open-data.ts';
import { openIndexList, readPublisher } from '../store/open-data.ts';

const tags = ['open-data'];
const open = { access: publicAccess };

/** What was published, as data that others take over; never from answers themselves. */
export const openDataRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/open-data/satisfaction-index',
    {
      config: open,
      schema: {
        operationId: 'listOpenSatisfactionIndex',
        tags,
        summary: 'List the published satisfaction index',
        description:
          'The satisfaction index (IKM) as it was published: a row for each survey and each of its services, from its newest publication; open to all under CC BY 4.0.',
        querystring: listQuery(
          {
            ...unitFilter,
            serviceId: Type.Optional(Id('Only rows about this service.')),
            from: Type.Optional(DateOnly('Only of surveys that took answers on this day or later.')),
            to: Type.Optional(DateOnly('Only of surveys that took answers before this day.')),
            ...formatFilter,
          },
          ['publishedOn'],
        ),
        response: answers({ 200: PageOf(ref(OpenIndexRow)) }),
      },
    },
    async (request, reply) => {
      const units = await unitCriteria(database.read, request.query, app.today());
      return sendByAddress(request, reply, openIndexList(database.read, { ...request.query, ...units }));
    },
  );

  app.get(
    '/open-data/indicators',
    {
      config: open,
      schema: {
        operationId: 'listOpenIndicators',
        tags,
        summary: 'List the sheets of published figures',
        description:
          'For each figure that is published its statistical-indicator sheet (MS-Ind, Peraturan BPS 5/2020): concept, definition, interpretation, formula, unit and source.',
        querystring: listQuery(formatFilter, ['code']),
        response: answers({ 200: PageOf(ref(Indicator)) }),
      },
    },
    async (request, reply) =>
      sendByAddress(
        request,
        reply,
        ownList('code', indicators, ({ code }) => code),
      ),
  );

  app.get(
    '/open-data/registry',
    {
      config: open,
      schema: {
        operationId: 'listOpenDataRegistry',
        tags,
        summary: 'List the rows of the Daftar Data',
        description:
          'For each figure that is published its row of the list of data of Satu Data Indonesia (Perpres 39/2019), with the 19 columns in their order; numbers that others give are null.',
        querystring: listQuery(formatFilter, ['code']),
        response: answers({ 200: PageOf(ref(RegistryRow)) }),
      },
    },
    async (request, reply) => {
      const rows = registryRows(await readPublisher(database.read, app.today()), at(request));
      return sendByAddress(
        request,
        reply,
        ownList('code', rows, ({ kodeIndikator }) => kodeIndikator),
      );
    },
  );

  app.get(
    '/open-data/catalogue',
    {
      config: open,
      schema: {
        operationId: 'getOpenDataCatalogue',
        tags,
        summary: 'Read the catalogue of open data',
        description:
          'What data are open, as DCAT 3 in JSON-LD: data sets with their publisher, license, period and distributions.',
        response: answers({
          200: {
            description: 'The catalogue with all its data sets.',
            content: { 'application/ld+json': { schema: ref(OpenCatalogue) } },
          },
        }),
      },
    },
    async (request, reply) => {
      reply.type('application/ld+json');
      const { datasets } = app;
      return database.snapshot(async (reader) =>
        catalogueOf(
          await readPublisher(reader, app.today()),
          await issued(reader, app.config.timeZone, datasets),
          at(request),
        ),
      ) as never;
    },
  );

  app.get(
    '/open-data/datasets',
    {
      config: open,
      schema: {
        operationId: 'listOpenDatasets',
        tags,
        summary: 'List the data sets',
        description: 'The data sets that are open to all, in short.',
        querystring: listQuery(formatFilter, ['name']),
        response: answers({ 200: PageOf(ref(DatasetSummary)) }),
      },
    },
    async (request, reply) =>
      sendByAddress(
        request,
        reply,
        ownList('name', app.datasets, ({ name }) => name),
      ),
  );

  app.get(
    '/open-data/datasets/:name',
    {
      config: open,
      schema: {
        operationId: 'getOpenDataset',
        tags,
        summary: 'Read what a data set is',
        description:
          'One data set of the catalogue in the shape of CKAN’s `package_show`, as the portals of Satu Data Indonesia take it over.',
        params: Closed({
          name: DatasetSummary.properties.name,
        }),
        response: answers({ 200: ref(OpenDataset) }, 404),
      },
    },
    async (request) => {
      const meant = app.datasets.filter(({ name }) => name === request.params.name);
      const [dataset] = await issued(database.read, app.config.timeZone, meant);
      if (!dataset) throw notFound();
      return packageOf(await readPublisher(database.read, app.today()), dataset, at(request));
    },
  );
};

const issued = (reader: Reader, timeZone: string, datasets: readonly Dataset[]): Promise<IssuedDataset[]> =>
  Promise.all(
    datasets.map(async (one) => ({ ...one, issued: (await one.issue?.(reader, timeZone)) ?? null })),
  );

const at =
  (request: FastifyRequest): At =>
  (path) =>
    publicAddress(request, path);
