import { defineCommand } from 'citty';
import { desc } from 'drizzle-orm';
import { createKey, defaultExpiry, parseScopes, revokeKey } from '../platform/access/keys.ts';
import { apiKeys } from '../platform/access/tables.ts';
import { withDatabase } from './session.ts';

const actor = { kind: 'system', id: 'cli' } as const;

const create = defineCommand({
  meta: { name: 'create', description: 'Make an API key; it is printed alone on standard output, once' },
  args: {
    name: { type: 'string', required: true, description: 'What the key is for' },
    scopes: { type: 'string', required: true, description: "Scopes separated by commas, or '*' for all" },
    days: { type: 'string', default: '365', description: 'Days until it expires' },
  },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const days = Number(args.days);
      if (!Number.isInteger(days) || days < 1)
        throw new RangeError('--days must be a whole number from 1 on');
      const options = { name: args.name, scopes: parseScopes(args.scopes), expiresAt: defaultExpiry(days) };
      const { key } = await database.transaction(actor, (transaction) => createKey(transaction, options));
      process.stdout.write(`${key}\n`);
    }),
});

const list = defineCommand({
  meta: { name: 'list', description: 'List the keys: id, name, expiry, state, scopes' },
  run: () =>
    withDatabase(async ({ database }) => {
      for (const key of await database.read.select().from(apiKeys).orderBy(desc(apiKeys.createdAt))) {
        const state = key.revokedAt ? 'revoked' : key.expiresAt < new Date() ? 'expired' : 'active';
        const expiry = key.expiresAt.toISOString().slice(0, 10);
        process.stdout.write(`${key.id}\t${key.name}\t${expiry}\t${state}\t${key.scopes.join(',')}\n`);
      }
    }),
});

const revoke = defineCommand({
  meta: { name: 'revoke', description: 'Revoke a key at once, on every instance' },
  args: { id: { type: 'positional', required: true, description: 'Id of the key, as `key list` shows it' } },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const isRevoked = await database.transaction(actor, (transaction) => revokeKey(transaction, args.id));
      if (!isRevoked) throw new RangeError(`there is no key ${args.id}`);
    }),
});

export const keyCommand = defineCommand({
  meta: { name: 'key', description: 'API keys' },
  subCommands: { create, list, revoke },
});
