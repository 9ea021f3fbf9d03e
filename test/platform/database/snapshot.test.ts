import { sql } from 'drizzle-orm';
import t from 'tap';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aUnit } from '../../support/organisation.ts';

const api = await build(t, { environment: { PENATA_DATABASE_POOL_SIZE: '2' } });
const { app, database } = api;
const names = sql`select name from organisation.unit_versions`;

t.test('reads of one snapshot agree, whatever is changed between them', async (t) => {
  await aUnit(api, { name: 'Dinas Lama' });
  const [before, after] = await app.database.snapshot(async (reader) => {
    const { rows: before } = await reader.execute(names);
    await query(database.ownerUrl, `update organisation.unit_versions set name = 'Dinas Baru'`);
    return [before, (await reader.execute(names)).rows];
  });
  t.strictSame(before, [{ name: 'Dinas Lama' }]);
  t.strictSame(after, before);
  t.strictSame((await app.database.read.execute(names)).rows, [{ name: 'Dinas Baru' }]);
});

t.test('a snapshot changes nothing, and gives its connection back when it fails', async (t) => {
  const change = () =>
    app.database.snapshot((reader) => reader.execute(sql`update organisation.unit_versions set name = 'X'`));
  for (let attempt = 0; attempt < 5; attempt++)
    await t.rejects(change(), { cause: { message: /read-only transaction/ } });
  t.strictSame((await app.database.read.execute(names)).rows, [{ name: 'Dinas Baru' }]);
});
