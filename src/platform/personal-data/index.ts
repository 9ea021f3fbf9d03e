import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type, { type TObject } from 'typebox';
import { actorOf, principalOf } from '../access/caller.ts';
import { selfAccess } from '../access/scopes.ts';
import { answers } from '../http/answers.ts';
import { ref } from '../http/schemas.ts';
import type { Module } from '../module.ts';
import type { HeldData } from './held.ts';
import { PersonalDataCategory } from './schemas.ts';

/** Everything that is held on a person, in one answer: each module says what it holds. */
export function personalDataPart(held: readonly HeldData[]): Module {
  const fields = held.flatMap((part) => part.fields);
  const categories = held.flatMap((part) => part.categories);
  const OwnPersonalData = Type.Object(
    {
      ...Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
      categories: Type.Array(ref(PersonalDataCategory), {
        maxItems: 40,
        description: 'What each kind of data is held for, and on what legal basis.',
      }),
    },
    { $id: 'OwnPersonalData', description: 'Everything that is held on a civil servant.' },
  );

  const routes: FastifyPluginAsyncTypebox = async (app) => {
    app.get(
      '/me/personal-data',
      {
        config: { access: selfAccess },
        schema: {
          operationId: 'getOwnPersonalData',
          tags: ['me'],
          summary: 'Read everything that is held on oneself',
          description:
            'The personnel file with external ids, ranks, placements, correction requests and assessments in one answer, with what each kind of data is held for and on what legal basis (UU 27/2022 art. 5 and 7). Who read and changed it stands in lists of their own.',
          response: answers({ 200: ref(OwnPersonalData as TObject) }),
        },
      },
      async (request) => {
        const { employeeId } = principalOf(request).self!;
        return app.database.transaction(actorOf(request), async (transaction) => {
          const answer: Record<string, unknown> = { categories };
          for (const { name, read } of fields)
            answer[name] = await read(transaction, employeeId, app.today());
          return answer;
        });
      },
    );
  };

  return {
    routes,
    tags: [],
    schemas: [PersonalDataCategory, OwnPersonalData],
    problems: {},
    constraints: {},
    referenceLists: [],
    importers: [],
    events: [],
    jobs: [],
  };
}
