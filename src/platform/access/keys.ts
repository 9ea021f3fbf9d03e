import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { BlockList } from 'node:net';
import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '../database/columns.ts';
import type { Reader, Transaction } from '../database/database.ts';
import type { Followed } from './follow.ts';
import { networkList } from './networks.ts';
import { grantsOf, type Principal } from './principal.ts';
import { allScopes, isScope, type Scope } from './scopes.ts';
import { apiKeys } from './tables.ts';

/** A key as it was recognised. */
export interface RecognisedKey {
  readonly principal: Principal;
  /** Networks from which it is accepted; null: from anywhere. */
  readonly networks: BlockList | null;
  /** When this secret ends: earlier than the key itself after a rotation. */
  readonly validUntil: Date;
}

type StoredKey = typeof apiKeys.$inferSelect;

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
  readonly owner?: string | null;
  readonly contact?: string | null;
  readonly purpose?: string | null;
  readonly unitIds?: readonly string[] | null;
  readonly networks?: readonly string[] | null;
  readonly requestsPerMinute?: number | null;
}

const digest = (secret: string): Buffer => hash('sha256', secret, 'buffer');
const format = /^pnt_([0-9a-f]{32})_([\w-]{43})$/;
const dashes = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** A fresh secret of a key: the text is shown once, only the hash is kept. */
export function makeSecret(id: string): { key: string; secretHash: string } {
  const secret = randomBytes(32).toString('base64url');
  return {
    key: `pnt_${id.replaceAll('-', '')}_${secret}`,
    secretHash: digest(secret).toString('hex'),
  };
}

/** Makes a key `pnt_<id>_<secret>`. */
export async function createKey(
  transaction: Transaction,
  made: NewKey,
): Promise<{ id: string; key: string }> {
  const id = newId();
  const { key, secretHash } = makeSecret(id);
  const { scopes, unitIds = null, networks = null, ...rest } = made;
  await transaction.insert(apiKeys).values({
    id,
    ...rest,
    scopes: [...scopes],
    unitIds: unitIds && [...unitIds],
    networks: networks && [...networks],
    secretHash,
  });
  return { id, key };
}

/** Keys live for a year unless said otherwise. */
export const defaultExpiry = (days = 365): Date => new Date(Date.now() + days * 86_400_000);

/** Revokes a key at once, on every instance; false if there is none with this id that is not revoked yet. */
export async function revokeKey(transaction: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await transaction
    .update(apiKeys)
    .set({ revokedAt: new Date() })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));
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
export class KeyRing implements Followed {
  readonly channel = 'api_keys_changed';
  readonly #known = new Map<string, StoredKey | null>();
  readonly #maximum = 10_000;
  /** Whom keys were recognised as; in memory alone, and only as long as every change is told. */
  readonly #recognised = new Map<string, RecognisedKey>();
  #isFollowed = false;
  #changes = 0;

  /** A key that was recognised before and has not changed since: spares most requests the hashing. */
  recall(key: string, now: Date): RecognisedKey | undefined {
    const recognised = this.#recognised.get(key);
    return recognised && recognised.validUntil > now ? recognised : undefined;
  }

  /** What a key stands for, or undefined if it is malformed, unknown, wrong, expired or revoked. */
  async recognise(reader: Reader, key: string, now: Date): Promise<RecognisedKey | undefined> {
    const [, hex, secret] = format.exec(key) ?? [];
    if (hex === undefined || secret === undefined) return undefined;
    const id = hex.replace(dashes, '$1-$2-$3-$4-$5');
    const changes = this.#changes;
    const stored = await this.#find(reader, id);
    const validUntil = validityOf(stored, digest(secret));
    if (!stored || !validUntil || stored.revokedAt || validUntil <= now) return undefined;
    const recognised: RecognisedKey = {
      principal: principalOf(stored),
      networks: stored.networks && networkList(stored.networks),
      validUntil,
    };
    const isCurrent = this.#isFollowed && this.#changes === changes;
    if (isCurrent && this.#recognised.size < this.#maximum) this.#recognised.set(key, recognised);
    return recognised;
  }

  changed(keyId: string): void {
    this.#changes += 1;
    this.#known.delete(keyId);
    for (const [key, { principal }] of this.#recognised)
      if (principal.id === keyId) this.#recognised.delete(key);
  }

  followed(isFollowed: boolean): void {
    this.#changes += 1;
    this.#known.clear();
    this.#recognised.clear();
    this.#isFollowed = isFollowed;
  }

  async #find(reader: Reader, id: string): Promise<StoredKey | null> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const changes = this.#changes;
    const [row = null] = await reader.select().from(apiKeys).where(eq(apiKeys.id, id));
    // A change that arrived while the row was read may be newer than the row.
    const isCurrent = this.#isFollowed && this.#changes === changes;
    if (isCurrent && this.#known.size < this.#maximum) this.#known.set(id, row);
    return row;
  }
}

const nobody = Buffer.alloc(32);

/** Until when a secret opens a key: compared in the same time whether or not there is such a key. */
function validityOf(stored: StoredKey | null, presented: Buffer): Date | undefined {
  const current = stored ? Buffer.from(stored.secretHash, 'hex') : nobody;
  const previous = stored?.previousSecretHash ? Buffer.from(stored.previousSecretHash, 'hex') : nobody;
  const isCurrent = timingSafeEqual(presented, current);
  const isPrevious = timingSafeEqual(presented, previous);
  if (isCurrent) return stored?.expiresAt;
  if (!isPrevious || !stored?.previousValidUntil) return undefined;
  return new Date(Math.min(stored.previousValidUntil.getTime(), stored.expiresAt.getTime()));
}

const principalOf = (stored: StoredKey): Principal => ({
  kind: 'key',
  id: stored.id,
  name: stored.name,
  grants: grantsOf(stored.scopes.filter(isScope), stored.unitIds),
  roles: [],
  self: null,
  requestsPerMinute: stored.requestsPerMinute,
  expiresAt: stored.expiresAt,
});
