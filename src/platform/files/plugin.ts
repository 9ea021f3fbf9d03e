import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { FileStore } from './file-store.ts';
import { openFileStore } from './open-store.ts';

declare module 'fastify' {
  interface FastifyInstance {
    files: FileStore;
  }
}

/** The store of files, for whoever keeps or shows one. */
export const fileStore = fp(async (app: FastifyInstance) => {
  app.decorate('files', await openFileStore(app.config));
});
