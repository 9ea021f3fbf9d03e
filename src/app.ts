import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import compress from '@fastify/compress';
import underPressure from '@fastify/under-pressure';
import { eq } from 'drizzle-orm';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import pino from 'pino';
import type { Config } from './config.ts';
import { findSelf } from './modules/employees/index.ts';
import { modules } from './modules/index.ts';
import { problemFormAt, withoutEnding } from './modules/open311/index.ts';
import { unitsUnder, unitWithin } from './modules/organisation/index.ts';
import { accessAdministration } from './platform/access/administration/index.ts';
import { access } from './platform/access/plugin.ts';
import { audit } from './platform/audit/index.ts';
import { readLog } from './platform/audit/reads.ts';
import { todayIn } from './platform/clock.ts';
import { connect } from './platform/database/database.ts';
import { secrets } from './platform/database/tables.ts';
import { findFeedServer } from './platform/events/cursor.ts';
import { eventsFeed } from './platform/events/index.ts';
import { exports } from './platform/export/plugin.ts';
import { exportProblems } from './platform/export/problems.ts';
import { fileUploadDiscovery, fileUploads } from './platform/file-uploads/index.ts';
import { fileStore } from './platform/files/plugin.ts';
import { installCompiling } from './platform/http/compiling.ts';
import { compression } from './platform/http/compression.ts';
import { conditionalRequests } from './platform/http/conditional.ts';
import { crossOrigin } from './platform/http/cross-origin.ts';
import { CursorCodec } from './platform/http/cursor.ts';
import { deprecation } from './platform/http/deprecation.ts';
import { ending } from './platform/http/ending.ts';
import { answerFrameworkError, errorHandler } from './platform/http/error-handler.ts';
import { guides } from './platform/http/guides.ts';
import { commonHeaders } from './platform/http/headers.ts';
import { masking, personalCriteria } from './platform/http/masking.ts';
import { acceptableAnswers } from './platform/http/negotiation.ts';
import { openapi } from './platform/http/openapi.ts';
import { partialAnswers } from './platform/http/partial.ts';
import { preferences } from './platform/http/preferences.ts';
import type { ProblemCatalogue } from './platform/http/problem.ts';
import { problemPages } from './platform/http/problem-pages.ts';
import { problems, unavailable } from './platform/http/problems.ts';
import { routeRegister } from './platform/http/routes.ts';
import { sharedSchemas } from './platform/http/schemas.ts';
import { installSerialization } from './platform/http/serialization.ts';
import { slowClients } from './platform/http/slow-clients.ts';
import { answerUnreadable } from './platform/http/unreadable-requests.ts';
import { installValidation } from './platform/http/validation.ts';
import { idempotencyKeeping } from './platform/idempotency/index.ts';
import { idempotency } from './platform/idempotency/plugin.ts';
import { jobs } from './platform/jobs/plugin.ts';
import type { Module } from './platform/module.ts';
import { health } from './platform/observability/health.ts';
import { loggerOptions, requestLog } from './platform/observability/logging.ts';
import { metrics } from './platform/observability/metrics.ts';
import { personalDataPart } from './platform/personal-data/index.ts';
import { photosOfThePublic } from './platform/photos/index.ts';
import { photoTurns } from './platform/photos/turns.ts';
import { publicWrites } from './platform/public-writes/index.ts';
import { publicWriteProtection } from './platform/public-writes/plugin.ts';
import { referenceRoutes } from './platform/reference/routes.ts';
import { retention } from './platform/retention/index.ts';
import { subjects } from './platform/subjects/index.ts';
import type { SubjectSources } from './platform/subjects/subject.ts';
import { transfer } from './platform/transfer/index.ts';
import { uploadProblems } from './platform/uploads/problems.ts';
import './platform/context.ts';

/** Everything that is served: the imports of all domains, the domains themselves, then who may call. */
const domains: readonly Module[] = [
  transfer(modules.flatMap((module) => module.importers)),
  subjects,
  ...modules,
  personalDataPart(modules.flatMap(({ personalData }) => personalData ?? [])),
  accessAdministration({ unitsUnder, unitWithin }),
  retention(Object.assign({}, ...modules.map((module) => module.retention))),
  audit,
  publicWrites,
  photosOfThePublic,
  fileUploads,
  idempotencyKeeping,
];

const eventKinds = domains.flatMap((domain) => domain.events);
const parts: readonly Module[] = [...domains, eventsFeed(eventKinds)];

export interface AppOptions {
  readonly config: Config;
  /** The migrated database that serves requests. */
  readonly databaseUrl: string;
  /** Where log lines go; standard output if not given. */
  readonly logStream?: Writable;
}

/** Builds the whole service, not yet listening: for the process, the tests and the export of the contract alike. */
export async function buildApp({ config, databaseUrl, logStream }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      ...loggerOptions(config.logLevel),
      stream: logStream ?? pino.destination({ dest: 1, sync: false, minLength: 8192, periodicFlush: 250 }),
    },
    genReqId: (request) => requestIdOf(request.headers['x-request-id']) ?? randomUUID(),
    trustProxy: config.trustedProxies?.split(',').map((network) => network.trim()) ?? false,
    rewriteUrl: (request) => withoutEnding(request),
    bodyLimit: 1_048_576,
    // A logger for each request costs more than the line that it writes; lines carry the request's id instead.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerFrameworkError(problemFormAt),
    // Uploads take their time: see slowClients.
    requestTimeout: 0,
    http: {
      requestTimeout: 0,
      headersTimeout: config.requestTimeoutSeconds * 1000,
      connectionsCheckingInterval: 1000,
    },
    clientErrorHandler: answerUnreadable,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // Whoever is still connected at the end is served, and told that the connection closes.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
  });
  const database = connect({
    url: databaseUrl,
    poolSize: config.databasePoolSize,
    timeZone: config.timeZone,
    log: app.log,
  });
  app.addHook('onClose', () => database.close());

  const [cursorSecret] = await database.read.select().from(secrets).where(eq(secrets.name, 'cursor'));
  app.decorate('config', config);
  app.decorate('database', database);
  app.decorate('databaseUrl', databaseUrl);
  app.decorate('cursors', new CursorCodec(cursorSecret!.value));
  app.decorate('eventKinds', eventKinds);
  app.decorate('feedServer', await findFeedServer(database.pool));
  app.decorate('constraints', Object.assign({}, ...parts.map((part) => part.constraints)));
  app.decorate(
    'subjects',
    Object.fromEntries(
      modules.flatMap(({ subjects }) => (subjects ? [[subjects.kind, subjects]] : [])),
    ) as unknown as SubjectSources,
  );
  app.decorate(
    'datasets',
    parts.flatMap(({ datasets = [] }) => datasets),
  );
  app.decorate('today', todayIn(config.timeZone));

  installCompiling(app);
  installValidation(app);
  installSerialization(app);
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  for (const schema of [...sharedSchemas, ...parts.flatMap((part) => part.schemas)]) app.addSchema(schema);

  await app.register(routeRegister);
  await app.register(errorHandler);
  await app.register(commonHeaders);
  await app.register(deprecation);
  await app.register(fileUploadDiscovery);
  await app.register(crossOrigin);
  await app.register(compress, compression);
  await app.register(underPressure, {
    maxEventLoopDelay: config.eventLoopDelayLimit,
    pressureHandler: refuseUnderPressure,
  });
  await app.register(conditionalRequests);
  await app.register(idempotency);
  await app.register(slowClients);
  await app.register(ending);
  await app.register(access, { directory: { unitsUnder, findSelf } });
  await app.register(publicWriteProtection);
  await app.register(fileStore);
  await app.register(photoTurns);
  await app.register(acceptableAnswers);
  await app.register(personalCriteria);
  await app.register(preferences);
  await app.register(masking);
  await app.register(partialAnswers);
  await app.register(readLog);
  await app.register(exports);
  await app.register(requestLog);
  await app.register(metrics);
  await app.register(health);
  const catalogue: ProblemCatalogue = Object.assign(
    {},
    problems,
    exportProblems,
    uploadProblems,
    ...parts.map((part) => part.problems),
  );
  await app.register(problemPages, { catalogue });
  await app.register(guides);
  await app.register(openapi, {
    tags: ['reference', ...parts.flatMap((part) => part.tags)],
    events: eventKinds,
    catalogue,
  });

  await app.register(
    async (v1) => {
      await v1.register(referenceRoutes, { lists: parts.flatMap((part) => part.referenceLists) });
      for (const part of parts) await v1.register(part.routes);
    },
    { prefix: '/v1' },
  );
  await app.register(jobs, { jobs: parts.flatMap((part) => part.jobs) });
  return app;
}

/** Health and metrics must answer above all when the service is busy. */
const refuseUnderPressure = ({ routeOptions }: FastifyRequest): void => {
  if (routeOptions.url?.startsWith('/v1')) throw unavailable();
};

const requestIdOf = (header: unknown): string | undefined =>
  typeof header === 'string' && /^[\w.-]{1,100}$/.test(header) ? header : undefined;
