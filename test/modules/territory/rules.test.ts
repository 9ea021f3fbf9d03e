import fc from 'fast-check';
import t from 'tap';
import { boundaryOf, foundInGeometry, type Geometry } from '../../../src/modules/territory/rules/boundary.ts';
import { crossingOf, doubleArea, isWithin, ringText } from '../../../src/modules/territory/rules/rings.ts';
import { rectangle } from '../../support/territory.ts';

const polygon = (...coordinates: number[][][]): Geometry => ({ type: 'Polygon', coordinates });
const found = (geometry: Geometry) =>
  foundInGeometry(geometry).map(({ pointer, code }) => `${pointer} ${code}`);
const city = rectangle(104, -4, 106, -2);

t.test('boundaries as they should be', async (t) => {
  for (const [what, geometry] of [
    ['a square', polygon(city)],
    ['clockwise', polygon(city.toReversed())],
    ['with a hole', polygon(city, rectangle(104.5, -3, 105, -2.5))],
    [
      'a hole that touches in a corner',
      polygon(city, [
        [104, -4],
        [105, -3.9],
        [105, -3.5],
        [104, -4],
      ]),
    ],
    ['a position twice', polygon([...city.slice(0, 2), city[1]!, ...city.slice(2)])],
    ['two parts', { type: 'MultiPolygon', coordinates: [[city], [rectangle(107, -4, 108, -3)]] }],
    [
      'a ring that touches itself in a point',
      polygon([
        [0, 0],
        [2, 0],
        [2, 2],
        [1, 0.5],
        [0, 2],
        [0, 0],
      ]),
    ],
  ] as [string, Geometry][])
    t.strictSame(found(geometry), [], what);
});

t.test('boundaries that cannot be', async (t) => {
  for (const [geometry, ...expected] of [
    [polygon(city.slice(0, 4)), '/coordinates/0 ring-open'],
    [polygon(city.map(([x, y]) => [y!, x!])), '/coordinates/0/0 position-out-of-range'],
    [
      polygon([
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ]),
      '/coordinates/0 ring-crosses-itself',
    ],
    [
      polygon([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
      '/coordinates/0 ring-flat',
    ],
    [
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      '/coordinates/0 ring-crosses-itself',
    ],
    [
      polygon([
        [0, 0],
        [4, 0],
        [4, 4],
        [4, -1],
        [0, 4],
        [0, 0],
      ]),
      '/coordinates/0 ring-crosses-itself',
    ],
    [polygon(city, rectangle(100, -4, 101, -3)), '/coordinates/1 hole-outside'],
    [polygon(city, rectangle(103, -3, 105, -2.5)), '/coordinates/1 hole-crosses'],
    [polygon(city, city), '/coordinates/1 hole-crosses'],
    [
      polygon(city, rectangle(104.1, -3, 105, -2.5), rectangle(104.9, -2.9, 105.5, -2.6)),
      '/coordinates/2 hole-crosses',
    ],
    [
      { type: 'MultiPolygon', coordinates: [[city], [city.slice(0, 4)], [[...city, [0, 0]]]] },
      '/coordinates/1/0 ring-open',
      '/coordinates/2/0 ring-open',
    ],
    [
      { type: 'MultiPolygon', coordinates: Array.from({ length: 2001 }, () => [city]) },
      '/coordinates boundary-too-long',
    ],
  ] as [Geometry, ...string[]][])
    t.strictSame(found(geometry), expected, JSON.stringify(expected));
  const [remark] = foundInGeometry(
    polygon([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ]),
  );
  t.strictSame(remark!.parameters, { one: 0, other: 2 }, 'where it crosses');
});

t.test('what is kept runs as RFC 7946 asks, and has its corners and a digest', async (t) => {
  const hole = rectangle(104.5, -3, 105, -2.5);
  const kept = boundaryOf(polygon(city.toReversed(), hole));
  t.strictSame(kept.parts, [[city.toReversed().toReversed(), hole.toReversed()]]);
  t.match(kept, { west: 104, south: -4, east: 106, north: -2, digest: /^[0-9a-f]{64}$/ });
  t.equal(boundaryOf(polygon(city, hole.toReversed())).digest, kept.digest, 'however it was wound');
  t.equal(
    ringText([
      [1e-7, 2],
      [3, -4.5],
      [0, 0],
      [1e-7, 2],
    ]),
    '((1e-7,2),(3,-4.5),(0,0))',
  );
});

/** The corners of a star around a point: a ring that never crosses itself. */
const stars = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 40 }).map((radii) => {
  const ring = radii.map((radius, at) => {
    const angle = (2 * Math.PI * at) / radii.length;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
});

t.test('crossings are those that a comparison of all edges finds', async () => {
  const places = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  const turn = ([a, b]: number[], [c, d]: number[], [e, f]: number[]) =>
    Math.sign((c! - a!) * (f! - b!) - (d! - b!) * (e! - a!));
  fc.assert(
    fc.property(fc.array(places, { minLength: 3, maxLength: 9 }), (corners) => {
      const ring = [...corners, corners[0]!];
      const edges = ring.slice(1).map((to, at) => [ring[at]!, to] as const);
      const isCrossed = edges.some(([a, b], at) =>
        edges.slice(at + 1).some(([c, d]) => {
          const turns = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)] as const;
          if (turns.every((side) => side === 0))
            return [0, 1].some(
              (axis) =>
                Math.min(Math.max(a[axis]!, b[axis]!), Math.max(c[axis]!, d[axis]!)) >
                Math.max(Math.min(a[axis]!, b[axis]!), Math.min(c[axis]!, d[axis]!)),
            );
          return turns[0] * turns[1] < 0 && turns[2] * turns[3] < 0;
        }),
      );
      return isCrossed === (crossingOf([ring]) !== undefined);
    }),
    { numRuns: 1000 },
  );
});

t.test('a star holds its middle, and encloses something', async () => {
  fc.assert(
    fc.property(stars, (ring) => {
      const isFlat = ring.length === 4 && doubleArea(ring) < 1e-9;
      return isFlat || (doubleArea(ring) > 0 && isWithin([0, 0], ring) && !isWithin([101, 101], ring));
    }),
  );
});

t.test('ten thousand positions are looked at without comparing each with each', async (t) => {
  const count = 9999;
  const ring = Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count;
    return [104 + Math.cos(angle), -3 + Math.sin(angle)];
  });
  t.strictSame(found(polygon([...ring, ring[0]!])), []);
});
