import Type, { type TSchema } from 'typebox';
import { type EventKind, typePrefix } from './kind.ts';

/** Name of the schema of a kind of event: `EmployeeRankEffectiveEvent`. */
export const schemaNameOf = ({ type }: EventKind): string =>
  `${type.replaceAll(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`;

/** An event of a kind, as the feed tells it: CloudEvents 1.0 in JSON. */
const cloudEventOf = (kind: EventKind): TSchema =>
  Type.Object(
    {
      specversion: Type.Literal('1.0', { description: 'Version of CloudEvents.' }),
      id: Type.String({
        maxLength: 20,
        pattern: '^\\d+$',
        description: 'Names this event within its source, for good.',
        examples: ['4711'],
      }),
      source: Type.String({
        maxLength: 500,
        format: 'uri-reference',
        description: 'Address of the feed that tells it.',
        examples: ['/v1/events'],
      }),
      type: Type.Literal(`${typePrefix}${kind.type}`, { description: 'The kind of event.' }),
      subject: Type.String({
        maxLength: 200,
        pattern: '^[^\\u0000]*$',
        description: `Id of the ${kind.resource} that it happened to.`,
        examples: ['019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'],
      }),
      time: Type.String({
        maxLength: 35,
        format: 'date-time',
        description: 'When it was recorded. The order is that of the feed.',
        examples: ['2026-01-31T01:00:00.000000Z'],
      }),
      datacontenttype: Type.Literal('application/json', { description: 'Media type of `data`.' }),
      resource: Type.Literal(kind.resource, { description: 'The kind of record that `subject` names.' }),
      data: kind.data,
    },
    { $id: schemaNameOf(kind), description: kind.description },
  );

/** The schemas of all kinds, and `Event`, which is any of them. */
export function eventSchemas(kinds: readonly EventKind[]): { Event: TSchema; all: TSchema[] } {
  const each = kinds.map(cloudEventOf);
  const Event = Type.Unsafe({
    $id: 'Event',
    description: 'Something that happened; `type` tells what, and what `data` holds.',
    oneOf: kinds.map((kind) => Type.Ref(schemaNameOf(kind))),
  });
  return { Event, all: [...each, Event] };
}
