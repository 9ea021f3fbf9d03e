import { sql } from 'drizzle-orm';
import t from 'tap';
import { locate } from '../../../src/modules/territory/index.ts';
import { locating } from '../../../src/modules/territory/store/locate.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { anArea, areaOf, aTerritory, bound, polygonOf, rectangle } from '../../support/territory.ts';

const api = await build(t);
const { app, call, key, database } = api;
const open = (url: string) => call('GET', url, { key: null });
const at = (longitude: number, latitude: number) =>
  open(`/v1/areas/_locate?longitude=${longitude}&latitude=${latitude}`);
const change = (id: string, body: object, ifMatch = '*') =>
  call('PATCH', `/v1/areas/${id}`, { body, headers: { 'if-match': ifMatch } });
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { code: 'rule-broken', errors: [{ pointer, code }] },
});

const { city, district, village } = await aTerritory(api);

t.test('areas are entered, listed, read by anybody and changed', async (t) => {
  const unit = await aUnit(api, { kind: 'district' });
  const entered = await call('POST', '/v1/areas', {
    body: areaOf('district', { parentId: city.id, unitId: unit.id, name: 'Ilir' }),
  });
  t.match(entered, { status: 201, body: { unitId: unit.id, boundingBox: null, version: 1 } });
  t.match(entered.headers.location, new RegExp(`/v1/areas/${entered.body.id}$`));
  t.strictSame((await open(`/v1/areas/${entered.body.id}`)).body, entered.body);
  const ids = async (criteria: string) =>
    (await open(`/v1/areas?${criteria}`)).body.items.map(({ id }) => id);
  t.strictSame(await ids(`parentId=${city.id}`), [district.id, entered.body.id]);
  t.strictSame(await ids(`parentId=${city.id}&sort=name`), [entered.body.id, district.id]);
  t.strictSame(await ids('kind=urban-village'), [village.id]);
  t.strictSame(await ids(`code=${city.code}`), [city.id]);
  const { id } = entered.body;
  t.match(await change(id, { name: 'Ilir Barat', unitId: null }, '"1"'), {
    status: 200,
    body: { version: 2, name: 'Ilir Barat', unitId: null, parentId: city.id },
  });
  t.equal((await change(id, { name: 'Ilir' }, '"1"')).status, 412);
  t.match(await change(id, { name: 'Ilir Barat' }), { body: { version: 2 } }, 'nothing has changed');
  t.match(await change(id, { parentId: null }), { status: 200, body: { parentId: null } });
  const history = await call('GET', `/v1/areas/${id}/history`);
  t.equal(history.status, 200);
  t.ok(history.body.items.length >= 3);
});

t.test('codes are unique and tell the kind, and each kind lies in the one above', async (t) => {
  const enter = (body: object) => call('POST', '/v1/areas', { body });
  t.match(await enter(areaOf('city', { code: city.code })), {
    status: 409,
    body: { code: 'value-taken', errors: [{ pointer: '/code' }] },
  });
  t.match(await enter(areaOf('district', { code: '16.71' })), refused('/code', 'area-code-unfit'));
  t.match(await change(district.id, { code: '16.71.01.1001' }), refused('/code', 'area-code-unfit'));
  const unfit = refused('/parentId', 'area-parent-unfit');
  t.match(await enter(areaOf('urban-village', { parentId: city.id })), unfit);
  t.match(await enter(areaOf('urban-village', {})), unfit, 'a village lies in a district');
  t.match(await enter(areaOf('city', { parentId: city.id })), unfit);
  t.match(await change(district.id, { parentId: village.id }), unfit);
  t.match(await change(village.id, { parentId: village.id }), unfit);
  const unknown = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  t.match(await enter(areaOf('district', { parentId: unknown })), unfit);
  t.match(await enter(areaOf('district', { unitId: unknown })), {
    status: 422,
    body: { errors: [{ pointer: '/unitId', code: 'unknown-reference' }] },
  });
  const twice = areaOf('city');
  const statuses = (await Promise.all([enter(twice), enter(twice)])).map(({ status }) => status);
  t.strictSame(statuses.sort(), [201, 409], 'also by two at a time');
});

t.test('a boundary is set, read as GeoJSON and replaced as a whole', async (t) => {
  const area = await anArea(api, 'district', { parentId: city.id });
  t.match(await open(`/v1/areas/${area.id}/boundary`), {
    status: 404,
    body: { code: 'area-without-boundary' },
  });
  const outer = rectangle(105, -3.1, 105.2, -2.9);
  const hole = rectangle(105.05, -3.05, 105.1, -3);
  const island = rectangle(105.3, -3.1, 105.4, -3);
  const set = await bound(api, area.id, polygonOf(outer.toReversed(), hole), '"1"');
  t.match(set, { status: 201, body: { id: area.id, version: 2, boundingBox: [105, -3.1, 105.2, -2.9] } });
  const read = await open(`/v1/areas/${area.id}/boundary`);
  t.match(read.headers['content-type'], /^application\/geo\+json/);
  t.match(read.headers.etag, /^"2\./);
  t.strictSame(read.body, {
    type: 'Feature',
    id: area.id,
    bbox: [105, -3.1, 105.2, -2.9],
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[outer, hole.toReversed()]],
    },
    properties: { code: area.code, name: area.name, kind: 'district' },
  });
  t.match(await at(105.15, -3), { status: 200, body: { district: { id: area.id }, urbanVillage: null } });
  t.match(await at(105.07, -3.02), { status: 422, body: { code: 'outside-city' } }, 'in the hole');
  t.equal((await bound(api, area.id, polygonOf(outer), '"1"')).status, 412);
  t.equal((await call('POST', `/v1/areas/${area.id}/boundary`, { body: polygonOf(outer) })).status, 428);
  const parts = { type: 'MultiPolygon', coordinates: [[outer], [island]] };
  t.match(await bound(api, area.id, parts), { status: 201, body: { boundingBox: [105, -3.1, 105.4, -2.9] } });
  t.match(await at(105.07, -3.02), { status: 200, body: { district: { id: area.id } } });
  t.match(await at(105.35, -3.05), { status: 200, body: { district: { id: area.id } } });
  t.equal((await at(105.25, -3.05)).status, 422, 'between the two');
  const rings = await query(database.ownerUrl, `select from territory.boundary_rings where area_id = $1`, [
    area.id,
  ]);
  t.equal(rings.length, 2);
  const told = await query<{ changed: string[] }>(
    database.ownerUrl,
    `select data -> 'changed' as changed from events.outbox where resource = 'area' and resource_id = $1
        and kind = 'area.changed' and data -> 'changed' ? 'boundary'`,
    [area.id],
  );
  t.ok(told.length >= 2);
});

t.test('what is wrong with a boundary is named with its place, and nothing is changed', async (t) => {
  const area = await anArea(api, 'district', { parentId: city.id });
  const outer = rectangle(105, -3.1, 105.2, -2.9);
  for (const [geometry, pointer, code] of [
    [polygonOf(outer.slice(0, 4)), '/coordinates/0', 'ring-open'],
    [polygonOf(outer.map(([x, y]) => [y!, x!])), '/coordinates/0/0', 'position-out-of-range'],
    [
      polygonOf([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      '/coordinates/0',
      'ring-crosses-itself',
    ],
    [polygonOf(outer, rectangle(100, -3, 101, -2)), '/coordinates/1', 'hole-outside'],
    [polygonOf(outer, rectangle(104, -3, 105.1, -2.95)), '/coordinates/1', 'hole-crosses'],
    [{ type: 'MultiPolygon', coordinates: [[outer], [outer.slice(0, 4)]] }, '/coordinates/1/0', 'ring-open'],
  ] as [object, string, string][])
    t.match(await bound(api, area.id, geometry), refused(pointer, code), code);
  const long = Array.from({ length: 6000 }, (_, index) => [105 + index / 1e5, -3]);
  const closed = [...long, [105, -2], [105, -3]];
  t.match(
    await bound(api, area.id, { type: 'MultiPolygon', coordinates: [[closed], [closed]] }),
    refused('/coordinates', 'boundary-too-long'),
  );
  for (const [geometry, pointer] of [
    [
      polygonOf([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      '/coordinates/0',
    ],
    [polygonOf([...outer.slice(0, 2), [181, 0], ...outer.slice(3)]), '/coordinates/0/2/0'],
    [polygonOf([...outer.slice(0, 2), [1, 2, 3], ...outer.slice(3)]), '/coordinates/0/2'],
    [{ type: 'Point', coordinates: [105, -3] }, ''],
    [{ type: 'Polygon', coordinates: [[outer]] }, '/coordinates/0/0/0'],
    [{ type: 'Polygon' }, '/coordinates'],
  ] as const) {
    const { status, body } = await bound(api, area.id, geometry);
    t.equal(status, 400);
    t.ok(
      body.errors.some((error) => error.pointer === pointer),
      `${JSON.stringify(body.errors)} ${pointer}`,
    );
  }
  t.match((await open(`/v1/areas/${area.id}`)).body, { version: 1, boundingBox: null });
});

t.test('a point is in one district and urban village, also upon their border', async (t) => {
  const name = ({ id, code, name }: typeof city) => ({ id, code, name });
  t.strictSame((await at(104.65, -3.05)).body, {
    city: name(city),
    district: name(district),
    urbanVillage: name(village),
  });
  t.match((await at(104.65, -2.9)).body, { district: { id: district.id }, urbanVillage: null });
  t.match((await at(104.8, -2.9)).body, { city: { id: city.id }, district: null, urbanVillage: null });
  const neighbour = await anArea(api, 'urban-village', { parentId: district.id });
  await created(bound(api, neighbour.id, polygonOf(rectangle(104.6, -3, 104.7, -2.9))));
  for (const longitude of [104.6, 104.65, 104.7])
    t.match((await at(longitude, -3)).body, { urbanVillage: { id: village.id } }, 'the first by code');
  t.match(await at(110, -3), { status: 422, body: { code: 'outside-city', detail: /110/ } });
  t.match(await at(-2.95, 104.65), { status: 422, body: { code: 'coordinates-swapped' } });
  t.equal((await at(181, 0)).status, 400);
  t.equal((await open('/v1/areas/_locate?longitude=104')).status, 400);
  const ids = { cityId: city.id, districtId: district.id, urbanVillageId: village.id };
  const read = app.database.read;
  t.strictSame(await locate(read, { longitude: 104.65, latitude: -3.05 }), ids);
  t.equal(await locate(read, { longitude: 1, latitude: 1 }), 'outside');
  t.equal(await locate(read, { longitude: -2.95, latitude: 104.65 }), 'swapped');
});

t.test('points are looked up in an index', async (t) => {
  const plan = await app.database.read.transaction(async (transaction) => {
    await transaction.execute(sql`set local enable_seqscan = off`);
    return transaction.execute(sql`explain ${locating([{ longitude: 104.65, latitude: -3.05 }])}`);
  });
  t.match(JSON.stringify(plan.rows), /boundary_rings_outer_index/);
});

t.test('of two who set a boundary upon the same version one succeeds', async (t) => {
  const area = await anArea(api, 'district', { parentId: city.id });
  const answers = await Promise.all(
    [1, 2, 3].map((size) => bound(api, area.id, polygonOf(rectangle(120, 0, 120 + size, 1)), '"1"')),
  );
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 412, 412]);
  const { body } = await open(`/v1/areas/${area.id}/boundary`);
  const winner = answers.find(({ status }) => status === 201)!;
  t.strictSame((body as unknown as { bbox: number[] }).bbox, winner.body.boundingBox);
});

t.test('areas are changed with their scope alone', async (t) => {
  const other = await key(['organisation:write']);
  t.equal((await call('POST', '/v1/areas', { key: other, body: areaOf('city') })).status, 403);
  const own = await key(['territory:write']);
  t.equal((await call('POST', '/v1/areas', { key: own, body: areaOf('city') })).status, 201);
});
