import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Turns } from '../turns.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Photos that are being received, and those that are being made anew. */
    photoTurns: { readonly receiving: Turns; readonly working: Turns };
  }
}

/** Making a photo anew takes a core for as long as it lasts: most of a second, for the largest. */
export const photoTurns = fp(async (app: FastifyInstance) => {
  app.decorate('photoTurns', { receiving: new Turns(40, 0), working: new Turns(2, 20) });
});
