import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { publicAccess } from '../access/scopes.ts';
import { answers } from '../http/answers.ts';
import { notFound } from '../http/problems.ts';
import { Closed, Words } from '../http/schemas.ts';
import type { ReferenceList } from './list.ts';

const LabelSchema = Type.Object(
  {
    id: Words('In Indonesian.', 200, 'Perempuan'),
    en: Words('In English.', 200, 'Female'),
  },
  { title: 'Label', description: 'The words in both languages.' },
);
const name = Type.String({
  maxLength: 60,
  pattern: '^[a-z][a-z-]*$',
  description: 'Name of the list, in kebab-case.',
  examples: ['position-kinds'],
});
const about = {
  name,
  label: LabelSchema,
  description: Words('What the list is for.', 1000, 'Sex as in the personnel file.'),
  legalBasis: Words('The regulation that fixes it.', 300, 'Peraturan BKN 14/2018'),
};

/** The enumerations of the service with their labels, for screens and for mapping from other systems. */
export const referenceRoutes: FastifyPluginAsyncTypebox<{ lists: readonly ReferenceList[] }> = async (
  app,
  { lists },
) => {
  const byName = new Map(lists.map((list) => [list.name, list]));

  app.get(
    '/reference',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'listReferenceLists',
        tags: ['reference'],
        summary: 'List the reference lists',
        description: 'The names and meanings of all enumerations that the service uses.',
        response: answers({
          200: Type.Object(
            { items: Type.Array(Type.Object(about), { maxItems: 1000, description: 'The lists, by name.' }) },
            { title: 'ReferenceLists', description: 'All reference lists, without their codes.' },
          ),
        }),
      },
    },
    async () => ({ items: [...lists].sort((a, b) => (a.name < b.name ? -1 : 1)) }),
  );

  app.get(
    '/reference/:name',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'getReferenceList',
        tags: ['reference'],
        summary: 'Read a reference list',
        description:
          'The codes of one list in their official order, with labels and the codes of other systems.',
        params: Closed({ name }),
        response: answers(
          {
            200: Type.Object(
              {
                ...about,
                entries: Type.Array(
                  Type.Object(
                    { code: Words('Stable code.', 60, 'female'), label: LabelSchema },
                    {
                      additionalProperties: true,
                      description: 'A code, its words, and what else is known of it.',
                    },
                  ),
                  { maxItems: 5000, description: 'The codes, in order.' },
                ),
              },
              { title: 'ReferenceList', description: 'A reference list with its codes.' },
            ),
          },
          404,
        ),
      },
    },
    async (request) => {
      const list = byName.get(request.params.name);
      if (!list) throw notFound();
      return { ...list, entries: [...list.entries] };
    },
  );
};
