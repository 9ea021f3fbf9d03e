import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { ownEmployeeId } from '../../../platform/access/caller.ts';
import { type Reach, reachOf } from '../../../platform/access/reach.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { positionWithin, unitCriteria, unitFilter } from '../../organisation/index.ts';
import { competencyProblems } from '../problems.ts';
import { Assessment } from '../schemas/assessments.ts';
import { Candidates, CompetencyGap } from '../schemas/gaps.ts';
import { assessmentList } from '../store/assessments.ts';
import { findVacancy, rankCandidates } from '../store/candidates.ts';
import { findGap } from '../store/gap.ts';
import { standardOfPosition } from '../store/standards.ts';

const tags = ['competency-gaps'];
const read = { access: withScope('assessments:read', { units: 'narrowed' }) };
const self = { access: selfAccess };

const gapQuery = Closed({
  asOf: AsOf,
  positionId: Type.Optional(
    Id('The position to be held against; the one that is held definitively on the day if not given.'),
  ),
});

const described =
  'Levels demanded and levels that count, competency by competency, the job-person match (JPM) with category and recommendation, and the requirements beside competencies. Of several valid assessments of a competency the one held last counts; of the same day the one whose method stands first in `/reference/assessment-methods`.';

/** What people lack for positions, and who would fit one. */
export const gapRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/employees/:employeeId/competency-gap',
    {
      config: read,
      schema: {
        operationId: 'getCompetencyGap',
        tags,
        summary: 'Read what an employee lacks for a position',
        description: described,
        params: Closed({ employeeId: Id('Stable id of the employee.') }),
        querystring: gapQuery,
        response: answers({ 200: ref(CompetencyGap) }, 404, 422),
      },
    },
    async (request) => {
      const reach = reachOf(request);
      const gap = await gapOf(request.params.employeeId, request.query, reach);
      if (!gap) throw notFound();
      return gap;
    },
  );

  app.get(
    '/me/competency-gap',
    {
      config: self,
      schema: {
        operationId: 'getOwnCompetencyGap',
        tags: ['me'],
        summary: 'Read what one lacks for the own or another position',
        description: described,
        querystring: gapQuery,
        response: answers({ 200: ref(CompetencyGap) }, 422),
      },
    },
    async (request) => (await gapOf(ownEmployeeId(request), request.query, null))!,
  );

  app.get(
    '/me/assessments',
    {
      config: self,
      schema: {
        operationId: 'listOwnAssessments',
        tags: ['me'],
        summary: 'List the own assessments',
        description:
          'Every own assessment with its evidence, also what was replaced or withdrawn, page by page. What assessors confide among themselves is not part of it.',
        querystring: listQuery({}, ['assessedOn', 'id']),
        response: answers({ 200: PageOf(ref(Assessment)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const filter = { reach: null, employeeId: ownEmployeeId(request), today: app.today() };
      return sendList(request, reply, page, assessmentList(database.read, filter));
    },
  );

  app.get(
    '/positions/:positionId/candidates',
    {
      config: read,
      schema: {
        operationId: 'listCandidates',
        tags,
        summary: 'Rank who would fit a position',
        description:
          'The best matches among all people in service, by JPM, then by uncapped JPM. Hard requirements — level of education, rank, experience — are applied; fields of study and trainings are left to be verified. Whoever was never assessed, or holds the position, does not appear.',
        params: Closed({ positionId: Id('Stable id of the position.') }),
        querystring: Closed({
          asOf: AsOf,
          ...unitFilter,
          limit: Type.Integer({
            minimum: 1,
            maximum: 500,
            default: 50,
            format: 'int32',
            description: 'How many people are ranked, 1–500.',
          }),
        }),
        response: answers({ 200: ref(Candidates) }, 404, 409),
      },
    },
    async (request) => {
      const { positionId } = request.params;
      const { limit, ...filter } = request.query;
      const reach = reachOf(request);
      const day = filter.asOf ?? app.today();
      if (!(await positionWithin(database.read, positionId, reach))) throw notFound();
      const { standard, origin } = await standardOfPosition(database.read, positionId, day);
      if (!standard) throw new Problem(competencyProblems['no-standard']);
      const vacancy = await findVacancy(database.read, positionId, standard.id);
      const criteria = { reach, limit, ...(await unitCriteria(database.read, filter, day)) };
      const items = await rankCandidates(database.read, vacancy, day, criteria);
      return { positionId, asOf: day, standardId: standard.id, standardOrigin: origin, items };
    },
  );

  async function gapOf(
    employeeId: string,
    { asOf: day = app.today(), positionId = null }: { asOf?: string; positionId?: string | null },
    reach: Reach,
  ): Promise<CompetencyGap | undefined> {
    if (positionId !== null && !(await positionWithin(database.read, positionId, reach)))
      throw unknownReference('position', { parameter: 'positionId' });
    return findGap(database.pool, { employeeId, positionId, day, reach });
  }
};
