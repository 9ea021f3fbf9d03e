import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** The whole end should be over within the ten seconds that most supervisors leave for it. */
const graceMilliseconds = 5_000;

/** When the service is asked to end, answers under way may come to theirs; whoever takes too long is cut off. */
export const ending = fp(async (app: FastifyInstance) => {
  app.addHook('preClose', (done) => {
    setTimeout(() => app.server.closeAllConnections(), graceMilliseconds).unref();
    done();
  });
});
