import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { historyRoutes } from '../../../platform/history/routes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref, Text } from '../../../platform/http/schemas.ts';
import { competencyProblems } from '../problems.ts';
import { competencyKinds, governmentFields } from '../reference.ts';
import { requireSoundCompetency } from '../rules/dictionary.ts';
import { Competency, CompetencyChange, CompetencyVersion, NewCompetency } from '../schemas/dictionary.ts';
import { CompetencyCode } from '../schemas/shared.ts';
import {
  competencyHistory,
  competencyHistoryOf,
  competencyList,
  findCompetency,
  insertCompetency,
  latestCompetency,
  takeCompetency,
} from '../store/dictionary.ts';

const tag = 'competencies';
const access = {
  read: withScope('competencies:read', { units: 'shared' }),
  write: withScope('competencies:write'),
};

/** The dictionary of competencies: the same for all units. */
export const dictionaryRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/competencies',
    {
      config: { access: access.read },
      schema: {
        operationId: 'listCompetencies',
        tags: [tag],
        summary: 'List the dictionary of competencies',
        description:
          'The entries of the dictionary (kamus kompetensi) that hold on a day, page by page: the eight managerial and the sociocultural one of PermenPANRB 38/2017, and the technical ones of the agency by field of government affairs.',
        querystring: listQuery(
          {
            asOf: AsOf,
            code: Type.Optional(CompetencyCode),
            kind: Type.Optional(competencyKinds.schema),
            field: Type.Optional(governmentFields.schema),
            q: Type.Optional(
              Text('Only those whose name or code contains this, in any case.', 100, 'integr'),
            ),
          },
          ['code', 'name'],
        ),
        response: answers({ 200: PageOf(ref(Competency)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      return sendList(request, reply, page, competencyList(database.read, request.query, page.asOf));
    },
  );

  app.post(
    '/competencies',
    {
      config: { access: access.write },
      schema: {
        operationId: 'createCompetency',
        tags: [tag],
        summary: 'Enter a competency',
        description:
          'Enters a competency into the dictionary from a day on, with its five levels. Technical ones name their field of government affairs.',
        body: ref(NewCompetency),
        response: answers({ 201: ref(Competency) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      requireSoundCompetency(request.body);
      const competency = await database.transaction(actorOf(request), async (transaction) => {
        const id = await insertCompetency(transaction, request.body);
        return latestCompetency(transaction, id);
      });
      reply.status(201).header('location', publicPath(request, `/v1/competencies/${competency!.id}`));
      return versioned(reply, competency!);
    },
  );

  app.get(
    '/competencies/:competencyId',
    {
      config: { access: access.read },
      schema: {
        operationId: 'getCompetency',
        tags: [tag],
        summary: 'Read a competency',
        description: 'One entry of the dictionary as it is on a day, with its levels and their indicators.',
        params: Closed({ competencyId: Id('Stable id of the competency.') }),
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(Competency) }, 404),
      },
    },
    async (request, reply) => {
      const day = request.query.asOf ?? app.today();
      const competency = await findCompetency(database.read, request.params.competencyId, day);
      if (!competency) throw notFound();
      return versioned(reply, competency);
    },
  );

  await app.register(
    historyRoutes<Competency, CompetencyVersion>({
      name: 'competency',
      path: '/competencies',
      tag,
      access,
      schemas: { resource: Competency, version: CompetencyVersion, change: CompetencyChange },
      words: {
        change: 'Enter a new version of a competency from a day on',
        close:
          'Retires a competency on a day; refused while a standard demands it from that day on, or somebody was assessed by it then.',
      },
      misfit: competencyProblems['competency-history-order'],
      take: takeCompetency,
      historyOf: competencyHistoryOf,
      versions: competencyHistory,
      on: findCompetency,
      latest: latestCompetency,
      requireSound: requireSoundCompetency,
    }),
  );

  await app.register(
    historyOfResource({
      path: '/competencies/:competencyId',
      parameter: 'competencyId',
      resource: 'competency',
      tag,
      access: access.read,
      exists: async (_request, id) => (await latestCompetency(database.read, id)) !== undefined,
    }),
  );
};
