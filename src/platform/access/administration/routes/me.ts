import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { answers } from '../../../http/answers.ts';
import { ref } from '../../../http/schemas.ts';
import { principalOf } from '../../caller.ts';
import { callerAccess } from '../../scopes.ts';
import { Caller } from '../schemas.ts';

/** What the caller itself is and may do. */
export const callerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/me',
    {
      config: { access: callerAccess },
      schema: {
        operationId: 'getCaller',
        tags: ['caller'],
        summary: 'Read what the caller may do',
        description:
          'Who calls, and which scopes the caller holds in which units: for programs that show only what can be done.',
        response: answers({ 200: ref(Caller) }, 401),
      },
    },
    async (request) => {
      const { kind, id, name, roles, grants, self, expiresAt } = principalOf(request);
      return {
        kind,
        id,
        name,
        roles: [...roles],
        grants: Object.fromEntries(grants),
        employeeId: self?.employeeId ?? null,
        unitId: self?.unitId ?? null,
        agencyId: self?.agencyId ?? null,
        expiresAt,
      };
    },
  );
};
