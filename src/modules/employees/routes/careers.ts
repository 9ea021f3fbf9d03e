import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { employeeProblems } from '../problems.ts';
import { requireForwardPeriod, requireSoundCorrection } from '../rules/entry.ts';
import {
  NewPlacement,
  NewRank,
  Placement,
  PlacementCorrection,
  PlacementEnd,
  Placements,
  Ranks,
} from '../schemas.ts';
import {
  addPlacement,
  addRank,
  correctPlacement,
  endPlacement,
  findPlacement,
  placementHistory,
  rankHistory,
} from '../store/careers.ts';
import { isEmployeeWithin } from '../store/reach.ts';
import { takeEmployee, touchEmployee } from '../store/writing.ts';

const tags = ['careers'];
const read = { access: withScope('employees:read', { units: 'narrowed' }) };
const write = { access: withScope('employees:write', { units: 'narrowed' }) };
const EmployeeParams = Closed({ employeeId: Id('Stable id of the employee.') });
const PlacementParams = Closed({
  employeeId: Id('Stable id of the employee.'),
  placementId: Id('Stable id of the placement.'),
});
/** Ranks and placements by period. */
export const careerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/employees/:employeeId/ranks',
    {
      config: read,
      schema: {
        operationId: 'listRanks',
        tags,
        summary: 'Read the ranks of an employee',
        description: 'Every rank (pangkat, golongan/ruang) by period, oldest first.',
        params: EmployeeParams,
        response: answers({ 200: Ranks }, 404),
      },
    },
    async (request) => {
      const { employeeId } = request.params;
      if (!(await isEmployeeWithin(database.read, employeeId, reachOf(request)))) throw notFound();
      return { items: await rankHistory(database.read, employeeId) };
    },
  );

  app.post(
    '/employees/:employeeId/ranks',
    {
      config: write,
      schema: {
        operationId: 'addRank',
        tags,
        summary: 'Enter a rank from a day on',
        description:
          'Enters a rank; the open rank before it ends on that day. `If-Match` is honoured if sent.',
        params: EmployeeParams,
        body: ref(NewRank),
        response: answers({ 201: Ranks }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { employeeId } = request.params;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const items = await database.transaction(actorOf(request), async (transaction) => {
        const head = await takeEmployee(transaction, employeeId, expected, reach);
        const { rank, validFrom } = request.body;
        requireSoundCorrection(head, { ...head, rank, rankEffectiveOn: validFrom }, app.today(), {
          rankEffectiveOn: '/validFrom',
        });
        await addRank(transaction, employeeId, request.body);
        await touchEmployee(transaction, employeeId);
        return rankHistory(transaction, employeeId);
      });
      reply.status(201).header('location', publicPath(request, `/v1/employees/${employeeId}/ranks`));
      return { items };
    },
  );

  app.get(
    '/employees/:employeeId/placements',
    {
      config: read,
      schema: {
        operationId: 'listPlacements',
        tags,
        summary: 'Read the placements of an employee',
        description: 'Every placement (definitive, acting, additional) by period, oldest first.',
        params: EmployeeParams,
        response: answers({ 200: Placements }, 404),
      },
    },
    async (request) => {
      const { employeeId } = request.params;
      if (!(await isEmployeeWithin(database.read, employeeId, reachOf(request)))) throw notFound();
      return { items: await placementHistory(database.read, employeeId) };
    },
  );

  app.post(
    '/employees/:employeeId/placements',
    {
      config: write,
      schema: {
        operationId: 'placeEmployee',
        tags,
        summary: 'Place an employee into a position',
        description:
          'Places an employee from a day on. A definitive placement ends the open definitive one that began before; one definitive position at a time. `If-Match` is honoured if sent.',
        params: EmployeeParams,
        body: ref(NewPlacement),
        response: answers({ 201: ref(Placement) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { employeeId } = request.params;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const placement = await database.transaction(actorOf(request), async (transaction) => {
        const head = await takeEmployee(transaction, employeeId, expected, reach);
        requireSoundCorrection(head, { ...head, positionEffectiveOn: request.body.validFrom }, app.today(), {
          positionEffectiveOn: '/validFrom',
        });
        requireForwardPeriod(request.body);
        const id = await addPlacement(transaction, employeeId, request.body, reach);
        await touchEmployee(transaction, employeeId);
        return findPlacement(transaction, employeeId, id);
      });
      reply.status(201).header('location', publicPath(request, `/v1/employees/${employeeId}/placements`));
      return placement;
    },
  );

  app.patch(
    '/employees/:employeeId/placements/:placementId',
    {
      config: write,
      schema: {
        operationId: 'correctPlacement',
        tags,
        summary: 'Correct a placement',
        description:
          'Corrects what was wrongly entered (JSON Merge Patch). `If-Match` is the ETag of the employee.',
        params: PlacementParams,
        body: ref(PlacementCorrection),
        response: answers({ 200: ref(Placement) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request) => {
      const { employeeId, placementId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      return database.transaction(actorOf(request), async (transaction) => {
        const head = await takeEmployee(transaction, employeeId, expected, reach);
        const before = await findPlacement(transaction, employeeId, placementId);
        const after = { ...before, ...request.body };
        requireSoundCorrection(
          { ...head, positionEffectiveOn: before.validFrom },
          { ...head, positionEffectiveOn: after.validFrom },
          app.today(),
          { positionEffectiveOn: '/validFrom' },
        );
        requireForwardPeriod(after);
        await correctPlacement(transaction, employeeId, placementId, request.body, reach);
        await touchEmployee(transaction, employeeId);
        return findPlacement(transaction, employeeId, placementId);
      });
    },
  );

  app.post(
    '/employees/:employeeId/placements/:placementId/end',
    {
      config: write,
      schema: {
        operationId: 'endPlacement',
        tags,
        summary: 'End a placement',
        description: 'Ends an open placement on a day, with nothing in its place.',
        params: PlacementParams,
        body: ref(PlacementEnd),
        response: answers({ 201: ref(Placement) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { employeeId, placementId } = request.params;
      const { endedOn, decreeNumber = null, decreeDate = null } = request.body;
      const decree = { endDecreeNumber: decreeNumber, endDecreeDate: decreeDate };
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const placement = await database.transaction(actorOf(request), async (transaction) => {
        await takeEmployee(transaction, employeeId, expected, reach);
        await touchEmployee(transaction, employeeId);
        const isEnded = await endPlacement(transaction, employeeId, placementId, endedOn, decree);
        const placement = await findPlacement(transaction, employeeId, placementId);
        if (!isEnded) throw new Problem(employeeProblems['placement-ended']);
        return placement;
      });
      reply.status(201).header('location', publicPath(request, `/v1/employees/${employeeId}/placements`));
      return placement;
    },
  );
};
