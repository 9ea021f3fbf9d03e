import type { FastifyInstance } from 'fastify';
import type { Importer } from '../importer.ts';
import { Wording } from '../words.ts';
import { cancellationRoutes } from './cancellations.ts';
import { findingRoutes } from './findings.ts';
import { importListRoutes } from './imports.ts';
import { refusedRowRoutes } from './refused-rows.ts';
import { templateRoutes } from './templates.ts';
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
  await app.register(refusedRowRoutes, { importers, wording });
  await app.register(cancellationRoutes, { importers, wording });
  await app.register(templateRoutes, { importers });
}
