import type { FastifyInstance } from 'fastify';
import type { Importer } from '../importer.ts';
import { Wording } from '../words.ts';
import { findingRoutes } from './findings.ts';
import { importListRoutes } from './imports.ts';
import { uploadRoutes } from './uploads.ts';

/** Imports of the resources whose importers are given. */
export async function importRoutes(
  app: FastifyInstance,
  { importers }: { importers: readonly Importer[] },
): Promise<void> {
  const wording = new Wording(importers, app.constraints);
  await app.register(uploadRoutes, { importers, wording });
  await app.register(importListRoutes, { importers, wording });
  await app.register(findingRoutes, { wording });
}
