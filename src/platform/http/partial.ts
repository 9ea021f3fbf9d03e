import { closest } from 'fastest-levenshtein';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { shapeRemarks } from './remarks.ts';
import { shortened } from './text.ts';
import { maximumRemarks } from './validation.ts';

/** `fields=`: keeps only the named fields of each item of a list. */
export const partialAnswers = fp(async (app: FastifyInstance) => {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const wanted = reply.statusCode === 200 ? wantedFields(request) : undefined;
    if (wanted === undefined) return payload;
    const { items, ...rest } = payload as { items: Record<string, unknown>[] };
    // The full schema would demand the fields that were left out.
    reply.serializer(JSON.stringify);
    return {
      items: items.map((item) => Object.fromEntries(wanted.map((name) => [name, item[name]]))),
      ...rest,
    };
  });
});

/**
 * The fields that `fields=` names; undefined if it is not given.
 * @throws Problem `invalid-input` if it names others than the items have
 */
export function wantedFields(request: FastifyRequest): string[] | undefined {
  const { fields } = (request.query ?? {}) as { fields?: string };
  if (fields === undefined) return undefined;
  const wanted = [...new Set(fields.split(','))];
  requireKnown(wanted, fieldsOfItems(request));
  return wanted;
}

interface ListSchema {
  properties: { items: { items: { $ref?: string; properties?: object } } };
}

function fieldsOfItems(request: FastifyRequest): string[] {
  const { response } = request.routeOptions.schema as {
    response: Record<number, ListSchema & { content?: Record<string, { schema: ListSchema }> }>;
  };
  const list = response[200]!.content?.['application/json']?.schema ?? response[200]!;
  const item = list.properties.items.items;
  const schema = item.$ref ? (request.server.getSchema(item.$ref) as { properties: object }) : item;
  return Object.keys(schema.properties ?? {});
}

function requireKnown(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.filter((name) => !known.includes(name)).map(shortened);
  if (unknown.length === 0) return;
  throw new Problem(problems['invalid-input'], {
    remarks: unknown.slice(0, maximumRemarks).map((name) => ({
      place: { parameter: 'fields' },
      code: 'unknown-field',
      text: shapeRemarks['unknown-field'],
      parameters: { name, nearest: closest(name, known) },
    })),
  });
}
