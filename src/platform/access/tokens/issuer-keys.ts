import type { FastifyBaseLogger } from 'fastify';
import {
  type CryptoKey,
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { type Issuer, isTrustworthyAddress } from './issuers.ts';
import { IssuerUnavailable } from './refusals.ts';

/** An issuer whose keys are fetched over HTTP, or handed over by `keys`. */
export interface TrustedIssuer extends Issuer {
  readonly keys?: () => Promise<JSONWebKeySet>;
}

export interface KeySources {
  readonly log: FastifyBaseLogger;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Date;
}

type KeyFinder = (header?: JWSHeaderParameters, token?: FlattenedJWSInput) => Promise<CryptoKey>;

const freshMilliseconds = 600_000;
const cooldownMilliseconds = 30_000;
/** Without any copy every caller is turned away: the provider is asked again sooner. */
const retryMilliseconds = 5_000;
const timeoutMilliseconds = 5_000;
/** As long as an outage counts as known after a failed fetch: long enough for the next one to begin. */
const knownOutageMilliseconds = 60_000;

/**
 * The public keys of one issuer. They are fetched anew after ten minutes, and for an unknown key at most every 30
 * seconds; callers share a fetch. While the provider is out of reach the last copy serves, and nobody waits for it.
 */
export class IssuerKeys {
  readonly #issuer: TrustedIssuer;
  readonly #log: FastifyBaseLogger;
  readonly #fetch: typeof globalThis.fetch;
  readonly #now: () => number;
  #copy: { find: KeyFinder; fetchedAt: number } | undefined;
  #attemptedAt = Number.NEGATIVE_INFINITY;
  #failure: unknown;
  #pending: Promise<void> | undefined;
  #discovered: string | undefined;

  constructor(issuer: TrustedIssuer, { log, fetch = globalThis.fetch, now = () => new Date() }: KeySources) {
    this.#issuer = issuer;
    this.#log = log;
    this.#fetch = fetch;
    this.#now = () => now().getTime();
  }

  /**
   * The key for a token's header.
   * @throws IssuerUnavailable, or what jose throws for no key or several.
   */
  readonly find: KeyFinder = async (header, token) => {
    const finder = await this.#current();
    try {
      return await finder(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#refreshUnlessRecent(cooldownMilliseconds);
      const newer = this.#copy!.find;
      if (newer === finder) throw error;
      return newer(header, token);
    }
  };

  async #current(): Promise<KeyFinder> {
    const copy = this.#copy;
    if (copy && this.#ageOf(copy) < freshMilliseconds) return copy.find;
    if (copy && this.#isTolerable(copy) && this.#isKnownOutage()) {
      void this.#refreshUnlessRecent(cooldownMilliseconds);
      return copy.find;
    }
    await this.#refreshUnlessRecent(retryMilliseconds);
    if (!this.#copy || !this.#isTolerable(this.#copy))
      throw new IssuerUnavailable(this.#issuer.issuer, { cause: this.#failure });
    return this.#copy.find;
  }

  #isKnownOutage(): boolean {
    return this.#failure !== undefined && this.#now() - this.#attemptedAt < knownOutageMilliseconds;
  }

  #ageOf(copy: { fetchedAt: number }): number {
    return this.#now() - copy.fetchedAt;
  }

  #isTolerable(copy: { fetchedAt: number }): boolean {
    return this.#ageOf(copy) <= Math.max(this.#issuer.outageToleranceSeconds * 1000, freshMilliseconds);
  }

  /** Never fails: a failure is remembered and told in the log. */
  async #refreshUnlessRecent(pauseMilliseconds: number): Promise<void> {
    if (!this.#pending && this.#now() - this.#attemptedAt < pauseMilliseconds) return;
    this.#pending ??= this.#refresh().finally(() => {
      this.#pending = undefined;
    });
    await this.#pending;
  }

  async #refresh(): Promise<void> {
    this.#attemptedAt = this.#now();
    try {
      this.#copy = { find: await this.#load(), fetchedAt: this.#attemptedAt };
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
      this.#discovered = undefined;
      this.#log.warn({ err: error, issuer: this.#issuer.issuer }, 'the keys of a token issuer cannot be had');
    }
  }

  async #load(): Promise<KeyFinder> {
    const { keys, jwksUri } = this.#issuer;
    if (keys) return createLocalJWKSet(await keys());
    // Each fetch makes a set of its own that never asks again by itself: jose neither rests after a failed fetch nor
    // keeps its copy through an outage.
    const remote = createRemoteJWKSet(new URL(jwksUri ?? (await this.#discover())), {
      timeoutDuration: timeoutMilliseconds,
      cacheMaxAge: Number.POSITIVE_INFINITY,
      cooldownDuration: Number.POSITIVE_INFINITY,
      [customFetch]: this.#fetch,
    });
    await remote.reload();
    return remote;
  }

  /** OpenID Connect Discovery 1.0, section 4. */
  async #discover(): Promise<string> {
    if (this.#discovered) return this.#discovered;
    const { issuer } = this.#issuer;
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await this.#fetch(address, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`);
    const configuration = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown } | null;
    if (configuration?.issuer !== issuer) throw new Error(`${address} speaks for another issuer`);
    const { jwks_uri: uri } = configuration;
    if (typeof uri !== 'string' || !isTrustworthyAddress(uri))
      throw new Error(`${address} names no trustworthy jwks_uri`);
    this.#discovered = uri;
    return uri;
  }
}
