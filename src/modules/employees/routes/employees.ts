import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { AsOf, Closed, Id, ref } from '../../../platform/http/schemas.ts';
import {
  requireForwardPeriod,
  requireOwnUnit,
  requireSoundCorrection,
  requireSoundRecord,
} from '../rules/entry.ts';
import { Employee, EmployeeChange, NewEmployee } from '../schemas.ts';
import { addPlacement, addRank } from '../store/careers.ts';
import { findEmployee, readEmployee } from '../store/reading.ts';
import { insertEmployee, takeEmployee, updateEmployee } from '../store/writing.ts';

const tags = ['employees'];
const sensitive = 'employees:read-sensitive' as const;
const read = { access: withScope('employees:read', { units: 'narrowed', sensitive }) };
const write = { access: withScope('employees:write', { units: 'narrowed', sensitive }) };
const EmployeeParams = Closed({ employeeId: Id('Stable id of the employee.') });

/** The head of the personnel file. */
export const employeeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/employees/:employeeId',
    {
      config: read,
      schema: {
        operationId: 'getEmployee',
        tags,
        summary: 'Read an employee',
        description: 'The head of the personnel file, with the rank and position held on a day.',
        params: EmployeeParams,
        querystring: Closed({ asOf: AsOf }),
        response: answers({ 200: ref(Employee) }, 404),
      },
    },
    async (request, reply) => {
      const day = request.query.asOf ?? app.today();
      const employee = await findEmployee(database.pool, request.params.employeeId, day, reachOf(request));
      if (!employee) throw notFound();
      return versioned(reply, employee);
    },
  );

  app.post(
    '/employees',
    {
      config: write,
      schema: {
        operationId: 'createEmployee',
        tags,
        summary: 'Enter an employee',
        description:
          'Enters a personnel file, with the present rank and placement if known. Every rule is checked: the structure of NIP and NIK, their agreement with birth date, gender and appointment, the order of dates.',
        body: ref(NewEmployee),
        response: answers({ 201: ref(Employee) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { rank, placement, ...head } = request.body;
      const reach = reachOf(request);
      requireOwnUnit(reach, placement);
      requireSoundRecord(
        {
          ...head,
          rank: rank?.rank ?? null,
          rankEffectiveOn: rank?.validFrom,
          positionEffectiveOn: placement?.validFrom,
        },
        app.today(),
        {
          rank: '/rank/rank',
          rankEffectiveOn: '/rank/validFrom',
          positionEffectiveOn: '/placement/validFrom',
        },
      );
      if (placement) requireForwardPeriod(placement, '/placement/validTo');
      const employee = await database.transaction(actorOf(request), async (transaction) => {
        const id = await insertEmployee(transaction, head);
        if (rank) await addRank(transaction, id, rank);
        if (placement) await addPlacement(transaction, id, placement, reach, '/placement/positionId');
        return readEmployee(transaction, id, app.today());
      });
      reply.status(201).header('location', publicPath(request, `/v1/employees/${employee.id}`));
      return versioned(reply, employee);
    },
  );

  app.patch(
    '/employees/:employeeId',
    {
      config: write,
      schema: {
        operationId: 'correctEmployee',
        tags,
        summary: 'Correct an employee',
        description:
          'Corrects the head of the personnel file (JSON Merge Patch); the rules are checked on the result. Ranks and placements are changed by their own operations.',
        params: EmployeeParams,
        body: ref(EmployeeChange),
        response: answers({ 200: ref(Employee) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { employeeId } = request.params;
      const reach = reachOf(request);
      const expected = expectedVersion(request);
      const employee = await database.transaction(actorOf(request), async (transaction) => {
        const head = await takeEmployee(transaction, employeeId, expected, reach);
        requireSoundCorrection(head, { ...head, ...request.body }, app.today());
        await updateEmployee(transaction, employeeId, request.body);
        return readEmployee(transaction, employeeId, app.today());
      });
      return versioned(reply, employee);
    },
  );
};
