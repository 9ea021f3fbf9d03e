import { hash } from 'node:crypto';
import type { Found } from './found.ts';
import { crossingOf, doubleArea, isWithin, type Ring } from './rings.ts';

export type Part = readonly Ring[];
export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: Part }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Part[] };

export const mostPositions = 10_000;

export interface Boundary {
  readonly parts: readonly Part[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly digest: string;
}

const partsOf = ({ type, coordinates }: Geometry): readonly Part[] =>
  type === 'Polygon' ? [coordinates] : coordinates;

/** A geometry as it is kept: outer rings run counter-clockwise and holes clockwise, as RFC 7946 asks. */
export function boundaryOf(geometry: Geometry): Boundary {
  const parts = partsOf(geometry).map((part) =>
    part.map((ring, number) => (doubleArea(ring) > 0 === (number === 0) ? ring : ring.toReversed())),
  );
  const corners = { west: 180, south: 90, east: -180, north: -90 };
  for (const [outer] of parts)
    for (const [longitude, latitude] of outer!) {
      corners.west = Math.min(corners.west, longitude!);
      corners.south = Math.min(corners.south, latitude!);
      corners.east = Math.max(corners.east, longitude!);
      corners.north = Math.max(corners.north, latitude!);
    }
  return { parts, ...corners, digest: hash('sha256', JSON.stringify(parts), 'hex') };
}

/** What is wrong with the boundary of an area; where rings cannot be read, nothing is said of how they lie. */
export function foundInGeometry(geometry: Geometry): Found[] {
  const parts = partsOf(geometry);
  const positions = parts.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (positions > mostPositions) {
    const parameters = { positions, most: mostPositions };
    return [{ pointer: '/coordinates', code: 'boundary-too-long', parameters }];
  }
  const placeOf = (part: number) => (geometry.type === 'Polygon' ? '/coordinates' : `/coordinates/${part}`);
  const unreadable = parts.flatMap((part, at) =>
    part.flatMap((ring, number) => foundInRing(ring, `${placeOf(at)}/${number}`)),
  );
  return unreadable.length > 0 ? unreadable : parts.flatMap((part, at) => foundInPart(part, placeOf(at)));
}

function foundInRing(ring: Ring, pointer: string): Found[] {
  const astray = ring.findIndex(([, latitude]) => Math.abs(latitude!) > 90);
  if (astray >= 0) return [{ pointer: `${pointer}/${astray}`, code: 'position-out-of-range' }];
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? [] : [{ pointer, code: 'ring-open' }];
}

function foundInPart(part: Part, place: string): Found[] {
  const crossing = crossingOf(part);
  if (crossing) {
    const { ring, at, otherRing, otherAt } = crossing;
    const pointer = `${place}/${ring}`;
    return ring === otherRing
      ? [{ pointer, code: 'ring-crosses-itself', parameters: { one: at, other: otherAt } }]
      : [{ pointer, code: 'hole-crosses', parameters: { ring: otherRing } }];
  }
  return part.flatMap((ring, number): Found[] => {
    const pointer = `${place}/${number}`;
    if (doubleArea(ring) === 0) return [{ pointer, code: 'ring-flat' }];
    const isIn = number === 0 || ring.every((position) => isWithin(position, part[0]!));
    return isIn ? [] : [{ pointer, code: 'hole-outside' }];
  });
}
