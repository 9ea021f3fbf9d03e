import type { Found } from './found.ts';

/** A provision that can be commented on. */
export interface Anchor {
  readonly eId: string;
  readonly label: string;
}

const partsOf = (eId: string): string[] => eId.split('__');

/** The number that a part of an address has, if it has one: of `art_12a` 12. */
const numberOf = (part: string): number | undefined => {
  const digits = /_(\d+)/.exec(part)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** How far two addresses are apart: by the parts they share, then by the numbers where they part. */
function distance(one: string, other: string): readonly [number, number, number] {
  const [left, right] = [partsOf(one), partsOf(other)];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  const [from, to] = [numberOf(left[shared] ?? ''), numberOf(right[shared] ?? '')];
  const apart = from === undefined || to === undefined ? Number.MAX_SAFE_INTEGER : Math.abs(from - to);
  return [-shared, right.length === shared ? 0 : apart, right.length];
}

const mostNear = 3;

/** The provisions of a text that lie nearest to an address that it does not have. */
export function nearest(eId: string, anchors: readonly Anchor[]): Anchor[] {
  return anchors
    .map((anchor, at) => ({ anchor, at, by: distance(eId, anchor.eId) }))
    .sort(
      (one, other) =>
        one.by[0] - other.by[0] || one.by[1] - other.by[1] || one.by[2] - other.by[2] || one.at - other.at,
    )
    .slice(0, mostNear)
    .map(({ anchor }) => anchor);
}

export interface Anchors {
  /** Of the text that is asked about now. */
  readonly present: readonly Anchor[];
  /** The number of the last text before that had the provision; null if none had it. */
  readonly lastHadBy: number | null;
}

/** What is wrong with a comment on a provision that the text does not have. */
export function foundInAnchor(eId: string, { present, lastHadBy }: Anchors): Found[] {
  if (present.some((anchor) => anchor.eId === eId)) return [];
  const near = nearest(eId, present)
    .map(({ eId, label }) => `${eId} (${label})`)
    .join(', ');
  const parameters = { eId, near: near || '–' };
  return lastHadBy === null
    ? [{ pointer: '/eId', code: 'provision-unknown', parameters }]
    : [{ pointer: '/eId', code: 'provision-dropped', parameters: { ...parameters, number: lastHadBy } }];
}
