/** What was counted of one key since its window opened; `endsAt` on the clock of the caller, in milliseconds. */
export interface Window {
  readonly count: number;
  readonly endsAt: number;
}

/**
 * Counts by key in fixed windows that open with the first count. Holds at most `maximum` counters without a timer:
 * they are kept in two generations, and when the younger is full or as old as a window, the older is dropped whole.
 * A counter that is still counted moves on with the younger, so a flood of new keys does not push it out.
 */
export class WindowCounter {
  readonly length: number;
  readonly #half: number;
  #recent = new Map<string, { count: number; endsAt: number }>();
  #older = new Map<string, { count: number; endsAt: number }>();
  #turnsAt = 0;

  /** @param length of a window, in milliseconds. */
  constructor(length: number, maximum: number) {
    this.length = length;
    this.#half = Math.ceil(maximum / 2);
  }

  /** How many counters are held. */
  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  /** Counts one more; gives the window with it. */
  count(key: string, now: number): Window {
    const window = this.#open(key, now) ?? { count: 0, endsAt: now + this.length };
    window.count += 1;
    if (now >= this.#turnsAt || this.#recent.size >= this.#half) this.#turn(now);
    this.#recent.set(key, window);
    return window;
  }

  /** The window of a key as it is, if one is open. */
  current(key: string, now: number): Window | undefined {
    return this.#open(key, now);
  }

  #open(key: string, now: number) {
    const window = this.#recent.get(key) ?? this.#older.get(key);
    return window && window.endsAt > now ? window : undefined;
  }

  #turn(now: number): void {
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#turnsAt = now + this.length;
  }
}
