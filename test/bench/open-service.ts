import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { findUnit } from '../../src/modules/organisation/store/units.ts';
import { publicAccess } from '../../src/platform/access/scopes.ts';
import { versioned } from '../../src/platform/http/conditional.ts';
import { notFound } from '../../src/platform/http/problems.ts';

/** The service with one route a second time, without any access check: what the check is compared with. */
const config = readConfig(process.env);
const app = await buildApp({ config, databaseUrl: config.databaseUrl! });
app.addHook('onRoute', (route) => {
  if (route.url !== '/open/units/:unitId') return;
  route.schema = { ...route.schema, hide: true };
});
await app.register(async (open) => {
  const responses = { 200: { $ref: 'Unit' } };
  open.get<{ Params: { unitId: string } }>(
    '/open/units/:unitId',
    { config: { access: publicAccess }, schema: { response: responses } },
    async (request, reply) => {
      const unit = await findUnit(app.database.read, request.params.unitId, app.today(), null);
      if (!unit) throw notFound();
      return versioned(reply, unit);
    },
  );
});
await app.listen({ host: '127.0.0.1', port: config.port });
