import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { unavailable } from '../http/problems.ts';
import type { Directory } from './directory.ts';
import type { Principal } from './principal.ts';
import { grantsOfRoles } from './role-grants.ts';
import { trustedIssuers } from './tokens/trusted.ts';
import {
  createTokenVerifier,
  IssuerUnavailable,
  TokenRefused,
  type TokenVerifier,
  type VerifiedToken,
} from './tokens/verifier.ts';

/** Recognises people by the access tokens of trusted identity providers. */
export class TokenDoor {
  readonly #app: FastifyInstance;
  readonly #directory: Directory;
  readonly #verifier: TokenVerifier;

  constructor(app: FastifyInstance, directory: Directory) {
    this.#app = app;
    this.#directory = directory;
    this.#verifier = createTokenVerifier(trustedIssuers(app), { log: app.log });
  }

  /**
   * Who holds a token; undefined if it is refused.
   * @throws Problem `unavailable` while the keys of its issuer cannot be had
   */
  async recognise(token: string): Promise<Principal | undefined> {
    try {
      return await this.#principalOf(await this.#verifier.verify(token));
    } catch (error) {
      if (error instanceof IssuerUnavailable) throw unavailable();
      if (!(error instanceof TokenRefused)) throw error;
      this.#app.log.info({ refused: error.reason }, 'a token was refused');
      return undefined;
    }
  }

  async #principalOf(token: VerifiedToken): Promise<Principal> {
    const reader = this.#app.database.read;
    const self = token.nip ? await this.#directory.findSelf(reader, token.nip, this.#app.today()) : undefined;
    const subject = subjectWithoutNip(token);
    const { names, grants } = await grantsOfRoles(reader, token.roles, self ?? null);
    return {
      kind: 'token',
      id: `${token.issuer}|${subject}`,
      name: token.name ?? subject,
      grants,
      roles: names,
      self: self ?? null,
      requestsPerMinute: null,
      expiresAt: token.expiresAt,
    };
  }
}

/** The subject stands in logs and in the audit log: a provider that takes the NIP for it must not put it there. */
const subjectWithoutNip = ({ subject }: VerifiedToken): string =>
  /\d{18}/.test(subject.replaceAll(/[\s.]/g, ''))
    ? hash('sha256', subject, 'base64url').slice(0, 22)
    : subject;
