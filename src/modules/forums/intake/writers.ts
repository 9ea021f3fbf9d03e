import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Proof } from '../../../platform/public-writes/index.ts';
import { sha256 } from '../../../platform/public-writes/index.ts';
import { forumProblems } from '../problems.ts';

/** Who writes: a participant, or somebody without a name. */
export interface Writer {
  readonly tokenHash: Buffer | null;
  readonly proof: Proof | null;
}

/**
 * Finds out who sends something, and counts it against the limits of the topic.
 * @throws Problem if nobody can be told, or too much comes from there
 */
export function writerOf(app: FastifyInstance, request: FastifyRequest, topic: string): Writer {
  const { token, proof } = request.body as { readonly token?: string; readonly proof?: string };
  if (token !== undefined && proof !== undefined) throw new Problem(forumProblems['forum-ways-mixed']);
  app.topicLimits.require(topic, clientAddress(request.ip));
  if (token !== undefined) return { tokenHash: sha256(token), proof: null };
  return { tokenHash: null, proof: app.proofs.open(proof, 'forum-post') };
}
