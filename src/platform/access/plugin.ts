import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { authorisation } from './authorisation.ts';
import type { Directory } from './directory.ts';
import { limits } from './limits.ts';
import { recognition } from './recognition.ts';

/** The door, in its order: who calls, how often, and whether they may. */
export const access = fp(async (app: FastifyInstance, options: { directory: Directory }) => {
  await app.register(recognition, options);
  await app.register(limits);
  await app.register(authorisation, options);
});
