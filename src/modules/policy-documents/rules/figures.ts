import { isTooFew, percentOf, quotient } from '../../feedback/index.ts';
import type { Measured } from './progress.ts';

/** What a source says on a day: a value, or why there is none. */
export type Figure = Pick<Measured, 'value' | 'remark'>;

export const sourceGone: Figure = { value: null, remark: 'source-gone' };
const suppressed: Figure = { value: null, remark: 'suppressed' };

export const figureOf = (value: number | null): Figure =>
  value === null ? { value, remark: 'no-figure' } : { value, remark: null };

/** How many of some people, in percent: nothing of fewer than five. */
export const shareOfPeople = (part: number, people: number): Figure =>
  isTooFew(people) ? suppressed : figureOf(percentOf(part, people));

/** What comes on each of some things of people, with two decimals: nothing of fewer than five people. */
export const meanOfPeople = (sum: number, things: number, people: number): Figure => {
  if (isTooFew(people)) return suppressed;
  return figureOf(things === 0 ? null : quotient(BigInt(sum), BigInt(things), 2));
};

/** How many people there are: not told of one to four. */
export const countOfPeople = (people: number): Figure => (isTooFew(people) ? suppressed : figureOf(people));

/** What publications tell together: where there are some that tell nothing, it is suppressed in them. */
export const published = ({
  surveys,
  converted,
}: {
  readonly surveys: number;
  readonly converted: number | null;
}): Figure => (converted === null && surveys > 0 ? suppressed : figureOf(converted));
