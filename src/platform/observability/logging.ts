import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

const personalFields = [
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
];

/**
 * JSON log lines without personal data: requests by method and path alone (queries may hold search terms), headers
 * and bodies never, known personal fields removed. Errors of Postgres lose the detail
 * and parameters in which they quote values.
 */
export const loggerOptions = (level: string) => ({
  level,
  redact: { paths: personalFields.flatMap((field) => [field, `*.${field}`]), remove: true },
  serializers: {
    err: (error: Error) => describe(error),
  },
});

/** One line a request, when it has been answered: by path, without the query. */
export const requestLog = fp(async (app: FastifyInstance) => {
  app.addHook('onResponse', (request: FastifyRequest, reply, done) => {
    const { method, principal, url } = request;
    const path = url.split('?')[0];
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      { method, path, status: reply.statusCode, milliseconds, key: principal?.id },
      'answered',
    );
    done();
  });
});

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
