import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, DateOnly, Id, ref, Text } from '../../../platform/http/schemas.ts';
import { competencyProblems } from '../problems.ts';
import {
  AssessmentValidity,
  Assessor,
  AssessorChange,
  NewAssessmentValidity,
  NewAssessor,
} from '../schemas/assessments.ts';
import {
  addValidity,
  assessorList,
  findAssessor,
  insertAssessor,
  updateAssessor,
  validitiesOn,
} from '../store/assessors.ts';

const tags = ['assessments'];
const read = { access: withScope('competencies:read', { units: 'shared' }) };
const write = { access: withScope('assessments:write') };
const AssessorParams = Closed({ assessorId: Id('Stable id of the assessor.') });

/** Who may assess, and how long assessments count. */
export const assessorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/assessors',
    {
      config: read,
      schema: {
        operationId: 'listAssessors',
        tags,
        summary: 'List the assessors',
        description:
          'Assessors (asesor kompetensi) and their mandates, page by page; all of them without a day.',
        querystring: listQuery(
          {
            mandatedOn: Type.Optional(DateOnly('Only those with a mandate on this day.')),
            q: Type.Optional(Text('Only those whose name or code contains this, in any case.', 100, 'ratna')),
          },
          ['code', 'name'],
        ),
        response: answers({ 200: PageOf(ref(Assessor)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      return sendList(request, reply, page, assessorList(database.read, request.query));
    },
  );

  app.post(
    '/assessors',
    {
      config: write,
      schema: {
        operationId: 'createAssessor',
        tags,
        summary: 'Enter an assessor',
        description: 'Enters an assessor with the mandate: from which day, until when, by which decree.',
        body: ref(NewAssessor),
        response: answers({ 201: ref(Assessor) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const assessor = await database.transaction(actorOf(request), (transaction) =>
        insertAssessor(transaction, request.body),
      );
      reply.status(201).header('location', publicPath(request, `/v1/assessors/${assessor.id}`));
      return versioned(reply, assessor);
    },
  );

  app.get(
    '/assessors/:assessorId',
    {
      config: read,
      schema: {
        operationId: 'getAssessor',
        tags,
        summary: 'Read an assessor',
        description: 'One assessor and the mandate.',
        params: AssessorParams,
        response: answers({ 200: ref(Assessor) }, 404),
      },
    },
    async (request, reply) => {
      const assessor = await findAssessor(database.read, request.params.assessorId);
      if (!assessor) throw notFound();
      return versioned(reply, assessor);
    },
  );

  app.patch(
    '/assessors/:assessorId',
    {
      config: write,
      schema: {
        operationId: 'updateAssessor',
        tags,
        summary: 'Correct an assessor, or end the mandate',
        description:
          'Corrects an assessor (JSON Merge Patch); `validTo` ends the mandate. Refused while an assessment that counts would lie outside of the mandate.',
        params: AssessorParams,
        body: ref(AssessorChange),
        response: answers({ 200: ref(Assessor) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const expected = expectedVersion(request);
      const assessor = await database.transaction(actorOf(request), async (transaction) => {
        const changed = await updateAssessor(transaction, request.params.assessorId, expected, request.body);
        if (!changed) throw new Problem(competencyProblems['mandate-in-use']);
        return changed;
      });
      return versioned(reply, assessor);
    },
  );

  await app.register(
    historyOfResource({
      path: '/assessors/:assessorId',
      parameter: 'assessorId',
      resource: 'assessor',
      tag: tags[0]!,
      access: read.access,
      exists: async (_request, id) => (await findAssessor(database.read, id)) !== undefined,
    }),
  );

  app.get(
    '/assessment-validities',
    {
      config: read,
      schema: {
        operationId: 'listAssessmentValidities',
        tags,
        summary: 'List how long assessments count',
        description:
          'For how many months an assessment that is held on a day counts (masa berlaku hasil penilaian), by method.',
        querystring: Closed({ asOf: AsOf }),
        response: answers({
          200: Type.Object(
            {
              items: Type.Array(ref(AssessmentValidity), {
                maxItems: 100,
                description: 'One for each method.',
              }),
            },
            { description: 'The validities of a day.' },
          ),
        }),
      },
    },
    async (request) => ({ items: await validitiesOn(database.read, request.query.asOf ?? app.today()) }),
  );

  app.post(
    '/assessment-validities',
    {
      config: write,
      schema: {
        operationId: 'addAssessmentValidity',
        tags,
        summary: 'Set how long assessments of a method count',
        description:
          'Sets for how many months assessments count that are held from a day on; the validity that held before ends then. What was already assessed keeps the end that it was given.',
        body: ref(NewAssessmentValidity),
        response: answers({ 201: ref(AssessmentValidity) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const validity = await database.transaction(actorOf(request), (transaction) =>
        addValidity(transaction, request.body),
      );
      const place = `/v1/assessment-validities?asOf=${validity.validFrom}`;
      reply.status(201).header('location', publicPath(request, place));
      return validity;
    },
  );
};
