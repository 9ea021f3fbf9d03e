/** Lets a few work at a time; the others wait in line. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #longestLine: number;
  #free: number;

  constructor(atATime: number, longestLine: number) {
    this.#free = atATime;
    this.#longestLine = longestLine;
  }

  /** Waits for a turn; false if the line is too long. Whoever got one gives it back with {@link done}. */
  async take(): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    if (this.#waiting.length >= this.#longestLine) return false;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return true;
  }

  done(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
