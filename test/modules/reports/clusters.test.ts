import fc from 'fast-check';
import t from 'tap';
import {
  boxOfCell,
  cellsIn,
  centreOf,
  finestZoom,
  mostCells,
} from '../../../src/modules/reports/rules/clusters.ts';
import { countMapChanges } from '../../../src/modules/reports/store/map-cells.ts';
import { build, type TestApp } from '../../support/build.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import {
  aCategory,
  allTo,
  aPublicReport,
  aReport,
  metresNorth,
  reportNumbered,
  step,
} from '../../support/reports.ts';

interface Cluster {
  readonly bbox: [number, number, number, number];
  readonly geometry: { readonly coordinates: [number, number] };
  readonly properties: {
    readonly reports: number;
    readonly states: { readonly state: string; readonly reports: number }[];
  };
}

const cityText = '104.70,-3.05,104.80,-2.95';
const clusters = async (api: Pick<TestApp, 'call'>, criteria: string, bbox = cityText) => {
  const { status, body } = await api.call('GET', `/v1/public-reports/_clusters?bbox=${bbox}&${criteria}`, {
    key: null,
  });
  return { status, body, features: (body.features ?? []) as unknown as Cluster[] };
};
const counts = (features: readonly Cluster[]) => features.map(({ properties }) => properties.reports);
const told = async (api: Pick<TestApp, 'call'>, criteria: string, bbox = cityText) =>
  counts((await clusters(api, criteria, bbox)).features);

t.test('cells are a quarter of a tile, and so few that a map can draw them', (t) => {
  const city = { west: 104.7, south: -3.05, east: 104.8, north: -2.95 };
  t.strictSame(
    cellsIn(city, 13),
    { zoom: 13, west: 25914, south: 7914, east: 25923, north: 7923 },
    '360 / 2^15 degrees wide',
  );
  t.equal(cellsIn(city, 24).zoom, 15, 'at 16 there would be 5,329');
  t.equal(cellsIn({ west: 104.7, south: -3, east: 104.75, north: -2.95 }, 24).zoom, finestZoom);
  const world = { west: -180, south: -90, east: 180, north: 90 };
  t.strictSame(cellsIn(world, 20), { zoom: 3, west: 0, south: 0, east: 31, north: 15 });
  t.strictSame(cellsIn({ ...world, west: 179.9, south: 89.9 }, 0), {
    zoom: 0,
    west: 3,
    south: 1,
    east: 3,
    north: 1,
  });
  t.strictSame(boxOfCell(0, 3, 1), { west: 90, south: 0, east: 180, north: 90 });
  t.strictSame(centreOf(0, 3, 1), [135, 45]);
  const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
  fc.assert(
    fc.property(degrees(180), degrees(180), degrees(90), degrees(90), fc.nat(24), (a, b, c, d, zoom) => {
      fc.pre(a !== b && c !== d);
      const box = {
        west: Math.min(a, b),
        south: Math.min(c, d),
        east: Math.max(a, b),
        north: Math.max(c, d),
      };
      const range = cellsIn(box, zoom);
      const [first, last] = [
        boxOfCell(range.zoom, range.west, range.south),
        boxOfCell(range.zoom, range.east, range.north),
      ];
      const near = 1e-7;
      return (
        (range.east - range.west + 1) * (range.north - range.south + 1) <= mostCells &&
        range.zoom <= zoom &&
        first.west <= box.west + near &&
        first.south <= box.south + near &&
        last.east >= box.east - near &&
        last.north >= box.north - near
      );
    }),
  );
  t.end();
});

t.test('everybody sees where how many public reports lie, and in which state', async (t) => {
  const api = await build(t);
  await allTo(api, (await aUnit(api)).id);
  const [lights, roads] = [await aCategory(api, 'LAMPU'), await aCategory(api, 'JALAN')];
  const here = { place: metresNorth(0), categoryId: lights.id };
  const lamp = await aPublicReport(api, here);
  const hole = await aPublicReport(api, { place: metresNorth(5), categoryId: roads.id });
  await aPublicReport(api, { place: metresNorth(3000) });
  await aPublicReport(api, { categoryId: lights.id });
  await aReport(api, here);
  await aPublicReport(api, { ...here, visibility: 'confidential' });
  const { status, body, features } = await clusters(api, 'zoom=14');
  t.equal(status, 200);
  t.match(body, { type: 'FeatureCollection', zoom: 14 });
  t.strictSame(
    counts(features),
    [2, 1],
    'neither what has no place, nor what is not verified, nor what is confidential',
  );
  t.strictSame(features[0]!.properties.states, [{ state: 'verified', reports: 2 }]);
  const [west, south, east, north] = features[0]!.bbox;
  t.ok(west <= 104.75 && east >= 104.75 && south <= -2.99 && north >= -2.99);
  t.strictSame(
    features[0]!.geometry,
    { type: 'Point', coordinates: [104.7518921, -2.9910278] },
    'amid the cell',
  );
  const list = await api.call('GET', `/v1/public-reports?bbox=${features[0]!.bbox.join(',')}&count=exact`, {
    key: null,
  });
  t.equal(list.body.total, 2, 'the list shows the same for the cell');
  t.strictSame(await told(api, 'zoom=8'), [3], 'small zooms add the cells up');
  t.strictSame(await told(api, 'zoom=0', '-180,-90,180,90'), [3]);

  await t.test('by state and category, as they are handled', async (t) => {
    await created(step(api, lamp.id, 'progress', { message: 'Tim di lokasi.' }));
    t.strictSame((await clusters(api, 'zoom=14')).features[0]!.properties.states, [
      { state: 'in-progress', reports: 1 },
      { state: 'verified', reports: 1 },
    ]);
    t.ok((await countMapChanges(api.app.database)) > 0);
    t.equal(await countMapChanges(api.app.database), 0);
    await created(step(api, lamp.id, 'resolution', { message: 'Lampu diganti.' }));
    t.strictSame(await told(api, 'zoom=14&state=resolved'), [1]);
    t.strictSame(await told(api, 'zoom=14&state=in-progress'), []);
    t.strictSame(await told(api, 'zoom=14&state=verified'), [1, 1]);
    t.strictSame(await told(api, `zoom=14&categoryId=${lights.id}`), [1]);
    t.strictSame(await told(api, `zoom=14&categoryId=${roads.id}&state=verified`), [1]);
    t.strictSame(await told(api, 'zoom=14&categoryId=019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b'), []);
    t.strictSame(await told(api, 'zoom=14', '104.70,-3.05,104.72,-3.03'), [], 'elsewhere');
  });

  await t.test('what is merged is counted where it was merged into', async (t) => {
    await created(step(api, hole.id, 'merging', { intoNumber: lamp.number }));
    t.strictSame(await told(api, 'zoom=14'), [1, 1]);
    t.strictSame(await told(api, 'zoom=14&state=merged'), []);
    await countMapChanges(api.app.database);
    t.strictSame(await told(api, 'zoom=14'), [1, 1]);
    t.strictSame(await told(api, `zoom=14&categoryId=${roads.id}`), []);
  });

  await t.test('a zoom that is too fine is answered by larger cells, which say so', async (t) => {
    t.equal((await clusters(api, 'zoom=24')).body.zoom, 15);
    t.equal((await clusters(api, 'zoom=24', '104.74,-3.00,104.76,-2.98')).body.zoom, 16);
  });

  await t.test('what is no part of the map is refused', async (t) => {
    const refused = await clusters(api, 'zoom=14', '104.8,-3.05,104.7,-2.95');
    t.match(refused, { status: 400, body: { errors: [{ parameter: 'bbox', code: 'box-unfit' }] } });
    t.equal((await clusters(api, 'zoom=25')).status, 400);
    t.equal((await api.call('GET', '/v1/public-reports/_clusters?zoom=12', { key: null })).status, 400);
  });
});

t.test('officers handle reports of one cell at once, while they are counted', async (t) => {
  const api = await build(t);
  await allTo(api, (await aUnit(api)).id);
  const ids: string[] = [];
  for (let at = 0; at < 8; at++) {
    const { number } = await aReport(api, { place: metresNorth(at) });
    ids.push((await reportNumbered(api, number)).id);
  }
  let handling = true;
  const count = async () => {
    while (handling) await countMapChanges(api.app.database);
  };
  const counting = [count(), count()];
  await Promise.all(
    ids.map(async (id) => {
      await created(step(api, id, 'verification'));
      await created(step(api, id, 'progress', { message: 'Tim di lokasi.' }));
      // Of two who resolve it at once one is too late.
      await Promise.all([1, 2].map(() => step(api, id, 'resolution', { message: 'Diganti.' })));
    }),
  );
  t.strictSame(await told(api, 'zoom=12&state=resolved'), [8]);
  handling = false;
  await Promise.all(counting);
  await countMapChanges(api.app.database);
  t.strictSame(await told(api, 'zoom=12'), [8]);
  t.strictSame(await told(api, 'zoom=12&state=resolved'), [8]);
});
