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
const tieLengths = [3, 2, 1] as const;

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
  if (before === after)
    return { runs: before === '' ? [] : [{ kind: 'same', words: before }], isCoarse: false };
  const lexicon = new Lexicon();
  const difference = new Difference(lexicon.numbersOf(before), lexicon.numbersOf(after), lexicon, budget);
  difference.stretch([0, difference.before.length, 0, difference.after.length], 0, 0);
  return { runs: difference.runs(), isCoarse: difference.isCoarse };
}

/** Words and punctuation as numbers, which compare faster. */
class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #tokens: string[] = [];

  get size(): number {
    return this.#tokens.length;
  }

  numbersOf = (text: string): Int32Array => Int32Array.from(tokensOf(text), (token) => this.#numberOf(token));

  words = (numbers: readonly number[]): string => numbers.map((number) => this.#tokens[number]).join('');

  #numberOf(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    this.#numbers.set(token, this.#tokens.length);
    return this.#tokens.push(token) - 1;
  }
}

/** Each with the blanks before it: together they are the text. */
const tokensOf = (text: string): string[] =>
  text.match(/\s*(?:[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}])|\s+$/gu) ?? [];

/** Where it begins and ends in the old and in the new. */
type Stretch = readonly [from: number, to: number, newFrom: number, newTo: number];

class Difference {
  isCoarse = false;
  readonly #runs: { kind: Run['kind']; tokens: number[] }[] = [];
  readonly #tieLengths: readonly number[];

  constructor(
    readonly before: Int32Array,
    readonly after: Int32Array,
    readonly lexicon: Lexicon,
    readonly budget: Budget,
  ) {
    // A row of words is one number: with very many words only short rows are.
    this.#tieLengths = tieLengths.filter((length) => lexicon.size ** length <= Number.MAX_SAFE_INTEGER);
  }

  runs = (): Run[] => this.#runs.map(({ kind, tokens }) => ({ kind, words: this.lexicon.words(tokens) }));

  /** One stretch of each text, of which nothing is known yet but that longer rows than those of `tie` do not tie it. */
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
    this.#add('same', this.before.subarray(from, start));
    if (start === end || newStart === newEnd) {
      this.#add('removed', this.before.subarray(start, end));
      this.#add('added', this.after.subarray(newStart, newEnd));
    } else this.#between([start, end, newStart, newEnd], tie, depth);
    this.#add('same', this.before.subarray(end, to));
  }

  #between([from, to, newFrom, newTo]: Stretch, tie: number, depth: number): void {
    const before = this.before.subarray(from, to);
    const after = this.after.subarray(newFrom, newTo);
    for (let next = tie; next < this.#tieLengths.length && depth < deepest; next++) {
      const length = this.#tieLengths[next]!;
      const ties = inBothOrders(tiesOf(before, after, length, this.lexicon.size));
      if (ties.length === 0) continue;
      let [at, newAt] = [from, newFrom];
      for (const [tied, newTied] of ties) {
        if (from + tied < at || newFrom + newTied < newAt) continue;
        this.stretch([at, from + tied, newAt, newFrom + newTied], next, depth + 1);
        this.#add('same', before.subarray(tied, tied + length));
        at = from + tied + length;
        newAt = newFrom + newTied + length;
      }
      this.stretch([at, to, newAt, newTo], next, depth + 1);
      return;
    }
    this.#wordByWord(before, after);
  }

  #wordByWord(before: Int32Array, after: Int32Array): void {
    const maxEditLength = Math.min(mostEdits, Math.floor(Math.sqrt(this.budget.left)));
    const changes = diffArrays([...before], [...after], { maxEditLength });
    const edits = changes
      ? changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0)
      : maxEditLength;
    this.budget.left = Math.max(0, this.budget.left - edits * edits);
    if (changes) {
      for (const { added, removed, value } of changes)
        this.#add(added ? 'added' : removed ? 'removed' : 'same', value);
      return;
    }
    this.isCoarse = true;
    this.#add('removed', before);
    this.#add('added', after);
  }

  #add(kind: Run['kind'], tokens: Int32Array | readonly number[]): void {
    if (tokens.length === 0) return;
    let last = this.#runs.at(-1);
    if (last?.kind !== kind) {
      last = { kind, tokens: [] };
      this.#runs.push(last);
    }
    for (const token of tokens) last.tokens.push(token);
  }
}

type Tie = readonly [before: number, after: number];

/** Where rows of words stand that each stretch has exactly once, in the order of the old. */
function tiesOf(before: Int32Array, after: Int32Array, length: number, size: number): Tie[] {
  const places = placesOf(before, length, size);
  const newPlaces = placesOf(after, length, size);
  const ties: Tie[] = [];
  for (const [row, at] of places) {
    const newAt = newPlaces.get(row);
    if (at !== twice && newAt !== undefined && newAt !== twice) ties.push([at, newAt]);
  }
  return ties;
}

const twice = -1;

function placesOf(tokens: Int32Array, length: number, size: number): Map<number, number> {
  const places = new Map<number, number>();
  const leading = size ** (length - 1);
  let row = 0;
  for (let at = 0; at < tokens.length; at++) {
    row = (row % leading) * size + tokens[at]!;
    if (at + 1 >= length) places.set(row, places.has(row) ? twice : at + 1 - length);
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
