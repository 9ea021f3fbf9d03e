import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { newId } from '../database/columns.ts';
import type { Reader, Transaction } from '../database/database.ts';
import { allScopes, isScope, type Scope } from './scopes.ts';
import { apiKeys } from './tables.ts';

export interface KeyPrincipal {
  readonly kind: 'key';
  readonly id: string;
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
}

interface StoredKey {
  readonly id: string;
  readonly name: string;
  readonly secretHash: Buffer;
  readonly scopes: ReadonlySet<Scope>;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

const digest = (secret: string): Buffer => hash('sha256', secret, 'buffer');
const format = /^pnt_([0-9a-f]{32})_([\w-]{43})$/;
const dashes = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** Makes a key `pnt_<id>_<secret>`; the text returned is shown once, only its hash is kept. */
export async function createKey(
  transaction: Transaction,
  options: { name: string; scopes: readonly Scope[]; expiresAt: Date },
): Promise<{ id: string; key: string }> {
  const id = newId();
  const secret = randomBytes(32).toString('base64url');
  await transaction
    .insert(apiKeys)
    .values({ id, ...options, scopes: [...options.scopes], secretHash: digest(secret).toString('hex') });
  return { id, key: `pnt_${id.replaceAll('-', '')}_${secret}` };
}

/** Keys live for a year unless said otherwise. */
export const defaultExpiry = (days = 365): Date => new Date(Date.now() + days * 86_400_000);

/** Revokes a key at once, on every instance; false if there is none with this id. */
export async function revokeKey(transaction: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await transaction
    .update(apiKeys)
    .set({ revokedAt: new Date() })
    .where(eq(apiKeys.id, id));
  return (rowCount ?? 0) > 0;
}

/**
 * Reads scopes from text such as `employees:read,imports:write`; `*` stands for all.
 * @throws RangeError that names the scope not known.
 */
export function parseScopes(text: string): Scope[] {
  if (text.trim() === '*') return allScopes;
  return text.split(',').map((part) => {
    const scope = part.trim();
    if (!isScope(scope)) throw new RangeError(`${scope} is not a scope; known: ${allScopes.join(', ')}`);
    return scope;
  });
}

/**
 * Recognises keys. Rows are remembered while a listening connection tells of every change; when that connection
 * is lost, each request asks the database, so that a revoked key never lives on.
 */
export class KeyRing {
  readonly #known = new Map<string, StoredKey | null>();
  readonly #maximum = 10_000;
  /** Whom keys were recognised as; in memory alone, and only as long as every change is told. */
  readonly #recognised = new Map<string, { principal: KeyPrincipal; expiresAt: Date }>();
  #listening = false;
  #changes = 0;

  /** The holder of a key that was recognised before and has not changed since: spares most requests the hashing. */
  recall(key: string, now: Date): KeyPrincipal | undefined {
    const recognised = this.#recognised.get(key);
    return recognised && recognised.expiresAt > now ? recognised.principal : undefined;
  }

  /** The holder of a key, or undefined if it is malformed, unknown, wrong, expired or revoked. */
  async recognise(reader: Reader, key: string, now: Date): Promise<KeyPrincipal | undefined> {
    const [, hex, secret] = format.exec(key) ?? [];
    if (hex === undefined || secret === undefined) return undefined;
    const id = hex.replace(dashes, '$1-$2-$3-$4-$5');
    const changes = this.#changes;
    const stored = await this.#find(reader, id);
    const presented = digest(secret);
    if (!stored || !timingSafeEqual(presented, stored.secretHash)) return undefined;
    if (stored.revokedAt || stored.expiresAt <= now) return undefined;
    const principal: KeyPrincipal = { kind: 'key', id, name: stored.name, scopes: stored.scopes };
    const isCurrent = this.#listening && this.#changes === changes;
    if (isCurrent && this.#recognised.size < this.#maximum)
      this.#recognised.set(key, { principal, expiresAt: stored.expiresAt });
    return principal;
  }

  /** Follows changes of keys on a connection of its own until it breaks. */
  async follow(client: pg.Client): Promise<void> {
    client.on('notification', ({ payload }) => {
      this.#changes += 1;
      this.#recognised.clear();
      if (payload) this.#known.delete(payload);
    });
    client.on('end', () => this.#forget());
    client.on('error', () => this.#forget());
    await client.query('listen api_keys_changed');
    this.#forget();
    this.#listening = true;
  }

  #forget(): void {
    this.#changes += 1;
    this.#listening = false;
    this.#known.clear();
    this.#recognised.clear();
  }

  async #find(reader: Reader, id: string): Promise<StoredKey | null> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const changes = this.#changes;
    const [row] = await reader.select().from(apiKeys).where(eq(apiKeys.id, id));
    const stored = row
      ? {
          ...row,
          secretHash: Buffer.from(row.secretHash, 'hex'),
          scopes: new Set(row.scopes.filter(isScope)),
        }
      : null;
    // A change that arrived while the row was read may be newer than the row.
    const isCurrent = this.#listening && this.#changes === changes;
    if (isCurrent && this.#known.size < this.#maximum) this.#known.set(id, stored);
    return stored;
  }
}
