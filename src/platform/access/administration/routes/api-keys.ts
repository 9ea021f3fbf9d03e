import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { eq, sql } from 'drizzle-orm';
import Type from 'typebox';
import { sendList } from '../../../export/send-list.ts';
import { answers } from '../../../http/answers.ts';
import { expectedVersion, requireVersion, versioned } from '../../../http/conditional.ts';
import { publicPath } from '../../../http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../http/paging.ts';
import { Problem } from '../../../http/problem.ts';
import { notFound } from '../../../http/problems.ts';
import { Closed, DateOnly, Id, ref, Text } from '../../../http/schemas.ts';
import { actorOf, principalOf } from '../../caller.ts';
import { createKey, defaultExpiry } from '../../keys.ts';
import { reachOf } from '../../reach.ts';
import { allScopes, withScope } from '../../scopes.ts';
import { apiKeys } from '../../tables.ts';
import { requireExpiry, requireNetworks, requireScopes } from '../input.ts';
import { boundsOf, isWider, placesIn, requireWithinBounds } from '../key-power.ts';
import { administrationProblems } from '../problems.ts';
import { ApiKey, ApiKeyChange, IssuedApiKey, keyStates, NewApiKey } from '../schemas.ts';
import { findKey, keyList, keySorts, takeKey } from '../store/keys.ts';
import { plainUnitIds, requireUnits, type UnitLookup } from '../units.ts';

export const keyTags = ['api-keys'];
export const keyWrite = { access: withScope('api-keys:write', { units: 'narrowed' }) };
export const KeyParams = Closed({ keyId: Id('Stable id of the key.') });

const read = { access: withScope('api-keys:read', { units: 'narrowed' }) };
const reachInWords =
  'A caller confined to units sees only the keys all of whose units lie within them, never one for the whole city.';
const boundsInWords =
  'It can do no more than the caller itself: in scopes, units, networks, requests and time (`more-than-own`).';
const everyField = { scopes: 1, unitIds: 1, networks: 1, requestsPerMinute: 1, expiresAt: 1 };

/** API keys: made, read and changed; their secrets are shown once and never again. */
export const apiKeyRoutes: FastifyPluginAsyncTypebox<{ units: UnitLookup }> = async (
  app,
  { units: lookup },
) => {
  const { database } = app;

  app.get(
    '/api-keys',
    {
      config: read,
      schema: {
        operationId: 'listApiKeys',
        tags: keyTags,
        summary: 'List API keys',
        description: `API keys (kunci API), ended ones too, page by page, without their secrets. ${reachInWords}`,
        querystring: listQuery(
          {
            state: Type.Optional(Type.Enum(keyStates, { description: 'Only keys in this state.' })),
            scope: Type.Optional(Type.Enum(allScopes, { description: 'Only keys with this scope.' })),
            owner: Type.Optional(Text('Only keys whose owner contains this, in any case.', 100, 'hukum')),
            unusedSince: Type.Optional(
              DateOnly('Only keys made before this day that nobody has used since it began.'),
            ),
          },
          keySorts,
        ),
        response: answers({ 200: PageOf(ref(ApiKey)) }),
      },
    },
    async (request, reply) => {
      const { state, scope, owner, unusedSince } = request.query;
      const page = pageRequest(request);
      const filter = {
        reach: reachOf(request),
        ...(state === undefined ? {} : { state }),
        ...(scope === undefined ? {} : { scope }),
        ...(owner === undefined ? {} : { owner }),
        ...(unusedSince === undefined
          ? {}
          : { unusedSince: sql`(${unusedSince}::timestamp at time zone ${app.config.timeZone})` }),
      };
      return sendList(request, reply, page, keyList(database.read, filter));
    },
  );

  app.post(
    '/api-keys',
    {
      config: { ...keyWrite, showsOnce: true },
      schema: {
        operationId: 'createApiKey',
        tags: keyTags,
        summary: 'Make an API key',
        description: `Makes a key and shows it in \`key\`, this once. ${boundsInWords}`,
        body: ref(NewApiKey),
        response: answers({ 201: ref(IssuedApiKey) }, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const reach = reachOf(request);
      const now = new Date();
      const { scopes, unitIds, networks = null, requestsPerMinute = null, expiresAt, ...text } = request.body;
      requireNetworks(networks);
      const asked = {
        scopes: requireScopes(scopes),
        unitIds: unitIds ? plainUnitIds(unitIds) : null,
        networks,
        requestsPerMinute,
        ...(expiresAt === undefined ? {} : { expiresAt: requireExpiry(expiresAt, now) }),
      };
      const made = await database.transaction(actorOf(request), async (transaction) => {
        const bounds = await boundsOf(transaction, principalOf(request));
        const inAYear = defaultExpiry();
        const usual = bounds.expiresAt && bounds.expiresAt < inAYear ? bounds.expiresAt : inAYear;
        const power = { expiresAt: usual, ...asked };
        await requireUnits(lookup, transaction, power.unitIds, reach);
        await requireWithinBounds(power, bounds, placesIn(everyField), {
          lookup,
          reader: transaction,
          day: app.today(),
        });
        const { id, key } = await createKey(transaction, { ...text, ...power });
        return { ...(await findKey(transaction, id, null))!, key };
      });
      reply.status(201).header('location', publicPath(request, `/v1/api-keys/${made.id}`));
      return versioned(reply, made);
    },
  );

  app.get(
    '/api-keys/:keyId',
    {
      config: read,
      schema: {
        operationId: 'getApiKey',
        tags: keyTags,
        summary: 'Read an API key',
        description: `One key without its secret, with its last use. ${reachInWords}`,
        params: KeyParams,
        response: answers({ 200: ref(ApiKey) }, 404),
      },
    },
    async (request, reply) => {
      const key = await findKey(database.read, request.params.keyId, reachOf(request));
      if (!key) throw notFound();
      return versioned(reply, key);
    },
  );

  app.patch(
    '/api-keys/:keyId',
    {
      config: keyWrite,
      schema: {
        operationId: 'updateApiKey',
        tags: keyTags,
        summary: 'Change an API key',
        description:
          'Changes what is known of a key and how far it is confined (JSON Merge Patch). To widen or prolong it the caller must have at least as much itself, scopes included (`more-than-own`); to narrow it not. A revoked key stays as it is; one that expired can be prolonged.',
        params: KeyParams,
        body: ref(ApiKeyChange),
        response: answers({ 200: ref(ApiKey) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { keyId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const { expiresAt, ...rest } = request.body;
      requireNetworks(rest.networks);
      const change = {
        ...rest,
        ...(expiresAt === undefined ? {} : { expiresAt: requireExpiry(expiresAt, new Date()) }),
      };
      const key = await database.transaction(actorOf(request), async (transaction) => {
        const before = await takeKey(transaction, keyId, reach);
        requireVersion(expected, before.version);
        if (before.revokedAt) throw new Problem(administrationProblems['key-ended']);
        const after = { ...before, ...change };
        if (isWider(after, before))
          await requireWithinBounds(
            after,
            await boundsOf(transaction, principalOf(request)),
            placesIn(request.body),
            { lookup, reader: transaction, day: app.today() },
          );
        await transaction.update(apiKeys).set(change).where(eq(apiKeys.id, keyId));
        return findKey(transaction, keyId, null);
      });
      request.changedKey = keyId;
      return versioned(reply, key!);
    },
  );
};
