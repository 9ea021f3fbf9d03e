import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, principalOf } from '../../../platform/access/caller.ts';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { callerAccess, publicAccess } from '../../../platform/access/scopes.ts';
import { newId } from '../../../platform/database/columns.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { valueTaken } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import type { Proof } from '../../../platform/public-writes/index.ts';
import { chance, sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { tokenMint } from '../intake/tokens.ts';
import { forumProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInName } from '../rules/names.ts';
import {
  ErasedParticipant,
  JoinedParticipant,
  NewParticipant,
  ParticipantErasure,
  ParticipantProfile,
  ProfileChange,
  ShownToken,
  Verification,
} from '../schemas/participants.ts';
import {
  eraseParticipant,
  findByProof,
  findByToken,
  insertParticipant,
  renewToken,
  updateProfile,
  verifyByCode,
} from '../store/participants.ts';

const tags = ['forum-participants'];
const open = { access: publicAccess };
const attempts = 5;

const madeName = (): string => `Warga ${chance(6).toUpperCase()}`;
const refusal = (code: keyof typeof forumProblems): Problem => new Problem(forumProblems[code]);

/** Who takes part in forums: under a pseudonym, verified or not. */
export const participantRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const mint = await tokenMint(database.read);

  app.post(
    '/forum-participants',
    {
      config: { ...open, publicWrite: true, showsOnce: true },
      schema: {
        operationId: 'joinForums',
        tags,
        summary: 'Join under a pseudonym',
        description:
          'Gives a pseudonym (nama pena) and a token to write with, shown once: with a `proof` of work from `/challenges?purpose=forum-participant`. Whoever got no answer sends the same again and gets the same token. Nothing is asked that tells who somebody is (UU 27/2022).',
        body: ref(NewParticipant),
        response: answers({ 201: ref(JoinedParticipant) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { name, proof, ...profile } = request.body;
      app.topicLimits.require('forum participants', clientAddress(request.ip));
      const opened = app.proofs.open(proof, 'forum-participant');
      refuseFound(foundInName(name));
      const token = opened ? mint.ofProof('participant', opened) : mint.ofChance();
      reply.status(201);
      for (let attempt = 0; attempt < attempts; attempt++) {
        const row = {
          ...profile,
          id: newId(),
          name: name ?? madeName(),
          tokenHash: sha256(token),
          proofId: opened?.id ?? null,
          joinedOn: app.today(),
        };
        if (await insertParticipant(database.read, row)) return { name: row.name, isVerified: false, token };
        const before = opened && (await joinedBefore(opened, name));
        if (before) return { ...before, token };
        if (name !== undefined) break;
      }
      throw valueTaken('name');
    },
  );

  app.post(
    '/me/forum-participant',
    {
      config: { access: callerAccess, showsOnce: true },
      schema: {
        operationId: 'joinForumsSignedIn',
        tags,
        summary: 'Join as somebody who has signed in',
        description:
          'Gives a verified pseudonym to a person who has signed in at an identity provider (OpenID Connect): one for each person, and a new token each time, by which the one before ends. Who stands behind the pseudonym is kept as a hash with a secret alone: nobody can look it up. Keys are refused: they are no people.',
        response: answers({ 201: ref(JoinedParticipant) }, 403, 409),
      },
    },
    async (request, reply) => {
      const { kind, id } = principalOf(request);
      if (kind !== 'token') throw refusal('forum-people-only');
      const [personHash, token] = [mint.personHash(id), mint.ofChance()];
      const tokenHash = sha256(token);
      const name = await database.transaction(actorOf(request), async (transaction) => {
        for (let attempt = 0; attempt < attempts; attempt++) {
          const known = await renewToken(transaction, personHash, tokenHash);
          if (known) return known.name;
          const row = { id: newId(), name: madeName(), tokenHash, personHash, isVerified: true };
          if (await insertParticipant(transaction, { ...row, joinedOn: app.today() })) return row.name;
        }
        throw valueTaken('name');
      });
      reply.status(201);
      return { name, isVerified: true, token };
    },
  );

  app.post(
    '/forum-participants/_read',
    {
      config: { ...open, readsOnly: true },
      schema: {
        operationId: 'readForumProfile',
        tags,
        summary: 'Look at one’s own profile',
        description:
          'What is kept of a participant, for whoever has the token (UU 27/2022 art. 7): no more than this, and what was written.',
        body: ref(ShownToken),
        response: answers({ 200: ref(ParticipantProfile) }, 403, 413, 415),
      },
    },
    async (request) => {
      const profile = await findByToken(database.read, sha256(request.body.token));
      if (!profile) throw refusal('forum-token-unknown');
      return profile;
    },
  );

  app.post(
    '/forum-participants/profile',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'updateForumProfile',
        tags,
        summary: 'Change one’s own profile',
        description:
          'Changes pseudonym, age band or district (UU 27/2022 art. 6); what is null is forgotten. Posts show the pseudonym of today.',
        body: ref(ProfileChange),
        response: answers({ 201: ref(ParticipantProfile) }, 403, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { token, ...change } = request.body;
      refuseFound(foundInName(change.name));
      const profile = await updateProfile(database.read, sha256(token), change);
      if (!profile) throw refusal('forum-token-unknown');
      reply.status(201);
      return profile;
    },
  );

  app.post(
    '/forum-participants/verification',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'verifyForumParticipant',
        tags,
        summary: 'Enter a verification code',
        description:
          'Verifies a participant by a code that an officer gave out (kode verifikasi), which is spent by it. Nothing is kept of which code it was. Whoever is verified already keeps the code.',
        body: ref(Verification),
        response: answers({ 201: ref(ParticipantProfile) }, 403, 409, 413, 415),
      },
    },
    async (request, reply) => {
      app.topicLimits.require('forum verification', clientAddress(request.ip));
      const { token, code } = request.body;
      const tokenHash = sha256(token);
      const profile = await database.transaction(thePublic, async (transaction) => {
        const verified = await verifyByCode(transaction, tokenHash, sha256(code), app.today());
        if ('outcome' in verified) throw refusal(`forum-${verified.outcome}`);
        return (await findByToken(transaction, tokenHash))!;
      });
      reply.status(201);
      return profile;
    },
  );

  app.post(
    '/forum-participants/erasure',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'eraseForumParticipant',
        tags,
        summary: 'Erase one’s own pseudonym',
        description:
          'Erases pseudonym, profile and token for good (UU 27/2022 art. 8 and 43), and takes back the votes. What was written stays without an author, or is withdrawn as well with `withPosts`.',
        body: ref(ParticipantErasure),
        response: answers({ 201: ref(ErasedParticipant) }, 403, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const { token, withPosts = false } = request.body;
      const erased = await database.transaction(thePublic, (transaction) =>
        eraseParticipant(transaction, sha256(token), withPosts),
      );
      if (!erased) throw refusal('forum-token-unknown');
      reply.status(201);
      return { erasedOn: app.today(), ...erased };
    },
  );

  /** Who joined with the same proof: the same person, if the name is the one that was asked for. */
  async function joinedBefore(proof: Proof, name: string | undefined) {
    const before = await findByProof(database.read, proof.id);
    if (!before) return undefined;
    const isSame = name === undefined || name.toLowerCase() === before.name.toLowerCase();
    if (!isSame) throw refusal('forum-proof-used');
    return { name: before.name, isVerified: before.isVerified };
  }
};
