import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { clientAddress } from '../access/client-address.ts';
import { publicAccess } from '../access/scopes.ts';
import type { Actor } from '../database/database.ts';
import { answers } from '../http/answers.ts';
import { Problem } from '../http/problem.ts';
import { problems, unavailable } from '../http/problems.ts';
import { ref } from '../http/schemas.ts';
import { formBytes } from '../uploads/form.ts';
import { letItEnd } from '../uploads/let-it-end.ts';
import { claimableHours } from './jobs.ts';
import { keepPhoto } from './keep.ts';
import { maximumBytes } from './limits.ts';
import { receivePhoto } from './receive.ts';
import { Photo, PhotoForm } from './schemas.ts';
import { insertPhoto } from './store.ts';

/** Nothing of who sends a photo is known, not even for the row itself. */
const somebody: Actor = { kind: 'system', id: 'public' };

export const photoRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database, photoTurns } = app;

  app.removeAllContentTypeParsers();
  await app.register(multipart);
  app.addContentTypeParser('*', (_request, _payload, done) =>
    done(
      new Problem(problems['unsupported-media-type'], { parameters: { expected: 'multipart/form-data' } }),
    ),
  );

  app.post(
    '/photos',
    {
      config: { access: publicAccess, publicWrite: true, slowBody: true },
      bodyLimit: maximumBytes + formBytes,
      validatorCompiler: (route) => (route.httpPart === 'body' ? () => true : app.validatorCompiler!(route)),
      schema: {
        operationId: 'sendPhoto',
        tags: ['photos'],
        summary: 'Send a photo',
        description:
          'Takes in a photo, with a `proof` of work from `/challenges?purpose=photo`, for what is sent afterwards and names it by its id within a day. What is kept is made anew from the pixels alone: upright, at most 2,048 pixels on the longer side, JPEG, without place, time, device or anything else that the file holds (UU 27/2022 art. 16). What a file is tells its content, not its name. The same photo sent again with the same proof is the same photo.',
        body: { content: { 'multipart/form-data': { schema: PhotoForm } } },
        response: answers({ 201: ref(Photo) }, 408, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      app.topicLimits.require('photo', clientAddress(request.ip));
      if (!(await photoTurns.receiving.take())) throw unavailable();
      try {
        const { proof, file } = await receivePhoto(request);
        try {
          const kept = await keepPhoto(app, file.readSync(0, file.size));
          const row = { ...kept, proofId: proof?.id ?? null };
          const { createdAt, ...shown } = await database.transaction(somebody, (transaction) =>
            insertPhoto(transaction, row),
          );
          reply.status(201);
          return { ...shown, claimBefore: new Date(createdAt.getTime() + claimableHours * 3_600_000) };
        } finally {
          await file.close();
        }
      } catch (error) {
        letItEnd(request);
        throw error;
      } finally {
        photoTurns.receiving.done();
      }
    },
  );
};
