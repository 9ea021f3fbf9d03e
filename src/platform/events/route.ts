import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { callerAccess } from '../access/scopes.ts';
import { answers } from '../http/answers.ts';
import { publicPath } from '../http/links.ts';
import { negotiate } from '../http/negotiation.ts';
import { Closed, ref } from '../http/schemas.ts';
import type { FeedServer } from './cursor.ts';
import { FeedReading } from './feed.ts';
import { type EventKind, typePrefix } from './kind.ts';
import type { FeedPage } from './store.ts';
import { eventStream, eventsAtOnce } from './stream.ts';
import { FeedWatch } from './watch.ts';

const streamType = 'text/event-stream';
const cursorShape = { minLength: 1, maxLength: 8000, pattern: '^[\\w-]+$' };

const description = `What happened (peristiwa), in the order of transactions, without gaps and each event once. An event tells *that* something changed, with ids, days and names of fields, never with personal data: read the record for the rest.

**Following.** Keep \`after\` of each answer with what you have taken over, and ask on with it (\`next\` is the whole address); at once while \`hasMore\` is true, else with \`wait\`. A rare filter may answer with no items and \`hasMore\` true: the feed was looked through so far. The filter may change from call to call.

**Beginning.** Export the lists that you mirror and go on with the cursor in the header \`Events-After\` of the export: what the export shows is not told again, and nothing is left out. Without \`after\` the feed begins with the oldest event kept, with \`after=latest\` now. Cursors stay valid as long as events are kept (400 days, unless configured otherwise), then answer \`events-gone\`. They fit every caller with the same scopes and units, and no other.

**Server-Sent Events.** With \`Accept: ${streamType}\` the same feed is a stream: each event has its cursor for an id, so that \`Last-Event-ID\` goes on where a connection broke.

**Days.** What is entered for later is told as \`….scheduled\` at once, and as \`….effective\` or \`….ended\` on its day: mirrors of today's state leave out \`….scheduled\`.

**Whom.** Each kind needs its scope. Whoever holds it in some units only is told what concerns these units before or after: also that somebody left. A new employee or position belongs to units from its first placement or version on. When a unit comes under one of yours, read its people and positions: what happened to them before was not told to you.`;

declare module 'fastify' {
  interface FastifyInstance {
    /** All kinds of events that are told. */
    eventKinds: readonly EventKind[];
    feedServer: FeedServer;
  }
}

/** The feed of events, as pages and as a stream. */
export const feedRoute: FastifyPluginAsyncTypebox<{
  kinds: readonly EventKind[];
  Event: TSchema;
}> = async (app, { kinds, Event }) => {
  const watch = new FeedWatch(app.database.pool, app.log);
  app.addHook('preClose', async () => watch.end());

  app.get(
    '/events',
    {
      config: { access: callerAccess },
      // It would wait, or stream, for nothing.
      exposeHeadRoute: false,
      // What is written is known to fit: choosing among all kinds for each item would cost more than writing it.
      serializerCompiler: () => JSON.stringify,
      schema: {
        operationId: 'listEvents',
        tags: ['events'],
        summary: 'Follow what happens',
        description,
        headers: Type.Object({
          'last-event-id': Type.Optional(
            Type.String({
              ...cursorShape,
              description:
                'Where a stream goes on: the id of the last event taken. It counts before `after`.',
            }),
          ),
        }),
        querystring: Closed({
          after: Type.Optional(
            Type.String({
              ...cursorShape,
              description: 'Where to go on: a cursor, or `latest` for what is yet to come.',
              examples: ['latest'],
            }),
          ),
          limit: Type.Integer({
            minimum: 1,
            maximum: 1000,
            default: 100,
            format: 'int32',
            description: 'Events on a page, 1–1000.',
          }),
          wait: Type.Integer({
            minimum: 0,
            maximum: 30,
            default: 0,
            format: 'int32',
            description: 'Seconds to wait for an event if there is none yet, 0–30.',
          }),
          type: Type.Optional(
            Type.Array(Type.Enum(kinds.map(({ type }) => typePrefix + type)), {
              maxItems: 50,
              description: 'Only events of this type; may be given several times.',
              examples: [[`${typePrefix}employee.changed`]],
            }),
          ),
          resource: Type.Optional(
            Type.Array(Type.Enum([...new Set(kinds.map(({ resource }) => resource))]), {
              maxItems: 50,
              description: 'Only events about this kind of record; may be given several times.',
              examples: [['employee']],
            }),
          ),
          subject: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 200,
              pattern: '^[\\w.:-]+$',
              description: 'Only events about the record with this id.',
              examples: ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
            }),
          ),
        }),
        response: answers(
          {
            200: {
              description: 'The events that follow, or a stream of them.',
              content: {
                'application/json': {
                  schema: Type.Object(
                    {
                      items: Type.Array(ref(Event), { maxItems: 1000, description: 'The events, in order.' }),
                      after: Type.String({
                        ...cursorShape,
                        description: 'The cursor to keep: everything before it has been told.',
                        examples: ['AbCdEf'],
                      }),
                      next: Type.String({
                        maxLength: 12_000,
                        format: 'uri-reference',
                        description: 'Address of what follows, also in the Link header; there always is one.',
                        examples: ['/v1/events?after=latest'],
                      }),
                      hasMore: Type.Boolean({ description: 'Whether it is worth asking on at once.' }),
                    },
                    { title: 'EventFeed', description: 'What happened next, in the order of the feed.' },
                  ),
                },
                [streamType]: {
                  schema: Type.String({
                    maxLength: Number.MAX_SAFE_INTEGER,
                    format: 'binary',
                    description:
                      'Server-Sent Events: a cursor as `id`, the type as `event`, the event as `data`.',
                    examples: ['id: AbC\nevent: penata.employee.changed\ndata: {"specversion":"1.0"}\n\n'],
                  }),
                },
              },
            },
          },
          406,
          410,
        ),
      },
    },
    async (request, reply) => {
      const { after, limit, wait, type, resource, subject } = request.query;
      const asked = { ...(resource && { resources: resource }), ...(subject !== undefined && { subject }) };
      const filter = { ...asked, ...(type && { kinds: type.map((name) => name.slice(typePrefix.length)) }) };
      const reading = new FeedReading({ request, reply }, { kinds, watch, filter });
      const isStream = negotiate(request, ['application/json', streamType]) === streamType;
      const place = reading.placeOf((isStream ? request.headers['last-event-id'] : undefined) ?? after);
      if (isStream) {
        const first = await reading.read(place, eventsAtOnce);
        const stream = Readable.from(eventStream(reading, first), { objectMode: false });
        // Gateways of the nginx family would hold events back until a buffer is full.
        reply.type(streamType).header('x-accel-buffering', 'no');
        // The type of the answer knows only JSON.
        return reply.send(stream as never);
      }
      const page = await readOrWait(reading, await reading.read(place, limit), { limit, wait });
      const cursor = reading.cursorOf(page.through);
      const next = nextAddress(request, cursor);
      reply.header('link', `<${next}>; rel="next"`);
      return {
        items: page.events.map((event) => reading.cloudEventOf(event)) as never[],
        after: cursor,
        next,
        hasMore: page.hasMore,
      };
    },
  );
};

/** A page as it is, or, where there is nothing to tell, the first one that has something, within so many seconds. */
async function readOrWait(
  reading: FeedReading,
  first: FeedPage,
  { limit, wait }: { limit: number; wait: number },
): Promise<FeedPage> {
  const end = Date.now() + wait * 1000;
  let page = first;
  while (page.events.length === 0 && !page.hasMore && Date.now() < end) {
    if ((await reading.wait(page.through, end - Date.now())) === 'end') break;
    page = await reading.read(page.through, limit);
  }
  return page;
}

function nextAddress(request: FastifyRequest, cursor: string): string {
  const { after: _, ...kept } = request.query as Record<string, unknown>;
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(kept))
    for (const value of [values].flat()) query.append(name, String(value));
  query.set('after', cursor);
  return publicPath(request, `${request.url.split('?')[0]}?${query}`);
}
