import { defineCommand } from 'citty';
import { unitWithin } from '../modules/organisation/index.ts';
import { allKeys, takeKey } from '../platform/access/administration/store/keys.ts';
import { rotateKey } from '../platform/access/administration/store/rotation.ts';
import { createKey, defaultExpiry, parseScopes, revokeKey } from '../platform/access/keys.ts';
import { isNetwork } from '../platform/access/networks.ts';
import type { Transaction } from '../platform/database/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { say as word } from '../platform/http/text.ts';
import { withDatabase } from './session.ts';

// Bound by nothing: this is the way back in when all keys of administrators are lost.
const actor = { kind: 'system', id: 'cli' } as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const id = {
  type: 'positional',
  required: true,
  description: 'Stable id of the key, as `key list` shows it',
} as const;

const create = defineCommand({
  meta: { name: 'create', description: 'Make an API key; it is printed alone on standard output, once' },
  args: {
    name: { type: 'string', required: true, description: 'What the key is called' },
    scopes: { type: 'string', required: true, description: "Scopes separated by commas, or '*' for all" },
    days: { type: 'string', default: '365', description: 'Days until it expires' },
    owner: { type: 'string', description: 'Who answers for it' },
    contact: { type: 'string', description: 'E-mail address or telephone number of the owner' },
    purpose: { type: 'string', description: 'What it is used for' },
    units: {
      type: 'string',
      description: 'Ids of units to whose subtrees it is confined, separated by commas',
    },
    networks: {
      type: 'string',
      description: 'Networks (CIDR) from which it is accepted, separated by commas',
    },
    'requests-per-minute': { type: 'string', description: 'Its own limit instead of the usual one' },
  },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const limit = args['requests-per-minute'];
      const networks = listOf(args.networks);
      const wrong = networks?.find((network) => !isNetwork(network));
      if (wrong !== undefined) throw new RangeError(`${wrong} is no network such as 203.0.113.0/24`);
      const unitIds = listOf(args.units)?.map((unitId) => unitId.toLowerCase()) ?? null;
      const made = {
        name: args.name,
        scopes: parseScopes(args.scopes),
        expiresAt: defaultExpiry(wholeNumber('--days', args.days, 1)),
        owner: args.owner ?? null,
        contact: args.contact ?? null,
        purpose: args.purpose ?? null,
        unitIds,
        networks,
        requestsPerMinute: limit === undefined ? null : wholeNumber('--requests-per-minute', limit, 1),
      };
      const key = await database.transaction(actor, async (transaction) => {
        for (const unitId of unitIds ?? [])
          if (!uuid.test(unitId) || !(await unitWithin(transaction, unitId, null)))
            throw new RangeError(`there is no unit ${unitId}`);
        return (await createKey(transaction, made)).key;
      });
      process.stdout.write(`${key}\n`);
    }),
});

const list = defineCommand({
  meta: {
    name: 'list',
    description: 'List the keys, latest first: id, name, owner, expiry, state, last use, scopes',
  },
  run: () =>
    withDatabase(async ({ database }) => {
      for (const key of await allKeys(database.read)) {
        const { id, name, owner, expiresAt, state, lastUsedAt, scopes } = key;
        const cells = [
          id,
          name,
          owner ?? '–',
          dayOf(expiresAt),
          state,
          lastUsedAt ? dayOf(lastUsedAt) : 'never',
          scopes.join(','),
        ];
        process.stdout.write(`${cells.join('\t')}\n`);
      }
    }),
});

const rotate = defineCommand({
  meta: {
    name: 'rotate',
    description: 'Give a key a new secret; the new key is printed alone on standard output, once',
  },
  args: {
    id,
    'overlap-hours': {
      type: 'string',
      default: '24',
      description: 'Hours for which the secret so far stays valid; 0 ends all former ones at once',
    },
  },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const hours = wholeNumber('--overlap-hours', args['overlap-hours'], 0, 720);
      const key = await database.transaction(actor, (transaction) => rotated(transaction, args.id, hours));
      process.stdout.write(`${key}\n`);
    }),
});

const revoke = defineCommand({
  meta: { name: 'revoke', description: 'Revoke a key at once, on every instance' },
  args: { id },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const isRevoked =
        uuid.test(args.id) &&
        (await database.transaction(actor, (transaction) => revokeKey(transaction, args.id)));
      if (!isRevoked) throw new RangeError(`there is no key ${args.id} that is not revoked yet`);
    }),
});

async function rotated(transaction: Transaction, keyId: string, overlapHours: number): Promise<string> {
  try {
    if (!uuid.test(keyId)) throw new RangeError(`there is no key ${keyId}`);
    return await rotateKey(transaction, await takeKey(transaction, keyId, null), overlapHours);
  } catch (error) {
    throw error instanceof Problem
      ? new RangeError(word(error.kind.detail, 'en', error.parameters), { cause: error })
      : error;
  }
}

function wholeNumber(option: string, text: string, least: number, most = 1_000_000): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new RangeError(`${option} must be a whole number from ${least} to ${most.toLocaleString('en')}`);
}

/** The parts of a list with commas; null if it was not given. */
function listOf(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('')) throw new RangeError(`a part of the list ${text} is empty`);
  return parts;
}

const dayOf = (moment: Date | string): string => new Date(moment).toISOString().slice(0, 10);

export const keyCommand = defineCommand({
  meta: { name: 'key', description: 'API keys' },
  subCommands: { create, list, rotate, revoke },
});
