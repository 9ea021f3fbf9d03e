/** Longitude, then latitude. */
export type Position = readonly number[];
/** Closed: it ends where it begins. */
export type Ring = readonly Position[];

/** From one position of a ring to the next. */
interface Edge {
  readonly ring: number;
  /** Which position it starts from. */
  readonly at: number;
  readonly from: Point;
  readonly to: Point;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
interface Point {
  readonly x: number;
  readonly y: number;
}

const pointOf = ([x, y]: Position): Point => ({ x: x!, y: y! });

const edgesOf = (positions: Ring, ring: number): Edge[] =>
  positions.slice(1).map((position, at) => {
    const [from, to] = [pointOf(positions[at]!), pointOf(position)];
    return {
      ring,
      at,
      from,
      to,
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      bottom: Math.min(from.y, to.y),
      top: Math.max(from.y, to.y),
    };
  });

/** Twice the area of a triangle: positive if the third point lies to the left of the way from the first to the second. */
const turn = (one: Point, two: Point, three: Point): number =>
  (two.x - one.x) * (three.y - one.y) - (two.y - one.y) * (three.x - one.x);

/** Twice the area that a ring encloses: positive if it runs counter-clockwise. */
export function doubleArea(ring: Ring): number {
  const origin = pointOf(ring[0]!);
  return edgesOf(ring, 0).reduce((sum, { from, to }) => sum + turn(origin, from, to), 0);
}

/** Whether two edges cross, or lie upon each other; touching in a point is neither. */
function cross(one: Edge, other: Edge): boolean {
  const [a, b] = [turn(one.from, one.to, other.from), turn(one.from, one.to, other.to)];
  const [c, d] = [turn(other.from, other.to, one.from), turn(other.from, other.to, one.to)];
  if (a === 0 && b === 0 && c === 0 && d === 0)
    return (
      Math.min(one.right, other.right) > Math.max(one.left, other.left) ||
      Math.min(one.top, other.top) > Math.max(one.bottom, other.bottom)
    );
  return ((a > 0 && b < 0) || (a < 0 && b > 0)) && ((c > 0 && d < 0) || (c < 0 && d > 0));
}

export interface Crossing {
  readonly ring: number;
  readonly at: number;
  readonly otherRing: number;
  readonly otherAt: number;
}

/**
 * The first place in which rings cross themselves or each other. From west to east, an edge is held against those alone
 * that reach as far: long boundaries have short edges.
 */
export function crossingOf(rings: readonly Ring[]): Crossing | undefined {
  let open: Edge[] = [];
  for (const edge of rings.flatMap(edgesOf).sort((one, other) => one.left - other.left)) {
    open = open.filter(({ right }) => right >= edge.left);
    const met = open.find(
      (other) => other.top >= edge.bottom && other.bottom <= edge.top && cross(edge, other),
    );
    if (met) {
      const [one, other] = [met, edge].sort((a, b) => b.ring - a.ring || a.at - b.at) as [Edge, Edge];
      return { ring: one.ring, at: one.at, otherRing: other.ring, otherAt: other.at };
    }
    open.push(edge);
  }
  return undefined;
}

/** Whether a position lies in a ring or upon it. */
export function isWithin(position: Position, ring: Ring): boolean {
  const point = pointOf(position);
  let isInside = false;
  for (const { from, to, left, right, bottom, top } of edgesOf(ring, 0)) {
    const side = turn(from, to, point);
    const isBeside = point.x >= left && point.x <= right && point.y >= bottom && point.y <= top;
    if (side === 0 && isBeside) return true;
    if (from.y > point.y !== to.y > point.y && to.y > from.y === side > 0) isInside = !isInside;
  }
  return isInside;
}

/** A ring as Postgres writes it, which closes it by itself. */
export const ringText = (ring: Ring): string =>
  `(${ring
    .slice(0, -1)
    .map(([longitude, latitude]) => `(${longitude},${latitude})`)
    .join(',')})`;
