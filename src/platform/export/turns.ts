import { Problem } from '../http/problem.ts';
import { exportProblems } from './problems.ts';

/** How many exports are read at the same time, by all and by one caller. */
export interface TurnLimits {
  readonly atOnce: number;
  readonly perCaller: number;
}

/** Whoever reads an export has a turn until it ends: slow readers leave turns for others. */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #taken = new Map<string, number>();
  #total = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /**
   * Takes a turn; the function that is returned gives it back, once.
   * @throws Problem `exports-busy`
   */
  take(caller: string): () => void {
    const own = this.#taken.get(caller) ?? 0;
    if (this.#total >= this.#limits.atOnce || own >= this.#limits.perCaller)
      throw new Problem(exportProblems['exports-busy'], { headers: { 'retry-after': '5' } });
    this.#count(caller, 1);
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      this.#count(caller, -1);
    };
  }

  #count(caller: string, change: number): void {
    this.#total += change;
    const own = (this.#taken.get(caller) ?? 0) + change;
    if (own === 0) this.#taken.delete(caller);
    else this.#taken.set(caller, own);
  }
}
