import { and, eq, getTableColumns, gt, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../database/database.ts';
import type { List } from '../../../http/list.ts';
import type { SortKey, SortOrders } from '../../../http/paging.ts';
import { notFound } from '../../../http/problems.ts';
import { type Reach, unitsOf } from '../../reach.ts';
import type { Scope } from '../../scopes.ts';
import { apiKeys, apiKeyUses } from '../../tables.ts';
import type { ApiKey, KeyState } from '../schemas.ts';

export type StoredKey = typeof apiKeys.$inferSelect;

const { secretHash: _, previousSecretHash: __, ...shownColumns } = getTableColumns(apiKeys);
const keyColumns = {
  ...shownColumns,
  lastUsedAt: apiKeyUses.lastUsedAt,
  lastUsedFrom: apiKeyUses.lastUsedFrom,
};

const keysWithUse = (reader: Reader) =>
  reader.select(keyColumns).from(apiKeys).leftJoin(apiKeyUses, eq(apiKeyUses.keyId, apiKeys.id));
type KeyRow = Awaited<ReturnType<typeof keysWithUse>>[number];

/** Keys all of whose units lie within reach; a key for the whole city only where the reach is everything. */
const keyWithinReach = (reach: Reach): SQL | undefined =>
  reach === null ? undefined : sql`${apiKeys.unitIds} <@ ${unitsOf(reach)}`;

/** Whether a key opens anything at a moment. */
export function stateOf(
  { revokedAt, expiresAt }: Pick<StoredKey, 'revokedAt' | 'expiresAt'>,
  now: Date,
): KeyState {
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'active' : 'expired';
}

/** Until when the secret from before the last rotation is valid; null if it no longer is. */
export function formerSecretValidUntil(
  key: Pick<StoredKey, 'revokedAt' | 'expiresAt' | 'previousValidUntil'>,
  now: Date,
): Date | null {
  const { previousValidUntil, expiresAt } = key;
  if (!previousValidUntil || previousValidUntil <= now || stateOf(key, now) !== 'active') return null;
  return new Date(Math.min(previousValidUntil.getTime(), expiresAt.getTime()));
}

function shown({ previousValidUntil, ...key }: KeyRow, now: Date): ApiKey {
  return {
    ...key,
    state: stateOf(key, now),
    formerSecretValidUntil: formerSecretValidUntil({ ...key, previousValidUntil }, now),
  };
}

export interface KeyFilter {
  readonly reach: Reach;
  readonly state?: KeyState;
  readonly scope?: Scope;
  /** Part of the owner's name, in any case. */
  readonly owner?: string;
  /** Only keys made before this moment and not used since. */
  readonly unusedSince?: SQL;
}

const matchesState = (state: KeyState, now: Date): SQL | undefined => {
  if (state === 'revoked') return isNotNull(apiKeys.revokedAt);
  return and(
    isNull(apiKeys.revokedAt),
    state === 'active' ? gt(apiKeys.expiresAt, now) : lte(apiKeys.expiresAt, now),
  );
};

const byId: SortKey<KeyRow> = {
  expression: sql`${apiKeys.id}`,
  bind: (value) => sql`${value}::uuid`,
  of: (key) => key.id,
};

/** Moments in the precision that a cursor can carry; null sorts first. */
const byMoment = (column: SQL, of: (key: KeyRow) => Date | string | null): SortKey<KeyRow> => ({
  expression: sql`coalesce(date_trunc('milliseconds', ${column}), '-infinity')`,
  bind: (value) => sql`coalesce(${value}::timestamptz, '-infinity')`,
  of: (key) => {
    const moment = of(key);
    return moment === null ? null : new Date(moment).toISOString();
  },
});

const orders: SortOrders<KeyRow, 'id' | 'name' | 'expiresAt' | 'lastUsedAt'> = {
  id: [byId],
  name: [{ expression: sql`${apiKeys.name}`, bind: (value) => sql`${value}`, of: (key) => key.name }, byId],
  expiresAt: [byMoment(sql`${apiKeys.expiresAt}`, (key) => key.expiresAt), byId],
  lastUsedAt: [byMoment(sql`${apiKeyUses.lastUsedAt}`, (key) => key.lastUsedAt), byId],
};
export const keySorts = ['id', 'name', 'expiresAt', 'lastUsedAt'] as const;

export function keyList(reader: Reader, filter: KeyFilter): List<KeyRow, ApiKey> {
  const now = new Date();
  const matching = and(
    keyWithinReach(filter.reach),
    filter.state === undefined ? undefined : matchesState(filter.state, now),
    filter.scope === undefined ? undefined : sql`${filter.scope} = any(${apiKeys.scopes})`,
    filter.owner === undefined
      ? undefined
      : sql`position(lower(${filter.owner}) in lower(${apiKeys.owner})) > 0`,
    filter.unusedSince === undefined
      ? undefined
      : sql`coalesce(${apiKeyUses.lastUsedAt}, ${apiKeys.createdAt}) < ${filter.unusedSince}`,
  );
  return {
    orders,
    columns: keyColumns,
    rows: (condition) => keysWithUse(reader).where(and(matching, condition)).getSQL(),
    item: (row) => shown(row, now),
  };
}

/** All keys, the latest first: for the command line. */
export async function allKeys(reader: Reader): Promise<ApiKey[]> {
  const now = new Date();
  const rows = await keysWithUse(reader).orderBy(sql`${apiKeys.id} desc`);
  return rows.map((row) => shown(row, now));
}

export async function findKey(reader: Reader, id: string, reach: Reach): Promise<ApiKey | undefined> {
  const [row] = await keysWithUse(reader).where(and(eq(apiKeys.id, id), keyWithinReach(reach)));
  return row && shown(row, new Date());
}

/**
 * Takes a key for a change: waits for others who change it.
 * @throws Problem `not-found` if there is none within reach
 */
export async function takeKey(transaction: Transaction, id: string, reach: Reach): Promise<StoredKey> {
  const [key] = await transaction
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), keyWithinReach(reach)))
    .for('update');
  if (!key) throw notFound();
  return key;
}
