/** Odds of one choice among several; they need not add up to anything. */
export type Weighted<T> = readonly (readonly [choice: T, weight: number])[];

const UINT32 = 4_294_967_296;

/** A repeatable source of chance (sfc32): the same seed and stream give the same numbers on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Streams of one seed are independent of each other. */
  constructor(seed: number, stream: number) {
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / UINT32) >>> 0;
    this.#c = stream >>> 0;
    for (let round = 0; round < 15; round++) this.uint32();
  }

  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** At least 0, less than 1. */
  fraction(): number {
    return this.uint32() / UINT32;
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** A whole number, both ends included; `least` when the range is empty. */
  integer(least: number, most: number): number {
    return most <= least ? least : least + Math.floor(this.fraction() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.fraction() * Math.max(0, most - least);
  }

  /** Rounds up as often as the fraction says, so that sums come out right. */
  round(value: number): number {
    return Math.floor(value + this.fraction());
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.fraction() * list.length)]!;
  }

  weighted<T>(choices: Weighted<T>): T {
    let rest = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return choices[choices.length - 1]![0];
  }

  /** 32 hexadecimal digits in upper case, as the national personnel system writes its keys. */
  hexadecimal(): string {
    let digits = '';
    for (let part = 0; part < 4; part++) digits += this.uint32().toString(16).padStart(8, '0');
    return digits.toUpperCase();
  }
}
