import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { type Format, mediaTypes } from '../../../platform/export/listed.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicAddress } from '../../../platform/http/links.ts';
import type { List } from '../../../platform/http/list.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, DateOnly, Id, ref } from '../../../platform/http/schemas.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { indicators } from '../rules/indicators.ts';
import { type At, catalogueOf, datasets, packageOf, registryRows } from '../rules/open-data.ts';
import {
  DatasetSummary,
  Indicator,
  OpenCatalogue,
  OpenDataset,
  OpenIndexRow,
  RegistryRow,
} from '../schemas/open-data.ts';
import { openIndexList, ownList, readPublished } from '../store/open-data.ts';

const tags = ['open-data'];
const open = { access: publicAccess };

const format = Type.Optional(
  Type.Enum(['csv', 'ndjson', 'xlsx'] satisfies Format[], {
    description:
      'Gives all of it as a file of this format, as `Accept` does: for links, which can say nothing else.',
  }),
);

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
            format,
          },
          ['publishedOn'],
        ),
        response: answers({ 200: PageOf(ref(OpenIndexRow)) }),
      },
    },
    async (request, reply) => {
      const { format, ...filter } = request.query;
      const units = await unitCriteria(database.read, filter, app.today());
      return send(request, reply, openIndexList(database.read, { ...filter, ...units }), format);
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
        querystring: listQuery({ format }, ['code']),
        response: answers({ 200: PageOf(ref(Indicator)) }),
      },
    },
    async (request, reply) =>
      send(
        request,
        reply,
        ownList('code', indicators, ({ code }) => code),
        request.query.format,
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
        querystring: listQuery({ format }, ['code']),
        response: answers({ 200: PageOf(ref(RegistryRow)) }),
      },
    },
    async (request, reply) => {
      const rows = registryRows(await published(), at(request));
      return send(
        request,
        reply,
        ownList('code', rows, ({ kodeIndikator }) => kodeIndikator),
        request.query.format,
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
      return catalogueOf(await published(), at(request)) as never;
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
        querystring: listQuery({ format }, ['name']),
        response: answers({ 200: PageOf(ref(DatasetSummary)) }),
      },
    },
    async (request, reply) =>
      send(
        request,
        reply,
        ownList('name', datasets, ({ name }) => name),
        request.query.format,
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
      const dataset = packageOf(request.params.name, await published(), at(request));
      if (!dataset) throw notFound();
      return dataset;
    },
  );

  const published = () => readPublished(database.read, app.today());
};

const at =
  (request: FastifyRequest): At =>
  (path) =>
    publicAddress(request, path);

/** A page or a file: what the address asks for is as if `Accept` did. */
function send<Row, Item extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: List<Row, Item>,
  format: Format | undefined,
): ReturnType<typeof sendList<Row, Item>> {
  if (format) request.headers.accept = mediaTypes[format];
  return sendList(request, reply, pageRequest(request), list);
}
