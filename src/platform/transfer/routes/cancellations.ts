import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, mayUse } from '../../access/caller.ts';
import { withScope } from '../../access/scopes.ts';
import { answers } from '../../http/answers.ts';
import { languageOf } from '../../http/error-handler.ts';
import { publicPath } from '../../http/links.ts';
import { Problem } from '../../http/problem.ts';
import { notFound, problems } from '../../http/problems.ts';
import { ref } from '../../http/schemas.ts';
import { cancelImport } from '../cancel.ts';
import type { Importer } from '../importer.ts';
import { Import } from '../schemas.ts';
import { findImport, shownImport } from '../store.ts';
import type { Wording } from '../words.ts';
import { ImportParams } from './imports.ts';

/** Stopping imports. */
export const cancellationRoutes: FastifyPluginAsyncTypebox<{
  importers: readonly Importer[];
  wording: Wording;
}> = async (app, { importers, wording }) => {
  const { database } = app;

  app.post(
    '/imports/:importId/cancellation',
    {
      config: { access: withScope('imports:write') },
      schema: {
        operationId: 'cancelImport',
        tags: ['imports'],
        summary: 'Cancel an import',
        description:
          'Asks that an import stop. One that waits is cancelled at once; one that runs stops at its next batch of rows, and its state becomes `cancelled`. In mode `valid-rows` what has landed by then stays, and the counts tell how much; in mode `all-or-nothing` and in a dry run nothing stays. Cancelling twice does no harm. Besides `imports:write` the key needs the scope to write the resource.',
        params: ImportParams,
        response: answers({ 202: ref(Import) }, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const row = await database.transaction(actorOf(request), async (transaction) => {
        const before = await findImport(transaction, importId);
        if (!before) throw notFound();
        const scope = importers.find(({ resource }) => resource === before.resource)?.scope;
        if (scope && !mayUse(request, scope))
          throw new Problem(problems['scope-missing'], { parameters: { scope } });
        await cancelImport(transaction, importId);
        return findImport(transaction, importId);
      });
      reply.status(202).header('location', publicPath(request, `/v1/imports/${importId}`));
      return shownImport(row!, wording, languageOf(request));
    },
  );
};
