import { diffArrays } from 'diff';

/** Words in a row that both texts have, or only the old, or only the new. */
export interface Run {
  readonly kind: 'same' | 'added' | 'removed';
  readonly words: string;
}

export interface WordDifference {
  readonly runs: readonly Run[];
  /** Some stretch differs so much that it is told as a whole, not word by word. */
  readonly isCoarse: boolean;
}

/** So many words are removed and added at most where nothing else tells how a stretch corresponds. */
const mostEdits = 400;
/** So often ties are sought within stretches between ties. */
const deepest = 12;
/** Rows of so many words that each text has once tie the two together. */
const tieLengths = [4, 2, 1] as const;

/** What may still be spent on stretches without ties, which cost the square of their edits: told so, not timed. */
export interface Budget {
  left: number;
}
export const wholeBudget = (): Budget => ({ left: 5_000_000 });

/**
 * How one text becomes another, word by word. Words that both have once are sought first, in ever smaller stretches, so
 * that the work grows with the length of the texts, not with its square.
 */
export function wordRuns(before: string, after: string, budget: Budget = wholeBudget()): WordDifference {
  const difference = new Difference(tokensOf(before), tokensOf(after), budget);
  difference.stretch([0, difference.before.length, 0, difference.after.length], 0, 0);
  return { runs: difference.runs(), isCoarse: difference.isCoarse };
}

/** Words and punctuation, each with the blanks before it: together they are the text. */
const tokensOf = (text: string): string[] =>
  text.match(/\s*(?:[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}])|\s+$/gu) ?? [];

/** Where it begins and ends in the old and in the new. */
type Stretch = readonly [from: number, to: number, newFrom: number, newTo: number];

class Difference {
  isCoarse = false;
  readonly #runs: { kind: Run['kind']; tokens: string[] }[] = [];

  constructor(
    readonly before: readonly string[],
    readonly after: readonly string[],
    readonly budget: Budget,
  ) {}

  runs = (): Run[] => this.#runs.map(({ kind, tokens }) => ({ kind, words: tokens.join('') }));

  /** One stretch of each text, of which nothing is known yet but that shorter rows tie it than those of `tie`. */
  stretch([from, to, newFrom, newTo]: Stretch, tie: number, depth: number): void {
    let [start, newStart, end, newEnd] = [from, newFrom, to, newTo];
    while (start < end && newStart < newEnd && this.before[start] === this.after[newStart]) {
      start += 1;
      newStart += 1;
    }
    while (start < end && newStart < newEnd && this.before[end - 1] === this.after[newEnd - 1]) {
      end -= 1;
      newEnd -= 1;
    }
    this.#add('same', this.before, from, start);
    if (start === end || newStart === newEnd) {
      this.#add('removed', this.before, start, end);
      this.#add('added', this.after, newStart, newEnd);
    } else this.#between([start, end, newStart, newEnd], tie, depth);
    this.#add('same', this.before, end, to);
  }

  #between(stretch: Stretch, tie: number, depth: number): void {
    const [from, to, newFrom, newTo] = stretch;
    const before = this.before.slice(from, to);
    const after = this.after.slice(newFrom, newTo);
    for (let next = tie; next < tieLengths.length && depth < deepest; next++) {
      const length = tieLengths[next]!;
      const ties = inBothOrders(tiesOf(before, after, length));
      if (ties.length === 0) continue;
      let [at, newAt] = [from, newFrom];
      for (const [tied, newTied] of ties) {
        if (from + tied < at || newFrom + newTied < newAt) continue;
        this.stretch([at, from + tied, newAt, newFrom + newTied], next, depth + 1);
        this.#add('same', before, tied, tied + length);
        at = from + tied + length;
        newAt = newFrom + newTied + length;
      }
      this.stretch([at, to, newAt, newTo], next, depth + 1);
      return;
    }
    this.#wordByWord(before, after);
  }

  #wordByWord(before: string[], after: string[]): void {
    const maxEditLength = Math.min(mostEdits, Math.floor(Math.sqrt(this.budget.left)));
    const changes = diffArrays(before, after, { maxEditLength });
    const edits = changes
      ? changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0)
      : maxEditLength;
    this.budget.left = Math.max(0, this.budget.left - edits * edits);
    if (changes) {
      for (const { added, removed, value } of changes)
        this.#add(added ? 'added' : removed ? 'removed' : 'same', value, 0, value.length);
      return;
    }
    this.isCoarse = true;
    this.#add('removed', before, 0, before.length);
    this.#add('added', after, 0, after.length);
  }

  #add(kind: Run['kind'], tokens: readonly string[], from: number, to: number): void {
    if (from === to) return;
    let last = this.#runs.at(-1);
    if (last?.kind !== kind) {
      last = { kind, tokens: [] };
      this.#runs.push(last);
    }
    for (let at = from; at < to; at++) last.tokens.push(tokens[at]!);
  }
}

type Tie = readonly [before: number, after: number];

/** Where rows of words stand that each stretch has exactly once, in the order of the old. */
function tiesOf(before: readonly string[], after: readonly string[], length: number): Tie[] {
  const places = placesOf(before, length);
  const newPlaces = placesOf(after, length);
  const ties: Tie[] = [];
  for (const [row, at] of places) {
    const newAt = newPlaces.get(row);
    if (at >= 0 && newAt !== undefined && newAt >= 0) ties.push([at, newAt]);
  }
  return ties;
}

const twice = -1;

function placesOf(tokens: readonly string[], length: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + length <= tokens.length; at++) {
    const row = length === 1 ? tokens[at]! : tokens.slice(at, at + length).join('\0');
    places.set(row, places.has(row) ? twice : at);
  }
  return places;
}

/** The longest row of ties whose places rise in both texts. */
function inBothOrders(ties: readonly Tie[]): Tie[] {
  const ends: number[] = [];
  const previous = new Int32Array(ties.length).fill(-1);
  for (const [at, [, after]] of ties.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ties[ends[middle]!]![1] < after) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  }
  const longest: Tie[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) longest.push(ties[at]!);
  return longest.reverse();
}
