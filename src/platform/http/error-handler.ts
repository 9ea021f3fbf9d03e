import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import Negotiator from 'negotiator';
import type { Static } from 'typebox';
import { problemOfDatabaseError } from '../database/constraints.ts';
import { type Addition, bodyTypes } from './documented.ts';
import { GivenAnswer } from './given-answer.ts';
import { giveCommonHeaders } from './headers.ts';
import { publicAddress } from './links.ts';
import { Problem } from './problem.ts';
import { notFound, problems, unavailable } from './problems.ts';
import { renderRemark } from './remarks.ts';
import type { ProblemBody } from './schemas.ts';
import { type Language, say } from './text.ts';
import { remarksOf } from './validation.ts';

/** A problem as everybody is told it. */
export type ToldProblem = Static<typeof ProblemBody>;

/** An answer as text. */
export interface TextAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** How the protocol of a route tells problems, where that is not RFC 9457. */
export interface ProblemForm {
  readonly tell: (told: ToldProblem, request: FastifyRequest) => TextAnswer;
  /** The statuses that it has for others. */
  readonly statuses: Readonly<Record<number, number>>;
  /** What is answered, by media types, for the contract. */
  readonly content: object;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    problemForm?: ProblemForm;
  }
}

export const languageOf = (request: FastifyRequest): Language =>
  new Negotiator(request.raw).language(['en', 'id']) === 'id' ? 'id' : 'en';

/** Every error leaves as `application/problem+json`, the framework's own included. */
export const errorHandler = fp(async (app: FastifyInstance) => {
  app.setErrorHandler((error: FastifyError | GivenAnswer, request, reply) => {
    const refuse = (reason: FastifyError) => {
      const problem = asProblem(reason, request);
      if (problem.kind.status >= 500) request.log.error({ reqId: request.id, err: reason }, 'request failed');
      else request.log.info({ reqId: request.id, code: problem.kind.code }, 'request refused');
      return sendProblem(problem, request, reply);
    };
    if (!(error instanceof GivenAnswer)) return refuse(error);
    error.giveTo(request, reply).catch(refuse);
    return undefined;
  });
  const nothingAt = (url: string): Problem => {
    const allowed = app.methodsAt(url).join(', ');
    if (allowed === '') return notFound();
    return new Problem(problems['method-not-allowed'], {
      parameters: { allowed },
      headers: { allow: allowed },
    });
  };
  app.addHook('onRequest', (request, _reply, done) => {
    const { routeOptions, url } = request;
    // The router takes an address with a trailing slash for one with an empty parameter.
    const isSlashed = routeOptions.url?.includes(':') && url.split('?')[0]?.endsWith('/');
    if (isSlashed) return done(notFound());
    done(app.isAstray(request) ? nothingAt(url) : undefined);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(nothingAt(request.url), request, reply));
});

/** For addresses that the router cannot even read: their form of problems is known by how they begin. */
export const answerFrameworkError =
  (formAt: (url: string) => ProblemForm | undefined) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    giveCommonHeaders(request, reply);
    void sendProblem(problemOfFramework(error, request), request, reply, formAt(request.url));
  };

/** What was said before it came to nothing. */
const headersOfSuccess = [
  'etag',
  'link',
  'location',
  'content-disposition',
  'content-encoding',
  'events-after',
  'preference-applied',
] as const;

export function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  form = request.routeOptions?.config?.problemForm,
) {
  const { kind, parameters, remarks } = problem;
  const language = languageOf(request);
  for (const name of headersOfSuccess) reply.removeHeader(name);
  const told: ToldProblem = {
    type: publicAddress(request, `/problems/${kind.code}`),
    title: say(kind.title, language),
    status: kind.status,
    detail: say(kind.detail, language, parameters),
    instance: `urn:request:${request.id}`,
    code: kind.code,
    ...(remarks.length > 0 ? { errors: remarks.map((remark) => renderRemark(remark, language)) } : {}),
  };
  const { status, type, text } = (form?.tell ?? tellAsProblem)(told, request);
  return reply
    .status(status)
    .headers({ ...problem.headers, 'content-language': language, 'cache-control': 'no-store' })
    .type(type)
    .serializer(asItStands)
    .send(text);
}

const tellAsProblem = (told: ToldProblem): TextAnswer => ({
  status: told.status,
  type: 'application/problem+json',
  text: JSON.stringify(told),
});

/** Refusals of routes whose protocol has a form of its own. Comes after all that adds refusals. */
export const documentProblemForm: Addition = (described, { config }) => {
  const form = config?.problemForm;
  if (!form) return described;
  const answers = Object.entries(described.response ?? {})
    .filter(([status]) => form.statuses[Number(status)] === undefined)
    .map(([status, answer]) => [
      status,
      Number(status) < 400 ? answer : { ...(answer as object), content: form.content },
    ]);
  return { ...described, response: Object.fromEntries(answers) };
};

const asItStands = (text: string): string => text;

function asProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error.validation)
    return new Problem(problems['invalid-input'], {
      remarks: remarksOf(error.validation, error.validationContext ?? 'body'),
    });
  return problemOfDatabaseError(error, request.server.constraints) ?? problemOfFramework(error, request);
}

/** Codes of bodies that are no JSON, or not compressed as their header says. */
const unreadable = /_JSON_BODY$|^FST_CP_ERR_INVALID_CONTENT$/;

function problemOfFramework(error: FastifyError, request: FastifyRequest): Problem {
  switch (error.statusCode) {
    case 413:
      return new Problem(problems['body-too-large'], {
        parameters: { limit: request.routeOptions?.bodyLimit ?? 0 },
      });
    case 415:
      return new Problem(problems['unsupported-media-type'], {
        parameters: { expected: bodyTypes(request.method).join(', ') },
      });
    case 400:
      if (error.code === 'FST_ERR_BAD_URL') return new Problem(problems['malformed-address']);
      return unreadable.test(error.code ?? '') || error instanceof SyntaxError
        ? new Problem(problems['malformed-body'])
        : new Problem(problems['invalid-input']);
    // What is served from a folder ends with the folder.
    case 403:
    case 404:
      return notFound();
    case 414:
      return new Problem(problems['address-too-long']);
    case 503:
      return unavailable(error);
    default:
      return new Problem(problems.internal, { cause: error });
  }
}
