import type { FastifyReply, FastifyRequest } from 'fastify';

/** Thrown where the answer is known already: it is given as it stands, and the handler goes on no further. */
export abstract class GivenAnswer extends Error {
  abstract giveTo(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}
