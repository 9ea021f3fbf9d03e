import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { ownEmployeeId } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { selfAccess, withScope } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { rowsBy, unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { LearnerHours, LearningHours, LearningState, UnitLearningHours, Year } from '../schemas/hours.ts';
import {
  findLearningHours,
  type LearningYear,
  learnerList,
  learningYear,
  readUnitHours,
} from '../store/hours.ts';

const tags = ['learning-hours'];
const read = { access: withScope('certificates:read', { units: 'narrowed' }) };
const described =
  'Learning hours (jam pelajaran, JP) that count in a calendar year, against what holds for the kind of employment: for PNS a right and duty of at least 20 (PP 11/2017 art. 203(4)), for PPPK a ceiling of 24 (PP 49/2018 art. 40), both as data. A training counts in the year of its last day. The forecast adds the sessions with a seat that end in the year.';

/** Learning hours of people, units and the city. */
export const hourRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/learning-hours',
    {
      config: read,
      schema: {
        operationId: 'listLearningHours',
        tags,
        summary: 'List the learning hours of people',
        description: `People in definitive positions, page by page. ${described}`,
        querystring: listQuery({ ...unitFilter, year: Year, state: Type.Optional(LearningState) }, [
          'employeeId',
        ]),
        response: answers({ 200: PageOf(ref(LearnerHours)) }),
      },
    },
    async (request, reply) => {
      const page = pageRequest(request);
      const at = yearOf(request.query.year);
      const filter = {
        ...request.query,
        reach: reachOf(request),
        ...(await unitCriteria(database.read, request.query, at.day)),
      };
      return sendList(request, reply, page, learnerList(filter, at));
    },
  );

  app.get(
    '/employees/:employeeId/learning-hours',
    {
      config: read,
      schema: {
        operationId: 'getLearningHours',
        tags,
        summary: 'Read the learning hours of an employee',
        description: described,
        params: Closed({ employeeId: Id('Stable id of the employee.') }),
        querystring: Closed({ year: Year }),
        response: answers({ 200: ref(LearningHours) }, 404),
      },
    },
    async (request) => {
      const at = yearOf(request.query.year);
      const hours = await findLearningHours(database.read, request.params.employeeId, at, reachOf(request));
      if (!hours) throw notFound();
      return hours;
    },
  );

  app.get(
    '/me/learning-hours',
    {
      config: { access: selfAccess },
      schema: {
        operationId: 'getOwnLearningHours',
        tags: ['me'],
        summary: 'Read the own learning hours',
        description: described,
        querystring: Closed({ year: Year }),
        response: answers({ 200: ref(LearningHours) }),
      },
    },
    async (request) =>
      (await findLearningHours(database.read, ownEmployeeId(request), yearOf(request.query.year), null))!,
  );

  app.get(
    '/units/:unitId/learning-hours',
    {
      config: read,
      schema: {
        operationId: 'getUnitLearningHours',
        tags,
        summary: 'Read the learning hours of a subtree',
        description: `How many people have reached what they have to, by unit. ${described}`,
        params: Closed({ unitId: Id('Stable id of the unit.') }),
        querystring: Closed({ year: Year, rows: rowsBy }),
        response: answers({ 200: ref(UnitLearningHours) }, 404),
      },
    },
    async (request) => {
      const { unitId } = request.params;
      const at = yearOf(request.query.year);
      if (!(await unitExistsOn(database.read, unitId, at.day, reachOf(request)))) throw notFound();
      const counted = await readUnitHours(database.read, unitId, at, request.query.rows);
      return { unitId, year: at.year, asOf: at.day, ...counted };
    },
  );

  function yearOf(year?: number): LearningYear {
    const today = app.today();
    return learningYear(year ?? Number(today.slice(0, 4)), today);
  }
};
