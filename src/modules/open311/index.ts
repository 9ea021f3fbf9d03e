import type { FastifyInstance } from 'fastify';
import type { ProblemForm } from '../../platform/http/error-handler.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Module } from '../../platform/module.ts';
import { root } from './addresses.ts';
import { open311Errors } from './errors.ts';
import { open311Problems } from './problems.ts';
import { filingRoutes } from './routes/filing.ts';
import { requestRoutes } from './routes/requests.ts';
import { serviceRoutes } from './routes/services.ts';
import { knownFields } from './rules/sent.ts';
import { errorSchemas } from './schemas/errors.ts';
import { filingSchemas } from './schemas/filing.ts';
import { requestSchemas } from './schemas/requests.ts';
import { serviceSchemas } from './schemas/services.ts';

export { withoutEnding } from './addresses.ts';

/** Reports by Open311 GeoReport v2, so that apps which speak it work here as they are. */
export const open311: Module = {
  async routes(app) {
    takeAsOpen311(app);
    await app.register(serviceRoutes);
    await app.register(requestRoutes);
    await app.register(filingRoutes);
  },
  tags: ['open311'],
  schemas: [...serviceSchemas, ...requestSchemas, ...errorSchemas, ...filingSchemas],
  problems: open311Problems,
  constraints: {},
  referenceLists: [],
  importers: [],
  events: [],
  jobs: [],
};

/** How problems are told at an address that no route was found for. */
export const problemFormAt = (url: string): ProblemForm | undefined =>
  url.startsWith(`/v1${root}/`) ? open311Errors : undefined;

/** As the specification has it: what is empty or not known counts as not sent, and the city must be this one. */
function takeAsOpen311(app: FastifyInstance): void {
  const jurisdiction = app.config.open311Jurisdiction;
  app.addHook('preValidation', async (request) => {
    const { querystring } = request.routeOptions.schema as { querystring: { properties: object } };
    request.query = knownFields(request.query, new Set(Object.keys(querystring.properties)));
  });
  app.addHook('preHandler', async (request) => {
    const named = [request.query, request.body].map((part) => (part as Named | undefined)?.jurisdiction_id);
    if (jurisdiction === undefined || named.every((name) => name === undefined || name === jurisdiction))
      return;
    throw new Problem(open311Problems['jurisdiction-unknown'], { parameters: { known: jurisdiction } });
  });
}

interface Named {
  readonly jurisdiction_id?: string;
}
