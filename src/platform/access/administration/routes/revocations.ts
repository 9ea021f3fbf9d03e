import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { answers } from '../../../http/answers.ts';
import { versioned } from '../../../http/conditional.ts';
import { publicPath } from '../../../http/links.ts';
import { Problem } from '../../../http/problem.ts';
import { ref } from '../../../http/schemas.ts';
import { actorOf } from '../../caller.ts';
import { revokeKey } from '../../keys.ts';
import { reachOf } from '../../reach.ts';
import { administrationProblems } from '../problems.ts';
import { ApiKey } from '../schemas.ts';
import { findKey, takeKey } from '../store/keys.ts';
import { KeyParams, keyTags, keyWrite } from './api-keys.ts';

/** The end of keys before their time. */
export const keyRevocationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/api-keys/:keyId/revocation',
    {
      config: keyWrite,
      schema: {
        operationId: 'revokeApiKey',
        tags: keyTags,
        summary: 'Revoke an API key',
        description:
          'Ends a key at once and for good, on every instance, with all of its secrets; a key may revoke itself. Say why in `X-Purpose`.',
        params: KeyParams,
        response: answers({ 201: ref(ApiKey) }, 404, 409),
      },
    },
    async (request, reply) => {
      const { keyId } = request.params;
      const reach = reachOf(request);
      const key = await app.database.transaction(actorOf(request), async (transaction) => {
        const taken = await takeKey(transaction, keyId, reach);
        if (taken.revokedAt) throw new Problem(administrationProblems['key-ended']);
        await revokeKey(transaction, keyId);
        return findKey(transaction, keyId, null);
      });
      request.changedKey = keyId;
      reply.status(201).header('location', publicPath(request, `/v1/api-keys/${keyId}`));
      return versioned(reply, key!);
    },
  );
};
