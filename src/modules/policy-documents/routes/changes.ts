import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicAddress } from '../../../platform/http/links.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id } from '../../../platform/http/schemas.ts';
import { xmlOf } from '../../../platform/http/xml.ts';
import { readPublisher } from '../../feedback/index.ts';
import { atomOf } from '../rules/atom.ts';
import { readChanges } from '../store/changes.ts';

const mostEntries = 100;
const path = '/v1/public-policy-documents/_changes';
const example =
  '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><id>tag:penata.example,2026:policy-documents</id><title>Perubahan dokumen hukum: Kota Palembang</title><updated>2026-01-31T01:00:00.000Z</updated><author><name>Kota Palembang</name></author><link rel="self" href="https://penata.example/v1/public-policy-documents/_changes" type="application/atom+xml"/></feed>';

/** What becomes of published documents, for feed readers. */
export const changeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/public-policy-documents/_changes',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'readPolicyChanges',
        tags: ['public-policy-documents'],
        summary: 'Follow what becomes of published documents',
        description: `An Atom feed (RFC 4287): that documents were promulgated, took effect, were amended or revoked, the newest ${mostEntries} first. Older ones stand on the pages that its link \`prev-archive\` leads to (RFC 5005). Open to all.`,
        querystring: Closed({
          before: Type.Optional(
            Id('Only what was noted before this step; taken from the link to older pages.'),
          ),
        }),
        response: answers(
          {
            200: {
              description: 'The feed, newest entries first.',
              content: {
                'application/atom+xml': {
                  schema: Type.String({
                    maxLength: 1_000_000,
                    pattern: '^<\\?xml ',
                    description: 'The feed as XML.',
                    examples: [example],
                  }),
                },
              },
            },
          },
          422,
        ),
      },
    },
    async (request, reply) => {
      const { before } = request.query;
      const changes = await readChanges(app.database.read, before, mostEntries + 1);
      if (!changes) throw unknownReference('step', { parameter: 'before' });
      const told = changes.slice(0, mostEntries);
      const { publicUrl } = app.config;
      const at = (id?: string) => publicAddress(request, id === undefined ? path : `${path}?before=${id}`);
      reply.type('application/atom+xml; charset=utf-8');
      return reply
        .serializer((text: string) => text)
        .send(
          xmlOf(
            atomOf(told, {
              host: publicUrl === undefined ? 'penata.invalid' : new URL(publicUrl).hostname,
              publisher: await readPublisher(app.database.read, app.today()),
              self: at(before),
              newest: at(),
              older: changes.length > mostEntries ? at(told.at(-1)!.id) : undefined,
              addressOf: (id) => publicAddress(request, `/v1/public-policy-documents/${id}`),
            }),
          ),
        ) as never;
    },
  );
};
