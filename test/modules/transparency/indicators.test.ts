import t from 'tap';
import { build } from '../../support/build.ts';
import { aUnit } from '../../support/organisation.ts';
import { count, standing } from '../../support/transparency.ts';

const api = await build(t);
const indicators = async (criteria = '') =>
  (await api.call('GET', `/v1/public-report-indicators?from=2026-01&until=2026-12${criteria}`, { key: null })).body as any;

t.test('first', async (t) => {
  const unit = await aUnit(api);
  await standing(api, [{ unitId: unit.id }, { unitId: unit.id, isConfidential: true }]);
  t.equal(await count(api), 1);
  console.log(JSON.stringify(await indicators('&by=unit')));
});
