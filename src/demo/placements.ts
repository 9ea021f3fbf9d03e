import type { placementKinds } from '../modules/employees/reference.ts';
import type { CodeOf } from '../platform/reference/list.ts';
import type { Career } from './careers.ts';
import type { FunctionalLevel } from './data/staffing.ts';
import { dayNumber } from './days.ts';
import type { Position } from './positions.ts';
import type { Random, Weighted } from './random.ts';
import { FOUNDED } from './units.ts';

/** Who sat where; days as numbers. */
export interface Placement {
  readonly position: Position;
  readonly kind: CodeOf<typeof placementKinds>;
  readonly from: number;
  readonly to: number | null;
}

const earlierPlacements: Weighted<number> = [
  [0, 50],
  [1, 35],
  [2, 15],
];

const lowerLevel: Readonly<Partial<Record<FunctionalLevel, FunctionalLevel>>> = {
  'ahli-muda': 'ahli-pertama',
  'ahli-madya': 'ahli-muda',
  'ahli-utama': 'ahli-madya',
  terampil: 'pemula',
  mahir: 'terampil',
  penyelia: 'mahir',
};

/** Where people come from who are promoted to a managerial position. */
const feeders: Readonly<Record<string, string>> = {
  'jpt-pratama': 'administrator',
  administrator: 'pengawas',
  pengawas: 'pelaksana',
};

const SHORTEST = 120;

/** Finds the positions that somebody may have held before. */
export class PlacementHistories {
  readonly #pools = new Map<string, Position[]>();
  readonly #closed: Position[] = [];
  readonly #random: Random;

  constructor(positions: readonly Position[], random: Random) {
    this.#random = random;
    for (const position of positions) {
      if (position.closes !== null && !position.single) this.#closed.push(position);
      for (const key of poolsOf(position)) {
        const pool = this.#pools.get(key);
        if (pool) pool.push(position);
        else this.#pools.set(key, [position]);
      }
    }
  }

  /** The definitive placements of one person, oldest first; the last one ends on `end` (null: it goes on). */
  of(position: Position, career: Career, today: number, end: number | null): Placement[] {
    const first = Math.max(dayNumber(FOUNDED), career.appointed);
    const last = end ?? today;
    const earliest = Math.max(first, position.opens);
    const number = this.#random.weighted(earlierPlacements);
    const from = position.single
      ? position.heldSince
      : number === 0
        ? earliest
        : this.#random.integer(earliest, last - 30);
    const held: Placement[] = [{ position, kind: 'definitive', from, to: end }];
    for (let place = Math.max(number, position.single ? 1 : 0); place > 0; place--) {
      const next = held[0]!;
      const to = this.#random.chance(0.1) ? next.from - this.#random.integer(10, 110) : next.from;
      if (to - first < SHORTEST) break;
      const start = place === 1 ? first : this.#random.integer(first, to - SHORTEST);
      const earlier = this.#earlier(next.position, start, to);
      if (!earlier) break;
      held.unshift(earlier);
    }
    return held;
  }

  #earlier(next: Position, start: number, to: number): Placement | undefined {
    const kind = 'definitive';
    if (next.kind === 'pelaksana' && this.#closed.length > 0 && this.#random.chance(0.05)) {
      const position = this.#random.pick(this.#closed);
      const closing = Math.min(to, position.closes ?? to);
      if (closing - start >= SHORTEST) return { position, kind, from: start, to: closing };
    }
    const pool = this.#pools.get(this.#feederOf(next)) ?? [];
    for (let attempt = 0; attempt < 6 && pool.length > 0; attempt++) {
      const position = this.#random.pick(pool);
      const from = Math.max(start, position.opens);
      if (position === next || to - from < SHORTEST || (position.closes ?? to) < to) continue;
      if (position.single) {
        if (position.hasPredecessor || position.heldSince < to) continue;
        position.hasPredecessor = true;
      }
      return { position, kind, from, to };
    }
    return undefined;
  }

  #feederOf(next: Position): string {
    if (next.echelon !== null) return feeders[next.kind] ?? 'pelaksana';
    if (next.level === null) return `${next.field}:`;
    if (next.single) return `${next.field}:ahli-muda`;
    const lower = this.#random.chance(0.5) ? lowerLevel[next.level] : undefined;
    const key = `${next.field}:${lower ?? next.level}`;
    return this.#pools.has(key) ? key : `${next.field}:${next.level}`;
  }
}

function poolsOf(position: Position): string[] {
  if (position.echelon !== null) return [position.kind];
  if (position.single) return [];
  const own = `${position.field}:${position.level ?? ''}`;
  return position.kind === 'pelaksana' ? [own, 'pelaksana'] : [own];
}

interface Holder {
  readonly employeeId: string;
  readonly position: Position;
}

export interface ActingPlacement extends Placement {
  readonly employeeId: string;
}

const ACTING_FOR_VACANT = 0.6;
const ACTING_FOR_ABSENT = 0.03;

/** Heads of other units who act for a vacant post, and a few who once stood in for an absent colleague. */
export function actingPlacements(
  positions: readonly Position[],
  holders: readonly Holder[],
  today: number,
  random: Random,
): ActingPlacement[] {
  const acting: ActingPlacement[] = [];
  const busy = new Set<string>();
  for (const position of positions) {
    if (!position.single || position.closes !== null || position.echelon === 'II.a') continue;
    if (!random.chance(position.filled === 0 ? ACTING_FOR_VACANT : ACTING_FOR_ABSENT)) continue;
    const peers = holders.filter(
      (holder) =>
        holder.position.kind === position.kind &&
        holder.position.sector === position.sector &&
        holder.position !== position &&
        !busy.has(holder.employeeId),
    );
    if (peers.length === 0) continue;
    const { employeeId, position: own } = random.pick(peers);
    busy.add(employeeId);
    const earliest = Math.max(position.heldSince, own.heldSince);
    const from = random.integer(earliest, today - 14);
    acting.push(
      position.filled === 0
        ? { employeeId, position, kind: 'acting-plt', from, to: null }
        : { employeeId, position, kind: 'acting-plh', from, to: from + random.integer(5, 14) },
    );
  }
  return acting;
}
