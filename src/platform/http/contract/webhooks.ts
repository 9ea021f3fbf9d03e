import { type EventKind, typePrefix } from '../../events/kind.ts';
import { schemaNameOf } from '../../events/schemas.ts';
import { type Document, refersTo } from './document.ts';

/** Describes each kind of event, as the feed tells it, under `webhooks`. */
export function addEvents(document: Document, events: readonly EventKind[]): Document {
  const webhooks = Object.fromEntries(
    events.map((kind) => [`${typePrefix}${kind.type}`, { post: receive(kind) }]),
  );
  return { ...document, webhooks };
}

const receive = (kind: EventKind) => ({
  operationId: `receive${schemaNameOf(kind)}`,
  tags: ['events'],
  summary: `${typePrefix}${kind.type}`,
  description: `${kind.description} Told to callers with the scope \`${kind.scope}\`; the feed \`GET /events\` has it in the same form.`,
  security: [{}],
  requestBody: {
    required: true,
    content: { 'application/cloudevents+json': { schema: refersTo('schemas', schemaNameOf(kind)) } },
  },
  responses: { '2XX': { description: 'The receiver has taken the event.' } },
});
