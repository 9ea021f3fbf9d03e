import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../http/problem.ts';
import { problems } from '../http/problems.ts';
import { type Credential, presentedCredential } from './credential.ts';
import type { Directory } from './directory.ts';
import { KeyUses } from './key-uses.ts';
import { KeyRing, type RecognisedKey } from './keys.ts';
import { isWithin } from './networks.ts';
import type { Principal } from './principal.ts';
import { TokenDoor } from './token-door.ts';
import { unauthenticated } from './unauthenticated.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls: null for the public, and for whoever was not recognised. */
    principal: Principal | null;
    /** Set when what was presented opens nothing here, whoever it belongs to. */
    credentialProblem: Problem | undefined;
    /** Id of a key that the request changes: what is remembered of it is forgotten as soon as that is committed. */
    changedKey: string | undefined;
  }
  interface FastifyInstance {
    keyRing: KeyRing;
    /**
     * Looks again at who calls: what was allowed when a long answer began may be allowed no longer.
     * @throws Problem if the credential opens nothing any more
     */
    lookAgain(request: FastifyRequest): Promise<void>;
    /** Finds out whose key a body carries, on routes with a `keyField`. */
    recogniseKey(request: FastifyRequest, reply: FastifyReply, text: string): Promise<void>;
  }
}

const expiryWarningMilliseconds = 30 * 86_400_000;

/** Finds out who calls; whether they may is decided later, after their requests were counted. */
export const recognition = fp(async (app: FastifyInstance, { directory }: { directory: Directory }) => {
  app.decorateRequest('principal', null);
  app.decorateRequest('credentialProblem', undefined);
  app.decorateRequest('changedKey', undefined);
  const keyRing = new KeyRing();
  app.decorate('keyRing', keyRing);
  const keyUses = new KeyUses(app);
  const tokens = new TokenDoor(app, directory);

  const meet = (request: FastifyRequest, reply: FastifyReply, key: RecognisedKey): void => {
    const now = Date.now();
    request.principal = key.principal;
    keyUses.used(key.principal.id, now, request.ip);
    if (key.validUntil.getTime() - now < expiryWarningMilliseconds)
      reply.header('api-key-expires', key.validUntil.toISOString());
    if (key.networks && !isWithin(key.networks, request.ip))
      request.credentialProblem = new Problem(problems['address-not-allowed']);
  };

  const recognise = async ({ kind, text }: Credential): Promise<RecognisedKey | Principal | undefined> =>
    kind === 'key' ? keyRing.recognise(app.database.read, text, new Date()) : tokens.recognise(text);

  app.decorate('lookAgain', async (request) => {
    const credential = presentedCredential(request)!;
    const known = credential.kind === 'key' ? keyRing.recall(credential.text, new Date()) : undefined;
    const found = known ?? (await recognise(credential));
    if (!found) throw unauthenticated('invalid_token');
    if ('principal' in found && found.networks && !isWithin(found.networks, request.ip))
      throw new Problem(problems['address-not-allowed']);
    request.principal = 'principal' in found ? found.principal : found;
  });

  const find = (
    request: FastifyRequest,
    reply: FastifyReply,
    credential: Credential | undefined,
    done: (error?: Error) => void,
  ): void => {
    const known = credential?.kind === 'key' ? keyRing.recall(credential.text, new Date()) : undefined;
    if (known) meet(request, reply, known);
    if (known || !credential) done();
    // Tokens are signed: nobody guesses them, and one stale token must not lock out everyone at its address.
    else if (credential.kind === 'key' && app.guessing.isBlocked(request))
      done(app.guessing.refusal(request));
    else
      recognise(credential).then((found) => {
        if (found && 'principal' in found) meet(request, reply, found);
        else if (found) request.principal = found;
        else {
          if (credential.kind === 'key') app.guessing.failed(request);
          request.credentialProblem = unauthenticated('invalid_token');
        }
        done();
      }, done);
  };

  app.addHook('onRequest', (request, reply, done) => {
    const { access } = request.routeOptions.config;
    const isOpen = !access || access.kind === 'public';
    find(request, reply, isOpen ? undefined : presentedCredential(request), done);
  });

  app.decorate(
    'recogniseKey',
    (request, reply, text) =>
      new Promise<void>((settle, fail) =>
        find(request, reply, { kind: 'key', text }, (error) => (error ? fail(error) : settle())),
      ),
  );

  app.addHook('onSend', (request, _reply, payload, done) => {
    if (request.changedKey !== undefined) keyRing.changed(request.changedKey);
    done(null, payload);
  });
});
