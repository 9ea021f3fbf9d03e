import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { answers } from './answers.ts';
import { type Addition, isWrite, withAnswers } from './documented.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may take as long as it likes, for whoever passed the door: the route itself looks after it. */
    slowBody?: boolean;
  }
  interface FastifyRequest {
    bodyTimer: NodeJS.Timeout | undefined;
  }
}

/**
 * Cuts off clients that do not send their body within `requestTimeoutSeconds`, also when they were refused before; it
 * answers `request-timeout` if nothing has been answered. Must be registered before the door.
 */
export const slowClients = fp(async (app: FastifyInstance) => {
  const milliseconds = app.config.requestTimeoutSeconds * 1000;
  app.decorateRequest('bodyTimer', undefined);

  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (hasBody(raw)) {
      const timer = setTimeout(() => cutOff(request, reply), milliseconds).unref();
      const stop = () => clearTimeout(timer);
      raw.once('end', stop).once('close', stop);
      request.bodyTimer = timer;
    }
    done();
  });

  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.routeOptions.config.slowBody) clearTimeout(request.bodyTimer);
    done(null, payload);
  });
});

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function cutOff({ raw }: FastifyRequest, reply: FastifyReply): void {
  // Whoever reads the body answers with what befell it.
  if (!reply.sent && raw.listenerCount('error') > 0)
    raw.emit('error', new Problem(problems['request-timeout'], { headers: { connection: 'close' } }));
  else raw.destroy();
}

export const documentSlowBodies: Addition = (described, route) =>
  isWrite(route) && !route.config?.slowBody ? withAnswers(described, answers({}, 408)) : described;
