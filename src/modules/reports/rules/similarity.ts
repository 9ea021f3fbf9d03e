import type { CodeOf } from '../../../platform/reference/list.ts';
import type { reportLikenesses } from '../reference.ts';

export const likeness = {
  /** So near two places are taken for the same. */
  mostMetres: 250,
  /** So many days apart two reports may still be about the same. */
  mostDays: 90,
  /** So much of the words is alike (0 to 1, by their groups of three letters). */
  leastOfWords: 0.3,
} as const;
const fewestLikenesses = 2;
const dayMilliseconds = 86_400_000;
const earthRadius = 6_371_009;

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** What a report is compared by. */
export interface Comparable {
  readonly point: Point | null;
  readonly categoryId: string | null;
  readonly receivedAt: Date;
}

/** How another report is like one. */
export interface Likeness {
  readonly likenesses: CodeOf<typeof reportLikenesses>[];
  readonly distanceMetres: number | null;
  readonly daysApart: number;
  readonly wordSimilarity: number;
}

/**
 * In what another report is like one, and how far it is away; null if it is not about the same. One likeness alone is
 * none: in one street there is more than one thing, and more than one street has the same.
 */
export function likenessOf(one: Comparable, other: Comparable, wordSimilarity: number): Likeness | null {
  const distanceMetres = one.point && other.point && Math.round(metresBetween(one.point, other.point));
  const isNear = distanceMetres !== null && distanceMetres <= likeness.mostMetres;
  const isOfSameCategory = one.categoryId !== null && one.categoryId === other.categoryId;
  const daysApart = Math.floor(
    Math.abs(one.receivedAt.getTime() - other.receivedAt.getTime()) / dayMilliseconds,
  );
  const likenesses = [
    ...(isNear ? (['near'] as const) : []),
    ...(isOfSameCategory ? (['same-category'] as const) : []),
    ...(wordSimilarity >= likeness.leastOfWords ? (['similar-words'] as const) : []),
  ];
  return likenesses.length < fewestLikenesses || daysApart > likeness.mostDays
    ? null
    : { likenesses, distanceMetres, daysApart, wordSimilarity };
}

/** Further than anything that is near: a report without a place. */
const elsewhere = likeness.mostMetres + 1;

/** What is most alike comes first. */
export const byLikeness = (one: Likeness, other: Likeness): number =>
  other.likenesses.length - one.likenesses.length ||
  other.wordSimilarity - one.wordSimilarity ||
  one.daysApart - other.daysApart ||
  (one.distanceMetres ?? elsewhere) - (other.distanceMetres ?? elsewhere);

/** The part of the map in which everything near a point lies. */
export function surroundingsOf({ longitude, latitude }: Point) {
  const north = degrees(likeness.mostMetres / earthRadius);
  const east = north / Math.max(Math.cos(radians(latitude)), 0.01);
  return {
    west: longitude - east,
    south: latitude - north,
    east: longitude + east,
    north: latitude + north,
  };
}

/** Along the great circle: within a city no error is seen. */
export function metresBetween(one: Point, other: Point): number {
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(half));
}

const radians = (angle: number): number => (angle * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;
