import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { secrets } from '../database/tables.ts';
import { type Proofs, proofsOf } from './proofs.ts';
import { type Senders, sendersOf } from './senders.ts';
import { TopicLimits } from './topic-limits.ts';

declare module 'fastify' {
  interface FastifyInstance {
    proofs: Proofs;
    senders: Senders;
    topicLimits: TopicLimits;
  }
}

/** What stands between the public and what it may write: proofs of work, limits by topic, and no trace of addresses. */
export const publicWriteProtection = fp(async (app: FastifyInstance) => {
  const { config, database } = app;
  const [secret] = await database.read.select().from(secrets).where(eq(secrets.name, 'proof-of-work'));
  app.decorate('proofs', proofsOf(secret!.value, config.proofOfWorkCost));
  app.decorate('senders', sendersOf(database.read, app.today));
  app.decorate('topicLimits', new TopicLimits(config));
});
