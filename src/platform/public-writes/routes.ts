import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../access/scopes.ts';
import { answers } from '../http/answers.ts';
import { Closed, ref } from '../http/schemas.ts';
import { Challenge, Purpose } from './schemas.ts';

/** What a page of the public asks for before it sends anything. */
export const challengeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/challenges',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getChallenge',
        tags: ['challenges'],
        summary: 'Get a challenge to solve',
        description:
          'A new challenge for a proof of work — bukti kerja: the browser solves it in about a second, and sends the proof with what it sends. It holds for ten minutes, for one purpose, and once. Nothing of who asks is kept, and no third party is asked.',
        querystring: Closed({ purpose: Purpose }),
        response: answers({ 200: ref(Challenge) }),
      },
    },
    (request) => app.proofs.challenge(request.query.purpose),
  );
};
