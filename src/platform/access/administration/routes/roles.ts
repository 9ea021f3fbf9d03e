import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { sendList } from '../../../export/send-list.ts';
import { answers } from '../../../http/answers.ts';
import { expectedVersion, versioned } from '../../../http/conditional.ts';
import { publicPath } from '../../../http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../http/paging.ts';
import { Problem } from '../../../http/problem.ts';
import { notFound } from '../../../http/problems.ts';
import { Closed, ref } from '../../../http/schemas.ts';
import { actorOf, principalOf } from '../../caller.ts';
import { everyone } from '../../role-grants.ts';
import { allScopes, withScope } from '../../scopes.ts';
import { requireScopes } from '../input.ts';
import { administrationProblems } from '../problems.ts';
import { requireOwnScopes } from '../role-power.ts';
import { NewRole, Role, RoleChange, RoleName } from '../schemas.ts';
import { deleteRole, findRole, insertRole, roleList, takeRole, updateRole } from '../store/roles.ts';
import { plainUnitIds, requireUnits, type UnitLookup } from '../units.ts';

const tags = ['roles'];
const read = { access: withScope('roles:read', { units: 'shared' }) };
const write = { access: withScope('roles:write') };
const RoleParams = Closed({ name: RoleName });

/** Roles: what the holders of tokens may do. */
export const roleRoutes: FastifyPluginAsyncTypebox<{ units: UnitLookup }> = async (
  app,
  { units: lookup },
) => {
  const { database } = app;

  app.get(
    '/roles',
    {
      config: read,
      schema: {
        operationId: 'listRoles',
        tags,
        summary: 'List roles',
        description: 'Roles (peran) and what their holders may do, page by page.',
        querystring: listQuery(
          { scope: Type.Optional(Type.Enum(allScopes, { description: 'Only roles with this scope.' })) },
          ['name'],
        ),
        response: answers({ 200: PageOf(ref(Role)) }),
      },
    },
    async (request, reply) => {
      const { scope } = request.query;
      const page = pageRequest(request);
      const filter = scope === undefined ? {} : { scope };
      return sendList(request, reply, page, roleList(database.read, filter));
    },
  );

  app.post(
    '/roles',
    {
      config: write,
      schema: {
        operationId: 'createRole',
        tags,
        summary: 'Add a role',
        description:
          'Adds a role. The caller must hold each of its scopes in the whole city itself (`more-than-own`).',
        body: ref(NewRole),
        response: answers({ 201: ref(Role) }, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { unitIds, tokenValues = [] } = request.body;
      const role = {
        ...request.body,
        scopes: requireScopes(request.body.scopes),
        unitIds: unitIds ? plainUnitIds(unitIds) : null,
        tokenValues,
      };
      requireOwnScopes(role, null, principalOf(request).grants, true);
      const made = await database.transaction(actorOf(request), async (transaction) => {
        await requireUnits(lookup, transaction, role.unitIds, null);
        await insertRole(transaction, role);
        return findRole(transaction, role.name);
      });
      reply.status(201).header('location', publicPath(request, `/v1/roles/${role.name}`));
      return versioned(reply, made!);
    },
  );

  app.get(
    '/roles/:name',
    {
      config: read,
      schema: {
        operationId: 'getRole',
        tags,
        summary: 'Read a role',
        description: 'One role and what its holders may do.',
        params: RoleParams,
        response: answers({ 200: ref(Role) }, 404),
      },
    },
    async (request, reply) => {
      const role = await findRole(database.read, request.params.name);
      if (!role) throw notFound();
      return versioned(reply, role);
    },
  );

  app.patch(
    '/roles/:name',
    {
      config: write,
      schema: {
        operationId: 'updateRole',
        tags,
        summary: 'Change a role',
        description:
          'Changes a role (JSON Merge Patch); it holds at once for every token that names it. The caller must hold each scope that is added in the whole city itself, and all scopes of a role that is to reach further or to have further holders (`more-than-own`).',
        params: RoleParams,
        body: ref(RoleChange),
        response: answers({ 200: ref(Role) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const expected = expectedVersion(request);
      const { scopes, unitIds } = request.body;
      const change = {
        ...request.body,
        ...(scopes === undefined ? {} : { scopes: requireScopes(scopes) }),
        ...(unitIds ? { unitIds: plainUnitIds(unitIds) } : {}),
      };
      const role = await database.transaction(actorOf(request), async (transaction) => {
        const before = await takeRole(transaction, name, expected);
        requireOwnScopes({ ...before, ...change }, before, principalOf(request).grants, scopes !== undefined);
        await requireUnits(lookup, transaction, change.unitIds ?? null, null);
        await updateRole(transaction, name, change);
        return findRole(transaction, name);
      });
      return versioned(reply, role!);
    },
  );

  app.delete(
    '/roles/:name',
    {
      config: write,
      schema: {
        operationId: 'deleteRole',
        tags,
        summary: 'Remove a role',
        description:
          'Removes a role, also one that came with the service; tokens that name it give nothing by it from then on. Only `employee` stays, which everyone with a personnel file holds.',
        params: RoleParams,
        response: answers({ 204: Type.Null({ description: 'The role is removed.' }) }, 404, 409, 412, 428),
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const expected = expectedVersion(request);
      if (name === everyone) throw new Problem(administrationProblems['role-needed']);
      await database.transaction(actorOf(request), async (transaction) => {
        await takeRole(transaction, name, expected);
        await deleteRole(transaction, name);
      });
      return reply.status(204).send(null);
    },
  );
};
