import type { FastifyInstance } from 'fastify';
import t from 'tap';
import Type from 'typebox';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { answers } from '../../src/platform/http/answers.ts';
import { Problem } from '../../src/platform/http/problem.ts';
import { problems } from '../../src/platform/http/problems.ts';
import { Closed } from '../../src/platform/http/schemas.ts';
import { fuzz } from '../fuzz/run.ts';
import { fuzzService } from '../fuzz/service.ts';
import { query } from '../support/database.ts';

/** An operation with a fault of each kind. */
function planted(app: FastifyInstance, ownerUrl: () => string): void {
  const count = Type.Integer({ minimum: 0, maximum: 10, format: 'int32', description: 'A number.' });
  const name = Type.String({ maxLength: 100, description: 'A name.' });
  app.post<{ Body: { name: string; count: number }; Querystring: { lax?: string } }>(
    '/v1/planted',
    {
      config: { access: publicAccess },
      schema: {
        operationId: 'planted',
        summary: 'Fail',
        description: 'Fails in many ways.',
        tags: ['units'],
        querystring: Type.Object({ lax: Type.Optional(count) }),
        body: Closed({ name, count }),
        response: answers({ 200: Type.Object({ count }, { description: 'A number.' }) }, 404, 413, 415),
      },
      validatorCompiler: (route) =>
        route.httpPart === 'querystring' ? () => true : app.validatorCompiler!(route),
    },
    async (request) => {
      if (/9{10}/.test(request.body.name)) throw new Error('no number of a table');
      if (request.body.count === 9) {
        await query(
          ownerUrl(),
          `insert into platform.secrets (name, value) values (gen_random_uuid()::text, 'a')`,
        );
        throw new Problem(problems['not-found']);
      }
      if (request.body.count === 10) throw new Problem(problems.conflict);
      return { count: request.body.count === 0 ? -1 : request.body.count };
    },
  );
}

t.test('faults are found, each at its smallest', async (t) => {
  let ownerUrl = '';
  const service = await fuzzService(t, { prepare: (app) => planted(app, () => ownerUrl) });
  ownerUrl = service.api.database.ownerUrl;
  const { findings } = await fuzz(service, {
    requests: 800,
    seed: 1,
    isTarget: ({ id }) => id === 'planted',
  });
  const found = new Map(findings.map(({ kind, curl }) => [kind.split('\n')[0], curl]));
  const kinds = [...found.keys()].join('\n');
  for (const kind of [
    /^answers 500$/m,
    /^breaks the contract: 200 unlike .*must be >= \*$/m,
    /^breaks the contract: 409 which planted does not document$/m,
    /^changes rows with 404$/m,
    /^is taken, against the contract: parameter lax$/m,
  ])
    t.match(kinds, kind);
  t.match(found.get('answers 500'), /"name":"9{10}"/);
});
