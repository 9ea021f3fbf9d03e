import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { HeldCursor } from '../../../platform/export/held-cursor.ts';
import { answers } from '../../../platform/http/answers.ts';
import { matches } from '../../../platform/http/conditional.ts';
import { publicAddress } from '../../../platform/http/links.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { type Addresses, jdihnOf, type Published } from '../rules/jdihn.ts';
import { JdihnRegulation } from '../schemas/feeds.ts';
import { cityDocumentsOn, freshnessOn } from '../store/jdihn.ts';

/** The feed that the national network of legal documents harvests. */
export const jdihnRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database, exports } = app;

  app.get(
    '/jdihn/regulations',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listJdihnRegulations',
        tags: ['public-policy-documents'],
        summary: 'Read the feed of the network of legal documents',
        description:
          'All published regulations, decisions, instructions and circulars of the city as the national network (JDIHN) harvests them: one flat array of strings in its own spelling, never in pages. With `If-None-Match` it is sent only when something has changed; pages of any origin may read it. Open to all.',
        querystring: Closed({}),
        response: answers({
          200: {
            description: 'The whole list, the oldest document first.',
            content: {
              'application/json': {
                schema: Type.Array(ref(JdihnRegulation), {
                  maxItems: 1_000_000,
                  description: 'The documents of the city.',
                }),
              },
            },
          },
        }),
      },
    },
    async (request, typed) => {
      // A stream is no value of the schema.
      const reply = typed as FastifyReply;
      const day = app.today();
      const { digest, changedAt } = await freshnessOn(database.read, day);
      const addresses = addressesFor(request);
      const tag = `"${hash('sha1', [digest, day, addresses.text('')].join(' '), 'base64url').slice(0, 16)}"`;
      reply
        .header('access-control-allow-origin', '*')
        .header('access-control-expose-headers', 'ETag, Last-Modified')
        .header('cache-control', 'no-cache')
        .header('etag', tag);
      if (changedAt) reply.header('last-modified', new Date(changedAt).toUTCString());
      if (matches(request.headers['if-none-match'], tag)) return reply.status(304).send() as never;
      reply.type('application/json; charset=utf-8');
      if (request.method === 'HEAD') return reply.send(Readable.from([])) as never;

      const done = exports.turns.take(request.principal?.id ?? 'public');
      const { statement, columns } = cityDocumentsOn(day);
      const cursor = await HeldCursor.open<Published>(exports.pool, { statement, columns }, () => {}).catch(
        (error: unknown) => {
          done();
          throw error;
        },
      );
      const list = Readable.from(listOf(cursor, addresses), { objectMode: false });
      list.once('close', () => {
        cursor.release();
        done();
      });
      return reply.send(list) as never;
    },
  );
};

const addressesFor = (request: FastifyRequest): Addresses => ({
  text: (documentId) => publicAddress(request, `/v1/public-policy-documents/${documentId}/plain-text`),
  file: (documentId, fileId) =>
    publicAddress(request, `/v1/public-policy-documents/${documentId}/files/${fileId}/content`),
  detail: ({ kind, year, number }) =>
    publicAddress(request, `/v1/regulations/${kind}/${year}/${encodeURIComponent(String(number))}`),
});

/** The list as text, batch by batch. */
async function* listOf(cursor: HeldCursor<Published>, addresses: Addresses): AsyncGenerator<string> {
  yield '[';
  for (let before = ''; ; before = ',') {
    const rows = await cursor.next();
    if (rows.length === 0) break;
    yield before + rows.map((row) => JSON.stringify(jdihnOf(row, addresses))).join(',');
  }
  yield ']';
}
