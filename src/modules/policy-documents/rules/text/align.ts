import { addressOf } from './addresses.ts';
import { type ComparedRow, likeness } from './compared-rows.ts';

/** So alike are two provisions of one address at least, to be taken for one at once. */
const alikeInPlace = 0.5;
/** So alike are two of different addresses. */
const alikeElsewhere = 0.6;
/** `Cukup jelas.` stands everywhere: so few words tell nothing. */
const fewestTelling = 4;
/** A word that so many provisions have does not lead to one of them. */
const mostPlaces = 8;
const mostCandidates = 5;

/** Which provision of the old text each of the new was; null if it is new. */
export function align(
  before: readonly ComparedRow[],
  after: readonly ComparedRow[],
): Map<ComparedRow, ComparedRow> {
  return new Alignment(before, after).pairs;
}

class Alignment {
  /** From the new to the old. */
  readonly pairs = new Map<ComparedRow, ComparedRow>();
  readonly #taken = new Set<ComparedRow>();
  readonly #before: ReadonlyMap<string, ComparedRow>;

  constructor(before: readonly ComparedRow[], after: readonly ComparedRow[]) {
    this.#before = new Map(before.map((row) => [row.eId, row]));
    for (const row of after) this.#pairInPlace(row, alikeInPlace);
    const elsewhere = new Elsewhere(
      before.filter((row) => !this.#taken.has(row)),
      (row) => this.#taken.has(row),
    );
    for (const row of after) {
      if (this.pairs.has(row) || this.#pairInPlace(row, alikeInPlace)) continue;
      const moved = elsewhere.find(row);
      if (moved) this.#pair(row, moved);
    }
    for (const row of after) if (!this.pairs.has(row)) this.#pairInPlace(row, 0);
  }

  /** With what stands at its address, or where it would stand within what its holder was. */
  #pairInPlace(row: ComparedRow, least: number): boolean {
    const holder = row.holder && this.pairs.get(row.holder);
    const old = this.#before.get(holder ? addressOf(row, holder.inner) : row.eId);
    if (!old || this.#taken.has(old) || old.kind !== row.kind) return false;
    const isTheSame = old.isRepealed || row.isRepealed || old.whole === row.whole;
    if (!isTheSame && likeness(old, row) < least) return false;
    this.#pair(row, old);
    return true;
  }

  #pair(row: ComparedRow, old: ComparedRow): void {
    this.pairs.set(row, old);
    this.#taken.add(old);
  }
}

/** Provisions of the old text that are at their address no more, found by their words. */
class Elsewhere {
  readonly #whole = new Map<string, ComparedRow[]>();
  readonly #byWord = new Map<string, ComparedRow[]>();
  readonly #isTaken: (row: ComparedRow) => boolean;

  constructor(rows: readonly ComparedRow[], isTaken: (row: ComparedRow) => boolean) {
    this.#isTaken = isTaken;
    for (const row of rows) {
      if (row.vocabulary.size < fewestTelling) continue;
      put(this.#whole, keyOf(row), row);
      for (const word of row.vocabulary) put(this.#byWord, `${row.kind} ${word}`, row);
    }
  }

  find(row: ComparedRow): ComparedRow | undefined {
    if (row.vocabulary.size < fewestTelling) return undefined;
    const equal = this.#whole.get(keyOf(row))?.find((old) => !this.#isTaken(old));
    return equal ?? this.#mostAlike(row);
  }

  #mostAlike(row: ComparedRow): ComparedRow | undefined {
    const shared = new Map<ComparedRow, number>();
    for (const word of row.vocabulary) {
      const places = this.#byWord.get(`${row.kind} ${word}`) ?? [];
      if (places.length <= mostPlaces)
        for (const old of places) if (!this.#isTaken(old)) shared.set(old, (shared.get(old) ?? 0) + 1);
    }
    const candidates = [...shared].sort(([a, x], [b, y]) => y - x || a.at - b.at).slice(0, mostCandidates);
    let best: ComparedRow | undefined;
    let most = alikeElsewhere;
    for (const [old] of candidates) {
      const alike = likeness(old, row);
      if (alike >= most && (best === undefined || alike > most)) [best, most] = [old, alike];
    }
    return best;
  }
}

const keyOf = ({ kind, whole }: ComparedRow) => `${kind} ${whole}`;

function put(map: Map<string, ComparedRow[]>, key: string, row: ComparedRow): void {
  const rows = map.get(key);
  if (rows) rows.push(row);
  else map.set(key, [row]);
}
