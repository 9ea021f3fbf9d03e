import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { publicAccess } from '../access/scopes.ts';
import { appliedMigrations, migrationCount } from '../database/migrate.ts';

const HealthBody = Type.Object({
  status: Type.Enum(['pass', 'fail']),
  checks: Type.Record(Type.String(), Type.Enum(['pass', 'fail'])),
});

/** `/health/live`: the process answers. `/health/ready`: it can serve — database within reach, migrations applied, not overloaded. */
export async function health(app: FastifyInstance): Promise<void> {
  const options = {
    config: { access: publicAccess },
    schema: { hide: true, response: { 200: HealthBody, 503: HealthBody } },
  };

  app.get('/health/live', options, async () => ({ status: 'pass', checks: {} }));

  app.get('/health/ready', options, async (request, reply) => {
    let database = 'pass';
    let migrations = 'pass';
    try {
      if ((await appliedMigrations(app.database.pool)) !== migrationCount) migrations = 'fail';
    } catch (error) {
      request.log.warn({ err: error }, 'the database is out of reach');
      database = 'fail';
      migrations = 'fail';
    }
    const checks = { database, migrations, load: app.isUnderPressure() ? 'fail' : 'pass' };
    const status = Object.values(checks).every((check) => check === 'pass') ? 'pass' : 'fail';
    return reply.status(status === 'pass' ? 200 : 503).send({ status, checks });
  });
}
