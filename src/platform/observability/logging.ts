import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

const personalFields: ReadonlySet<string> = new Set([
  'nip',
  'nik',
  'name',
  'birthDate',
  'birthPlace',
  'religion',
  'maritalStatus',
  'phone',
  'email',
  'address',
]);

/**
 * A log entry without personal fields, also one level down. Done here because the wildcards of pino's own redaction
 * cost more than the rest of the line.
 */
function withoutPersonalData(entry: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(entry)) {
    if (personalFields.has(key)) continue;
    const value = entry[key];
    const isPlain = typeof value === 'object' && value !== null && !(value instanceof Error);
    kept[key] = isPlain ? withoutOwn(value as Record<string, unknown>) : value;
  }
  return kept;
}

const withoutOwn = (value: Record<string, unknown>): unknown =>
  Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).filter(([key]) => !personalFields.has(key)));

/**
 * JSON log lines without personal data: requests by method and path alone (queries may hold search terms), headers
 * and bodies never, known personal fields removed. Errors of Postgres lose the detail
 * and parameters in which they quote values.
 */
export const loggerOptions = (level: string) => ({
  level,
  formatters: { log: withoutPersonalData },
  serializers: {
    err: (error: Error) => describe(error),
  },
});

/** One line a request, when it has been answered: by path, without the query. */
export const requestLog = fp(async (app: FastifyInstance) => {
  app.addHook('onResponse', (request: FastifyRequest, reply, done) => {
    const { headers, method, principal, url } = request;
    const path = url.split('?')[0];
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      {
        reqId: request.id,
        method,
        path,
        status: reply.statusCode,
        milliseconds,
        key: principal?.id,
        ...traceOf(headers.traceparent),
      },
      'answered',
    );
    done();
  });
});

/** The trace that the caller's request belongs to (W3C Trace Context). */
function traceOf(traceparent: unknown): { trace?: string } {
  const trace = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(String(traceparent))?.[1];
  return trace === undefined ? {} : { trace };
}

interface LoggedError {
  [key: string]: unknown;
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  stack: string;
  cause?: LoggedError;
}

function describe(
  error: Error & { code?: string; constraint?: string; query?: string; severity?: string },
): LoggedError {
  const quotesValues = error.query !== undefined || error.severity !== undefined;
  const message = quotesValues ? 'a database query failed' : error.message;
  return {
    type: error.name,
    message,
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(error.constraint === undefined ? {} : { constraint: error.constraint }),
    stack: `${error.name}: ${message}\n${(error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n')}`,
    ...(error.cause instanceof Error ? { cause: describe(error.cause) } : {}),
  };
}
