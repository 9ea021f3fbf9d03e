import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { preValidationHookHandler } from 'fastify';
import { answers } from '../../../http/answers.ts';
import { versioned } from '../../../http/conditional.ts';
import { publicPath } from '../../../http/links.ts';
import { ref } from '../../../http/schemas.ts';
import { actorOf, principalOf } from '../../caller.ts';
import { reachOf } from '../../reach.ts';
import { boundsOf, placesIn, requireWithinBounds } from '../key-power.ts';
import { defaultOverlapHours, IssuedApiKey, KeyRotation } from '../schemas.ts';
import { findKey, takeKey } from '../store/keys.ts';
import { rotateKey } from '../store/rotation.ts';
import type { UnitLookup } from '../units.ts';
import { KeyParams, keyTags, keyWrite } from './api-keys.ts';

/** Nothing in the body must be said. */
const emptyBodyAllowed: preValidationHookHandler = (request, _reply, done) => {
  if (request.body === undefined) request.body = {};
  done();
};

/** New secrets for keys that go on. */
export const keyRotationRoutes: FastifyPluginAsyncTypebox<{ units: UnitLookup }> = async (
  app,
  { units: lookup },
) => {
  app.post(
    '/api-keys/:keyId/rotation',
    {
      config: { ...keyWrite, showsOnce: true },
      preValidation: emptyBodyAllowed,
      schema: {
        operationId: 'rotateApiKey',
        tags: keyTags,
        summary: 'Give an API key a new secret',
        description:
          'Gives the key a new secret, shown in `key` this once; the secret so far stays valid for the overlap. A second rotation within an overlap is refused unless it has none itself, which ends all former secrets. Whoever rotates a key could use it: it must have at least as much itself (`more-than-own`).',
        params: KeyParams,
        body: ref(KeyRotation),
        response: answers({ 201: ref(IssuedApiKey) }, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { keyId } = request.params;
      const { overlapHours = defaultOverlapHours } = request.body;
      const reach = reachOf(request);
      const rotated = await app.database.transaction(actorOf(request), async (transaction) => {
        const taken = await takeKey(transaction, keyId, reach);
        const bounds = await boundsOf(transaction, principalOf(request));
        await requireWithinBounds(taken, bounds, placesIn({}), {
          lookup,
          reader: transaction,
          day: app.today(),
        });
        const key = await rotateKey(transaction, taken, overlapHours);
        return { ...(await findKey(transaction, keyId, null))!, key };
      });
      request.changedKey = keyId;
      reply.status(201).header('location', publicPath(request, `/v1/api-keys/${keyId}`));
      return versioned(reply, rotated);
    },
  );
};
