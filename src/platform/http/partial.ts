import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Problem, problems } from './problems.ts';
import { shapeRemarks } from './remarks.ts';
import { closest } from 'fastest-levenshtein';

/** `fields=`: keeps only the named fields of each item of a list. */
export const partialAnswers = fp(async (app: FastifyInstance) => {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { fields } = (request.query ?? {}) as { fields?: string };
    if (fields === undefined || reply.statusCode !== 200) return payload;
    const { items, ...rest } = payload as { items: Record<string, unknown>[] };
    const wanted = fields.split(',');
    const known = Object.keys(items[0] ?? {});
    const unknown = items.length > 0 ? wanted.find((name) => !known.includes(name)) : undefined;
    if (unknown !== undefined)
      throw new Problem(problems['invalid-input'], {
        remarks: [
          {
            place: { parameter: 'fields' },
            code: 'unknown-field',
            text: shapeRemarks['unknown-field'],
            parameters: { name: unknown, nearest: closest(unknown, known) },
          },
        ],
      });
    // The full schema would demand the fields that were left out.
    reply.serializer(JSON.stringify);
    return { ...rest, items: items.map((item) => Object.fromEntries(wanted.map((name) => [name, item[name]]))) };
  });
});
